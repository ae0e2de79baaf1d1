"""The page of the search. A script shows the results; without a script it lists the indexes."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.layout import INDEXES, Page, frame
from site_builder.pages.parts.values import Link


class Choice(Struct, frozen=True):
    """A facet to choose from; its values come with the index."""

    name: str
    label: str
    everything: str


# What a reader may choose, in the order of the page.
CHOICES = (
    Choice("outlet", "Outlet", "All outlets"),
    Choice("speaker", "Speaker", "All speakers"),
    Choice("theme", "Theme", "All themes"),
    Choice("event", "Event", "All events"),
    Choice("kind", "Kind of page", "All kinds"),
    Choice("year", "Year", "All years"),
)


class SearchView(Struct, frozen=True):
    """Everything on the page."""

    choices: tuple[Choice, ...]
    indexes: tuple[Link, ...]


def search_page(corpus: SiteCorpus) -> Page:
    """The page of the search."""
    view = SearchView(
        choices=CHOICES,
        indexes=(*INDEXES, Link("Terms in marks", routes.address(routes.TERMS))),
    )
    return Page(frame(corpus, routes.SEARCH, "search", "Search"), "search.html", view)
