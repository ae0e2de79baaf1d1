"""What the pages of an event show of the rest of the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from site_builder.model.edition import Around, EventEdition, Neighbour, SaidAgain
from site_builder.model.found import Article, DecidedBy, Echo, Event, Statement
from site_builder.model.given import Outlet, SiteSettings
from site_builder.model.statement_names import naming_unit
from site_builder.model.themes import Passage, Theme


def look_around(
    site: SiteSettings,
    outlets: Iterable[Outlet],
    events: Sequence[EventEdition],
    echoes: Iterable[Echo],
    themes: Sequence[Theme],
) -> tuple[Around, ...]:
    """One `Around` an event, in their order."""
    said_again = _said_again(events, echoes)
    by_id = {outlet.id: outlet for outlet in outlets}
    titles = {theme.id: theme.title for theme in themes}
    passages: dict[str, list[Passage]] = defaultdict(list)  # of themes by rule, by article
    for theme in themes:
        if theme.decided_by is DecidedBy.AUTOMATIC:
            for passage in theme.passages:
                passages[passage.article_id].append(passage)
    of_a_day = Counter((a.outlet_id, a.published) for e in events for a in e.articles)
    found = []
    for number, one in enumerate(events):
        again = said_again[one.event.id]
        shown = {a.outlet_id for a in one.articles}
        shown |= {outlet_id for said in again for outlet_id, _ in said.reports}
        by_rule = tuple(p for a in one.articles for p in passages[a.id])
        named = dict.fromkeys(p.theme_id for p in (*one.passages, *by_rule))
        found.append(
            Around(
                site=replace(site, edition=None),  # no page of an event shows it
                outlets=tuple(by_id[i] for i in sorted(shown)),
                before=_neighbour(events[number - 1].event) if number else None,
                after=_neighbour(events[number + 1].event) if number + 1 < len(events) else None,
                said_again=tuple(again),
                themes=tuple((theme_id, titles[theme_id]) for theme_id in named),
                namesakes=tuple(
                    a.id for a in one.articles if of_a_day[a.outlet_id, a.published] > 1
                ),
                passages=by_rule,
                has_themes=bool(themes),
            )
        )
    return tuple(found)


def _said_again(
    events: Iterable[EventEdition], echoes: Iterable[Echo]
) -> dict[str, list[SaidAgain]]:
    """The echoes of each event, from its own side."""
    known = {s.id: (s, e) for e in events for s in e.statements}
    found: dict[str, list[SaidAgain]] = defaultdict(list)
    for echo in echoes:
        for here, there in ((echo.first, echo.second), (echo.second, echo.first)):
            other, where = known[there]
            articles = {a.id: a for a in where.articles}
            found[known[here][1].event.id].append(
                SaidAgain(
                    statement_id=here,
                    other=other.id,
                    words=_name(other, articles),
                    reports=_reports(other, where),
                    event=_neighbour(where.event),
                    score=echo.score,
                )
            )
    return found


def _reports(statement: Statement, where: EventEdition) -> tuple[tuple[str, int], ...]:
    """The outlet of each rendering, and which of its reports has it if it has several."""
    outlet_of = {a.id: a.outlet_id for a in where.articles}
    of_outlet: dict[str, list[str]] = defaultdict(list)
    for article_id in where.event.article_ids:
        of_outlet[outlet_of[article_id]].append(article_id)
    return tuple(
        (outlet_of[r.article_id], own.index(r.article_id) + 1 if len(own) > 1 else 0)
        for r in statement.renderings
        for own in [of_outlet[outlet_of[r.article_id]]]
    )


def _neighbour(event: Event) -> Neighbour:
    return Neighbour(event.id, event.title, event.date)


def _name(statement: Statement, articles: Mapping[str, Article]) -> str:
    """The words by which the statement is called."""
    unit = naming_unit(statement, articles)
    return unit.span.of(articles[unit.article_id].text)
