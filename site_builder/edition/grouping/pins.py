"""What `content/events/` says of articles: which belong together, which do not."""

from __future__ import annotations

from msgspec import Struct, field

from site_builder.model.found import Article
from site_builder.model.given import EventEntry


class Pins(Struct):
    """The entries as constraints on articles by number.

    Of each entry one article represents all in `groups`, so that two entries never become one
    event, however many there are.
    """

    groups: list[str | None]
    together: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    entry_of: dict[int, EventEntry] = field(default_factory=dict)


def read_pins(articles: tuple[Article, ...], entries: tuple[EventEntry, ...]) -> Pins:
    """The constraints of the entries; each names at least one article and no other entry's."""
    number_of = {article.id: number for number, article in enumerate(articles)}
    pins = Pins(groups=[None] * len(articles))
    for entry in entries:
        pinned = {number_of[stem] for stem in entry.articles}
        first = min(pinned)
        pins.groups[first] = "pinned"
        pins.entry_of.update(dict.fromkeys(pinned, entry))
        pins.together += [(first, number) for number in sorted(pinned) if number != first]
        pins.apart += [(first, number_of[stem]) for stem in dict.fromkeys(entry.apart)]
    return pins
