"""The page of one article: its whole text with what the edition knows upon it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.model.given import QuotationKind, Role
from site_builder.pages.parts.article_map import ArticleMap, article_map
from site_builder.pages.parts.article_marks import LINES_DRAWN, article_marks, other_articles
from site_builder.pages.parts.citations import CiteView, cite_article
from site_builder.pages.parts.cited_words import mark_up_shown, shown_words
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, day, isolated, listing, weekday
from site_builder.pages.parts.facets import article_facets
from site_builder.pages.parts.layout import (
    Description,
    Frame,
    Navigation,
    Page,
    event_rail,
    frame,
    headline,
)
from site_builder.pages.parts.margin_notes import MarginNote, margin_notes, numbered
from site_builder.pages.parts.markdown import render_markdown
from site_builder.pages.parts.markup import Mark, mark_up, plain
from site_builder.pages.parts.metadata import newspaper_article, newspaper_meta
from site_builder.pages.parts.provenance import SourceFact, attributed, facts_of
from site_builder.pages.parts.reports import Version, versions_of
from site_builder.pages.parts.values import Link, Siglum
from site_builder.pages.parts.variants import SpeakerSilence, silences_of
from site_builder.text.spans import Span

KIND_NAMES = (
    (QuotationKind.DIRECT, "Direct speech"),
    (QuotationKind.PARTIAL, "A few words"),
    (QuotationKind.SCARE, "Scare quotes"),
    (QuotationKind.TERM, "Quoted terms"),
    (QuotationKind.TITLE, "Quoted titles"),
)


class Layer(Struct, frozen=True):
    """A kind of mark that can be shown or hidden; `id` is `show-` and its name."""

    id: str
    swatch: str
    label: str
    is_shown: bool


class ArticleView(Struct, frozen=True):
    """What `article.html` shows.

    `language` is the tag of the text's, "" for an unknown one. `lead`, `heading` and `text`
    together contain the seed's text where `is_whole`; `shown` says how much of it they contain.
    """

    outlet: str
    attributed: str  # “outlet inferred, unsure”, where the text does not name its outlet, or ""
    kicker: str
    headline: str
    is_untitled: bool
    language: str
    is_read: bool  # whether speakers were looked for, as in English texts
    lead: Markup  # furniture above the headline, "" where there is none
    heading: Markup  # the headline as the text has it, "" where none is on top of the text
    heading_id: str
    text: Markup
    versions: tuple[Version, ...]
    lines: tuple[Siglum, ...]
    has_many_lines: bool
    notes: tuple[MarginNote, ...]
    map: ArticleMap
    layers: tuple[Layer, ...]
    themes: tuple[Link, ...]
    silences: tuple[SpeakerSilence, ...]
    silence_count: str
    is_excerpt: bool  # of the source: what is not here is not left out
    synopsis: str
    facts: tuple[SourceFact, ...]
    attribution: Markup
    is_whole: bool
    shown: str
    cite: CiteView


def article_page(corpus: Corpus, article: Article) -> Page:
    """The page of an article."""
    number_of, subjects = numbered(corpus, article)
    notes = margin_notes(corpus, article, subjects)
    lead, heading, text = _columns(corpus, article, article_marks(corpus, article, number_of))
    others = other_articles(corpus, article.id)
    silences, silent = silences_of(corpus, article)
    is_shared = any(note.counterparts for note in notes)
    view = ArticleView(
        outlet=plain(corpus.outlet_of(article.id).name),
        attributed=attributed(article),
        kicker=", ".join(filter(None, [weekday(article.published), _byline(article)])),
        headline=headline(corpus, article),
        is_untitled=not article.title and not heading,
        language=article.language,
        is_read=article.is_read,
        lead=lead,
        heading=heading,
        heading_id=routes.paragraph(corpus.paragraph_at(article.id, _top(article))),
        text=text,
        versions=versions_of(corpus, article) if others else (),
        lines=tuple(corpus.sigla[a] for a in others[:LINES_DRAWN]) if is_shared else (),
        has_many_lines=len(others) > LINES_DRAWN and is_shared,
        notes=notes,
        map=article_map(corpus, article),
        layers=_layers(corpus, article, has_others=bool(others), has_notes=bool(notes)),
        themes=_themes(corpus, article),
        silences=silences,
        silence_count=count(silent, "passage"),
        is_excerpt=article.is_excerpt,
        synopsis=routes.address(routes.event(corpus.event_of[article.id].id), "synopsis"),
        facts=facts_of(corpus, article),
        attribution=render_markdown(article.entry.body if article.entry else "", corpus.signs),
        is_whole=article.id not in corpus.shown,
        shown=shown_words(corpus, article),
        cite=cite_article(corpus, article),
    )
    around = _frame(corpus, article, others, has_silences=bool(silences))
    return Page(around, "article.html", view)


def _frame(corpus: Corpus, article: Article, others: Sequence[str], *, has_silences: bool) -> Frame:
    path, event = routes.article(article.id), corpus.event_of[article.id]
    outlet, name = corpus.outlet_of(article.id).name, headline(corpus, article)
    names = listing([corpus.sigla[a].text for a in others])
    contents = [Link("The text", "#text"), Link("Source and attribution", "#source")]
    if has_silences:
        contents.insert(1, Link("What others carry", "#left-out"))
    navigation = Navigation(
        above=(
            Link("Events", routes.address(routes.EVENTS)),
            Link(plain(event.title), routes.address(routes.event(event.id))),
        ),
        here=plain(outlet),
        rail=(event_rail(corpus, event, path),),
        on_this_page=tuple(contents),
        previous=_version_link(corpus, article.id, -1) if others else None,
        next=_version_link(corpus, article.id, 1) if others else None,
    )
    described = Description(
        text=f"{outlet}, {day(article.published)}: {name}. Its quotations, "
        + (f"next to what {names} print." if others else "and who speaks them."),
        is_indexable=False,
        language=article.language,
        facets=article_facets(corpus, article.id),
        tags=newspaper_meta(corpus, article, name),
        records=(newspaper_article(corpus, article, name),),
        updated=article.entry.updated if article.entry else None,
    )
    title = f"{isolated(outlet)}, {day(article.published)}"
    if article.id in corpus.around[event.id].namesakes:
        title += f": {name}"
    return frame(corpus, path, "article", title, navigation, described)


def _columns(corpus: Corpus, article: Article, marks: list[Mark]) -> tuple[Markup, Markup, Markup]:
    """The text in three runs: all above the headline, the headline, the rest.

    If the headline is not on top, but for furniture, all of the text is the third. Of a text that
    is not shown in full, each run contains what is shown of it.
    """
    text = article.text
    shown = corpus.shown.get(article.id)

    def run(span: Span) -> Markup:
        if shown is None:
            return mark_up(text, marks, span)
        return mark_up_shown(article, marks, shown, span)

    top = next((p for p in article.paragraphs if p.span.start == _top(article)), None)
    if top is None or top.role is not Role.TITLE or not top.span:
        return Markup(""), Markup(""), run(Span(0, len(text)))
    bare = [m for m in marks if m.tag not in ("p", "details") or not m.span.overlaps(top.span)]
    # Without buttons: a heading's name must stay the headline.
    in_heading = [
        Mark(m.span, m.tag, m.rank, m.attrs, m.id) for m in bare if m.span.overlaps(top.span)
    ]
    return (
        run(Span(0, top.span.start)),
        mark_up(text, in_heading, top.span),
        run(Span(top.span.end, len(text))),
    )


def _top(article: Article) -> int:
    """Where the first paragraph begins that is no furniture."""
    return next((p.span.start for p in article.paragraphs if p.role is not Role.FURNITURE), 0)


def _byline(article: Article) -> str:
    entry = article.entry
    parts = []
    if entry and entry.author:
        parts.append(f"by {plain(entry.author)}")
    if entry and entry.agency:
        parts.append(f"from {plain(entry.agency)}")
    return ", ".join(parts)


def _version_link(corpus: Corpus, article_id: str, step: int) -> Link:
    """The version `step` further on; after the last comes the first."""
    ids = corpus.event_of[article_id].article_ids
    other = ids[(ids.index(article_id) + step) % len(ids)]
    return Link(corpus.sigla[other].name, routes.address(routes.article(other)))


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
        found.append(Layer("show-furniture", "unfolded", "Other text on the page", False))
    return tuple(found)


def _themes(corpus: Corpus, article: Article) -> tuple[Link, ...]:
    ids = dict.fromkeys(p.theme_id for p in corpus.passages_of[article.id])
    by_rule = {p.theme_id for p in corpus.around[corpus.event_of[article.id].id].passages}
    return tuple(
        Link(
            plain(corpus.theme_titles[i]),
            routes.address(routes.theme(i)),
            "found by rule" if i in by_rule else "",
        )
        for i in ids
    )
