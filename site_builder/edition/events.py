"""Articles grouped by the occasion that they report.

1. The editors' entries say what they put together and what they keep out.
2. `affinities` says how near two reports are; average linkage joins them, never across more than
   a week, and never against an editor.
3. Each group gets a name, a date, an id made of words, and for each article a reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from site_builder.edition.grouping.affinities import (
    NEAR,
    WINDOW,
    Affinity,
    Report,
    affinity,
    strengths,
)
from site_builder.edition.grouping.event_names import as_written, name_words
from site_builder.edition.linkage import Clusters, Limits, Pair, link
from site_builder.model.found import Article, DecidedBy, Event, Membership
from site_builder.model.given import EventEntry
from site_builder.model.reasons import Reason
from site_builder.text.dates import as_day
from site_builder.text.slugs import slug, with_digest


class _Pins(Struct):
    """The entries as constraints on articles by number.

    Of each entry one article represents all in `groups`, so that two entries never become one
    event, however many there are.
    """

    groups: list[str | None]
    together: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    entry_of: dict[int, EventEntry] = field(default_factory=dict)


class _Site(Struct):
    """All articles by number, with what is known of them before the events have names."""

    articles: Sequence[Article]
    reports: Sequence[Report]
    pins: _Pins
    nearest: Mapping[int, tuple[int, Affinity]]
    kept_back: frozenset[str]

    def day(self, number: int) -> date | None:
        """The day of a report: an editor's, else the one in its lines."""
        day = self.reports[number].day
        return None if day is None else date.fromordinal(day)

    def order(self, number: int) -> tuple[bool, int, str]:
        """By day, undated ones last."""
        day = self.day(number)
        return day is None, day.toordinal() if day else 0, self.articles[number].id


def group_events(
    articles: Sequence[Article],
    reports: Sequence[Report],
    entries: tuple[EventEntry, ...],
    kept_back: frozenset[str] = frozenset(),
) -> tuple[Event, ...]:
    """The events, newest first and undated last; each article is in one.

    `reports` are the articles as they are compared, in the same order. No event is named with words
    that only one of the articles `kept_back` has, but for headlines.
    """
    order = sorted(range(len(articles)), key=lambda number: articles[number].id)
    articles = tuple(articles[number] for number in order)
    reports = [reports[number] for number in order]
    pins = _read_pins(articles, entries)
    near = strengths(reports, settled=pins.entry_of)
    days = [report.day for report in reports]
    limits = Limits(pins.together, pins.apart, pins.groups, days, WINDOW)
    groups = link(len(articles), near, NEAR, limits)
    nearest = {
        number: (other, affinity(reports[min(number, other)], reports[max(number, other)]))
        for number, other in _nearest(groups, near).items()
        if number not in pins.entry_of
    }
    site = _Site(articles, reports, pins, nearest, kept_back)
    events = [_event(sorted(group, key=site.order), site) for group in groups]
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


def _event(members: Sequence[int], site: _Site) -> Event:
    articles, pins = site.articles, site.pins
    first = articles[members[0]]
    entry = next((pins.entry_of[n] for n in members if n in pins.entry_of), None)
    day = (entry.date if entry else None) or min(filter(None, map(site.day, members)), default=None)

    def words(numbers: Sequence[int]) -> list[str]:
        reports = [site.reports[n] for n in numbers]
        return name_words([articles[n] for n in numbers], reports, site.kept_back)

    # The address has words of the earliest report alone, so that a later one does not change it.
    earliest = words(members[:1])
    address = with_digest(slug(" ".join(earliest)) or "event", first.id)
    named = words(members) if len(members) > 1 else earliest
    return Event(
        id=entry.id if entry else address,
        title=(entry.title if entry else None) or _name(named, day) or first.id,
        date=day,
        place=entry.place if entry else None,
        memberships=tuple(_membership(n, site) for n in members),
        body=entry.body if entry else "",
        decided_by=DecidedBy.EDITOR if entry else DecidedBy.AUTOMATIC,
        updated=entry.updated if entry else None,
    )


def _name(words: Sequence[str], day: date | None) -> str:
    """“Harbour, wall, Norwick, storm: 4 March 2024”."""
    listed = ", ".join(words)
    named = listed[:1].upper() + listed[1:]
    return ": ".join(filter(None, [named, as_day(day) if day else ""]))


def _membership(number: int, site: _Site) -> Membership:
    article, pins = site.articles[number], site.pins
    if number in pins.entry_of:
        # Named from the content folder on: what the user typed before it is no part of the site.
        put = Reason("put here", names=(pins.entry_of[number].id,))
        return Membership(article.id, (put,), DecidedBy.EDITOR)
    if number not in site.nearest:
        reasons: tuple[Reason, ...] = (Reason("alone"),)
        return Membership(article.id, (*reasons, *_read(number, site)), DecidedBy.AUTOMATIC)
    other, _ = site.nearest[number]
    reasons = (*_reasons(number, site), *_read(number, site))
    return Membership(article.id, reasons, DecidedBy.AUTOMATIC, site.articles[other].id)


def _read(number: int, site: _Site) -> tuple[Reason, ...]:
    """From which of its lines the report has its day, if no editor gives one."""
    article, found = site.articles[number], site.reports[number].dated
    if found is None:
        return ()
    line = found.line.of(article.text)
    return (Reason("dated by", (line,), (as_day(found.day),)),)


def _reasons(number: int, site: _Site) -> tuple[Reason, ...]:
    other, by = site.nearest[number]
    words = ", ".join(as_written([site.articles[number].words], by.terms))
    likeness = Reason("likeness", names=(f"{by.likeness:.2f}",))
    found = [Reason("shares", (words,)), likeness] if words else [likeness]
    if by.quoted:
        found.append(Reason("both quote", names=(str(by.quoted),)))
    one, two = site.day(number), site.day(other)
    if one and two:
        days = abs((one - two).days)
        found.append(Reason("days apart", names=(str(days),)) if days else Reason("same day"))
    else:
        found.append(Reason("undated"))
    return tuple(found)
