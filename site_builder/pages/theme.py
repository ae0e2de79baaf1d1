"""The index of themes, and the page of each: its essay, who says what, every passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import DecidedBy, Event
from site_builder.model.synopsis import Mode
from site_builder.model.themes import Passage, Theme, theme_stub
from site_builder.pages.parts.cited_words import cited, places_of
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import capital, count, count_in_words, in_words, listing
from site_builder.pages.parts.evidence import why
from site_builder.pages.parts.facets import facets
from site_builder.pages.parts.feeds import links_to, theme_feed
from site_builder.pages.parts.layout import (
    Description,
    Navigation,
    Page,
    event_link,
    event_name,
    frame,
    statement_name,
)
from site_builder.pages.parts.markdown import render_markdown
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.matrix import (
    FITTING,
    MOST,
    WORDS,
    Matrix,
    MatrixRow,
    by_outlet,
    cell,
    coverage,
    dated,
    report_ids,
    row,
    strongest,
)
from site_builder.pages.parts.pieces import PagePiece, pieces
from site_builder.pages.parts.tables import Column
from site_builder.pages.parts.values import Cited, Link, Siglum

OPEN = 2  # events whose points are not folded, where each event has a table
REPORTS = 30  # that speak of a theme fill a piece; the index links to the newest `MOST` reports
BACKGROUND = "Told outside the passages that are compared"

ByArticle = Mapping[str, Sequence[Passage]]


class ThemesView(Struct, frozen=True):
    """Everything on the index of themes."""

    standfirst: str
    matrix: Matrix


class ReportPassages(Struct, frozen=True):
    """One report's passages; the note of each says how the text brings it and why it is here."""

    id: str
    report: Column
    href: str
    passages: tuple[Cited, ...]
    count: str  # “19 passages”


class Rule(Struct, frozen=True):
    """How a theme was found by rule: its words, and the file that would make it an editor's."""

    words: str
    file: str
    yaml: str


class EventPoints(Struct, frozen=True):
    """The points of a theme; `event` is None where one table has all reports of the site."""

    event: Link | None
    matrix: Matrix
    count: str = ""  # “five reports, 62 passages”
    is_folded: bool = False


class ThemeView(Struct, frozen=True):
    """Everything on the page of a theme."""

    title: str
    essay: Markup
    rule: Rule | None  # of a theme that no editor wrote
    points: tuple[EventPoints, ...]
    reports: tuple[ReportPassages, ...]
    is_folded: bool  # the passages of each report
    silent: tuple[Siglum, ...]
    facts: str


SQUARES = {
    False: "One square is one passage; a dash: not mentioned.",
    True: "A number counts passages, a square is a way of telling; a dash: in no report here.",
}


def themes_page(corpus: SiteCorpus) -> Page:
    """The index of themes."""
    themes = corpus.edition.themes
    navigation = Navigation(rail=_rail(corpus, routes.THEMES))
    view = ThemesView(
        standfirst=capital(
            f"{count_in_words(len(themes), 'theme')} in "
            f"{in_words(len(corpus.articles))} articles{_found_by_rule(themes)}. "
            f"{SQUARES[by_outlet(corpus)]}"
        ),
        matrix=coverage(corpus, themes),
    )
    return Page(frame(corpus, routes.THEMES, "themes", "Themes", navigation), "themes.html", view)


def _found_by_rule(themes: Sequence[Theme]) -> str:
    found = sum(theme.decided_by is DecidedBy.AUTOMATIC for theme in themes)
    if not found:
        return ""
    return f", {in_words(found) if found < len(themes) else 'all'} of them found by rule"


def theme_pages(corpus: SiteCorpus, theme: Theme) -> Iterator[Page]:
    """The page of one theme, and those of its older pieces."""
    found: dict[str, list[Passage]] = {article_id: [] for article_id in report_ids(corpus)}
    for passage in theme.passages:
        found[passage.article_id].append(passage)
    speaking = {e.id: sum(1 for a in e.article_ids if found[a]) for e in corpus.edition.events}
    events = [e for e in corpus.edition.events if speaking[e.id]]
    sizes = [speaking[e.id] for e in events]
    for piece in pieces(routes.theme(theme.id), events, lambda e: e.date, sizes, REPORTS):
        yield _theme_page(corpus, theme, found, events[piece.first : piece.last], piece)


def _theme_page(
    corpus: SiteCorpus, theme: Theme, found: ByArticle, events: Sequence[Event], piece: PagePiece
) -> Page:
    themes = corpus.edition.themes
    before, after = (
        _link(themes[n]) if 0 <= n < len(themes) else None
        for n in (themes.index(theme) - 1, themes.index(theme) + 1)
    )
    rule = None
    if theme.decided_by is DecidedBy.AUTOMATIC and not piece.name:
        words = listing([f"“{word}”" for word in theme.words])
        rule = Rule(words, f"content/themes/{theme.id}.md", "\n".join(theme_stub(theme)))
    essay = () if piece.name else (Link("Essay", "#essay"),)
    navigation = Navigation(
        above=(Link("Themes", routes.address(routes.THEMES)),),
        rail=_rail(corpus, piece.path),
        on_this_page=(
            *((Link("How it was found", "#rule"),) if rule else essay),
            Link("Who says what", "#matrix"),
            Link("Passages", "#passages"),
        ),
        pieces=piece.links,
        previous=before,
        next=after,
    )
    ids = [a for e in events for a in e.article_ids if found[a]]
    outlets = [corpus.outlet_of(a).name for a in ids]
    described = Description(
        facets=facets("Theme", outlet=outlets, theme=[theme.title]),
        feeds=links_to(theme_feed(corpus, theme)),
        updated=theme.updated,
    )
    title = f"{theme.title}, {piece.name}" if piece.name else theme.title
    view = ThemeView(
        title=plain(title),
        essay=Markup("") if piece.name else render_markdown(theme.body, corpus.signs),
        rule=rule,
        points=_points(corpus, theme, found, events),
        reports=tuple(
            ReportPassages(
                article_id,
                dated(corpus, article_id),
                routes.address(routes.article(article_id)),
                tuple(_cited(corpus, passage) for passage in found[article_id]),
                count(len(found[article_id]), "passage"),
            )
            for article_id in ids
        ),
        is_folded=len(found) > FITTING,
        silent=tuple(
            corpus.sigla[a]
            for a, passages in found.items()
            if not passages and not corpus.articles[a].is_excerpt and len(found) <= FITTING
        ),
        facts=_facts(theme, found),
    )
    return Page(
        frame(corpus, piece.path, "theme", title, navigation, described), "theme.html", view
    )


def _link(theme: Theme, here: str = "") -> Link:
    path = routes.theme(theme.id)
    return Link(plain(theme.title), routes.address(path), is_current=path == here)


def _rail(corpus: SiteCorpus, path: str) -> tuple[Link, ...]:
    links = tuple(_link(theme, path) for theme in corpus.edition.themes)
    return (Link("Themes", "", children=links),)


def _facts(theme: Theme, found: ByArticle) -> str:
    modes = [p.mode for p in theme.passages]
    kinds = [f"{modes.count(m)} {words}" for m, words in WORDS.items() if m in modes]
    first = f"{count(len(modes), 'passage')}: {listing(kinds)}." if kinds else "No passage yet."
    speaking, articles = sum(1 for passages in found.values() if passages), len(found)
    who = f"{capital(in_words(speaking))} of {in_words(articles)}"
    if speaking == articles:
        who = f"All {in_words(articles)}"
    return f"{first} {who} articles speak of it."


def _cited(corpus: SiteCorpus, passage: Passage) -> Cited:
    by = ", decided by an editor" if passage.decided_by is DecidedBy.EDITOR else ""
    note = f"{WORDS[passage.mode]}; {why(passage.reasons)}{by}"
    is_told = passage.mode is not Mode.QUOTED
    return cited(corpus, passage.article_id, passage.span, note, is_told=is_told)


def _points(
    corpus: SiteCorpus, theme: Theme, found: ByArticle, events: Sequence[Event]
) -> tuple[EventPoints, ...]:
    """The theme by point: one table if it has room for all reports, else one for each event."""
    if len(found) <= FITTING:
        return (EventPoints(None, _table(corpus, plain(theme.title), found, tuple(found))),)
    return tuple(
        EventPoints(
            event_link(e),
            _table(corpus, event_name(e), found, e.article_ids[:MOST]),
            _size([len(found[a]) for a in e.article_ids if found[a]]),
            is_folded=number >= OPEN,
        )
        for number, e in enumerate(events)
    )


def _size(passages: Sequence[int]) -> str:
    return f"{count_in_words(len(passages), 'report')}, {count(sum(passages), 'passage')}"


def _table(corpus: SiteCorpus, name: str, found: ByArticle, ids: Sequence[str]) -> Matrix:
    """Each statement that the passages of these reports render or tell, then what is left."""
    points: dict[str, dict[str, list[Passage]]] = {}  # by statement, "" for what is left
    for article_id in ids:
        for passage in found[article_id]:
            for statement_id in passage.statement_ids or ("",):
                points.setdefault(statement_id, {}).setdefault(article_id, []).append(passage)
    events = dict.fromkeys(corpus.event_of[a].id for a in ids)
    order = [s.id for e in events for s in corpus.statements_of[e]]
    rows = [_point(corpus, s, ids, points[s]) for s in order if s in points]
    shown, lone = strongest(rows)
    if "" in points:
        shown.append(_point(corpus, "", ids, points[""]))
    return Matrix(
        caption=f"{name}: who says what",
        heading="Point",
        note="",
        is_wide=len(ids) > FITTING,
        columns=tuple(dated(corpus, a) for a in ids),
        rows=tuple(shown),
        lone=tuple(lone),
        lone_label=f"{capital(count_in_words(len(lone), 'point'))} more, of one report alone",
    )


def _point(
    corpus: SiteCorpus, statement_id: str, ids: Sequence[str], found: Mapping[str, list[Passage]]
) -> MatrixRow:
    cells = []
    for article_id in ids:
        passages = found.get(article_id, [])
        places = places_of(corpus, article_id, [passage.span for passage in passages])
        squares = tuple(str(passage.mode) for passage in passages)
        cells.append(cell(corpus, article_id, squares, f"#{article_id}", places))
    name = Link(BACKGROUND, "")
    if statement_id:
        address = routes.address(*routes.statement(corpus.statements[statement_id]))
        name = Link(f"“{statement_name(corpus, statement_id, 64)}”", address)
    return row(name, cells)
