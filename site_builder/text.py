"""Positions in a text: spans, tokens, sentences, lines.

Everything here works on `(text, span)` and returns spans, so that each result can be turned back
into file, line and column. Offsets are half-open and count Unicode code points.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open range of code points, `start <= end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Token(Struct, frozen=True):
    """A word as written (`t`), as compared (`n`, see `normalise`), and where it stands."""

    t: str
    n: str
    span: Span


WORD = re.compile(r"\w+(?:['’\-.,]\w+)*(?:['’](?=\s|$))?")

BETWEEN_WORDS = re.compile(r"[^\w'’\-.,]")  # what no word holds

# Abbreviations that end in a full stop and do not end a sentence.
# “… normally allied with Sen. Ted Cruz.”
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|Prof|St|Jr|Sr|vs|No|Inc|Co|Corp"
    r"|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|a\.m|p\.m|i\.e|e\.g|etc)"
    r"|(?<![A-Za-z])[A-Z](?:\.[A-Z])*)\.$"
)
SENTENCE_END = re.compile(r"[.?!;…]+[\"”’'»)\]]*(?=\s+|$)")
OPENING = "\"“‘'«([„"


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


def strip(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return span if (start, end) == (span.start, span.end) else Span(start, end)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences within `span`, white space between them left out.

    A full stop ends a sentence when a capital, a digit or an opening mark follows it; after an
    initial or a title (“Sen.”, “U.S.”) it does not, and points within a sentence (“. . .”) do not.
    """
    return list(_sentences(text, span))


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in SENTENCE_END.finditer(text, span.start, span.end):
        end = match.end()
        after = end
        while after < span.end and text[after].isspace():
            after += 1
        if after == span.end:
            break
        follower = text[after]
        if not (follower.isupper() or follower.isdigit() or follower in OPENING):
            continue
        # The longest abbreviation above has six characters; a window keeps the search linear.
        if match.group() == "." and ABBREVIATION.search(text[max(start, end - 12) : end]):
            continue
        yield strip(text, Span(start, end))
        start = after
    last = strip(text, Span(start, span.end))
    if len(last):
        yield last


class LineIndex:
    """Line and column, both from 1, of an offset in one text; columns count code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """The (line, column) of `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def slug(words: str, limit: int = 40) -> str:
    """ASCII words joined by hyphens, cut between words at `limit`; "" when no letter remains."""
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", folded.replace("'", ""))
    cut = ""
    for part in parts:
        longer = f"{cut}-{part}" if cut else part[:limit]
        if len(longer) > limit:
            break
        cut = longer
    return cut


def digest(*parts: str, length: int = 6) -> str:
    """A short hexadecimal fingerprint of the parts, the same on every machine (BLAKE2s)."""
    joined = "\x1f".join(parts).encode()
    return hashlib.blake2s(joined, digest_size=16).hexdigest()[:length]
