"""Where renderings part: for each base its words, and what the others have instead.

Where another has nothing in the place, but the words elsewhere, they are moved, and the reading
says where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from site_builder.analysis.aligning.printed_words import PrintedWord, Terms
from site_builder.analysis.aligning.similarity import STOP
from site_builder.model import Apparatus, Reading, VariationUnit
from site_builder.text import Span

# Renderings compared each with each; further ones are compared with the first alone.
FULL = 6
# Above this many comparisons of words (two renderings of a thousand words) a pair is not compared:
# difflib without its junk rule is quadratic.
LIMIT = 1_000_000
MOVED = 0.5  # share of omitted words that must stand elsewhere, besides all with content

Pair = tuple[int, int]
Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """What is collated by itself: the compared words of each rendering, and their differences."""

    rows: Sequence[Sequence[PrintedWord]]
    codes: Mapping[Pair, list[Opcode]]

    def between(self, base: int, other: int) -> list[Opcode]:
        """The differences, with the base's words first."""
        if base < other:
            return self.codes[base, other]
        return [(tag, j1, j2, i1, i2) for tag, i1, i2, j1, j2 in self.codes[other, base]]


def differences(a: Sequence[PrintedWord], b: Sequence[PrintedWord]) -> list[Opcode]:
    """The ranges of equal words, and what stands between them; one difference above `LIMIT`."""
    if len(a) * len(b) > LIMIT:
        return [("replace", 0, len(a), 0, len(b))]
    if [w.key for w in a] == [w.key for w in b]:
        return [("equal", 0, len(a), 0, len(b))]
    matcher = SequenceMatcher(None, [w.key for w in a], [w.key for w in b], autojunk=False)
    return list(matcher.get_opcodes())


def parts_of(words: Sequence[Sequence[PrintedWord]], lists: list[list[int]]) -> list[Part]:
    """What stands before a list, each of its items as a whole, and what follows it."""
    last = max(slot for row in lists for slot in row)
    parts = []
    for slot in range(last + 1):
        rows = [
            [w for w, s in zip(row, places, strict=True) if s == slot and w.key]
            for row, places in zip(words, lists, strict=True)
        ]
        is_item = 0 < slot < last
        codes = {
            (a, b): _whole(rows[a], rows[b]) if is_item else differences(rows[a], rows[b])
            for a, b in combinations(range(len(rows)), 2)
            if a == 0 or b < FULL
        }
        parts.append(Part(rows, codes))
    return parts


def _whole(a: Sequence[PrintedWord], b: Sequence[PrintedWord]) -> list[Opcode]:
    tag = "equal" if [w.key for w in a] == [w.key for w in b] else "replace"
    return [(tag, 0, len(a), 0, len(b))]


def apparatus(base: int, parts: Sequence[Part], ids: Sequence[str], terms: Terms) -> Apparatus:
    """The places where any other rendering differs from the base, in the base's order."""
    others = [n for n in range(len(ids)) if n != base and (base == 0 or n < FULL)]
    units = []
    for part in parts:
        codes = {n: part.between(base, n) for n in others}
        for start, end in _regions(codes.values()):
            lemma = part.rows[base][start:end]
            readings: list[Reading] = []
            for n in others:
                low, high = _mapped(codes[n], start, end)
                theirs = part.rows[n][low:high]
                if [w.key for w in theirs] != [w.key for w in lemma]:
                    spans = _hulls(theirs)
                    readings += [Reading(ids[n], s) for s in spans] or [
                        Reading(ids[n], None, _elsewhere(lemma, _free(parts, base, n), terms))
                    ]
            units.append(VariationUnit(max(_hulls(lemma), key=len, default=None), tuple(readings)))
    return Apparatus(ids[base], tuple(u for u in units if u.readings))


def _free(parts: Sequence[Part], base: int, other: int) -> list[list[PrintedWord]]:
    """The other's words that stand in the place of none of the base's equal ones, in runs."""
    return [
        list(part.rows[other][j1:j2])
        for part in parts
        for tag, _, _, j1, j2 in part.between(base, other)
        if tag != "equal" and j1 < j2
    ]


def _elsewhere(
    lemma: Sequence[PrintedWord], runs: Sequence[Sequence[PrintedWord]], terms: Terms
) -> tuple[Span, ...]:
    """Where the lemma's words stand, if all that say something do and half of all.

    FT's “there should not be any negotiations” stands in BB as “there should be no negotiation”.
    """
    wanted = terms.of_all(lemma)
    content = wanted - STOP - {"not"}
    if not content:
        return ()
    theirs = terms.of_all(word for run in runs for word in run)
    if not content <= theirs or len(wanted & theirs) < MOVED * len(wanted):
        return ()
    found = []
    for run in runs:
        held = [n for n, word in enumerate(run) if terms.of(word) <= wanted]
        ends = [n for n in held if terms.of(run[n]) & content]
        if ends:
            found.append((len([n for n in held if n <= ends[-1]]), run[held[0] : ends[-1] + 1]))
    most = max((count for count, _ in found), default=0)
    return tuple(span for count, run in found if count == most for span in _hulls(run))


def _regions(codes: Iterable[Sequence[Opcode]]) -> list[tuple[int, int]]:
    """The base's ranges in which any other differs; ranges that touch are one place."""
    spans = sorted((i1, i2) for one in codes for tag, i1, i2, _, _ in one if tag != "equal")
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _mapped(codes: Sequence[Opcode], start: int, end: int) -> tuple[int, int]:
    """The other's range for the base's; no difference crosses the range's ends."""
    low = high = None
    for tag, i1, i2, j1, j2 in codes:
        if tag != "equal" and start <= i1 and i2 <= end:
            low = j1 - (i1 - start) if low is None else low
            high = j2 + (end - i2)
        elif tag == "equal" and i1 <= start and end <= i2 and low is None:
            low, high = j1 + (start - i1), j1 + (end - i1)
    return (low or 0), (high or 0)


def _hulls(words: Sequence[PrintedWord]) -> list[Span]:
    """The words' span without marks at its ends; one for each unit that they touch."""
    hulls: dict[int, Span] = {}
    for word in words:
        start = hulls[word.unit].start if word.unit in hulls else word.start
        hulls[word.unit] = Span(start, word.end)
    return list(hulls.values())
