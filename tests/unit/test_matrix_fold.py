"""Which rows of a theme's matrix are folded: those that one report alone makes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_edition import changed, index, small_edition, span

from site_builder.model.synopsis import Mode
from site_builder.model.themes import Passage, Theme
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.matrix import Matrix, MatrixCell, MatrixRow, is_lone, strongest
from site_builder.pages.parts.values import Link, Siglum
from site_builder.pages.theme import BACKGROUND, ThemeView, theme_pages

SIGN = Siglum("FT", "h1 solid", "Financial Times")
LEAD = "Iran’s Supreme Leader has ruled out negotiations after the deal of 2015."


def row(*speaks: bool) -> MatrixRow:
    cells = tuple(MatrixCell(SIGN, ("quoted",) if s else (), "", "", ()) for s in speaks)
    return MatrixRow(Link("", ""), "", cells)


@pytest.mark.parametrize(
    ("speaks", "lone"),
    [
        ((True, False, False), True),
        ((True, True, False), False),
        ((False, False), False),
        ((True,), False),
    ],
)
def test_a_row_is_lone_where_one_report_of_several_speaks(
    speaks: tuple[bool, ...], lone: bool
) -> None:
    assert is_lone(row(*speaks)) is lone


def matrix(number: int, *, background: bool) -> Matrix:
    """The matrix of a theme with so many statements of FT alone, and its lead or not."""
    edition = small_edition()
    (one, *_) = edition.statements
    quoted = span("a-ft", "If they threaten us, we will threaten them.")
    alone = tuple(
        replace(one, id=f"s{n}", renderings=one.renderings[:1], collation=None)
        for n in range(number)
    )
    found = [Passage("t", "a-ft", quoted, Mode.QUOTED, ("q-ft",), (), one.decided_by, (quoted,))]
    if background:
        lead = span("a-ft", LEAD)
        found.append(Passage("t", "a-ft", lead, Mode.NARRATED, (), (), one.decided_by, (lead,)))
    theme = Theme("t", "Threats", 1, "", tuple(found))
    corpus: SiteCorpus = index(
        changed(edition, statements=alone, themes=(theme,), paraphrases=(), echoes=(), synopses=())
    )
    view = next(theme_pages(corpus, next(t for t in corpus.edition.themes if t.id == "t"))).view
    assert isinstance(view, ThemeView)
    return view.points[0].matrix


def test_beyond_the_first_five_rows_those_of_one_report_alone_are_folded_and_counted() -> None:
    found = matrix(8, background=True)
    assert (len(found.rows), found.rows[-1].name.text) == (6, BACKGROUND)
    assert (len(found.lone), found.lone_label) == (3, "Three points more, of one report alone")


def test_two_are_not_worth_a_fold() -> None:
    found = matrix(7, background=True)
    assert (len(found.rows), found.lone) == (8, ())


def named(name: str, *squares: int) -> MatrixRow:
    """A row with so many quoted passages in each report."""
    cells = tuple(MatrixCell(SIGN, ("quoted",) * n, "", "", ()) for n in squares)
    return MatrixRow(Link(name, ""), "", cells)


def test_what_several_reports_say_stands_open_then_what_is_quoted_most_and_at_most_length() -> None:
    weak = [named("“Not because of me”", 1, 0), named("“I’ve left instructions”", 1, 0)]
    long = [named(f"“would be a terrible thing for them {n}”", 1, 0) for n in range(3)]
    rows = [weak[0], *long, named("“short”", 2, 0), weak[1], named("“both”", 1, 1), weak[0]]
    shown, folded = strongest(rows)
    assert shown == [*long, rows[4], rows[6]]
    assert folded == [*weak, weak[0]]
