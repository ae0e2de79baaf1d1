"""The collation of a statement as a table whose base can be chosen, and an apparatus for each base.

A base is known by its number on the page: words carry the class `not-2` when base 2 lacks them,
and the stylesheet sets them bold while base 2 is chosen. No script is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from site_builder.model.found import CollatedRendering, CollatedWord, Statement
from site_builder.pages.parts import cited_words, collation_columns
from site_builder.pages.parts.apparatus import BaseApparatus, Shown, base_apparatus, shown
from site_builder.pages.parts.cues import cue_words
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.pages.parts.text_direction import runs_from_right
from site_builder.pages.parts.values import Link, Siglum
from site_builder.text.spans import Span

BASES = 12  # the stylesheet knows so many; further renderings are shown, not chosen as base


class Base(Struct, frozen=True):
    """A rendering against which the others can be read."""

    number: int
    siglum: Siglum
    is_first: bool


class Slot(Struct, frozen=True):
    """A column: `agrees` where every rendering has the same words."""

    agrees: bool
    name: str


class SlotCell(Struct, frozen=True):
    """What one rendering has in one column; empty where it has nothing."""

    agrees: bool
    words: Markup


class CollationRow(Struct, frozen=True):
    """A rendering: its words column by column, the verb that brings it and the way to it."""

    number: int
    siglum: Siglum
    cells: tuple[SlotCell, ...]
    verb: str
    places: tuple[Link, ...]


class CollationView(Struct, frozen=True):
    """The table, its bases and their apparatus.

    `lacks` says what a bold word is to the base; `is_numbered`: raised numbers tell equal words of
    a base apart.
    """

    bases: tuple[Base, ...]
    slots: tuple[Slot, ...]
    width: int  # columns of words
    is_beside: bool  # nothing stands in one column: the renderings stand side by side
    is_wide: bool
    is_rtl: bool  # the places follow one another from right to left, as the words do
    rows: tuple[CollationRow, ...]
    apparatus: tuple[BaseApparatus, ...]
    lacks: str
    is_numbered: bool
    shown: tuple[Shown, ...]


def collation_view(corpus: Corpus, statement: Statement) -> CollationView:
    """The collation of a statement with two renderings or more."""
    collation = statement.collation
    if collation is None:
        raise ValueError(f"a statement with one rendering has no collation: {statement.id}")
    numbers = {row.article_id: n for n, row in enumerate(collation.rows, 1)}
    table = collation_columns.columns(collation)
    slots = tuple(Slot(c.agrees, _slot_name(table, n)) for n, c in enumerate(table))
    return CollationView(
        bases=tuple(Base(n, corpus.sigla[a], n == 1) for a, n in numbers.items() if n <= BASES),
        slots=slots,
        width=len(slots),
        is_beside=len(slots) == 1,
        is_wide=len(slots) > 4,
        is_rtl=all(_is_rtl(corpus, row) for row in collation.rows),
        rows=tuple(_row(corpus, statement, row, table, numbers) for row in collation.rows),
        apparatus=tuple(
            base_apparatus(corpus, a, numbers[a.base])
            for a in collation.apparatus
            if numbers[a.base] <= BASES
        ),
        # Stacked renderings are compared by stems: “unwise” is a form of “wise”.
        lacks="does not have" if collation.aligned else "has in no form",
        is_numbered=any(u.number for a in collation.apparatus for u in a.units),
        shown=shown(corpus, statement),
    )


def _is_rtl(corpus: Corpus, row: CollatedRendering) -> bool:
    text = corpus.articles[row.article_id].text
    return runs_from_right("".join(word.span.of(text) for word in row.words))


def _slot_name(table: tuple[collation_columns.Column, ...], place: int) -> str:
    """Whether a column agrees; where none does, as in the items of a list, its number."""
    if len(table) == 1:
        return "words"
    if not any(column.agrees for column in table):
        return str(place + 1)
    return "same" if table[place].agrees else "differs"


def verb(corpus: Corpus, statement: Statement, article_id: str) -> str:
    """The verb of saying with which an article brings its rendering; "" where there is none."""
    rendering = corpus.renderings[statement.id, article_id]
    cues = (cue_words(corpus, corpus.quotes[u.quote_id]) for u in rendering.units)
    return ", ".join(dict.fromkeys(filter(None, cues)))


def _row(
    corpus: Corpus,
    statement: Statement,
    row: CollatedRendering,
    table: tuple[collation_columns.Column, ...],
    numbers: dict[str, int],
) -> CollationRow:
    text = corpus.articles[row.article_id].text
    printed = _printed(corpus, statement, row)
    cells = []
    for column in table:
        words = [word for word in printed if column.holds(word.word.slot)]
        runs = _runs(words)
        marks = [mark for run in runs for mark in _marks(run, numbers)]
        pieces = [mark_up(text, marks, Span(run[0].span.start, run[-1].span.end)) for run in runs]
        cells.append(SlotCell(column.agrees, cited_words.BETWEEN.join(pieces)))
    return CollationRow(
        number=numbers[row.article_id],
        siglum=corpus.sigla[row.article_id],
        cells=tuple(cells),
        verb=verb(corpus, statement, row.article_id),
        places=cited_words.places(corpus, corpus.renderings[statement.id, row.article_id]),
    )


class _Printed(Struct, frozen=True):
    """A word with what is printed after it (and before it, where it is its sentence's first)."""

    word: CollatedWord
    span: Span
    place: int  # among the words of the rendering
    unit: int


def _printed(corpus: Corpus, statement: Statement, row: CollatedRendering) -> list[_Printed]:
    """The words of a row. Read on, they are the rendering as printed, marks and points included."""
    text = corpus.articles[row.article_id].text
    rendering = corpus.renderings[statement.id, row.article_id]
    units = [cited_words.with_marks(corpus, row.article_id, u.span) for u in rendering.units]
    within = [next((n for n, u in enumerate(units) if u.holds(w.span)), -1) for w in row.words]
    found = []
    for n, word in enumerate(row.words):
        unit = units[within[n]] if within[n] >= 0 else word.span
        is_first = n == 0 or within[n - 1] != within[n]
        is_last = n + 1 == len(row.words) or within[n + 1] != within[n]
        start = unit.start if is_first else word.span.start
        end = unit.end if is_last else max(row.words[n + 1].span.start, word.span.end)
        found.append(
            _Printed(word, Span(start, start + len(text[start:end].rstrip())), n, within[n])
        )
    return found


def _runs(words: list[_Printed]) -> list[list[_Printed]]:
    """The words of a cell in runs that stand together in one sentence."""
    runs = groupby(enumerate(words), key=lambda pair: (pair[1].unit, pair[1].place - pair[0]))
    return [[word for _, word in run] for _, run in runs]


def _marks(run: list[_Printed], numbers: dict[str, int]) -> Iterable[Mark]:
    for lacking, group in groupby(run, key=lambda printed: printed.word.lacking):
        alike = [printed.word.span for printed in group]
        classes = [f"not-{numbers[a]}" for a in lacking if a in numbers and numbers[a] <= BASES]
        span = Span(alike[0].start, alike[-1].end)
        if classes and span.start < span.end:
            yield Mark(span, "span", 1, (("class", " ".join(classes)),))
