"""The page of the search. A script shows the results; without a script it lists the indexes."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.pages.parts import facets
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
    Choice(facets.OUTLET, "Outlet", "All outlets"),
    Choice(facets.SPEAKER, "Speaker", "All speakers"),
    Choice(facets.THEME, "Theme", "All themes"),
    Choice(facets.EVENT, "Event", "All events"),
    Choice(facets.KIND, "Kind of page", "All kinds"),
    Choice(facets.YEAR, "Year", "All years"),
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
