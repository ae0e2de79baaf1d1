"""The page of one article: its whole text with what the edition knows upon it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model import Article, Mode, QuotationKind, Role
from site_builder.presentation import routes
from site_builder.presentation.excerpts import (
    FULL,
    mark_up_shown,
    shown_spans,
    shown_words,
    text_mode,
)
from site_builder.presentation.layout import (
    Frame,
    Page,
    event_rail,
    frame,
    headline,
    page,
)
from site_builder.presentation.lookup import Corpus, quoted_words_in, words_in
from site_builder.presentation.markdown import render_markdown
from site_builder.presentation.marks import STRATA_DRAWN, article_marks, other_articles
from site_builder.presentation.markup import Mark, mark_up, plain
from site_builder.presentation.notes import MarginNote, margin_notes, numbered
from site_builder.presentation.parts import Link, Reading, Siglum
from site_builder.presentation.provenance import Fact, facts_of
from site_builder.presentation.readings import readings
from site_builder.presentation.strip_map import StripMap, strip_map
from site_builder.presentation.wording import count, day, listing, percent, weekday
from site_builder.text import Span

KIND_NAMES = (
    (QuotationKind.DIRECT, "Direct speech"),
    (QuotationKind.PARTIAL, "A few words"),
    (QuotationKind.SCARE, "Scare quotes"),
    (QuotationKind.TERM, "Terms in marks"),
    (QuotationKind.TITLE, "Titles in marks"),
)
UNCLEAR = "Speaker unclear"
OMISSIONS_SHOWN = 5  # of one speaker; the next ones are folded
OMISSIONS_HELD = 40  # beyond these the event's page tells the rest
BAR = 100  # width of the longest version's bar


@dataclass(frozen=True, slots=True)
class Version:
    """One article of the event, in the strip under the headline; widths are SVG units."""

    siglum: Siglum
    name: str
    href: str
    is_current: bool
    figures: str
    width: int
    quoted_width: int


@dataclass(frozen=True, slots=True)
class Layer:
    """A kind of mark that can be shown or hidden; `id` is `show-` and its name."""

    id: str
    swatch: str
    label: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Omission:
    """A statement that others print in quotation marks and this article does not."""

    readings: tuple[Reading, ...]
    here: str  # “Told here in its own words, ¶6”, or ""
    compare: str  # address of the statement's own page, or ""


@dataclass(frozen=True, slots=True)
class Silence:
    """The omissions of one speaker's words."""

    speaker: str
    omissions: tuple[Omission, ...]
    more: tuple[Omission, ...]  # folded
    more_count: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What `article.html` shows.

    `lead`, `heading` and `text` together hold the seed's text where `is_whole`; `shown` says how
    much of it they hold.
    """

    frame: Frame
    kicker: str
    byline: str
    headline: str
    is_named_by_first_words: bool
    lead: Markup  # furniture above the headline, "" where there is none
    heading: Markup  # the headline as it stands in the text, "" where the text has none on top
    text: Markup
    versions: tuple[Version, ...]
    strata: tuple[Siglum, ...]
    has_many_strata: bool
    notes: tuple[MarginNote, ...]
    strip: StripMap
    layers: tuple[Layer, ...]
    themes: tuple[Link, ...]
    silences: tuple[Silence, ...]
    silence_count: str
    synopsis: str
    facts: tuple[Fact, ...]
    attribution: Markup
    is_whole: bool
    shown: str
    citation: str
    citation_all: str


def article_page(corpus: Corpus, article: Article) -> Page:
    """The page of an article."""
    path = routes.article(article.id)
    number_of, subjects = numbered(corpus, article)
    notes = margin_notes(corpus, article, path, subjects)
    marks = article_marks(corpus, article, number_of, corpus.notes_of[article.id])
    lead, heading, text = _columns(corpus, article, marks)
    others = other_articles(corpus, article.id)
    silences, silent = _silences(corpus, article, path)
    event = corpus.event_of.get(article.id)
    outlet = corpus.outlets[article.outlet_id]
    name = headline(article)
    names = [corpus.sigla[a].text for a in others]
    before, after = (
        _version_link(corpus, path, article.id, step) if others else None for step in (-1, 1)
    )
    contents = [Link("The text", "#text")]
    if silences:
        contents.append(Link("What others carry", "#left-out"))
    contents.append(Link("Source and attribution", "#source"))
    above = [Link("Events", routes.relative(path, routes.EVENTS))]
    if event:
        above.append(Link(plain(event.title), routes.relative(path, routes.event(event.id))))
    around = frame(
        corpus,
        path,
        "article",
        outlet.name if others else f"{outlet.name}: {name}",
        description=f"{outlet.name}, {day(article.published)}: {name}. Its quotations, "
        + (f"beside what {listing(names)} print." if others else "and who speaks them."),
        crumbs=tuple(above),
        rail=(event_rail(corpus, event, path),) if event else (),
        on_this_page=tuple(contents),
        previous=before,
        following=after,
        is_indexable=False,
        crumb=outlet.name,
    )
    view = ArticleView(
        frame=around,
        kicker=", ".join([plain(outlet.name), weekday(article.published)]),
        byline=_byline(article),
        headline=name,
        is_named_by_first_words=not article.title,
        lead=lead,
        heading=heading,
        text=text,
        versions=_versions(corpus, article, path) if others else (),
        strata=tuple(corpus.sigla[a] for a in others[:STRATA_DRAWN]) if _is_carried(notes) else (),
        has_many_strata=len(others) > STRATA_DRAWN and _is_carried(notes),
        notes=notes,
        strip=strip_map(corpus, article),
        layers=_layers(corpus, article, has_others=bool(others), has_notes=bool(notes)),
        themes=_themes(corpus, article, path),
        silences=silences,
        silence_count=count(silent, "passage"),
        synopsis=routes.relative(path, routes.event(event.id), "synopsis") if event else "",
        facts=facts_of(corpus, article),
        attribution=render_markdown(article.entry.body) if article.entry else Markup(""),
        is_whole=text_mode(corpus, article.id) == FULL,
        shown=shown_words(corpus, article),
        citation=_citation(corpus, article),
        citation_all=" ".join(_citation(corpus, corpus.articles[a]) for a in (article.id, *others))
        if others
        else "",
    )
    return page("article.html", view, around)


def _columns(corpus: Corpus, article: Article, marks: list[Mark]) -> tuple[Markup, Markup, Markup]:
    """The text in three runs: what stands above the headline, the headline, the rest.

    Where the headline is not on top, but for furniture, all of it is the third. Of a text that is
    not shown in full, each run holds what is shown of it.
    """
    text = article.text
    is_whole = text_mode(corpus, article.id) == FULL
    shown = [] if is_whole else shown_spans(corpus, article.id)

    def run(span: Span) -> Markup:
        if is_whole:
            return mark_up(text, marks, span)
        return mark_up_shown(article, marks, shown, span)

    top = next((p for p in article.paragraphs if p.role is not Role.FURNITURE), None)
    if top is None or top.role is not Role.TITLE or not top.span:
        return Markup(""), Markup(""), run(Span(0, len(text)))
    bare = [m for m in marks if m.tag not in ("p", "details") or not m.span.overlaps(top.span)]
    in_heading = [_without_button(m) for m in bare if m.span.overlaps(top.span)]
    return (
        run(Span(0, top.span.start)),
        mark_up(text, in_heading, top.span),
        run(Span(top.span.end, len(text))),
    )


def _without_button(mark: Mark) -> Mark:
    """The mark without its button: a heading's name must stay the headline."""
    return Mark(mark.span, mark.tag, mark.rank, mark.attrs, mark.id)


def _byline(article: Article) -> str:
    entry = article.entry
    parts = []
    if entry and entry.author:
        parts.append(f"by {plain(entry.author)}")
    if entry and entry.agency:
        parts.append(f"from {plain(entry.agency)}")
    return ", ".join(parts)


def _version_link(corpus: Corpus, path: str, article_id: str, step: int) -> Link:
    """The version `step` further on; after the last comes the first."""
    ids = corpus.event_of[article_id].article_ids
    other = ids[(ids.index(article_id) + step) % len(ids)]
    return Link(corpus.sigla[other].name, routes.relative(path, routes.article(other)))


def _versions(corpus: Corpus, article: Article, path: str) -> tuple[Version, ...]:
    ids = corpus.event_of[article.id].article_ids
    totals = {a: words_in(corpus.articles[a]) for a in ids}
    longest = max(totals.values()) or 1
    found = []
    for article_id in ids:
        quoted = quoted_words_in(corpus, article_id)
        share = percent(quoted, totals[article_id])
        width = BAR * totals[article_id] // longest
        found.append(
            Version(
                siglum=corpus.sigla[article_id],
                name=plain(corpus.sigla[article_id].name),
                href=routes.relative(path, routes.article(article_id)),
                is_current=article_id == article.id,
                figures=f"{count(totals[article_id], 'word')}, {share}\u00a0% quoted",
                width=width,
                quoted_width=width * share // 100,
            )
        )
    return tuple(found)


def _is_carried(notes: tuple[MarginNote, ...]) -> bool:
    return any(n.counterparts for n in notes)


def _layers(
    corpus: Corpus, article: Article, *, has_others: bool, has_notes: bool
) -> tuple[Layer, ...]:
    quotes = corpus.quotes_of[article.id]
    found = []
    for kind, name in KIND_NAMES:
        number = sum(q.kind is kind for q in quotes)
        if number:
            found.append(Layer(f"show-{kind.value}", kind.value, f"{name}, {number}", True))
    if has_others:
        found.append(Layer("show-lines", "lines", "Who else carries it", True))
        found.append(Layer("show-differences", "differences", "Differing words", True))
    if has_notes:
        found.append(Layer("show-notes", "margin", "Notes in the margin", True))
    if any(p.role is Role.FURNITURE for p in article.paragraphs):
        found.append(Layer("show-furniture", "unfolded", "Furniture unfolded", False))
    return tuple(found)


def _themes(corpus: Corpus, article: Article, path: str) -> tuple[Link, ...]:
    ids = dict.fromkeys(p.theme_id for p in corpus.passages_of[article.id])
    return tuple(
        Link(plain(corpus.themes[i].title), routes.relative(path, routes.theme(i))) for i in ids
    )


def _silences(corpus: Corpus, article: Article, path: str) -> tuple[tuple[Silence, ...], int]:
    """What others print in marks and this article does not, by speaker, in the speech's order."""
    event = corpus.event_of.get(article.id)
    by_speaker: dict[str, list[Omission]] = {}
    statements = corpus.statements_of[event.id] if event else ()
    for statement in statements:
        if (statement.id, article.id) in corpus.renderings:
            continue
        row = corpus.rows.get(statement.id)
        told = [
            c
            for c in (row.cells if row else ())
            if c.article_id == article.id and c.mode is Mode.PARAPHRASED and c.spans
        ]
        number = corpus.paragraph_at(article.id, told[0].spans[0].start) if told else 0
        speaker = corpus.speakers.get(statement.speaker_id or "")
        entries = tuple(
            r for r in readings(corpus, path, statement, article.id) if r.way == "quoted"
        )
        by_speaker.setdefault(plain(speaker.name) if speaker else UNCLEAR, []).append(
            Omission(
                entries,
                f"Told here in its own words, ¶{number}" if told else "",
                routes.relative(path, *routes.statement(statement))
                if routes.has_page(statement)
                else "",
            )
        )
    total = sum(map(len, by_speaker.values()))
    return tuple(
        Silence(
            speaker,
            tuple(found[:OMISSIONS_SHOWN]),
            tuple(found[OMISSIONS_SHOWN:OMISSIONS_HELD]),
            f"{len(found) - OMISSIONS_SHOWN} more",
        )
        for speaker, found in sorted(
            by_speaker.items(), key=lambda item: (item[0] == UNCLEAR, -len(item[1]), item[0])
        )
    ), total


def _citation(corpus: Corpus, article: Article) -> str:
    """“Financial Times, “…”, 7 February 2025.”, with the address where an editor knows it."""
    entry = article.entry
    name = headline(article)
    title = name if name.startswith("“") else f"“{name}”"
    parts = [plain(corpus.outlets[article.outlet_id].name), title, day(article.published)]
    if entry and entry.author:
        parts.insert(0, plain(entry.author))
    if entry and entry.address:
        parts.append(entry.address)
    return ", ".join(parts) + "."
