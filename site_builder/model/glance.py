"""What can be said of an event at first sight: counts and choices, made from its comparison.

Passages are those of the event's main speaker. Reports are named by the ids of their articles.
"""

from __future__ import annotations

from msgspec import Struct

from site_builder.text.spans import Span


class InCommon(Struct, frozen=True):
    """How many passages are quoted by so many reports: by `least` of them up to `most`."""

    least: int
    most: int
    passages: int


class SharedWording(Struct, frozen=True):
    """The words of a sentence that some reports have alike.

    `differing` are the words, in the text of the first of these reports, that not all wordings
    have of those that are chosen with it.
    """

    articles: tuple[str, ...]
    differing: tuple[Span, ...]


class Contrast(Struct, frozen=True):
    """A sentence that shows how wordings differ, in at most three of all its wordings."""

    statement_id: str
    wordings: tuple[SharedWording, ...]
    total: int


class MissingPassage(Struct, frozen=True):
    """A passage that most reports quote, and the others by their state.

    `told` may have it in their own words; `left_out` are whole texts without it; of the others only
    an excerpt is known.
    """

    statement_id: str
    told: tuple[str, ...]
    left_out: tuple[str, ...]
    not_in_excerpt: tuple[str, ...]


class SpokenWords(Struct, frozen=True):
    """How many words of speech each report quotes from a speaker, in the order of the reports.

    Several `speakers` are counted together; None is an unclear one.
    """

    speakers: tuple[str | None, ...]
    words: tuple[int, ...]


class Glance(Struct, frozen=True):
    """The event at a glance. Without a second report only `spoken` has anything.

    `contrasts` are at most four, the best first. `missing` are at most three of `missing_total`
    passages, those first that a whole text leaves out. `lone` is a passage that one report alone
    quotes; None also where that is not known.
    """

    common: tuple[InCommon, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    missing: tuple[MissingPassage, ...] = ()
    missing_total: int = 0
    lone: str | None = None
    spoken: tuple[SpokenWords, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether no whole text leaves out what most reports quote."""
        return not any(passage.left_out for passage in self.missing)
