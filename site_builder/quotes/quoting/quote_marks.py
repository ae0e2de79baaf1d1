"""The quotation marks of a text, each with what its glyph and its neighbours tell.

Each mark gets its direction before any is paired, so that pairing needs no further look:

1. Runs of one glyph are read together: `''` and two backticks are double marks, `'''` is a double
   and a single one.
2. Double marks get a direction: opening, closing, or unclear (a straight mark between letters, or
   between a full stop and a letter).
3. Single marks get one too, or are left out as apostrophes (`aren’t`), elisions (`’em`, `’90s`),
   feet and inches (`6'3"`) and marks within tags (`<tweet from="…">`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple


class Facing(Enum):
    """The direction of a mark, by its neighbours; an unclear one closes what is open, or opens."""

    OPENS = "opens"
    CLOSES = "closes"
    UNCLEAR = "unclear"


class QuoteMark(NamedTuple):
    """One quotation mark: `width` code points from `start`; `weak` may be an apostrophe."""

    start: int
    width: int
    double: bool
    glyph: str
    facing: Facing
    weak: bool = False

    @property
    def end(self) -> int:
        """The offset behind the mark."""
        return self.start + self.width


GLYPHS = "\"“”„‟«»‹›‚'’‘`「」『』"
DOUBLED = frozenset("'’‘`")  # a run of them may be a double mark
OPENING_DOUBLE = frozenset("“„‟«「『")
CLOSING_DOUBLE = frozenset("”»」』")
SINGLE = frozenset("'’‘‚‹›")

# Not quotation marks: <tweet from="NYTimes">, 6'3", 5’ 10”, a bullet. Patterns that each begin with
# one code point are faster than one pattern.
MASKED = (
    re.compile(r"<[a-z][^<>\n]*>"),
    re.compile(r"'(?<=\d') ?\d{1,2}(?:[\"”]|'')"),
    re.compile(r"’(?<=\d’) ?\d{1,2}(?:[\"”]|'')"),
    re.compile(r"»(?<=^») ", re.MULTILINE),
)

# “we’ve got ’em”, “Rock ’n’ Roll”, “the ’90s”, “’Tis the season”
ELISION = re.compile(
    r"['‘’](?:em|im|til|tis|twas|twere|twould|twill|cause|cos|bout|round|nuff|fraid|n|n['’]|\d0s"
    r"|\d\d)\b",
    re.IGNORECASE,
)

BEFORE_OPENING = frozenset("([{-–—―…/‘")
AFTER_CLOSING = frozenset(")]},.;:!?-–—―/…")
SENTENCE_POINT = frozenset(".,!?;…")
BEFORE_SINGLE = frozenset('([{—–-/"“„«')
AFTER_SINGLE = frozenset('#@$[…("“.')


def quote_marks(text: str) -> list[QuoteMark]:
    """The quotation marks of the text, in order."""
    masked = sorted(m.span() for pattern in MASKED for m in pattern.finditer(text))
    marks: list[QuoteMark] = []
    at = 0
    for start, end in sorted(_runs(text)):
        while at < len(masked) and masked[at][1] <= start:
            at += 1
        if at < len(masked) and masked[at][0] <= start:
            continue
        marks.extend(_read_run(text, start, end))
    return marks


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The places of possible marks, glyph by glyph: a pattern of one glyph is faster."""
    for glyph in GLYPHS:
        if glyph in text:
            for run in _run(glyph).finditer(text):
                yield run.span()


@cache
def _run(glyph: str) -> re.Pattern[str]:
    """A mark or a run of marks. A single one between letters is an apostrophe: “aren’t”."""
    if glyph not in SINGLE and glyph != "`":
        return re.compile(glyph)
    more = glyph + "*" if glyph in DOUBLED else ""  # faster than `+`
    return re.compile(rf"{glyph}{more}(?!(?<=[^\W_]{glyph})[^\W_])")


def _read_run(text: str, start: int, end: int) -> Iterator[QuoteMark]:
    glyph, width = text[start], end - start
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if glyph not in SINGLE and glyph != "`":
        yield QuoteMark(start, 1, True, glyph, _double_facing(glyph, before, after))
    elif width == 1:
        yield from _single(text, start, glyph, before, after)
    elif width == 2:
        yield QuoteMark(start, 2, True, glyph, _double_facing(glyph, before, after))
    elif width == 3:
        yield from _three(start, glyph, before)


def _three(start: int, glyph: str, before: str) -> Iterator[QuoteMark]:
    """`'''`: within a quotation in `''` another one begins or ends."""
    if before.isspace():
        yield QuoteMark(start, 2, True, glyph, Facing.OPENS)
        yield QuoteMark(start + 2, 1, False, glyph, Facing.OPENS)
    else:
        yield QuoteMark(start, 1, False, glyph, Facing.CLOSES)
        yield QuoteMark(start + 1, 2, True, glyph, Facing.CLOSES)


def _double_facing(glyph: str, before: str, after: str) -> Facing:
    if before == "\n" and after != "\n":
        return Facing.OPENS
    free_before = before.isspace() or before in BEFORE_OPENING
    free_after = after.isspace() or after in AFTER_CLOSING
    if glyph in OPENING_DOUBLE or glyph in "‘`":
        # “… where they stand.“[HuffPost.]
        wrong_glyph = free_after or (before in SENTENCE_POINT and not after.isalnum())
        return Facing.CLOSES if wrong_glyph and not free_before else Facing.OPENS
    if glyph in CLOSING_DOUBLE:
        return Facing.OPENS if before.isspace() and not free_after else Facing.CLOSES
    if (before.isspace() or before in "([{") and not after.isspace():
        return Facing.OPENS
    if after.isspace() and not before.isspace():
        return Facing.CLOSES
    if before in SENTENCE_POINT:
        # paragraphs that were glued: … a demand,” Lee wrote.“I agree,” …
        return Facing.UNCLEAR if after.isalnum() else Facing.CLOSES
    if free_before and not free_after:
        return Facing.OPENS
    if free_after and not free_before:
        return Facing.CLOSES
    return Facing.UNCLEAR


def _single(text: str, start: int, glyph: str, before: str, after: str) -> Iterator[QuoteMark]:
    if glyph == "‚" or (
        (before.isspace() or before in BEFORE_SINGLE)
        and (after.isalnum() or after in AFTER_SINGLE)
        and not ELISION.match(text, start)
    ):
        yield QuoteMark(start, 1, False, glyph, Facing.OPENS)
    elif not before.isspace() and not after.isalnum() and glyph != "`":
        # “the Houses’ plan”, “doin’ it”: no closing mark, unless no better closing mark follows
        follower = text[start + 2 : start + 3]
        weak = before in "sSn" and after.isspace() and follower.islower()
        yield QuoteMark(start, 1, False, glyph, Facing.CLOSES, weak)
