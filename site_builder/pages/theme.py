"""The index of themes, and the page of each: its essay, who says what, every passage."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Mode, Passage, Theme
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.english import capital, count, count_in_words, in_words, listing
from site_builder.pages.parts.facets import theme_facets
from site_builder.pages.parts.layout import (
    Description,
    Frame,
    Navigation,
    Page,
    RailGroup,
    frame,
    page,
    statement_name,
)
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markdown import render_markdown
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.matrix import (
    FITTING,
    MOST,
    WORDS,
    Matrix,
    MatrixCell,
    MatrixRow,
    column_ids,
    columns,
    coverage,
    is_lone,
    silent_signs,
    summary,
)
from site_builder.pages.parts.reasons import why
from site_builder.pages.parts.values import Link, Siglum

FOLDED = 3  # from so many rows of one report alone, they are folded
SHOWN = 5  # so many points stand open, if there are so many: first those of several reports
BACKGROUND = "Told outside the passages that are compared"


class ThemesView(Struct, frozen=True):
    """Everything on the index of themes."""

    frame: Frame
    standfirst: str
    matrix: Matrix


class Found(Struct, frozen=True):
    """A passage of the theme; `mode` in words, `why` the rule that found it."""

    words: Markup
    is_told: bool
    mode: str
    why: str
    place: Link


class Voice(Struct, frozen=True):
    """One article's passages."""

    id: str
    siglum: Siglum
    href: str
    when: str
    found: tuple[Found, ...]


class ThemeView(Struct, frozen=True):
    """Everything on the page of a theme."""

    frame: Frame
    title: str
    essay: Markup
    matrix: Matrix
    voices: tuple[Voice, ...]
    silent: tuple[Siglum, ...]
    facts: str


def themes_page(corpus: Corpus) -> Page:
    """The index of themes."""
    path = routes.THEMES
    themes = corpus.edition.themes
    view = ThemesView(
        frame=frame(corpus, path, "themes", "Themes", Navigation(rail=_rail(corpus, path))),
        standfirst=capital(
            f"{in_words(len(themes))} {'theme' if len(themes) == 1 else 'themes'} in "
            f"{in_words(len(corpus.articles))} articles. One square is one passage; "
            "a dash is a silence."
        ),
        matrix=coverage(corpus, themes),
    )
    return page("themes.html", view, view.frame)


def theme_page(corpus: Corpus, theme: Theme) -> Page:
    """The page of one theme."""
    path = routes.theme(theme.id)
    ids = column_ids(corpus)
    by_article: dict[str, list[Passage]] = {a: [] for a in ids}
    for passage in theme.passages:
        by_article[passage.article_id].append(passage)
    themes = corpus.edition.themes
    at = themes.index(theme)
    links = [
        Link(plain(themes[i].title), routes.address(routes.theme(themes[i].id)))
        if 0 <= i < len(themes)
        else None
        for i in (at - 1, at + 1)
    ]
    silent = tuple(corpus.sigla[a] for a in ids if not by_article[a])
    view = ThemeView(
        frame=frame(
            corpus,
            path,
            "theme",
            theme.title,
            Navigation(
                above=(Link("Themes", routes.address(routes.THEMES)),),
                rail=_rail(corpus, path),
                on_this_page=(
                    Link("Essay", "#essay"),
                    Link("Who says what", "#matrix"),
                    Link("Passages", "#passages"),
                ),
                previous=links[0],
                next=links[1],
            ),
            Description(facets=theme_facets(corpus, theme)),
        ),
        title=plain(theme.title),
        essay=render_markdown(theme.body, corpus.signs),
        matrix=_points(corpus, theme, by_article),
        voices=tuple(_voice(corpus, a, found) for a, found in by_article.items() if found),
        silent=silent,
        facts=_facts(theme, len(ids) - len(silent), len(ids)),
    )
    return page("theme.html", view, view.frame)


def _rail(corpus: Corpus, path: str) -> tuple[RailGroup, ...]:
    links = [
        Link(plain(t.title), routes.address(routes.theme(t.id)), "", routes.theme(t.id) == path)
        for t in corpus.edition.themes
    ]
    return (RailGroup("Themes", tuple(links)),)


def _facts(theme: Theme, speaking: int, articles: int) -> str:
    modes = [p.mode for p in theme.passages]
    kinds = [f"{modes.count(m)} {words}" for m, words in WORDS.items() if m in modes]
    first = f"{count(len(modes), 'passage')}: {listing(kinds)}." if kinds else "No passage yet."
    who = f"{capital(in_words(speaking))} of {in_words(articles)}"
    if speaking == articles:
        who = f"All {in_words(articles)}"
    return f"{first} {who} articles speak of it."


def _voice(corpus: Corpus, article_id: str, found: Sequence[Passage]) -> Voice:
    head = columns(corpus, [article_id])[0]
    return Voice(
        id=article_id,
        siglum=head.siglum,
        href=routes.address(routes.article(article_id)),
        when=head.when,
        found=tuple(
            Found(
                words=cited_words.words(corpus, article_id, [p.span]),
                is_told=p.mode is not Mode.QUOTED,
                mode=WORDS[p.mode],
                why=why(p.reasons) + (", decided by an editor" if p.decided_by == "editor" else ""),
                place=cited_words.place(corpus, article_id, p.span),
            )
            for p in found
        ),
    )


def _points(corpus: Corpus, theme: Theme, by_article: dict[str, list[Passage]]) -> Matrix:
    """The theme by point: each statement whose words its rules found, then what is left."""
    # Where all reports have no room, those that speak have it first.
    speaking = [a for a, found in by_article.items() if found]
    ids = tuple(by_article) if len(by_article) <= MOST else tuple(speaking[:MOST])
    # statement id ("" for what is left) and article -> passages
    cells: dict[tuple[str, str], list[Passage]] = {}
    for passage in (p for a in ids for p in by_article[a]):
        for statement_id in passage.statement_ids or ("",):
            cells.setdefault((statement_id, passage.article_id), []).append(passage)
    order = [s.id for e in corpus.edition.events for s in corpus.statements_of[e.id]]
    points = {statement_id for statement_id, _ in cells}
    rows = [_point(corpus, s, ids, cells) for s in order if s in points]
    rows, lone = strongest(rows)
    if "" in points:
        rows.append(_point(corpus, "", ids, cells))
    return Matrix(
        caption=f"{plain(theme.title)}: who says what",
        heading="Point",
        note=""
        if len(ids) == len(by_article)
        else f"The newest {len(ids)} of {len(speaking)} reports that speak of it.",
        is_wide=len(ids) > FITTING,
        columns=columns(corpus, ids),
        rows=tuple(rows),
        lone=tuple(lone),
        lone_label=f"{capital(count_in_words(len(lone), 'point'))} more, of one report alone",
    )


def strongest(rows: Sequence[MatrixRow]) -> tuple[list[MatrixRow], list[MatrixRow]]:
    """The rows that stand open, and those that are folded; both in the order of the speeches.

    Open stand all points of several reports, then those that one report alone quotes most often
    and at most length, until there are `SHOWN`.
    """
    several = sum(not is_lone(row) for row in rows)
    ranked = sorted(range(len(rows)), key=lambda n: _weight(rows[n]), reverse=True)
    kept = frozenset(ranked[: max(several, SHOWN)])
    folded = [row for n, row in enumerate(rows) if n not in kept]
    if len(folded) < FOLDED:
        return list(rows), []
    return [row for n, row in enumerate(rows) if n in kept], folded


def _weight(row: MatrixRow) -> tuple[bool, int, int]:
    """Whether several reports make the point, how often it is quoted, how many letters it has."""
    squares = [square for cell in row.cells for square in cell.squares]
    return not is_lone(row), squares.count(Mode.QUOTED), len(row.name)


def _point(
    corpus: Corpus,
    statement_id: str,
    ids: tuple[str, ...],
    cells: dict[tuple[str, str], list[Passage]],
) -> MatrixRow:
    made = []
    for article_id in ids:
        found = cells.get((statement_id, article_id), [])
        places = {p.text: p for p in (cited_words.place(corpus, article_id, f.span) for f in found)}
        squares = tuple(str(f.mode) for f in found)
        made.append(
            MatrixCell(
                corpus.sigla[article_id],
                squares,
                f"#{article_id}",
                f"{corpus.sigla[article_id].name}: {summary(squares)}",
                tuple(places.values()),
            )
        )
    statement = corpus.statements.get(statement_id)
    return MatrixRow(
        f"“{statement_name(corpus, statement_id, 64)}”" if statement else BACKGROUND,
        routes.address(*routes.statement(statement)) if statement else "",
        not all(c.squares for c in made),
        silent_signs(made),
        tuple(made),
    )
