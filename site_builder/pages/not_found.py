"""The page for addresses that lead nowhere.

A server shows it at any depth, so its links start from the site's base address if that is known.
Without one they are relative to the site's first page: right on the disk, and for a missing
address at the top level. For other addresses the page says what to do by hand.
"""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.layout import (
    Description,
    Page,
    event_link,
    frame,
    indexes,
)
from site_builder.pages.parts.values import Link

EVENTS_SHOWN = 5


class NotFoundView(Struct, frozen=True):
    """Everything on the page."""

    has_base: bool
    ways: tuple[Link, ...]
    events: tuple[Link, ...]


def not_found_page(corpus: SiteCorpus) -> Page:
    """The page for addresses that lead nowhere."""
    base = corpus.site.base_url
    described = Description(is_indexable=False)
    title = "There is no page here"
    view = NotFoundView(
        has_base=bool(base),
        ways=indexes(corpus),
        events=tuple(map(event_link, corpus.edition.events[:EVENTS_SHOWN])),
    )
    root = f"{base.rstrip('/')}/" if base else ""
    around = frame(corpus, routes.NOT_FOUND, "not-found", title, described=described)
    return Page(around, "404.html", view, root)
