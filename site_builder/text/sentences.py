"""The sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.text.spans import Span, strip

# Abbreviations that end in a full stop and do not end a sentence.
# “… normally allied with Sen. Ted Cruz.”
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|Prof|St|Jr|Sr|vs|No|Inc|Co|Corp"
    r"|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|a\.m|p\.m|i\.e|e\.g|etc)"
    r"|(?<![A-Za-z])[A-Z](?:\.[A-Z])*)\.$"
)
SENTENCE_END = re.compile(r"[.?!;…]+[\"”’'»)\]]*(?=\s+|$)")
OPENING = "\"“‘'«([„"


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
