"""The index of events, newest first, with their place in time."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.pages.home import ListedEvent, listed_event
from site_builder.pages.parts import charts
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import capital, count_in_words, in_words
from site_builder.pages.parts.layout import Page, event_name, frame


class EventsView(Struct, frozen=True):
    """Everything on the index of events."""

    standfirst: str
    ticks: tuple[charts.Tick, ...]
    first: str
    last: str
    events: tuple[ListedEvent, ...]


def events_page(corpus: SiteCorpus) -> Page:
    """The index of events."""
    events = corpus.edition.events
    days = sorted(e.date for e in events if e.date)
    points = [
        (e.date.toordinal(), routes.address(routes.event(e.id)), event_name(e))
        for e in events
        if e.date
    ]
    view = EventsView(
        standfirst=capital(
            f"{count_in_words(len(events), 'event')}, "
            f"{in_words(len(corpus.articles))} reports. Those of one occasion are together."
        ),
        ticks=charts.time_line(points) if len(points) > 1 else (),
        first=str(days[0].year) if days else "",
        last=str(days[-1].year) if days else "",
        events=tuple(listed_event(corpus, e) for e in events),
    )
    return Page(frame(corpus, routes.EVENTS, "events-index", "Events"), "events.html", view)
