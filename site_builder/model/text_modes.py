"""How much of an article’s text is shown: all, the paragraphs with quotations, or these alone.

Every page and file that shows words of an article asks here first. Quotations and headlines are
shown in every mode.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.model.found import Article, Quote
from site_builder.model.given import Outlet, Role, SiteSettings
from site_builder.text.spans import Span, disjoint

FULL, EXCERPTS, QUOTES_ONLY = "full", "excerpts", "quotes-only"


def text_mode(article: Article, outlet: Outlet, site: SiteSettings) -> str:
    """The article's own mode, else its outlet's, else the site's."""
    own = article.entry.text_mode if article.entry else None
    return own or outlet.text_mode or site.text_mode


def shown_spans(article: Article, mode: str, quotes: Iterable[Quote]) -> list[Span]:
    """The spans of an article that are shown, in order; `quotes` are all of the article's."""
    if mode == FULL:
        return [Span(0, len(article.text))]
    pieces = sorted(s.marked for q in quotes for s in q.segments if s.marked)
    # Excerpts have all quotations too: one in a caption or a link has an address in the data.
    kept = [*pieces, *(p.span for p in article.paragraphs if p.role is Role.TITLE)]
    if mode == QUOTES_ONLY:
        return disjoint(kept)
    kept += [
        p.span
        for p in article.paragraphs
        if p.role is Role.BODY and any(p.span.start <= piece.start < p.span.end for piece in pieces)
    ]
    return disjoint(kept)
