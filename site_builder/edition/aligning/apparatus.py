"""Where renderings differ: for each base its words, and what the others have instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from msgspec import Struct

from site_builder.edition.aligning.moves import Opcode, Range, Versus, hulls
from site_builder.edition.aligning.printed_words import PrintedWord, Terms
from site_builder.model.collation import Apparatus, Reading, VariationUnit
from site_builder.text.terms import STOP

# Renderings compared each with each; further ones are compared with the first alone.
FULL = 6
# Above this many comparisons of words (two renderings of a thousand words) a pair is not compared:
# difflib without its junk rule is quadratic.
LIMIT = 1_000_000
NEAR = 0.5  # share of the shorter one's words that must be kept
FEW = 3  # words before an addition that are tried, until they name one place of the base

Pair = tuple[int, int]


class Part(Struct, frozen=True):
    """What is collated by itself: the compared words of each rendering, and their differences."""

    rows: Sequence[Sequence[PrintedWord]]
    codes: Mapping[Pair, list[Opcode]]

    def between(self, base: int, other: int) -> list[Opcode]:
        """The differences, with the base's words first."""
        if base < other:
            return self.codes[base, other]
        return [(tag, j1, j2, i1, i2) for tag, i1, i2, j1, j2 in self.codes[other, base]]

    def places(self, base: int, other: int) -> list[Opcode]:
        """The same for an apparatus: if renderings differ a lot, a stop word splits no change.

        “act on their threats” is one change from “put their threat into practice”.
        """
        codes = self.between(base, other)
        if is_near(codes, self.rows[base], self.rows[other]):
            return codes
        joined: list[Opcode] = []
        for n, code in enumerate(codes):
            tag, i1, i2, _, _ = code
            around = joined[-1:] + codes[n + 1 : n + 2]
            is_small = tag == "equal" and all(
                k in STOP for w in self.rows[base][i1:i2] for k in w.key
            )
            if is_small and i2 - i1 == 1 and [c[0] for c in around] == ["replace"] * 2:
                joined[-1] = ("replace", joined[-1][1], i2, joined[-1][3], code[4])
            elif joined and joined[-1][0] == tag == "replace":
                joined[-1] = (tag, joined[-1][1], i2, joined[-1][3], code[4])
            else:
                joined.append(code)
        return joined


def is_near(codes: Sequence[Opcode], a: Sequence[PrintedWord], b: Sequence[PrintedWord]) -> bool:
    """Whether the other has enough of the shorter one's words in the same order."""
    kept = sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal")
    return kept >= NEAR * min(len(a), len(b))


def differences(a: Sequence[PrintedWord], b: Sequence[PrintedWord]) -> list[Opcode]:
    """The ranges of equal words and of different words; one difference above `LIMIT`."""
    if len(a) * len(b) > LIMIT:
        return [("replace", 0, len(a), 0, len(b))]
    if [w.key for w in a] == [w.key for w in b]:
        return [("equal", 0, len(a), 0, len(b))]
    matcher = SequenceMatcher(None, [w.key for w in a], [w.key for w in b], autojunk=False)
    return list(matcher.get_opcodes())


def parts_of(words: Sequence[Sequence[PrintedWord]], lists: list[list[int]]) -> list[Part]:
    """The words before a list, each of its items as a whole, and the words after it."""
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


class _Place(Struct, frozen=True):
    """A range of the base's words, and the range that each other rendering has for it."""

    start: int
    end: int
    others: Mapping[int, Range]


class _Entry(Struct, frozen=True):
    """What others have for a range of the base's words; `is_moved` comes after all else there."""

    start: int
    end: int
    readings: list[Reading]
    is_moved: bool = False


def apparatus(base: int, parts: Sequence[Part], ids: Sequence[str], terms: Terms) -> Apparatus:
    """The places where any other rendering differs from the base, in the base's order.

    Words that a rendering has in another place are reported once: with the base's words.
    """
    others = [n for n in range(len(ids)) if n != base and (base == 0 or n < FULL)]
    codes = {n: [part.places(base, n) for part in parts] for n in others}
    places = _places(parts, base, codes)
    rows = {n: _row(parts, n) for n in (base, *others)}
    versus = {
        n: Versus(rows[base], rows[n], _all_codes(parts, base, n, codes[n]), terms) for n in others
    }
    replaced, told = _replaced(places, versus, ids)
    entries = [*replaced, *_added(places, versus, ids, told)]
    units = (_unit(rows[base], e) for e in sorted(entries, key=_order) if e.readings)
    return Apparatus(ids[base], tuple(units))


def _row(parts: Sequence[Part], number: int) -> Sequence[PrintedWord]:
    if len(parts) == 1:
        return parts[0].rows[number]
    return [word for part in parts for word in part.rows[number]]


def _all_codes(
    parts: Sequence[Part], base: int, other: int, codes: Sequence[list[Opcode]]
) -> list[Opcode]:
    """The differences of all parts, with places counted over all of them."""
    if len(parts) == 1:
        return codes[0]
    found: list[Opcode] = []
    i = j = 0
    for part, here in zip(parts, codes, strict=True):
        found += [(tag, i + i1, i + i2, j + j1, j + j2) for tag, i1, i2, j1, j2 in here]
        i, j = i + len(part.rows[base]), j + len(part.rows[other])
    return found


def _places(
    parts: Sequence[Part], base: int, codes: Mapping[int, Sequence[list[Opcode]]]
) -> list[_Place]:
    """The ranges in which any other differs, counted over all parts; a list's items stay apart."""
    found = []
    before = dict.fromkeys((base, *codes), 0)
    for number, part in enumerate(parts):
        here = {n: one[number] for n, one in codes.items()}
        for start, end in _regions(here.values()):
            theirs = {n: _mapped(here[n], start, end) for n in here}
            found.append(
                _Place(
                    before[base] + start,
                    before[base] + end,
                    {n: (before[n] + low, before[n] + high) for n, (low, high) in theirs.items()},
                )
            )
        before = {n: count + len(part.rows[n]) for n, count in before.items()}
    return found


def _replaced(
    places: Sequence[_Place], versus: Mapping[int, Versus], ids: Sequence[str]
) -> tuple[list[_Entry], set[tuple[int, Range]]]:
    """The others' words where they differ from the base, and where the base's words reappear."""
    found = []
    told = set()
    for place in places:
        readings = []
        for n, (low, high) in place.others.items() if place.start < place.end else ():
            theirs, lemma = versus[n].other[low:high], versus[n].base[place.start : place.end]
            if theirs and [w.key for w in theirs] != [w.key for w in lemma]:
                readings.append(Reading(ids[n], hulls(theirs)))
            elif not theirs:
                move, span = versus[n].omitted(place.start, place.end) or (None, (0, 0))
                readings.append(Reading(ids[n], (), move))
                told.add((n, span))
        found.append(_Entry(place.start, place.end, readings))
    return found, told


def _added(
    places: Sequence[_Place],
    versus: Mapping[int, Versus],
    ids: Sequence[str],
    told: set[tuple[int, Range]],
) -> list[_Entry]:
    """What others have and the base has not; where the base has it elsewhere, an entry there."""
    found = []
    moved: dict[Range, list[Reading]] = {}
    for place in places:
        readings = []
        for n, (low, high) in place.others.items() if place.start == place.end else ():
            if low == high or (n, (low, high)) in told:
                continue
            own, move = versus[n].added(place.start, low, high) or (None, None)
            if own is not None:
                moved.setdefault(own, []).append(Reading(ids[n], (), move))
            else:
                readings.append(Reading(ids[n], hulls(versus[n].other[low:high])))
        found.append(_Entry(place.start, place.end, readings))
    return found + [_Entry(*own, readings, is_moved=True) for own, readings in moved.items()]


def _order(entry: _Entry) -> tuple[int, bool, int, bool]:
    return entry.start, entry.start < entry.end, -entry.end, entry.is_moved


def _unit(row: Sequence[PrintedWord], entry: _Entry) -> VariationUnit:
    """The entry as spans; an addition with the fewest neighbouring words that name its place."""
    readings = tuple(entry.readings)
    if entry.start < entry.end:
        lemma, number = row[entry.start : entry.end], _number(row, entry.start, entry.end)
        return VariationUnit(hulls(lemma), readings, number=number)
    at, is_first = entry.start, entry.start == 0
    tried = [(at, at + n) if is_first else (at - n, at) for n in range(1, FEW + 1)]
    near = [(low, high) for low, high in tried if low >= 0 and high <= len(row)]
    low, high = next((place for place in near if not _number(row, *place)), (near or [(0, 0)])[0])
    return VariationUnit(
        (), readings, hulls(row[low:high]), is_first, number=_number(row, low, high)
    )


def _number(row: Sequence[PrintedWord], start: int, end: int) -> int:
    """Which one of the same words in the row these are, from 1; 0 where there are no others."""
    size = end - start
    if not 0 < size <= FEW:
        return 0  # longer runs do not recur
    sought = [word.key for word in row[start:end]]
    first = sought[0]
    same = [
        n
        for n, word in enumerate(row)
        if word.key == first and [w.key for w in row[n : n + size]] == sought
    ]
    return same.index(start) + 1 if len(same) > 1 else 0


def _regions(codes: Iterable[Sequence[Opcode]]) -> list[Range]:
    """The base's ranges in which any other differs; ranges that touch are one place."""
    spans = sorted((i1, i2) for one in codes for tag, i1, i2, _, _ in one if tag != "equal")
    merged: list[Range] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _mapped(codes: Sequence[Opcode], start: int, end: int) -> Range:
    """The other's range for the base's; no difference crosses the range's ends."""
    low = high = None
    for tag, i1, i2, j1, j2 in codes:
        if tag != "equal" and start <= i1 and i2 <= end:
            low = j1 - (i1 - start) if low is None else low
            high = j2 + (end - i2)
        elif tag == "equal" and i1 <= start and end <= i2 and low is None:
            low, high = j1 + (start - i1), j1 + (end - i1)
    return (low or 0), (high or 0)
