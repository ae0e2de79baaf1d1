"""The social card: the site's name and line, and one sentence as its outlets render it, in SVG."""

from __future__ import annotations

import textwrap
from html import escape

from site_builder.model import Edition
from site_builder.presentation.markup import plain

WIDTH, HEIGHT = 1200, 630  # what sites that show cards ask for
HUES = ("#0069a5", "#b34700", "#007a5a", "#a3386f", "#1a1a1a")  # of the stylesheet, as text
DASHES = {"dashed": "14 7", "dotted": "3 5"}  # of a line 4 thick
TITLE_LETTERS, TITLE_LINES = 24, 3
OUTLETS = 6


def card(edition: Edition) -> str:
    """The card as SVG; its text alternative is the site's name and line."""
    site = edition.site
    name = plain(site.title)
    lines = textwrap.wrap(plain(site.tagline) or name, TITLE_LETTERS)[:TITLE_LINES]
    title = "".join(
        f'<text x="90" y="{250 + 92 * n}" font-size="84">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="Charter, Georgia, serif" fill="#1a1a1a">'
        f"<title>{escape(name)}: {escape(plain(site.tagline))}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffdf8"/>'
        f'<text x="90" y="120" font-size="44">{escape(name)}</text>'
        f'<path d="M90 150H{WIDTH - 90}" stroke="#1a1a1a" stroke-width="2"/>'
        f"{title}{_signs(edition)}</svg>\n"
    )


def _signs(edition: Edition) -> str:
    """The sigla of the first outlets in a row, each over its own line."""
    reported = {a.outlet_id for a in edition.articles}
    drawn = []
    x = 90
    for outlet in [o for o in edition.outlets if o.id in reported][:OUTLETS]:
        sign = plain(outlet.siglum, limit=6)
        width = 30 * len(sign) + 6
        hue = HUES[outlet.hue - 1]
        dashes = f' stroke-dasharray="{DASHES[outlet.line]}"' if outlet.line in DASHES else ""
        drawn.append(
            f'<text x="{x}" y="545" font-size="40" font-weight="700" fill="{hue}" '
            f'textLength="{width}">{escape(sign)}</text>'
            f'<path d="M{x} 565h{width}" stroke="{hue}" stroke-width="4"{dashes}/>'
        )
        x += width + 60
    return "".join(drawn)
