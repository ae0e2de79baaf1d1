"""The page for addresses that lead nowhere.

A server shows it at any depth, so its links start from the site's base address where one is set.
Without one they are relative to the site's first page, right on the disk and for an address that
missed at the top level; for the others the page says what to do by hand.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.layout import Description, Frame, Page, event_name, frame, page
from site_builder.pages.parts.values import Link

EVENTS_SHOWN = 5


class NotFoundView(Struct, frozen=True):
    """Everything on the page."""

    frame: Frame
    has_base: bool
    ways: tuple[Link, ...]
    events: tuple[Link, ...]


def not_found_page(corpus: SiteCorpus) -> Page:
    """The page for addresses that lead nowhere."""
    base = corpus.site.base_url
    root = f"{base.rstrip('/')}/" if base else ""
    view = NotFoundView(
        frame=frame(
            corpus,
            routes.NOT_FOUND,
            "not-found",
            "Nothing stands here",
            described=Description(is_indexable=False),
        ),
        has_base=bool(base),
        ways=(
            Link("Events", routes.address(routes.EVENTS)),
            Link("Themes", routes.address(routes.THEMES)),
            Link("Speakers", routes.address(routes.SPEAKERS)),
            Link("Outlets", routes.address(routes.OUTLETS)),
        ),
        events=tuple(
            Link(event_name(e), routes.address(routes.event(e.id)))
            for e in corpus.edition.events[:EVENTS_SHOWN]
        ),
    )
    return replace(page("404.html", view, view.frame), root=root)
