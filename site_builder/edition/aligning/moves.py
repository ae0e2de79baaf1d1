"""Where else a rendering has the words that it lacks in their place: moved, and not left out.

FT's “our nation’s security” is BB's “the security of our nation”: BB omits nothing, and FT adds
nothing to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.edition.aligning.printed_words import PrintedWord, Terms
from site_builder.model.collation import Move
from site_builder.text.spans import Span
from site_builder.text.terms import STOP

MOVED = 0.5  # share of the omitted words that must be elsewhere, and all with content

Opcode = tuple[str, int, int, int, int]
Range = tuple[int, int]


class Versus(Struct, frozen=True):
    """The compared words of a base and of another rendering, and where they differ."""

    base: Sequence[PrintedWord]
    other: Sequence[PrintedWord]
    codes: Sequence[Opcode]
    terms: Terms

    def omitted(self, start: int, end: int) -> tuple[Move, Range] | None:
        """Where the other has the base's words that it omits: those in content, and half of all.

        FT's “there should not be any negotiations” is in BB as “there should be no
        negotiation”. Of several places the one that has most of them, then the nearest. The range
        is the other's; an insertion that says nothing else is taken whole.
        """
        wanted = self.terms.of_all(self.base[start:end])
        content = wanted - STOP - {"not"}
        found = []
        for tag, i1, i2, j1, j2 in self.codes if content else ():
            if tag == "equal" or j1 == j2:
                continue
            own = [n for n in range(j1, j2) if self.terms.of(self.other[n]) <= wanted]
            terms = self.terms.of_all(self.other[n] for n in own)
            if not content <= terms or len(wanted & terms) < MOVED * len(wanted):
                continue
            last = max(n for n in own if self.terms.of(self.other[n]) & content)
            low, high = own[0], last + 1
            if i1 == i2 and self.terms.of_all(self.other[j1:j2]) - STOP <= wanted:
                low, high = j1, j2
            distance = i1 - end if i1 >= end else start - i2
            found.append((-len([n for n in own if n <= last]), distance, i1, i2, low, high))
        if not found:
            return None
        *_, i1, i2, low, high = min(found)
        return self._move(start, end, (i1, i2), (low, high)), (low, high)

    def added(self, place: int, low: int, high: int) -> tuple[Range, Move] | None:
        """The base's own words that the other has at this place, and not in theirs."""
        sought = [word.key for word in self.other[low:high]]
        if not any(map(self.terms.has_content, self.other[low:high])):
            return None
        size = len(sought)
        for tag, i1, i2, _, _ in self.codes:
            for start in range(i1, i2 - size + 1) if tag != "equal" else ():
                if [word.key for word in self.base[start : start + size]] == sought:
                    end = start + size
                    return (start, end), self._move(start, end, (place, place), (low, high))
        return None

    def _move(self, start: int, end: int, there: Range, words: Range) -> Move:
        is_later = there[0] >= end
        between = (end, there[0]) if is_later else (there[1], start)
        return Move(
            words=hulls(self.other[slice(*words)]),
            passed=hulls(self._shared(*between)),
            is_later=is_later,
            is_outermost=there[0] == len(self.base) if is_later else there[1] == 0,
        )

    def _shared(self, start: int, end: int) -> Sequence[PrintedWord]:
        """The base's words of the range from the first to the last that the other has there.

        All of them where those say nothing: “is” comes before “unwise, unintelligent …”.
        """
        both = [
            (max(start, i1), min(end, i2))
            for tag, i1, i2, _, _ in self.codes
            if tag == "equal" and i1 < end and start < i2
        ]
        words = self.base[both[0][0] : both[-1][1]] if both else ()
        return words if any(map(self.terms.has_content, words)) else self.base[start:end]


def hulls(words: Iterable[PrintedWord]) -> tuple[Span, ...]:
    """The words' span without marks at its ends; one for each unit that they touch."""
    found: dict[int, Span] = {}
    for word in words:
        start = found[word.unit].start if word.unit in found else word.start
        found[word.unit] = Span(start, word.end)
    return tuple(found.values())
