"""The index of events, newest first, with their place in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event
from site_builder.pages.home import ListedEvent, listed_event
from site_builder.pages.parts import charts
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import capital, count_in_words, in_words
from site_builder.pages.parts.feeds import links_to, site_feed
from site_builder.pages.parts.layout import Description, Navigation, Page, event_name, frame
from site_builder.pages.parts.pieces import PagePiece, pieces

EVENTS = 100  # fill a piece


class EventsView(Struct, frozen=True):
    """Everything on the index of events."""

    title: str
    standfirst: str
    ticks: tuple[charts.Tick, ...]
    first: str
    last: str
    events: tuple[ListedEvent, ...]


def events_pages(corpus: SiteCorpus) -> Iterator[Page]:
    """The index of events, and its older pieces."""
    events = corpus.edition.events
    for piece in pieces(routes.EVENTS, events, lambda e: e.date, [1] * len(events), EVENTS):
        yield _events_page(corpus, events[piece.first : piece.last], piece)


def _events_page(corpus: SiteCorpus, events: Sequence[Event], piece: PagePiece) -> Page:
    title = f"Events, {piece.name}" if piece.name else "Events"
    days = sorted(e.date for e in events if e.date)
    points = [
        (e.date.toordinal(), routes.address(routes.event(e.id)), event_name(e))
        for e in events
        if e.date
    ]
    view = EventsView(
        title=title,
        standfirst=capital(
            f"{count_in_words(len(corpus.edition.events), 'event')}, "
            f"{in_words(len(corpus.articles))} reports. Those of one occasion are together."
        ),
        ticks=charts.time_line(points) if len(points) > 1 else (),
        first=str(days[0].year) if days else "",
        last=str(days[-1].year) if days else "",
        events=tuple(listed_event(corpus, e) for e in events),
    )
    navigation = Navigation(pieces=piece.links)
    described = Description(feeds=links_to(site_feed(corpus)))
    around = frame(corpus, piece.path, "events-index", title, navigation, described)
    return Page(around, "events.html", view)
