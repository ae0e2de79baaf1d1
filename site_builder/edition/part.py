"""All that the edition of one event may use, in one value, and how the site is cut into these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.anchors import targets_of_correction
from site_builder.edition.people.table import PeopleTable, people_of_event
from site_builder.model.edition import Note
from site_builder.model.found import Article, ArticleReading, Event
from site_builder.model.given import (
    Content,
    Correction,
    NoteEntry,
    ParagraphCorrection,
    ParaphraseCorrection,
    QuoteCorrection,
    StatementCorrection,
    Target,
    ThemeEntry,
)
from site_builder.model.problems import Problem, error
from site_builder.model.quotations import Attribution, NamedPerson
from site_builder.text.spans import Span

T = TypeVar("T")


class EventPart(Struct, frozen=True):
    """An event with its articles, and what the site and its editors say of them.

    `articles` are in the order of their ids; `named` are the people that each of them names in
    full. `themes` are in their order; their essays are left out. `anchored` gives the places of all
    targets that are in these articles.
    """

    event: Event
    articles: tuple[Article, ...]
    named: tuple[tuple[NamedPerson, ...], ...] = ()
    attributions: tuple[Attribution, ...] = ()
    people: PeopleTable = PeopleTable()
    corrections: tuple[Correction, ...] = ()
    themes: tuple[ThemeEntry, ...] = ()
    notes: tuple[Note, ...] = ()
    anchored: Mapping[Target, Span] = {}


def cut(
    readings: Sequence[ArticleReading],
    events: tuple[Event, ...],
    people: PeopleTable,
    content: Content,
    anchored: Mapping[Target, Span],
) -> tuple[tuple[EventPart, ...], list[Problem]]:
    """The part of each event, and the corrections that would join two events."""
    by_id = {reading.article.id: reading for reading in readings}
    event_of = {i: event.id for event in events for i in event.article_ids}
    corrections, problems = _by_event(content.corrections, event_of, anchored)
    notes = _grouped(_placed(content.notes, anchored), lambda n: event_of.get(n.article_id))
    anchors = _grouped(anchored.items(), lambda one: event_of.get(one[0].article))
    themes = sorted(content.themes, key=lambda t: (t.order, t.id))
    parts = []
    for event in events:
        read = [by_id[i] for i in sorted(event.article_ids)]
        articles = tuple(reading.article for reading in read)
        named = tuple(reading.people for reading in read)
        attributions = tuple(a for reading in read for a in reading.attributions)
        given = tuple(corrections.get(event.id, ()))
        spoken = [c.speaker for c in given if isinstance(c, QuoteCorrection) and c.speaker]
        own = [k for group in named for k in group]
        words = {word.removesuffix("'s") for a in articles for word in a.words.compared}
        parts.append(
            EventPart(
                event=event,
                articles=articles,
                named=named,
                attributions=attributions,
                people=people_of_event(people, words, attributions, own, spoken),
                corrections=given,
                themes=tuple(_theme(t, set(event.article_ids)) for t in themes),
                notes=tuple(notes.get(event.id, ())),
                anchored=dict(anchors.get(event.id, ())),
            )
        )
    return tuple(parts), problems


def _grouped(values: Iterable[T], key: Callable[[T], str | None]) -> dict[str | None, list[T]]:
    groups: dict[str | None, list[T]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return groups


def _placed(entries: Iterable[NoteEntry], anchored: Mapping[Target, Span]) -> list[Note]:
    """The notes whose passage was found, by article and place."""
    notes = [
        Note(
            id=entry.id,
            article_id=entry.target.article,
            span=anchored[entry.target],
            title=entry.title,
            body=entry.body,
            motivation=entry.motivation,
            author=entry.author,
        )
        for entry in entries
        if entry.target in anchored
    ]
    return sorted(notes, key=lambda note: (note.article_id, note.span, note.id))


def _theme(entry: ThemeEntry, articles: set[str]) -> ThemeEntry:
    """The theme's rules with the targets in these articles, without its title and essay.

    A theme whose statements are all elsewhere keeps them: without any rule it would find all that
    its speakers say.
    """

    def here(targets: tuple[Target, ...]) -> tuple[Target, ...]:
        return tuple(t for t in targets if t.article in articles)

    return replace(
        entry,
        title="",
        body="",
        statements=here(entry.statements) or entry.statements,
        pinned=here(entry.pinned),
        excluded=here(entry.excluded),
    )


def _by_event(
    corrections: Iterable[Correction],
    event_of: Mapping[str, str],
    anchored: Mapping[Target, Span],
) -> tuple[dict[str, list[Correction]], list[Problem]]:
    """The corrections of each event; one that would join passages of two is an error."""
    found: dict[str, list[Correction]] = defaultdict(list)
    problems = []
    for correction in corrections:
        targets = targets_of_correction(correction)
        if isinstance(correction, ParagraphCorrection) or not all(t in anchored for t in targets):
            continue
        events = dict.fromkeys(event_of[t.article] for t in targets)
        if len(events) == 1:
            found[next(iter(events))].append(correction)
        elif isinstance(correction, ParaphraseCorrection):
            problems.append(
                error(
                    correction.target.location,
                    "the passage and the statement are in different events, and a statement "
                    "never crosses events",
                    "take the correction out, or put the articles into one in content/events/",
                )
            )
        elif isinstance(correction, StatementCorrection) and correction.same:
            problems.append(
                error(
                    targets[0].location,
                    "the targets are in different events, and a statement never crosses events",
                    "join passages of one event, or put the articles into one in content/events/",
                )
            )
        elif isinstance(correction, StatementCorrection):
            for event in events:
                own = tuple(t for t in targets if event_of[t.article] == event)
                found[event].append(replace(correction, targets=own))
    return found, problems
