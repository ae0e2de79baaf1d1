"""The words of a text, as written and as compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from site_builder.text.spans import Span


class Token(Struct, frozen=True):
    """A word as written (`t`), as compared (`n`, see `normalise`), and where it stands."""

    t: str
    n: str
    span: Span


WORD = re.compile(r"\w+(?:['’\-.,]\w+)*(?:['’](?=\s|$))?")

BETWEEN_WORDS = re.compile(r"[^\w'’\-.,]")  # what no word holds


def normalise(word: str) -> str:
    """A word as it is compared: compatibility-folded, lower case, straight apostrophes."""
    if word.isascii():  # most words: nothing to fold
        return word.lower()
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("‘", "'")


def tokenise(text: str, span: Span | None = None) -> list[Token]:
    """The words of `text` within `span` (all of it by default), in order."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    return [
        Token(m.group(), normalise(m.group()), Span(m.start(), m.end()))
        for m in WORD.finditer(text, start, end)
    ]


def compared_words(text: str, span: Span | None = None) -> Iterator[str]:
    """The words of `text` within `span` as they are compared, where no place is asked for."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    return (normalise(match.group()) for match in WORD.finditer(text, start, end))


def first_words(text: str, span: Span, count: int) -> list[Span]:
    """Where the first words of `span` stand, at most `count`; no further word is looked for."""
    found = islice(WORD.finditer(text, span.start, span.end), count)
    return [Span(match.start(), match.end()) for match in found]


def last_words(text: str, span: Span, count: int) -> list[Span]:
    """Where the last words of `span` stand, at most `count`, in order.

    Looks back no further than it must: ever longer ends of the span are read, each from a
    character on that is in no word.
    """
    length = 16 * count
    while True:
        start = max(span.start, span.end - length)
        if start > span.start:
            between = BETWEEN_WORDS.search(text, start, span.end)
            start = between.start() if between else span.end
        found = [Span(m.start(), m.end()) for m in WORD.finditer(text, start, span.end)]
        if len(found) >= count or length >= len(span):
            return found[-count:]
        length *= 2
