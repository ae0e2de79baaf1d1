"""The page of the search. A script shows the results; without a script it lists the indexes."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.layout import Page, frame, indexes
from site_builder.pages.parts.values import Link

# The facets that a reader may choose, with their label and their first choice; the values come
# with the index.
CHOICES = (
    ("outlet", "Outlet", "All outlets"),
    ("speaker", "Speaker", "All speakers"),
    ("theme", "Theme", "All themes"),
    ("event", "Event", "All events"),
    ("kind", "Kind of page", "All kinds"),
    ("year", "Year", "All years"),
)


class SearchView(Struct, frozen=True):
    """Everything on the page."""

    choices: tuple[tuple[str, str, str], ...]
    indexes: tuple[Link, ...]


def search_page(corpus: SiteCorpus) -> Page:
    """The page of the search."""
    view = SearchView(
        choices=tuple(c for c in CHOICES if c[0] != "theme" or corpus.has_themes),
        indexes=(*indexes(corpus), Link("Quoted terms", routes.address(routes.TERMS))),
    )
    return Page(frame(corpus, routes.SEARCH, "search", "Search"), "search.html", view)
