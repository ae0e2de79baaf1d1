"""Where the sentences of a text end: one rule for the whole program.

A full stop ends a sentence if a capital, a digit or an opening mark follows it, unless it belongs
to an abbreviation (“Sen. Lee”). Points within a sentence (“. . .”) do not end it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from site_builder.text.abbreviations import is_abbreviation
from site_builder.text.spans import Span, strip
from site_builder.text.visible import INVISIBLE

Break = tuple[int, int, int]  # offsets: of the full stop, after its marks, of the next sentence

STOPS = "[.?!;…]"
SENTENCE_END = re.compile(  # begins with a class, which the engine looks for quickly
    rf"{STOPS}(?<!{STOPS}.){STOPS}*+[\"”’'»)\]{INVISIBLE}]*+(\s++)[{INVISIBLE}]*+"
)
OPENING = "\"“‘'«([„"


def sentence_breaks(text: str) -> tuple[Break, ...]:
    """The breaks between the sentences of a text, in order."""
    found = []
    for match in SENTENCE_END.finditer(text):
        after = match.end()
        if after == len(text):
            break
        follower = text[after]
        if not (follower.isupper() or follower.isdigit() or follower in OPENING):
            continue
        end = match.start(1)
        if text[match.start() : end] == "." and is_abbreviation(text, match.start()):
            continue
        found.append((match.start(), end, after))
    return tuple(found)


def cut_sentences(text: str, breaks: Sequence[Break], span: Span) -> Iterator[Span]:
    """The sentences within `span`, white space between them left out."""
    start = span.start
    for at in range(bisect_left(breaks, (span.start,)), len(breaks)):
        _, end, after = breaks[at]
        if after >= span.end:
            break
        yield strip(text, Span(start, end))
        start = after
    last = strip(text, Span(start, span.end))
    if len(last):
        yield last
