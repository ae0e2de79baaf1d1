"""What the pages of an event show of the rest of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from site_builder.model.found import Around, Echo, Event, EventEdition, Neighbour, SaidAgain, Term
from site_builder.model.given import Outlet, SiteSettings


def look_around(
    site: SiteSettings,
    outlets: Iterable[Outlet],
    events: Sequence[EventEdition],
    echoes: Iterable[Echo],
    terms: Iterable[Term],
) -> tuple[Around, ...]:
    """One `Around` an event, in their order."""
    said_again = _said_again(events, echoes)
    event_of = {q.id: e.event.id for e in events for q in e.quotes}
    terms_of: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        for event_id in dict.fromkeys(event_of[q] for q in term.quote_ids):
            terms_of[event_id].append(term)
    by_id = {outlet.id: outlet for outlet in outlets}
    articles = sum(len(e.articles) for e in events)
    found = []
    for number, one in enumerate(events):
        again = said_again[one.event.id]
        shown = {a.outlet_id for a in one.articles}
        shown |= {r.outlet_id for said in again for r in said.other.renderings}
        found.append(
            Around(
                site=site,
                outlets=tuple(by_id[i] for i in sorted(shown)),
                before=_neighbour(events[number - 1].event) if number else None,
                after=_neighbour(events[number + 1].event) if number + 1 < len(events) else None,
                said_again=tuple(again),
                terms=tuple(terms_of[one.event.id]),
                events=len(events),
                articles=articles,
            )
        )
    return tuple(found)


def _said_again(
    events: Iterable[EventEdition], echoes: Iterable[Echo]
) -> dict[str, list[SaidAgain]]:
    """The echoes of each event, from its own side."""
    known = {s.id: (s, e.event) for e in events for s in e.statements}
    found: dict[str, list[SaidAgain]] = defaultdict(list)
    for echo in echoes:
        for here, there in ((echo.first, echo.second), (echo.second, echo.first)):
            other, event = known[there]
            said = SaidAgain(here, other, _neighbour(event), echo.score)
            found[known[here][1].id].append(said)
    return found


def _neighbour(event: Event) -> Neighbour:
    return Neighbour(event.id, event.title, event.date)
