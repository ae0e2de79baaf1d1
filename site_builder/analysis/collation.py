"""A statement's renderings word by word.

1. A rendering becomes words as printed (with the comma that sticks to them); each has the form in
   which it is compared. What editors add (“[Trump]”, “. . .”) is kept and never compared.
2. Two renderings are *near* where at least half of the shorter one's words stand in the other in
   the same order; their differences are those of the sequences (`difflib`, which gives the fewest
   places of change). Where they are not near, a word is missing when the other has none of its
   stem.
3. All near: words of one column are one place. Else the renderings are stacked; only a short
   list that all of them have (“wise, prudent, dignified”) is set in columns.
4. Each rendering serves as base of an apparatus: its words, and what the others have instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from site_builder.analysis.lists import item_slots
from site_builder.analysis.similarity import INSERTION, plain_words, respell, terms_of, vocabulary
from site_builder.model import (
    Apparatus,
    Article,
    CollatedRendering,
    CollatedWord,
    Collation,
    Reading,
    Rendering,
    VariationUnit,
)
from site_builder.text import WORD, Span

NEAR = 0.5  # share of the shorter one's words that must be kept
# A unit of fewer words beside others of its article repeats one of them, as the headline ‘Not Wise’
# does: it is kept on show and not compared.
REPEATED = 3
# Renderings compared each with each; further ones are compared with the first alone.
FULL = 6
# Above this many comparisons of words (two renderings of a thousand words) a pair is not compared:
# difflib without its junk rule is quadratic.
LIMIT = 1_000_000
PRINTED = re.compile(r"\S+")

Pair = tuple[int, int]
Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word as printed; `key` is empty where it is not compared."""

    span: Span
    start: int  # without the marks that stick to it
    end: int
    unit: int
    key: tuple[str, ...]


def collate(renderings: Sequence[Rendering], articles: Mapping[str, Article]) -> Collation:
    """The renderings' words with what each other one lacks, and an apparatus for each base.

    Read in order, the words of a row are the rendering's own, none lost and none added.
    """
    texts = [articles[r.article_id].text for r in renderings]
    words = [printed_words(t, r) for t, r in zip(texts, renderings, strict=True)]
    compared = [[w for w in row if w.key] for row in words]
    pairs = {
        (a, b): _opcodes(compared[a], compared[b])
        for a, b in combinations(range(len(words)), 2)
        if a == 0 or b < FULL
    }
    near = {p: _is_near(codes, compared[p[0]], compared[p[1]]) for p, codes in pairs.items()}
    aligned = all(near.values())
    stems = None if aligned else _stems(words)
    lists = None if aligned else item_slots(texts, words)
    whole = _Part(compared, pairs)
    slots = lists or (_columns(words, whole) if aligned else [[0] * len(row) for row in words])
    ids = [r.article_id for r in renderings]
    rows = tuple(
        CollatedRendering(
            article_id=ids[n],
            words=tuple(
                CollatedWord(word.span, slot, lacking)
                for word, slot, lacking in zip(
                    words[n], slots[n], _lacking(n, words, pairs, near, stems, ids), strict=True
                )
            ),
        )
        for n in range(len(words))
    )
    parts = _parts(words, lists) if lists else [whole]
    apparatus = tuple(
        Apparatus(ids[base], _variation(base, parts, ids)) for base in range(min(len(ids), FULL))
    )
    return Collation(aligned=aligned, rows=rows, apparatus=apparatus)


def printed_words(text: str, rendering: Rendering) -> list[PrintedWord]:
    """All words of the rendering as printed, in order; nothing between spaces is left out."""
    found = []
    for number, unit in enumerate(rendering.units):
        start, end = unit.span.start, unit.span.end
        gaps = [m.span() for m in INSERTION.finditer(text, start, end)]
        if len(rendering.units) > 1 and len(text[start:end].split()) < REPEATED:
            gaps.append((start, end))
        for match in PRINTED.finditer(text, start, end):
            place = Span(match.start(), match.end())
            low, high, key = _parsed(match.group())
            if gaps and any(low < place.end and place.start < high for low, high in gaps):
                key = ()
            found.append(PrintedWord(place, place.start + low, place.start + high, number, key))
    return found


@lru_cache(maxsize=1 << 14)
def _parsed(printed: str) -> tuple[int, int, tuple[str, ...]]:
    """Where the words begin and end within what stands between two spaces, and their key."""
    tokens = list(WORD.finditer(printed))
    key = tuple(respell(word) for token in tokens for word in plain_words(token.group()))
    return (tokens[0].start(), tokens[-1].end(), key) if key else (0, len(printed), ())


def _opcodes(a: Sequence[PrintedWord], b: Sequence[PrintedWord]) -> list[Opcode]:
    if len(a) * len(b) > LIMIT:
        return [("replace", 0, len(a), 0, len(b))]
    if [w.key for w in a] == [w.key for w in b]:
        return [("equal", 0, len(a), 0, len(b))]
    matcher = SequenceMatcher(None, [w.key for w in a], [w.key for w in b], autojunk=False)
    return list(matcher.get_opcodes())


def _is_near(codes: list[Opcode], a: Sequence[PrintedWord], b: Sequence[PrintedWord]) -> bool:
    kept = sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal")
    return kept >= NEAR * min(len(a), len(b))


def _lacking(
    row: int,
    words: Sequence[Sequence[PrintedWord]],
    pairs: Mapping[Pair, list[Opcode]],
    near: Mapping[Pair, bool],
    stems: Sequence[Sequence[frozenset[str]]] | None,
    ids: Sequence[str],
) -> list[tuple[str, ...]]:
    """For each word of the row the articles whose rendering does not have it."""
    compared = [n for n, word in enumerate(words[row]) if word.key]
    lacking: list[list[str]] = [[] for _ in words[row]]
    for (a, b), codes in pairs.items():
        if row not in (a, b):
            continue
        other = b if row == a else a
        if near[a, b] or stems is None:
            spans = [(c[1], c[2]) if row == a else (c[3], c[4]) for c in codes if c[0] != "equal"]
            missing = [compared[n] for start, end in spans for n in range(start, end)]
        else:
            theirs = frozenset().union(*stems[other])
            missing = [n for n in compared if not stems[row][n] <= theirs]
        for n in missing:
            lacking[n].append(ids[other])
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    return [shared.setdefault(k, k) for k in (tuple(sorted(names)) for names in lacking)]


def _stems(words: Sequence[Sequence[PrintedWord]]) -> list[list[frozenset[str]]]:
    known = vocabulary(word.key for row in words for word in row)
    return [
        [frozenset(t for w in word.key for t in terms_of(w, known)) for word in row]
        for row in words
    ]


def _columns(words: Sequence[Sequence[PrintedWord]], whole: _Part) -> list[list[int]]:
    """A column for each word: that of the longest rendering's word it matches or stands for."""
    base = max(range(min(len(words), FULL)), key=lambda n: (len(words[n]), -n))
    base = base if len(words) <= FULL else 0
    place_of = {word.span: n for n, word in enumerate(words[base])}
    keys: list[list[tuple[int, int]]] = []
    for number, row in enumerate(words):
        matched = {} if number != base else {word.span: n for n, word in enumerate(row)}
        codes = whole.between(base, number) if number != base else []
        for tag, i1, i2, j1, j2 in codes:
            if tag in ("equal", "replace"):
                for i, j in zip(range(i1, i2), range(j1, j2), strict=False):
                    matched[whole.rows[number][j].span] = place_of[whole.rows[base][i].span]
        last, extra = -1, 0
        places = []
        for word in row:
            here = matched.get(word.span)
            last, extra = (last, extra + 1) if here is None else (here, 0)
            places.append((last, extra))
        keys.append(places)
    column = {key: n for n, key in enumerate(sorted({k for row in keys for k in row}))}
    return [[column[key] for key in row] for row in keys]


# ------------------------------------------------------------------ the apparatus


@dataclass(frozen=True, slots=True)
class _Part:
    """What is collated by itself: the compared words of each rendering, and their differences."""

    rows: Sequence[Sequence[PrintedWord]]
    codes: Mapping[Pair, list[Opcode]]

    def between(self, base: int, other: int) -> list[Opcode]:
        if base < other:
            return self.codes[base, other]
        return [(tag, j1, j2, i1, i2) for tag, i1, i2, j1, j2 in self.codes[other, base]]


def _parts(words: Sequence[Sequence[PrintedWord]], lists: list[list[int]]) -> list[_Part]:
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
            (a, b): _whole(rows[a], rows[b]) if is_item else _opcodes(rows[a], rows[b])
            for a, b in combinations(range(len(rows)), 2)
            if a == 0 or b < FULL
        }
        parts.append(_Part(rows, codes))
    return parts


def _whole(a: Sequence[PrintedWord], b: Sequence[PrintedWord]) -> list[Opcode]:
    tag = "equal" if [w.key for w in a] == [w.key for w in b] else "replace"
    return [(tag, 0, len(a), 0, len(b))]


def _variation(base: int, parts: Sequence[_Part], ids: Sequence[str]) -> tuple[VariationUnit, ...]:
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
                    readings += [Reading(ids[n], s) for s in spans] or [Reading(ids[n], None)]
            units.append(VariationUnit(max(_hulls(lemma), key=len, default=None), tuple(readings)))
    return tuple(u for u in units if u.readings)


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
