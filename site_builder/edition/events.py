"""Articles grouped by the occasion that they report.

1. The editors' entries say what they put together and what they keep out.
2. `affinities` says how near two reports are; average linkage joins them, never across more than
   a week, and never against an editor.
3. Each group gets a name, a date, an id made of words, and for each article a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from site_builder.edition.grouping.affinities import (
    NEAR,
    WINDOW,
    Affinity,
    affinity,
    read_reports,
    strengths,
)
from site_builder.edition.linkage import Clusters, Limits, Pair, link
from site_builder.model.found import Article, ArticleReading, DecidedBy, Event, Membership
from site_builder.model.given import EventEntry, Role
from site_builder.model.reasons import Reason
from site_builder.text.slugs import digest, slug
from site_builder.text.words import Words, normalise

TITLE_LENGTH = 90  # characters of a first sentence that serve as a title


class _Pins(Struct):
    """The entries as constraints on articles by number.

    Of each entry one article represents all in `groups`, so that two entries never become one
    event, however many there are.
    """

    groups: list[str | None]
    together: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    entry_of: dict[int, EventEntry] = field(default_factory=dict)


def group_events(
    readings: Sequence[ArticleReading],
    entries: tuple[EventEntry, ...],
    kept_back: frozenset[str] = frozenset(),
) -> tuple[Event, ...]:
    """The events, newest first and undated last; each article is in one.

    No event is named with words of the articles `kept_back`, but for their headlines.
    """
    readings = sorted(readings, key=lambda r: r.article.id)
    articles = tuple(r.article for r in readings)
    pins = _read_pins(articles, entries)
    reports = read_reports(readings)
    unread = {number for number, article in enumerate(articles) if not article.is_read}
    near = strengths(reports, settled=pins.entry_of)
    near = {pair: strength for pair, strength in near.items() if unread.isdisjoint(pair)}
    days = [a.published.toordinal() if a.published else None for a in articles]
    limits = Limits(pins.together, pins.apart, pins.groups, days, WINDOW)
    groups = link(len(articles), near, NEAR, limits)
    nearest = {
        number: (other, affinity(reports[min(number, other)], reports[max(number, other)]))
        for number, other in _nearest(groups, near).items()
        if number not in pins.entry_of
    }
    events = [_event(group, articles, nearest, pins, kept_back) for group in groups]
    return tuple(sorted(events, key=_newest_first))


def _read_pins(articles: tuple[Article, ...], entries: tuple[EventEntry, ...]) -> _Pins:
    """The constraints of the entries; each names at least one article and no other entry's."""
    number_of = {article.id: number for number, article in enumerate(articles)}
    pins = _Pins(groups=[None] * len(articles))
    for entry in entries:
        pinned = {number_of[stem] for stem in entry.articles}
        first = min(pinned)
        pins.groups[first] = "pinned"
        pins.entry_of.update(dict.fromkeys(pinned, entry))
        pins.together += [(first, number) for number in sorted(pinned) if number != first]
        pins.apart += [(first, number_of[stem]) for stem in dict.fromkeys(entry.apart)]
    return pins


def _nearest(groups: Clusters, near: Mapping[Pair, float]) -> dict[int, int]:
    """For each article the nearest one of its group, where any was compared with it."""
    home = {number: place for place, group in enumerate(groups) for number in group}
    best: dict[int, tuple[float, int]] = {}
    for (a, b), strength in near.items():
        if home[a] == home[b]:
            for number, other in ((a, b), (b, a)):
                offer = strength, -other
                best[number] = max(offer, best.get(number, offer))
    return {number: -other for number, (_, other) in best.items()}


def _newest_first(event: Event) -> tuple[bool, int, str]:
    return event.date is None, -(event.date.toordinal() if event.date else 0), event.id


def _by_date(article: Article) -> tuple[bool, int, str]:
    day = article.published.toordinal() if article.published else 0
    return article.published is None, day, article.id


def _event(
    group: tuple[int, ...],
    articles: tuple[Article, ...],
    nearest: Mapping[int, tuple[int, Affinity]],
    pins: _Pins,
    kept_back: frozenset[str],
) -> Event:
    members = sorted(group, key=lambda number: _by_date(articles[number]))
    first = articles[members[0]]
    entry = next((pins.entry_of[n] for n in members if n in pins.entry_of), None)
    title = (entry.title if entry else None) or _title([articles[n] for n in members], kept_back)
    dates = [a.published for n in members if (a := articles[n]).published]
    return Event(
        id=entry.id if entry else f"{slug(title)}-{digest(first.id)}".lstrip("-"),
        title=title,
        date=(entry.date if entry else None) or min(dates, default=None),
        place=entry.place if entry else None,
        memberships=tuple(_membership(n, articles, nearest, pins) for n in members),
        body=entry.body if entry else "",
        decided_by=DecidedBy.EDITOR if entry else DecidedBy.AUTOMATIC,
    )


def _title(articles: list[Article], kept_back: frozenset[str]) -> str:
    """The earliest headline; without any, the beginning of the earliest report."""
    for article in articles:
        if article.title:
            return article.title
    for role in (Role.TITLE, Role.BODY):
        for article in (a for a in articles if a.id not in kept_back):
            for paragraph in (p for p in article.paragraphs if p.role is role):
                for sentence in article.words.sentences(paragraph.span)[:1]:
                    return _shortened(" ".join(sentence.of(article.text).split()))
    return articles[0].id


def _shortened(sentence: str) -> str:
    if len(sentence) <= TITLE_LENGTH:
        return sentence.rstrip(".")
    return sentence[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"


def _membership(
    number: int,
    articles: tuple[Article, ...],
    nearest: Mapping[int, tuple[int, Affinity]],
    pins: _Pins,
) -> Membership:
    article = articles[number]
    if number in pins.entry_of:
        # Named from the content folder on: what the user typed before it is no part of the site.
        put = Reason("put here", names=(pins.entry_of[number].id,))
        return Membership(article.id, (put,), DecidedBy.EDITOR)
    if number not in nearest:
        return Membership(article.id, (Reason("alone"),), DecidedBy.AUTOMATIC)
    other, by = nearest[number]
    reasons = _reasons(by, article, articles[other])
    return Membership(article.id, reasons, DecidedBy.AUTOMATIC, articles[other].id)


def _reasons(by: Affinity, article: Article, other: Article) -> tuple[Reason, ...]:
    words = ", ".join(_as_written(article.words, by.terms))
    likeness = Reason("likeness", names=(f"{by.likeness:.2f}",))
    found = [Reason("shares", (words,)), likeness] if words else [likeness]
    if by.quoted:
        found.append(Reason("both quote", names=(str(by.quoted),)))
    if article.published and other.published:
        days = abs((article.published - other.published).days)
        found.append(Reason("days apart", names=(str(days),)) if days else Reason("same day"))
    else:
        found.append(Reason("undated"))
    return tuple(found)


def _as_written(words: Words, terms: Sequence[str]) -> list[str]:
    """The terms as the article writes them most often: “Iran” for `iran`."""
    spelled: dict[str, Counter[str]] = {term: Counter() for term in terms}
    for written, times in Counter(words.forms).items():
        term = normalise(written).removesuffix("'s")
        if term in spelled:
            spelled[term][written.removesuffix("'s").removesuffix("’s")] += times
    return [
        min(forms, key=lambda form: (-forms[form], form.istitle(), form), default=term)
        for term, forms in spelled.items()
    ]
