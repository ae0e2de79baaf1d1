"""Pairs of quotation marks of one kind, in one pass over the marks of a paragraph.

A mark that opens within an open quotation is nested if the marks still to come close both;
otherwise the first mark was never closed, and its words end before the outlet's own “, he said”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.quotes.quoting.quote_marks import Facing, QuoteMark
from site_builder.text.lexicon import STRONG
from site_builder.text.spans import Span, strip

# “We have a deal, he said. “And we keep it.” — the first mark was never closed.
SAID = "|".join(sorted(STRONG, key=lambda form: (-len(form), form)))
NAME = r"[A-Z][\w.’'-]{1,30}"
OWN_CUE = re.compile(
    rf"[,.?!…] (?:(?:[Hh]e|[Ss]he|[Tt]hey)|{NAME}(?: {NAME}){{0,3}}) (?:{SAID})\b"
    rf"|[,.?!…] (?:said|says) (?:he|she|{NAME})\b"
)


class MarkPair(NamedTuple):
    """Where marked words begin, marks included, and where they end; their closing mark, if any."""

    start: int
    inside: int  # behind the opening mark
    end: int
    closing: QuoteMark | None
    nested: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The whole, marks included."""
        return Span(self.start, self.closing.end if self.closing else self.end)


def pair_doubles(
    text: str, marks: Sequence[QuoteMark], limit: int
) -> tuple[list[MarkPair], list[QuoteMark]]:
    """Pairs of double marks; and the marks that close what nothing here has opened."""
    pairs: list[MarkPair] = []
    strays: list[QuoteMark] = []
    stack: list[QuoteMark] = []  # opened and not closed yet, the outermost first
    nested: list[Span] = []  # within the outermost
    lowest: list[int] = []  # computed if a mark opens within another, as in few articles
    for at, mark in enumerate(marks):
        if not stack:
            if mark.facing is Facing.CLOSES:
                strays.append(mark)
            else:
                stack, nested = [mark], []
        elif mark.facing is Facing.OPENS:
            lowest = lowest or _lowest_depths(marks)
            if _is_nested(stack[-1], mark, lowest[at]):
                stack.append(mark)
            else:
                end = unclosed_end(text, stack[0].end, mark.start)
                pairs.append(made_pair(stack[0], end, None, nested))
                stack, nested = [mark], []
        elif len(stack) == 1 and _is_inches(text, mark, marks[at + 1 : at + 2]):
            continue
        else:
            opening = stack.pop()
            if stack:
                nested.append(Span(opening.start, mark.end))
            else:
                pairs.append(made_pair(opening, mark.start, mark, nested))
    if stack:
        pairs.append(made_pair(stack[0], limit, None, nested))
    return pairs, strays


def _is_inches(text: str, mark: QuoteMark, following: Sequence[QuoteMark]) -> bool:
    """Whether a mark behind a digit closes nothing, since the next one does: “a 12" pipe.”"""
    if not text[mark.start - 1].isdigit():
        return False
    return any(m.facing is Facing.CLOSES for m in following)


def made_pair(
    opening: QuoteMark, end: int, closing: QuoteMark | None, nested: Sequence[Span] = ()
) -> MarkPair:
    """The pair from an opening mark to its closing one, or to `end` if it has none."""
    return MarkPair(opening.start, opening.end, end, closing, tuple(nested))


def _is_nested(outer: QuoteMark, mark: QuoteMark, lowest: int) -> bool:
    """Whether an opening mark within an open quotation begins one of its own.

    `lowest` is the lowest depth reached behind the mark, seen from before it: -1 closes both. Two
    straight marks never nest. A curly mark in a straight quotation nests if it alone is closed:
    "PENCE: Well, look, Hillary Clinton apparently thinks this is an episode of “Shark Tank.” …
    """
    if mark.glyph != '"':
        return lowest <= (0 if outer.glyph == '"' else -1)
    return outer.glyph != '"' and lowest <= -1


def _lowest_depths(marks: Sequence[QuoteMark]) -> list[int]:
    """For each mark the lowest depth reached behind it, seen from before it."""
    lowest: list[int] = []
    reached = 0
    for mark in reversed(marks):
        step = {Facing.OPENS: 1, Facing.CLOSES: -1}.get(mark.facing, 0)
        reached = step + min(reached, 0)
        lowest.append(reached)
    return lowest[::-1]


def unclosed_end(text: str, start: int, limit: int) -> int:
    """Where the words of a quotation without closing mark end, at most at `limit`."""
    cue = OWN_CUE.search(text, start, limit)
    return cue.start() + 1 if cue else strip(text, Span(start, limit)).end


def pair_singles(marks: Sequence[QuoteMark]) -> list[MarkPair]:
    """Pairs of single marks, read from the right: the last closing mark before the next opening.

    Of several closing marks the first counts, unless it may be a plural possessive.
    """
    pairs: list[MarkPair] = []
    upcoming: QuoteMark | None = None
    for mark in reversed(marks):
        if mark.facing is Facing.CLOSES:
            if upcoming is None or not mark.weak:
                upcoming = mark
        elif upcoming is not None:
            pairs.append(made_pair(mark, upcoming.start, upcoming))
            upcoming = None
    return pairs[::-1]
