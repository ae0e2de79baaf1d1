"""A statement's renderings word by word.

1. A rendering becomes words as printed (with the comma that sticks to them); each has the form in
   which it is compared. What editors add (“[Trump]”, “. . .”) is kept and never compared.
2. Two renderings are *near* if the other has at least half of the shorter one's words in the
   same order; their differences are those of the sequences (`difflib`, which gives the fewest
   places of change). Where not all are near, a word is lacking when the other has none of its
   stem. A content word that the other has in another place is moved, not lacking.
3. All near: words of one column are one place. Else the renderings are stacked; only a short
   list that all of them have (“wise, prudent, dignified”) is set in columns.
4. Each rendering serves as base of an apparatus: its words, and what the others have instead;
   where they have nothing, also where else they have these words (`moves`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from site_builder.edition.aligning.apparatus import (
    FULL,
    Pair,
    Part,
    apparatus,
    differences,
    is_near,
    parts_of,
)
from site_builder.edition.aligning.lists import item_slots
from site_builder.edition.aligning.moves import Opcode
from site_builder.edition.aligning.printed_words import PrintedWord, Terms, printed_words
from site_builder.model.collation import CollatedRendering, CollatedWord, Collation
from site_builder.model.found import Article, Rendering


def collate(renderings: Sequence[Rendering], articles: Mapping[str, Article]) -> Collation:
    """The renderings' words with what each other one lacks, and an apparatus for each base.

    Read in order, the words of a row are the rendering's own, none lost and none added.
    """
    texts = [articles[r.article_id].text for r in renderings]
    words = [printed_words(articles[r.article_id], r) for r in renderings]
    terms = Terms(words)
    compared = [[w for w in row if w.key] for row in words]
    pairs = {
        (a, b): differences(compared[a], compared[b])
        for a, b in combinations(range(len(words)), 2)
        if a == 0 or b < FULL
    }
    aligned = all(is_near(c, compared[a], compared[b]) for (a, b), c in pairs.items())
    lists = None if aligned else item_slots(texts, words)
    whole = Part(compared, pairs)
    slots = lists or (_columns(words, whole) if aligned else [[0] * len(row) for row in words])
    ids = [r.article_id for r in renderings]
    rows = tuple(
        CollatedRendering(
            article_id=ids[n],
            words=tuple(
                CollatedWord(word.span, slot, lacking, moved, bool(word.key))
                for word, slot, (lacking, moved) in zip(
                    words[n], slots[n], _standing(n, words, pairs, aligned, ids, terms), strict=True
                )
            ),
        )
        for n in range(len(words))
    )
    parts = parts_of(words, lists) if lists else [whole]
    return Collation(
        aligned=aligned,
        rows=rows,
        apparatus=tuple(apparatus(n, parts, ids, terms) for n in range(min(len(ids), FULL))),
    )


def _standing(
    row: int,
    words: Sequence[Sequence[PrintedWord]],
    pairs: Mapping[Pair, list[Opcode]],
    aligned: bool,
    ids: Sequence[str],
    terms: Terms,
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each word of the row the articles that lack it, and those that have it elsewhere."""
    compared = [n for n, word in enumerate(words[row]) if word.key]
    lacking: list[list[str]] = [[] for _ in words[row]]
    moved: list[list[str]] = [[] for _ in words[row]]
    for (a, b), codes in pairs.items():
        if row not in (a, b):
            continue
        other = b if row == a else a
        if not aligned:
            theirs = terms.of_all(words[other])
            for n in compared:
                if not terms.of(words[row][n]) <= theirs:
                    lacking[n].append(ids[other])
            continue
        parts = [(c[1:3], c[3:5]) for c in codes if c[0] != "equal"]
        own = [compared[n] for one, two in parts for n in range(*(one if row == a else two))]
        others = [word for word in words[other] if word.key]
        free = {others[n].key for one, two in parts for n in range(*(two if row == a else one))}
        for n in own:
            word = words[row][n]
            (moved if word.key in free and terms.has_content(word) else lacking)[n].append(
                ids[other]
            )
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}  # most words have the same few

    def kept(names: list[str]) -> tuple[str, ...]:
        key = tuple(sorted(names))
        return shared.setdefault(key, key)

    return [(kept(one), kept(two)) for one, two in zip(lacking, moved, strict=True)]


def _columns(words: Sequence[Sequence[PrintedWord]], whole: Part) -> list[list[int]]:
    """A column for each word: that of the longest rendering's word which it matches or replaces."""
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
