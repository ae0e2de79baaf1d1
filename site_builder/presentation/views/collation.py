"""The collation of a statement as a table whose base can be chosen, and an apparatus for each base.

A base is known by its number on the page: words carry the class `not-2` when base 2 lacks them,
and the stylesheet sets them bold while base 2 is chosen. No script is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from site_builder.model import (
    Apparatus,
    CollatedRendering,
    CollatedWord,
    Collation,
    Reading,
    Statement,
    VariationUnit,
)
from site_builder.presentation import collation_columns, passages
from site_builder.presentation.lookup import Corpus
from site_builder.presentation.markup import Mark, mark_up, plain
from site_builder.presentation.parts import Place, Siglum
from site_builder.presentation.views.cues import cue_words
from site_builder.text import Span

BASES = 12  # the stylesheet knows so many; further renderings are shown, not chosen as base
TRAILING = ",;:. …”’\"'“‘"


@dataclass(frozen=True, slots=True)
class Base:
    """A rendering against which the others can be read."""

    number: int
    siglum: Siglum
    is_first: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A column: `agrees` where every rendering has the same words."""

    agrees: bool
    name: str


@dataclass(frozen=True, slots=True)
class SlotCell:
    """What one rendering has in one column; empty where it has nothing."""

    agrees: bool
    words: Markup


@dataclass(frozen=True, slots=True)
class CollationRow:
    """A rendering: its words column by column, the verb that brings it and the way to it."""

    number: int
    siglum: Siglum
    cells: tuple[SlotCell, ...]
    verb: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """What some renderings have in one place; without words they omit.

    `elsewhere` are the words with which they say it in another place, else "".
    """

    words: str
    elsewhere: str
    sigla: tuple[Siglum, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the apparatus: the base's words, and what the others have.

    `addition` says where words stand that the base has not: “adds” after the lemma, or “puts
    before” it; it is "" where the base has words of its own.
    """

    lemma: str
    addition: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class BaseApparatus:
    """The apparatus against one base."""

    number: int
    siglum: Siglum
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CollationView:
    """The table, its bases and their apparatus."""

    bases: tuple[Base, ...]
    slots: tuple[Slot, ...]
    width: int  # columns of words
    is_wide: bool
    rows: tuple[CollationRow, ...]
    apparatus: tuple[BaseApparatus, ...]


def collation_view(corpus: Corpus, statement: Statement, path: str) -> CollationView:
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
        is_wide=len(slots) > 4,
        rows=tuple(_row(corpus, statement, row, table, numbers, path) for row in collation.rows),
        apparatus=tuple(
            BaseApparatus(
                numbers[a.base],
                corpus.sigla[a.base],
                tuple(_entry(corpus, collation, a, unit) for unit in a.units),
            )
            for a in collation.apparatus
            if numbers[a.base] <= BASES
        ),
    )


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
    path: str,
) -> CollationRow:
    text = corpus.articles[row.article_id].text
    printed = _printed(corpus, statement, row)
    cells = []
    for column in table:
        words = [word for word in printed if column.holds(word.word.slot)]
        runs = _runs(words)
        marks = [mark for run in runs for mark in _marks(run, numbers)]
        pieces = [mark_up(text, marks, Span(run[0].span.start, run[-1].span.end)) for run in runs]
        cells.append(SlotCell(column.agrees, passages.BETWEEN.join(pieces)))
    return CollationRow(
        number=numbers[row.article_id],
        siglum=corpus.sigla[row.article_id],
        cells=tuple(cells),
        verb=verb(corpus, statement, row.article_id),
        places=passages.places(corpus, path, corpus.renderings[statement.id, row.article_id]),
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """A word with what is printed after it (and before it, where it is its sentence's first)."""

    word: CollatedWord
    span: Span
    place: int  # among the words of the rendering
    unit: int


def _printed(corpus: Corpus, statement: Statement, row: CollatedRendering) -> list[_Printed]:
    """The words of a row. Read on, they are the rendering as printed, marks and points included."""
    text = corpus.articles[row.article_id].text
    rendering = corpus.renderings[statement.id, row.article_id]
    units = [passages.with_marks(corpus, row.article_id, u.span) for u in rendering.units]
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


def _entry(
    corpus: Corpus, collation: Collation, apparatus: Apparatus, unit: VariationUnit
) -> Entry:
    grouped: dict[tuple[str, str], list[Siglum]] = {}
    for reading in unit.readings:
        words = _bare(corpus, reading.article_id, reading.span) if reading.span else ""
        moved = (_bare(corpus, reading.article_id, span) for span in reading.elsewhere)
        key = words, ", ".join(dict.fromkeys(moved))
        grouped.setdefault(key, []).append(corpus.sigla[reading.article_id])
    if unit.lemma is not None:
        lemma, addition = _bare(corpus, apparatus.base, unit.lemma), ""
    else:
        # Those that add nothing agree with the base, and an apparatus is silent on agreement.
        grouped = {key: sigla for key, sigla in grouped.items() if key[0]}
        lemma, addition = _neighbour(corpus, collation, apparatus.base, unit.readings)
    return Entry(
        lemma=lemma,
        addition=addition,
        variants=tuple(Variant(*key, tuple(sigla)) for key, sigla in grouped.items()),
    )


def _neighbour(
    corpus: Corpus, collation: Collation, base: str, readings: tuple[Reading, ...]
) -> tuple[str, str]:
    """The base's last word before an addition, or its first word if there is none before."""
    rows = {row.article_id: row.words for row in collation.rows}
    reading = next((r for r in readings if r.span is not None), None)
    added = (
        [w.slot for w in rows[reading.article_id] if reading.span and reading.span.overlaps(w.span)]
        if reading
        else []
    )
    before = [w for w in rows[base] if added and w.slot < min(added)]
    if before:
        last = max(before, key=lambda w: (w.slot, w.span))
        return _bare(corpus, base, last.span), "adds"
    return (_bare(corpus, base, rows[base][0].span) if rows[base] else ""), "puts before"


def _bare(corpus: Corpus, article_id: str, span: Span) -> str:
    return plain(span.of(corpus.articles[article_id].text)).strip(TRAILING)
