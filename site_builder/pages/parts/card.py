"""The social card: what is shown where somebody shares a page.

The site's name and line, and the signs of its outlets, each over its own kind of line. Here as SVG;
`publish/card_png.py` draws the same as PNG, for the many networks that refuse SVG.
"""

from __future__ import annotations

import textwrap
from html import escape

from msgspec import Struct

from site_builder.model.edition import Edition
from site_builder.model.given import SiteSettings
from site_builder.pages.parts.markup import plain

WIDTH, HEIGHT = 1200, 630  # what sites that show cards ask for
PAPER, INK = "#fffdf8", "#1a1a1a"
HUES = ("#0069a5", "#b34700", "#007a5a", "#a3386f", INK)  # of the stylesheet, as text
LEFT, RIGHT = 90, WIDTH - 90
NAME, NAME_SIZE = 120, 44  # the base line of the name; sizes in pixels
RULE = 150
TITLE, TITLE_SIZE, TITLE_STEP = 250, 84, 92
TITLE_LETTERS, TITLE_LINES = 24, 3
SIGNS, SIGN_SIZE, SIGN_LETTER = 545, 40, 30
UNDER = 565
OUTLETS = 6
STEPS = {"dashed": (14, 21), "dotted": (4, 10)}  # how long a dash is, and from one to the next

Line = tuple[tuple[int, int], ...]  # points, joined in their order


class Sign(Struct, frozen=True):
    """An outlet's sign, at `x`, over `lines` in its hue."""

    text: str
    hue: str
    x: int
    width: int
    lines: tuple[Line, ...]


class Card(Struct, frozen=True):
    """The words and lines of the card; `alt` says the same in words."""

    name: str
    title: tuple[str, ...]
    signs: tuple[Sign, ...]
    alt: str


def card(edition: Edition) -> Card:
    """The card of a site."""
    site = edition.site
    name = plain(site.title)
    lines = textwrap.wrap(plain(site.tagline) or name, TITLE_LETTERS)[:TITLE_LINES]
    reported = {a.outlet_id for a in edition.articles}
    signs = []
    x = LEFT
    for outlet in [o for o in edition.outlets if o.id in reported][:OUTLETS]:
        text = plain(outlet.siglum, limit=6)
        width = SIGN_LETTER * len(text) + 6
        signs.append(Sign(text, HUES[outlet.hue - 1], x, width, _lines(outlet.line, x, width)))
        x += width + 60
    return Card(name, tuple(lines), tuple(signs), in_words(site))


def in_words(site: SiteSettings) -> str:
    """The text alternative of the card."""
    return ": ".join(filter(None, (plain(site.title), plain(site.tagline))))


def _lines(kind: str, x: int, width: int) -> tuple[Line, ...]:
    """The line of that kind under a sign."""
    if kind == "wavy":
        return (tuple((x + n, UNDER + (4 if n % 16 else -4)) for n in range(0, width + 1, 8)),)
    if kind == "double":
        return tuple(((x, y), (x + width, y)) for y in (UNDER - 4, UNDER + 4))
    dash, step = STEPS.get(kind, (width, width))
    starts = range(x, x + width, step)
    return tuple(((one, UNDER), (min(one + dash, x + width), UNDER)) for one in starts)


def svg(drawn: Card) -> str:
    """The card as SVG; its title is its text alternative."""
    title = "".join(
        f'<text x="{LEFT}" y="{y}" font-size="{TITLE_SIZE}">{escape(line)}</text>'
        for y, line in zip(range(TITLE, HEIGHT, TITLE_STEP), drawn.title, strict=False)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="Charter, Georgia, serif" fill="{INK}">'
        f"<title>{escape(drawn.alt)}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        f'<text x="{LEFT}" y="{NAME}" font-size="{NAME_SIZE}">{escape(drawn.name)}</text>'
        f'<path d="M{LEFT} {RULE}H{RIGHT}" stroke="{INK}" stroke-width="2"/>'
        f"{title}{''.join(map(_svg_sign, drawn.signs))}</svg>\n"
    )


def _svg_sign(sign: Sign) -> str:
    points = ["L".join(f"{x} {y}" for x, y in line) for line in sign.lines]
    return (
        f'<text x="{sign.x}" y="{SIGNS}" font-size="{SIGN_SIZE}" font-weight="700" '
        f'fill="{sign.hue}" textLength="{sign.width}">{escape(sign.text)}</text>'
        f'<path d="M{"M".join(points)}" fill="none" stroke="{sign.hue}" stroke-width="4"/>'
    )
