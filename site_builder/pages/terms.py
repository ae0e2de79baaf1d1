"""The index of terms: what outlets put in marks though nobody speaks."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article, Quote
from site_builder.model.given import QuotationKind
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.cited_words import place
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import count_in_words, times
from site_builder.pages.parts.facets import terms_facets
from site_builder.pages.parts.layout import Description, Frame, Page, frame, page
from site_builder.pages.parts.markup import Mark, plain
from site_builder.pages.parts.values import Link, Siglum
from site_builder.text.spans import Span

KINDS = {
    QuotationKind.TERM: "a term",
    QuotationKind.SCARE: "keeps its distance",
    QuotationKind.TITLE: "a title",
}
WORDS_BEFORE, WORDS_AFTER = 7, 7


class Use(Struct, frozen=True):
    """One place where an outlet prints the term in marks, with the words round it."""

    words: Markup
    kind: str
    place: Link


class OutletUses(Struct, frozen=True):
    """One report's uses of the term, in the order of its text."""

    siglum: Siglum
    uses: tuple[Use, ...]


class TermEntry(Struct, frozen=True):
    """A term and its uses."""

    id: str
    text: str
    facts: str
    reports: tuple[OutletUses, ...]


class TermsView(Struct, frozen=True):
    """Everything on the index of terms."""

    frame: Frame
    terms: tuple[TermEntry, ...]


def terms_page(corpus: SiteCorpus) -> Page:
    """The index of terms, those of most outlets first."""
    path = routes.TERMS
    entries = [
        _entry(corpus, t.id, t.text, [corpus.quotes[q] for q in t.quote_ids])
        for t in corpus.edition.terms
    ]
    view = TermsView(
        frame=frame(
            corpus, path, "terms", "Terms in marks", described=Description(facets=terms_facets())
        ),
        terms=tuple(sorted(entries, key=_most_outlets)),
    )
    return page("terms.html", view, view.frame)


def _entry(corpus: SiteCorpus, term_id: str, text: str, quotes: list[Quote]) -> TermEntry:
    outlets = {corpus.articles[q.article_id].outlet_id for q in quotes}
    by_article: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_article.setdefault(quote.article_id, []).append(quote)
    return TermEntry(
        id=term_id,
        text=plain(text),
        facts=f"{times(len(quotes))}, by {count_in_words(len(outlets), 'outlet')}",
        reports=tuple(
            OutletUses(
                corpus.sigla[article_id],
                tuple(_use(corpus, q) for q in uses),
            )
            for article_id, uses in by_article.items()
        ),
    )


def _most_outlets(entry: TermEntry) -> tuple[int, int, str]:
    uses = sum(len(report.uses) for report in entry.reports)
    return -len({report.siglum.name for report in entry.reports}), -uses, entry.text.casefold()


def _use(corpus: SiteCorpus, quote: Quote) -> Use:
    return Use(
        _in_place(corpus, corpus.articles[quote.article_id], quote),
        KINDS.get(quote.kind, str(quote.kind)),
        place(corpus, quote.article_id, quote.segments[0].marked),
    )


def _in_place(corpus: SiteCorpus, article: Article, quote: Quote) -> Markup:
    """The marked words with some words before and after, within the paragraph."""
    marked = quote.segments[0].marked
    number = corpus.paragraph_at(article.id, marked.start)
    around = article.paragraphs[number - 1].span if article.paragraphs else marked
    paragraph = around if around.holds(marked) else marked
    before = article.words.last(Span(paragraph.start, marked.start), WORDS_BEFORE)
    after = article.words.first(Span(marked.end, paragraph.end), WORDS_AFTER)
    start = before[0].start if before else marked.start
    end = after[-1].end if after else marked.end
    words = cited_words.shown(corpus, article.id, Span(start, end), [Mark(marked, "b", 1)])
    head = Markup("… ") if start > paragraph.start else Markup("")
    tail = Markup(" …") if end < paragraph.end - 1 else Markup("")
    return head + words + tail
