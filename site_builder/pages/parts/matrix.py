"""The coverage matrix: rows are themes (or points of one), columns are reports.

A cell is a small multiple: one square a passage, filled by how the text brings it. `Panels` draw
the same cells as one panel a theme: squares are two in a line, piled on a base line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import DecidedBy
from site_builder.model.given import Outlet
from site_builder.model.synopsis import Mode
from site_builder.model.themes import CoverageCell, Theme
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import count, listing
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.signs import outlet_sign
from site_builder.pages.parts.tables import Column
from site_builder.pages.parts.values import ABSENT, Link, Siglum
from site_builder.text.dates import as_month


class Panel(Struct, frozen=True):
    """A theme; the label of its link says in words what the picture shows."""

    theme: Link
    by_rule: str  # how it was found; "" for an editor's
    events: tuple[tuple[MatrixCell, ...], ...]  # reports of one event are together


class Panels(Struct, frozen=True):
    """The panels; signs of reports are upright where there are many."""

    panels: tuple[Panel, ...]
    note: str  # which reports are not shown; "" where all are
    is_wide: bool


def panels(corpus: SiteCorpus, themes: Iterable[Theme]) -> Panels:
    """All `themes` by the newest reports."""
    every = report_ids(corpus)
    ids = every[:PANEL_REPORTS]
    drawn = []
    for theme in themes:
        cells = cells_of(corpus, theme, ids)
        runs = groupby(zip(ids, cells, strict=True), key=lambda pair: corpus.event_of[pair[0]].id)
        events = tuple(tuple(one for _, one in run) for _, run in runs)
        label = "; ".join(one.label for one in cells)
        href = routes.address(routes.theme(theme.id))
        drawn.append(
            Panel(Link(plain(theme.title), href, label), BY_RULE[theme.decided_by], events)
        )
    return Panels(tuple(drawn), left_out(len(ids), len(every)), len(ids) > FITTING)


WORDS = {
    Mode.QUOTED: "quoted",
    Mode.PARAPHRASED: "told in the outlet’s own words",
    Mode.NARRATED: "in the outlet’s voice",
}
BY_RULE = {DecidedBy.EDITOR: "", DecidedBy.AUTOMATIC: "○ found by rule"}
MOST = 24  # columns of a matrix; beyond, those with most passages, or the newest
PANEL_REPORTS = 12  # of a panel; beyond, the newest
FITTING = 7  # columns that fit next to the names of rows without scrolling
FOLDED = 3  # from so many rows of one report alone, they are folded
SHOWN = 5  # so many rows are not folded, if there are so many: first those of several reports

SILENT = "not mentioned"
Squares = tuple[str, ...]  # the mode of each passage


class MatrixCell(Struct, frozen=True):
    """A report's passages: one mode for each square; none is a silence."""

    siglum: Siglum
    squares: Squares
    href: str
    label: str
    places: tuple[Link, ...] = ()
    absent: str = SILENT


class MatrixRow(Struct, frozen=True):
    """A theme or a point of one. `silent` has the signs of the reports without passages.

    The label of the link says how the theme was found, "" for an editor's.
    """

    name: Link
    silent: str  # “FT, BB”
    cells: tuple[MatrixCell, ...]


class Matrix(Struct, frozen=True):
    """The table. `heading` names what the rows are; `lone` are rows that one report alone has, to
    be folded under `lone_label`.
    """

    caption: str
    heading: str
    note: str  # which reports have no column; "" where all have one
    is_wide: bool
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    lone: tuple[MatrixRow, ...] = ()
    lone_label: str = ""


def report_ids(corpus: SiteCorpus) -> tuple[str, ...]:
    """All reports as columns: newest event first, within it by date."""
    return tuple(a for event in corpus.edition.events for a in event.article_ids)


def left_out(shown: int, total: int) -> str:
    """A sentence on the reports that have no column; "" where all have one."""
    if shown == total:
        return ""
    return f"The newest {shown} of {total} reports; each theme’s page has the passages of all."


def dated(corpus: SiteCorpus, article_id: str) -> Column:
    """The head of a report's column."""
    when = corpus.articles[article_id].published or corpus.event_of[article_id].date
    month = as_month(when) if when else "undated"
    return Column(month, siglum=corpus.sigla[article_id])


def coverage(corpus: SiteCorpus, themes: Iterable[Theme]) -> Matrix:
    """All `themes` by report; of more than `PANEL_REPORTS` reports, by outlet."""
    ids = report_ids(corpus)
    if by_outlet(corpus):
        return _by_outlet(corpus, tuple(themes))
    return Matrix(
        caption="Themes by article: how often each is quoted, told, or in the outlet’s voice",
        heading="Theme",
        note="",
        is_wide=len(ids) > FITTING,
        columns=tuple(dated(corpus, a) for a in ids),
        rows=tuple(row(_named(theme), cells_of(corpus, theme, ids)) for theme in themes),
    )


def by_outlet(corpus: SiteCorpus) -> bool:
    """Whether the columns of all themes are outlets: a dash of one report of many says little."""
    return len(corpus.articles) > PANEL_REPORTS


def _by_outlet(corpus: SiteCorpus, themes: Sequence[Theme]) -> Matrix:
    """All `themes` by the outlets that have most passages of them."""
    found: dict[tuple[str, str], list[CoverageCell]] = defaultdict(list)
    total: Counter[str] = Counter()
    for theme in themes:
        for one in corpus.coverage_of[theme.id]:
            outlet_id = corpus.articles[one.article_id].outlet_id
            found[theme.id, outlet_id].append(one)
            total[outlet_id] += one.quoted + one.paraphrased + one.narrated
    every = [outlet for outlet in corpus.edition.outlets if corpus.articles_of[outlet.id]]
    shown = sorted(every, key=lambda outlet: (-total[outlet.id], outlet.name))[:MOST]
    rows = (
        row(_named(theme), [_outlet_cell(theme, o, found[theme.id, o.id]) for o in shown])
        for theme in themes
    )
    return Matrix(
        caption="Themes by outlet: how many passages, and how they are told",
        heading="Theme",
        note=f"The {len(shown)} outlets with most passages, of {len(every)}."
        if len(shown) < len(every)
        else "",
        is_wide=len(shown) > FITTING,
        columns=tuple(
            Column(count(len(corpus.articles_of[o.id]), "report"), siglum=outlet_sign(o))
            for o in shown
        ),
        rows=tuple(rows),
    )


def _outlet_cell(theme: Theme, outlet: Outlet, cells: Sequence[CoverageCell]) -> MatrixCell:
    """A square for each way of telling, and the number of passages."""
    passages = [square for one in cells for square in _squares(one)]
    href = routes.address(routes.theme(theme.id), cells[0].article_id if cells else "")
    label = f"{outlet.name}: {summary(tuple(passages))}"
    number = (Link(str(len(passages)), href, label),) if passages else ()
    modes = tuple(mode for mode in map(str, Mode) if mode in passages)
    return MatrixCell(outlet_sign(outlet), modes, href, label, number)


def _named(theme: Theme) -> Link:
    """The link to a theme, with how it was found."""
    address = routes.address(routes.theme(theme.id))
    return Link(plain(theme.title), address, BY_RULE[theme.decided_by])


def row(name: Link, cells: Sequence[MatrixCell]) -> MatrixRow:
    """A row with the signs of the reports that are silent in it."""
    silent = (c.siglum.text for c in cells if not c.squares and c.absent == SILENT)
    return MatrixRow(name, ", ".join(silent), tuple(cells))


def cell(
    corpus: SiteCorpus, article_id: str, found: Squares, href: str, places: tuple[Link, ...] = ()
) -> MatrixCell:
    """The cell of a report, labelled with its name and what it has."""
    sign = corpus.sigla[article_id]
    absent = ABSENT["excerpt"] if corpus.articles[article_id].is_excerpt else SILENT
    label = f"{sign.name}: {summary(found) if found else absent}"
    return MatrixCell(sign, found, href, label, places, absent)


def cells_of(corpus: SiteCorpus, theme: Theme, ids: Sequence[str]) -> list[MatrixCell]:
    """The cells of a theme, by report; what is quoted first, then what is told, then narrated."""
    found = {c.article_id: _squares(c) for c in corpus.coverage_of[theme.id]}
    path = routes.theme(theme.id)
    return [cell(corpus, a, found.get(a, ()), routes.address(path, a)) for a in ids]


def _squares(found: CoverageCell) -> Squares:
    numbers = zip(Mode, (found.quoted, found.paraphrased, found.narrated), strict=True)
    return tuple(str(mode) for mode, number in numbers for _ in range(number))


def summary(found: Squares) -> str:
    """“3 passages, 1 quoted and 2 told in the outlet’s own words”, or “silent”."""
    if not found:
        return SILENT
    kinds = [f"{found.count(m)} {words}" for m, words in WORDS.items() if m in found]
    return f"{count(len(found), 'passage')}, {listing(kinds)}"


def strongest(rows: Sequence[MatrixRow]) -> tuple[list[MatrixRow], list[MatrixRow]]:
    """The rows that are shown, and those that are folded; both in the order of the speeches.

    Shown are all points of several reports, then those that one report alone quotes most often
    and at most length, until there are `SHOWN`.
    """
    several = sum(not is_lone(row) for row in rows)
    ranked = sorted(range(len(rows)), key=lambda n: _weight(rows[n]), reverse=True)
    kept = frozenset(ranked[: max(several, SHOWN)])
    folded = [row for n, row in enumerate(rows) if n not in kept]
    if len(folded) < FOLDED:
        return list(rows), []
    return [row for n, row in enumerate(rows) if n in kept], folded


def is_lone(row: MatrixRow) -> bool:
    """Whether one report of several speaks in the row, and every other is silent."""
    return len(row.cells) > 1 and sum(1 for cell in row.cells if cell.squares) == 1


def _weight(row: MatrixRow) -> tuple[bool, int, int]:
    """Whether several reports make the point, how often it is quoted, how many letters it has."""
    squares = [square for cell in row.cells for square in cell.squares]
    return not is_lone(row), squares.count(Mode.QUOTED), len(row.name.text)
