"""Pairs of marks of one kind: which closing mark closes which opening one.

Each function looks once at each mark and never back at the text, so that a hundred thousand marks
take a hundred thousand steps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.quotes.quoting.typed_marks import Facing, Mark
from site_builder.text.lexicon import STRONG
from site_builder.text.spans import Span, strip

# “We have a deal, he said. “And we keep it.” — the first mark was never closed.
_SAID = "|".join(sorted(STRONG, key=lambda form: (-len(form), form)))
_NAME = r"[A-Z][\w.’'-]{1,30}"
OWN_CUE = re.compile(
    rf"[,.?!…] (?:(?:[Hh]e|[Ss]he|[Tt]hey)|{_NAME}(?: {_NAME}){{0,3}}) (?:{_SAID})\b"
    rf"|[,.?!…] (?:said|says) (?:he|she|{_NAME})\b"
)


class Pair(NamedTuple):
    """An opening mark, where its words end, and its closing mark if there is one."""

    opening: Mark | None
    end: int
    closing: Mark | None
    nested: tuple[Span, ...] = ()


def pair_doubles(text: str, marks: Sequence[Mark], limit: int) -> tuple[list[Pair], bool]:
    """Pairs of double marks; and whether the first mark closes what nothing here has opened."""
    if not marks:
        return [], False
    pairs: list[Pair] = []
    stack: list[Mark] = []  # opened and not closed yet, the outermost first
    nested: list[Span] = []  # within the outermost
    lowest: list[int] = []  # few articles nest, and ask for it
    stray = False
    for at, mark in enumerate(marks):
        if not stack:
            if mark.facing is Facing.CLOSES:
                stray = stray or at == 0
            else:
                stack, nested = [mark], []
        elif mark.facing is Facing.OPENS:
            lowest = lowest or _lowest_depths(marks)
            if _is_nested(stack[-1], mark, lowest[at]):
                stack.append(mark)
            else:
                end = unclosed_end(text, stack[0].end, mark.start)
                pairs.append(Pair(stack[0], end, None, tuple(nested)))
                stack, nested = [mark], []
        else:
            opening = stack.pop()
            if stack:
                nested.append(Span(opening.start, mark.end))
            else:
                pairs.append(Pair(opening, mark.start, mark, tuple(nested)))
    if stack:
        pairs.append(Pair(stack[0], limit, None, tuple(nested)))
    return pairs, stray


def _is_nested(outer: Mark, mark: Mark, lowest: int) -> bool:
    """Whether an opening mark within an open quotation begins one of its own.

    `lowest` is the lowest depth reached behind the mark, seen from before it: -1 closes both. Two
    straight marks never nest. A curly mark in a straight quotation nests if it alone is closed:
    "PENCE: Well, look, Hillary Clinton apparently thinks this is an episode of “Shark Tank.” …
    """
    if mark.glyph != '"':
        return lowest <= (0 if outer.glyph == '"' else -1)
    return outer.glyph != '"' and lowest <= -1


def _step(mark: Mark) -> int:
    if mark.facing is Facing.OPENS:
        return 1
    return -1 if mark.facing is Facing.CLOSES else 0


def _lowest_depths(marks: Sequence[Mark]) -> list[int]:
    """For each mark the lowest depth reached behind it, seen from before it."""
    lowest: list[int] = []
    reached = 0
    for mark in reversed(marks):
        reached = _step(mark) + min(reached, 0)
        lowest.append(reached)
    lowest.reverse()
    return lowest


def unclosed_end(text: str, start: int, limit: int) -> int:
    """Where the words of a quotation without closing mark end, at most at `limit`."""
    cue = OWN_CUE.search(text, start, limit)
    return cue.start() + 1 if cue else strip(text, Span(start, limit)).end


def pair_singles(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs of single marks, read from the right: the last closing mark before the next opening.

    Of several closing marks the first counts, unless it may be a plural possessive.
    """
    pairs: list[tuple[Mark, Mark]] = []
    upcoming: Mark | None = None
    for mark in reversed(marks):
        if mark.facing is Facing.CLOSES:
            if upcoming is None or not mark.weak:
                upcoming = mark
        elif upcoming is not None:
            pairs.append((mark, upcoming))
            upcoming = None
    pairs.reverse()
    return pairs
