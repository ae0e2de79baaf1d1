"""What differs between two sites, by their data: what an edit of seeds or content has done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from site_builder.data.records import (
    FILES,
    ArticleRecord,
    EventRecord,
    FileRecord,
    QuoteRecord,
    StatementRecord,
    ThemeRecord,
)
from site_builder.model.data_files import INDEX

K = TypeVar("K")
V = TypeVar("V")
UNCLEAR = "speaker unclear"


class Subject(StrEnum):
    """What a change is about, in the order in which changes are told."""

    ARTICLE = "article"
    EVENT = "event"
    QUOTATION = "quotation"
    KIND = "kind"
    SPEAKER = "speaker"
    JOIN = "join"
    MEANING = "changed meaning"
    THEME = "theme"


class Change(Struct, frozen=True):
    """One difference; `before` is "" for what is new, `now` is "" for what is lost.

    `articles` are ids, `words` what is quoted in them, "" where nothing is.
    """

    subject: Subject
    articles: tuple[str, ...]
    words: str
    before: str
    now: str


class SiteData(Struct, frozen=True):
    """The data files of one site."""

    articles: tuple[ArticleRecord, ...]
    quotes: tuple[QuoteRecord, ...]
    statements: tuple[StatementRecord, ...]
    events: tuple[EventRecord, ...]
    themes: tuple[ThemeRecord, ...]


def read_data(file: Callable[[str], bytes]) -> SiteData:
    """The data of a site; `file` gives a file's bytes by its path in the site.

    Raises what `file` raises, and msgspec.MsgspecError if another version wrote the data.
    """
    try:
        index = msgspec.json.decode(file(INDEX), type=tuple[FileRecord, ...])
    except FileNotFoundError:  # one file a subject
        index = tuple(FileRecord(name, f"data/{name}.json", 0) for name in FILES)
    read: dict[str, tuple[Any, ...]] = dict.fromkeys(FILES, ())
    for one in index:
        read[one.subject] += msgspec.json.decode(file(one.path), type=FILES[one.subject])
    return SiteData(**read)


def changes(before: SiteData, now: SiteData) -> tuple[Change, ...]:
    """What is new, lost or different now, by subject, in the order of the data.

    Of an article that is new or lost only its quotations are counted.
    """
    kept = {a.id for a in before.articles} & {a.id for a in now.articles}
    return (
        *_articles(before, now, kept),
        *_events(before, now, kept),
        *_quotations(before, now, kept),
        *_joins(before, now, kept),
        *_themes(before, now, kept),
    )


def _pairs(sides: Sequence[Mapping[K, V]]) -> Iterator[tuple[K, V | None, V | None]]:
    """Each key whose value differs, before and now; None where it is not there."""
    before, now = sides
    for key in dict.fromkeys((*now, *before)):
        if before.get(key) != now.get(key):
            yield key, before.get(key), now.get(key)


def _articles(before: SiteData, now: SiteData, kept: set[str]) -> Iterator[Change]:
    sides = []
    for data in (before, now):
        counts = Counter(q.article for q in data.quotes if q.in_story)
        sides.append({a.id: counts[a.id] for a in data.articles if a.id not in kept})
    for article, was, is_ in _pairs(sides):
        yield Change(Subject.ARTICLE, (article,), "", _quotes(was), _quotes(is_))


def _quotes(number: int | None) -> str:
    return "" if number is None else f"{number} quotation{'s' * (number != 1)}"


def _events(before: SiteData, now: SiteData, kept: set[str]) -> Iterator[Change]:
    """The articles that another event has."""
    sides = [
        {a: (e.id, e.title) for e in data.events for a in e.articles if a in kept}
        for data in (before, now)
    ]
    for article, was, is_ in _pairs(sides):
        yield Change(Subject.EVENT, (article,), "", was[1] if was else "", is_[1] if is_ else "")


def _quotations(before: SiteData, now: SiteData, kept: set[str]) -> Iterator[Change]:
    """Quotations of stories that are new or lost, with their speakers, and what others became."""
    sides = [{q.id: q for q in d.quotes if q.in_story and q.article in kept} for d in (before, now)]
    told: list[Change] = []
    for _, was, is_ in _pairs(sides):
        quote = is_ or was
        if quote is None:
            continue
        subjects = (Subject.KIND, Subject.SPEAKER) if was and is_ else (Subject.QUOTATION,)
        for subject in subjects:
            values = [_value(side, subject) for side in (was, is_)]
            if values[0] != values[1]:
                told.append(Change(subject, (quote.article,), quote.text, *values))
    yield from sorted(told, key=lambda one: tuple(Subject).index(one.subject))


def _value(quote: QuoteRecord | None, subject: Subject) -> str:
    if quote is None:
        return ""
    return str(quote.kind.value) if subject is Subject.KIND else quote.speaker or UNCLEAR


def _joins(before: SiteData, now: SiteData, kept: set[str]) -> Iterator[Change]:
    """The pairs of quotations that are linked, and in what their meaning differs."""
    links = [_links(data, kept) for data in (before, now)]
    words = {q.id: q.text for data in (before, now) for q in data.quotes}
    for subject in (Subject.JOIN, Subject.MEANING):
        sides = [{pair: found[subject] for pair, found in side.items()} for side in links]
        for pair, was, is_ in _pairs(sides):
            articles = tuple(article for article, _ in pair)
            told = Change(subject, articles, words[pair[0][1]], was or "", is_ or "")
            if told.before != told.now:
                yield told


Ends = tuple[tuple[str, str], tuple[str, str]]  # the article and the id of two quotations


def _links(data: SiteData, kept: set[str]) -> dict[Ends, dict[Subject, str]]:
    """What is known of each two quotations that are linked."""
    found: dict[Ends, dict[Subject, str]] = {}
    for statement in data.statements:
        for link in statement.evidence:
            ends = sorted((side.article, side.quote) for side in (link.first, link.second))
            if kept.issuperset(article for article, _ in ends):
                one = found.setdefault((ends[0], ends[1]), {Subject.MEANING: ""})
                one[Subject.JOIN] = str(link.grade.value)
                kinds = {*filter(None, one[Subject.MEANING].split(", ")), *link.differs}
                one[Subject.MEANING] = ", ".join(sorted(kinds))
    return found


def _themes(before: SiteData, now: SiteData, kept: set[str]) -> Iterator[Change]:
    """Themes that are new or lost, and what others find in an article."""
    titles = [{t.id: t.title for t in data.themes} for data in (before, now)]
    for _, was, is_ in _pairs(titles):
        yield Change(Subject.THEME, (), "", was or "", is_ or "")
    both = titles[0].keys() & titles[1].keys()
    sides = [
        Counter((t.id, p.article) for t in data.themes if t.id in both for p in t.passages)
        for data in (before, now)
    ]
    for (theme, article), was_in, is_in in _pairs(sides):
        if article in kept:
            counts = (f"{titles[1][theme]}: {n or 'no'} passages" for n in (was_in, is_in))
            yield Change(Subject.THEME, (article,), "", *counts)
