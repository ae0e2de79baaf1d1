"""The place of words that an editor names near a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_builder.text.passages import loose
from site_builder.text.spans import Span


def nearest_words(
    text: str, words: str, within: Span, near: Iterable[Span], outside: Iterable[Span]
) -> Span | None:
    """The words as whole words in `within`, the nearest to `near`; of two as near the first.

    Runs of white space count as one space. What overlaps a span of `outside` is passed over.
    """
    passages, barred = tuple(near), tuple(outside)
    found = [s for s in _whole(text, words, within) if not any(s.overlaps(b) for b in barred)]
    return min(found, key=lambda s: min(_gap(s, p) for p in passages), default=None)


def _whole(text: str, words: str, within: Span) -> Iterator[Span]:
    pattern = re.compile(loose(words))
    for match in pattern.finditer(text, within.start, within.end):
        start, end = match.span()
        if _parts(text, start) and _parts(text, end):
            yield Span(start, end)


def _parts(text: str, at: int) -> bool:
    """Whether no word continues across this place: “said” is not a word of “unsaid”."""
    return not text[max(0, at - 1) : at + 1].isalnum() or not 0 < at < len(text)


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end)
