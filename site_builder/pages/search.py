"""The page of the search. Its results are drawn by a script; without one it names the indexes."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.pages.parts import facets
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.layout import Frame, Page, frame, page
from site_builder.pages.parts.values import Link

# What a reader may choose, in the order of the page.
CHOICES = (
    (facets.OUTLET, "Outlet", "All outlets"),
    (facets.SPEAKER, "Speaker", "All speakers"),
    (facets.THEME, "Theme", "All themes"),
    (facets.EVENT, "Event", "All events"),
    (facets.KIND, "Kind of page", "All kinds"),
    (facets.YEAR, "Year", "All years"),
)


class Choice(Struct, frozen=True):
    """A facet to choose from; its values come with the index."""

    name: str
    label: str
    everything: str


class SearchView(Struct, frozen=True):
    """Everything on the page."""

    frame: Frame
    choices: tuple[Choice, ...]
    indexes: tuple[Link, ...]


def search_page(corpus: SiteCorpus) -> Page:
    """The page of the search."""
    path = routes.SEARCH
    view = SearchView(
        frame=frame(corpus, path, "search", "Search"),
        choices=tuple(Choice(*choice) for choice in CHOICES),
        indexes=(
            Link("Events", routes.EVENTS),
            Link("Themes", routes.THEMES),
            Link("Speakers", routes.SPEAKERS),
            Link("Outlets", routes.OUTLETS),
            Link("Terms in marks", routes.TERMS),
        ),
    )
    return page("search.html", view, view.frame)
