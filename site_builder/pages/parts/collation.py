"""The collation of a statement as a table whose base can be chosen, and an apparatus for each base.

A base is known by its number on the page: words have the class `not-2` when base 2 lacks them, and
the stylesheet sets them bold while base 2 is chosen. Words that change the meaning are framed,
with any base. No script is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from site_builder.model.collation import CollatedRendering, CollatedWord, Collation
from site_builder.model.found import Rendering, Statement
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.apparatus import BaseApparatus, apparatus, editorial
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import runs_from_right
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.pages.parts.meaning import turn_marks
from site_builder.pages.parts.values import Cited, Link, Siglum
from site_builder.text.spans import Span

FITTING = 4  # columns that fit without scrolling


class SlotHead(Struct, frozen=True):
    """The head of a column: `agrees` where every rendering has the same words."""

    agrees: bool
    name: str


class CollationRow(Struct, frozen=True):
    """A rendering: its words column by column ("" for none), its verb and its places."""

    siglum: Siglum
    cells: tuple[Markup, ...]
    verb: str
    places: tuple[Link, ...]


class CollationView(Struct, frozen=True):
    """The table, and its bases with their apparatus.

    `lacks` says what a bold word is to the base; `is_numbered`: raised numbers tell equal words of
    a base apart.
    """

    bases: tuple[BaseApparatus, ...]
    slots: tuple[SlotHead, ...]
    width: int  # columns of words
    is_beside: bool  # there is one column: each rendering is one line beside its siglum
    is_wide: bool
    is_rtl: bool  # the columns go from right to left, as the words do
    rows: tuple[CollationRow, ...]
    lacks: str
    is_numbered: bool
    editorial: tuple[Cited, ...]


def collation_view(corpus: Corpus, statement: Statement) -> CollationView:
    """The collation of a statement with two renderings or more."""
    collation = statement.collation
    if collation is None:
        raise ValueError(f"a statement with one rendering has no collation: {statement.id}")
    # The first renderings have an apparatus; further ones are shown, but not offered as a base.
    numbers = {one.base: n for n, one in enumerate(collation.apparatus, 1)}
    table = columns(collation)
    return CollationView(
        bases=tuple(apparatus(corpus, one) for one in collation.apparatus),
        slots=tuple(SlotHead(c.agrees, _slot_name(table, n)) for n, c in enumerate(table)),
        width=len(table),
        is_beside=len(table) == 1,
        is_wide=len(table) > FITTING,
        is_rtl=all(_is_rtl(corpus, row) for row in collation.rows),
        rows=tuple(_row(corpus, statement, row, table, numbers) for row in collation.rows),
        # Renderings that are not aligned are compared by stems: “unwise” is a form of “wise”.
        lacks="is not in" if collation.aligned else "has no form in",
        is_numbered=any(unit.number for one in collation.apparatus for unit in one.units),
        editorial=editorial(corpus, statement),
    )


def _is_rtl(corpus: Corpus, row: CollatedRendering) -> bool:
    text = corpus.articles[row.article_id].text
    return runs_from_right("".join(word.span.of(text) for word in row.words))


def _slot_name(table: Sequence[SlotColumn], place: int) -> str:
    """Whether a column agrees; where none does, as in the items of a list, its number."""
    if len(table) == 1:
        return "words"
    if not any(column.agrees for column in table):
        return str(place + 1)
    return "same" if table[place].agrees else "differs"


def _row(
    corpus: Corpus,
    statement: Statement,
    row: CollatedRendering,
    table: Sequence[SlotColumn],
    numbers: Mapping[str, int],
) -> CollationRow:
    text = corpus.articles[row.article_id].text
    rendering = corpus.renderings[statement.id, row.article_id]
    printed = _printed(corpus, rendering, row)
    turned = turn_marks(corpus, statement, row.article_id)
    cells = []
    for column in table:
        runs = _runs([word for word in printed if column.contains(word.word.slot)])
        marks = turned + [mark for run in runs for mark in _marks(run, numbers)]
        pieces = [mark_up(text, marks, Span(run[0].span.start, run[-1].span.end)) for run in runs]
        cells.append(cited_words.BETWEEN.join(pieces))
    return CollationRow(
        siglum=corpus.sigla[row.article_id],
        cells=tuple(cells),
        verb=cited_words.verbs(corpus, rendering),
        places=cited_words.places(corpus, rendering),
    )


class _ShownWord(Struct, frozen=True):
    """A word with what is printed after it (and before it, where it is its sentence's first)."""

    word: CollatedWord
    span: Span
    place: int  # among the words of the rendering
    unit: int


def _printed(corpus: Corpus, rendering: Rendering, row: CollatedRendering) -> list[_ShownWord]:
    """The words of a row. Read on, they are the rendering as printed, marks and points included."""
    text = corpus.articles[row.article_id].text
    units = [cited_words.with_marks(corpus, row.article_id, u.span) for u in rendering.units]
    within = [next((n for n, u in enumerate(units) if u.holds(w.span)), -1) for w in row.words]
    found = []
    for n, word in enumerate(row.words):
        unit = units[within[n]] if within[n] >= 0 else word.span
        is_first = n == 0 or within[n - 1] != within[n]
        is_last = n + 1 == len(row.words) or within[n + 1] != within[n]
        start = unit.start if is_first else word.span.start
        end = unit.end if is_last else max(row.words[n + 1].span.start, word.span.end)
        span = Span(start, start + len(text[start:end].rstrip()))
        found.append(_ShownWord(word, span, n, within[n]))
    return found


def _runs(words: list[_ShownWord]) -> list[list[_ShownWord]]:
    """The words of a cell in runs that are printed together in one sentence."""
    runs = groupby(enumerate(words), key=lambda pair: (pair[1].unit, pair[1].place - pair[0]))
    return [[word for _, word in run] for _, run in runs]


def _marks(run: list[_ShownWord], numbers: Mapping[str, int]) -> Iterable[Mark]:
    for lacking, group in groupby(run, key=lambda shown: shown.word.lacking):
        alike = [shown.word.span for shown in group]
        classes = [f"not-{numbers[a]}" for a in lacking if a in numbers]
        span = Span(alike[0].start, alike[-1].end)
        if classes and span.start < span.end:
            yield Mark(span, "span", 1, (("class", " ".join(classes)),))


MOST = 7


class SlotColumn(Struct, frozen=True):
    """The slots from `first` to `last`; `agrees` when every rendering has the same words there."""

    first: int
    last: int
    agrees: bool

    def contains(self, slot: int) -> bool:
        """Whether the slot lies in this column."""
        return self.first <= slot <= self.last

    @property
    def width(self) -> int:
        """How many slots it joins."""
        return self.last - self.first + 1


def columns(collation: Collation) -> tuple[SlotColumn, ...]:
    """The columns from left to right, at most `MOST`."""
    slots = sorted({word.slot for row in collation.rows for word in row.words})
    if not collation.aligned:
        return tuple(SlotColumn(slot, slot, agrees=False) for slot in slots)
    parted = _parted_slots(collation)
    joined = []
    for agrees, run in groupby(slots, key=lambda slot: slot not in parted):
        members = list(run)
        joined.append(SlotColumn(members[0], members[-1], agrees))
    while len(joined) > MOST:
        joined = _join_narrowest(joined)
    return tuple(joined)


def _parted_slots(collation: Collation) -> set[int]:
    everybody = len(collation.rows)
    present: dict[int, int] = {}
    parted = set()
    for row in collation.rows:
        for word in row.counted:
            present[word.slot] = present.get(word.slot, 0) + 1
            if word.lacking or word.moved:
                parted.add(word.slot)
    return parted | {slot for slot, count in present.items() if count < everybody}


def _join_narrowest(joined: list[SlotColumn]) -> list[SlotColumn]:
    at = min(range(len(joined)), key=lambda i: (joined[i].width, i))
    neighbours = [i for i in (at - 1, at + 1) if 0 <= i < len(joined)]
    other = min(neighbours, key=lambda i: (joined[i].width, i))
    left, right = min(at, other), max(at, other)
    both = SlotColumn(joined[left].first, joined[right].last, agrees=False)
    return [*joined[:left], both, *joined[right + 1 :]]
