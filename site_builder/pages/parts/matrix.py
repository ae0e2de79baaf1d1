"""The coverage matrix: rows are themes (or points of one), columns are articles.

A cell is a small multiple: one square a passage, filled by how the text brings it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import CoverageCell, Mode, Theme
from site_builder.pages.parts.english import MONTHS, count, listing
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link, Siglum

WORDS = {
    Mode.QUOTED: "quoted",
    Mode.PARAPHRASED: "told in the outlet’s own words",
    Mode.NARRATED: "narrated, nobody speaking",
}
MOST = 24  # columns of a matrix; beyond, the newest
FITTING = 7  # columns beside the names of rows without scrolling


class MatrixColumn(Struct, frozen=True):
    """An article: its sign, and its month below it."""

    siglum: Siglum
    when: str


class MatrixCell(Struct, frozen=True):
    """An article's passages: one name of a mode for each square; none is a silence."""

    siglum: Siglum
    squares: tuple[str, ...]
    href: str
    label: str
    places: tuple[Link, ...]


class MatrixRow(Struct, frozen=True):
    """A theme or a point of one. `has_silence` when an article has nothing."""

    name: str
    href: str
    has_silence: bool
    silent: str  # “FT, BB”: the signs of those without passages
    cells: tuple[MatrixCell, ...]


class Matrix(Struct, frozen=True):
    """The table. `heading` names what the rows are; `lone` are rows that one report alone has, to
    be folded under `lone_label`.
    """

    caption: str
    heading: str
    note: str  # which reports have no column; "" where all have one
    is_wide: bool
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    lone: tuple[MatrixRow, ...] = ()
    lone_label: str = ""


def is_lone(row: MatrixRow) -> bool:
    """Whether one report of several speaks in the row, and every other is silent."""
    return len(row.cells) > 1 and sum(1 for cell in row.cells if cell.squares) == 1


def column_ids(corpus: Corpus) -> tuple[str, ...]:
    """The articles as columns: newest event first, within it by date."""
    return tuple(a for event in corpus.edition.events for a in event.article_ids)


def left_out(shown: int, total: int) -> str:
    """A sentence on the reports that have no column; "" where all have one."""
    if shown == total:
        return ""
    return f"The newest {shown} of {total} reports; each theme’s page has the passages of all."


def columns(corpus: Corpus, ids: Iterable[str]) -> tuple[MatrixColumn, ...]:
    """The heads of the columns."""
    heads = []
    for article_id in ids:
        when = corpus.articles[article_id].published or corpus.event_of[article_id].date
        month = f"{MONTHS[when.month - 1][:3]} {when.year}" if when else "undated"
        heads.append(MatrixColumn(corpus.sigla[article_id], month))
    return tuple(heads)


def coverage(corpus: Corpus, themes: Sequence[Theme]) -> Matrix:
    """All `themes` by the newest articles."""
    every = column_ids(corpus)
    ids = every[:MOST]
    found = {(c.theme_id, c.article_id): c for c in corpus.edition.coverage}
    return Matrix(
        caption="Themes by article: how often each is quoted, told or narrated",
        heading="Theme",
        note=left_out(len(ids), len(every)),
        is_wide=len(ids) > FITTING,
        columns=columns(corpus, ids),
        rows=tuple(_theme_row(corpus, theme, ids, found) for theme in themes),
    )


def _theme_row(
    corpus: Corpus,
    theme: Theme,
    ids: tuple[str, ...],
    found: dict[tuple[str, str], CoverageCell],
) -> MatrixRow:
    cells = []
    for article_id in ids:
        cell = found.get((theme.id, article_id))
        squares = squares_of(cell)
        cells.append(
            MatrixCell(
                corpus.sigla[article_id],
                squares,
                routes.address(routes.theme(theme.id), article_id),
                f"{corpus.sigla[article_id].name}: {summary(squares)}",
                (),
            )
        )
    return MatrixRow(
        plain(theme.title),
        routes.address(routes.theme(theme.id)),
        not all(cell.squares for cell in cells),
        silent_signs(cells),
        tuple(cells),
    )


def silent_signs(cells: Sequence[MatrixCell]) -> str:
    """The signs of the reports that are silent on a row."""
    return ", ".join(cell.siglum.text for cell in cells if not cell.squares)


def squares_of(cell: CoverageCell | None) -> tuple[str, ...]:
    """The mode of each passage: quoted first, then told, then narrated."""
    if cell is None:
        return ()
    return (
        *(["quoted"] * cell.quoted),
        *(["paraphrased"] * cell.paraphrased),
        *(["narrated"] * cell.narrated),
    )


def summary(squares: Sequence[str]) -> str:
    """“3 passages, 1 quoted and 2 told in the outlet’s own words”, or “silent”."""
    if not squares:
        return "silent"
    kinds = [f"{squares.count(m)} {words}" for m, words in WORDS.items() if m in squares]
    return f"{count(len(squares), 'passage')}, {listing(kinds)}"
