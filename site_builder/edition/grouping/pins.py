"""What `content/events/` says of articles: which belong together, which do not."""

from __future__ import annotations

from msgspec import Struct, field

from site_builder.model.found import Article
from site_builder.model.given import EventEntry
from site_builder.model.problems import Problem, error
from site_builder.text.nearest import did_you_mean


class Pins(Struct):
    """The entries as constraints on articles by number.

    Of each entry one article stands for all in `groups`, so that two entries never become one
    event, however many there are.
    """

    groups: list[str | None]
    together: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    entry_of: dict[int, EventEntry] = field(default_factory=dict)


def read_pins(
    articles: tuple[Article, ...], entries: tuple[EventEntry, ...]
) -> tuple[Pins, list[Problem]]:
    """The constraints, and what in the entries contradicts itself or names nothing."""
    number_of = {article.id: number for number, article in enumerate(articles)}
    pins = Pins(groups=[None] * len(articles))
    problems: list[Problem] = []
    for entry in sorted(entries, key=lambda e: e.id):
        for stem in (*entry.articles, *entry.apart):
            if stem not in number_of:
                hint = did_you_mean(stem, number_of) or "an article is named by its seed's file"
                problems.append(error(entry.location, f"no seed is called “{stem}”", hint))
        pinned = []
        for stem in dict.fromkeys(entry.articles):
            if stem not in number_of:
                continue
            number = number_of[stem]
            if number in pins.entry_of:
                other = pins.entry_of[number].location.path
                problems.append(_pinned_twice(entry, stem, other))
            else:
                pins.entry_of[number] = entry
                pinned.append(number)
        if pinned:
            problems += _constrain(pins, entry, pinned, number_of)
        elif not entry.articles:
            problems.append(_attached_to_nothing(entry))
    return pins, problems


def _constrain(
    pins: Pins, entry: EventEntry, pinned: list[int], number_of: dict[str, int]
) -> list[Problem]:
    first = min(pinned)
    pins.groups[first] = "pinned"
    pins.together += [(first, number) for number in pinned if number != first]
    both = [stem for stem in dict.fromkeys(entry.apart) if stem in entry.articles]
    pins.apart += [
        (first, number_of[stem])
        for stem in dict.fromkeys(entry.apart)
        if stem in number_of and stem not in both
    ]
    return [
        error(
            entry.location,
            f"“{stem}” stands under both articles and apart",
            "keep the one that you mean",
        )
        for stem in both
    ]


def _pinned_twice(entry: EventEntry, stem: str, other: str) -> Problem:
    return error(
        entry.location,
        f"“{stem}” is pinned to this event and by {other}",
        "an article reports one event: take it out of one of them",
    )


def _attached_to_nothing(entry: EventEntry) -> Problem:
    return error(
        entry.location,
        "this event names no article, so it describes nothing",
        "list under articles: at least one seed that reports it",
    )
