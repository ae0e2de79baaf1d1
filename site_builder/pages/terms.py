"""The index of terms: what outlets put in marks though nobody speaks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Quote, Term
from site_builder.model.given import QuotationKind
from site_builder.pages.parts.cited_words import in_place, place
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import count_in_words, times
from site_builder.pages.parts.facets import facets
from site_builder.pages.parts.layout import Description, Navigation, Page, frame
from site_builder.pages.parts.markup import Mark, plain
from site_builder.pages.parts.pieces import by_letter, letter
from site_builder.pages.parts.values import Cited

KINDS = {
    QuotationKind.TERM: "a term",
    QuotationKind.SCARE: "scare quotes",
    QuotationKind.TITLE: "a title",
}
IN_INDEX = 100  # terms; with more it has those of most outlets, and a page a letter
REACH = 7  # words before and after a term


class TermEntry(Struct, frozen=True):
    """A term and its uses, report by report, with the words around it."""

    id: str
    text: str
    facts: str
    reports: tuple[tuple[Cited, ...], ...]


class TermsView(Struct, frozen=True):
    """Everything on the index of terms. A term is searched on one page."""

    is_searched: bool
    terms: tuple[TermEntry, ...]


def terms_pages(corpus: SiteCorpus) -> Iterator[Page]:
    """The index of terms, those of most outlets first; of many terms, also by letter."""
    entries = sorted((_entry(corpus, term) for term in corpus.edition.terms), key=_most_outlets)
    names = [entry.text for entry in entries]
    for piece in by_letter(routes.TERMS, names, IN_INDEX, "Of most outlets"):
        title = f"Quoted terms, {piece.name}" if piece.name else "Quoted terms"
        is_searched = piece.name != "" or not piece.links
        described = Description(facets=facets("Terms"))
        navigation = Navigation(pieces=piece.links, pieces_by="By name")
        view = TermsView(is_searched, tuple(entries[n] for n in piece.numbers))
        yield Page(
            frame(corpus, piece.path, "terms", title, navigation, described), "terms.html", view
        )


def term_address(corpus: SiteCorpus, term: Term) -> str:
    """Where a term is in the index: on the page of its letter where there are such."""
    is_one = len(corpus.edition.terms) <= IN_INDEX
    path = routes.TERMS if is_one else routes.piece(routes.TERMS, letter(plain(term.text)))
    return routes.address(path, term.id)


def _entry(corpus: SiteCorpus, term: Term) -> TermEntry:
    uses: dict[str, list[Cited]] = {}
    for quote in (corpus.quotes[quote_id] for quote_id in term.quote_ids):
        uses.setdefault(quote.article_id, []).append(_use(corpus, quote))
    outlets = count_in_words(len({corpus.articles[a].outlet_id for a in uses}), "outlet")
    return TermEntry(
        id=term.id,
        text=plain(term.text),
        facts=f"{times(len(term.quote_ids))}, by {outlets}",
        reports=tuple(map(tuple, uses.values())),
    )


def _most_outlets(entry: TermEntry) -> tuple[int, int, str]:
    outlets = {uses[0].siglum.name for uses in entry.reports}
    return -len(outlets), -sum(map(len, entry.reports)), entry.text.casefold()


def _use(corpus: SiteCorpus, quote: Quote) -> Cited:
    marked = quote.segments[0].marked
    return Cited(
        corpus.sigla[quote.article_id],
        in_place(corpus, quote.article_id, marked, [Mark(marked, "b", 1)], REACH),
        (place(corpus, quote.article_id, marked),),
        note=KINDS.get(quote.kind, str(quote.kind)),
    )
