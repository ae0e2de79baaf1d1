"""The edition as it may be told: its reasons without words that a text mode keeps back.

Reasons quote the text (“*the country’s Supreme Leader* taken as Ali Khamenei”). Of an article that
is not republished in full they keep single words (a verb, a pronoun) and what is shown anyway.
"""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.edition.articles import kept_back
from site_builder.model.found import Edition, Event, Membership, Quote
from site_builder.model.reasons import Reason
from site_builder.pages.parts.excerpts import shown_spans
from site_builder.pages.parts.lookup import Corpus, index
from site_builder.text.words import tokenise


def discreet(edition: Edition) -> Edition:
    """The edition with reasons that hold no words kept back; itself where all texts are full."""
    hidden = kept_back(edition.articles, edition.outlets, edition.site)
    if not hidden:
        return edition
    corpus = index(edition)
    shown = {article_id: _shown_words(corpus, article_id) for article_id in hidden}
    return replace(
        edition,
        quotes=tuple(_quote(q, shown.get(q.article_id)) for q in edition.quotes),
        events=tuple(_event(e, shown) for e in edition.events),
    )


def _shown_words(corpus: Corpus, article_id: str) -> frozenset[str]:
    words = corpus.articles[article_id].words
    spans = shown_spans(corpus, article_id)
    return frozenset(n for span in spans for n in words.within(span).compared)


def _quote(quote: Quote, shown: frozenset[str] | None) -> Quote:
    if shown is None:
        return quote
    return replace(quote, reasons=tuple(_discreet(reason, shown) for reason in quote.reasons))


def _event(event: Event, shown: dict[str, frozenset[str]]) -> Event:
    return replace(event, memberships=tuple(_membership(m, shown) for m in event.memberships))


def _membership(membership: Membership, shown: dict[str, frozenset[str]]) -> Membership:
    words = shown.get(membership.article_id)
    if words is None:
        return membership
    return replace(membership, reasons=tuple(_discreet(r, words) for r in membership.reasons))


def _discreet(reason: Reason, shown: frozenset[str]) -> Reason:
    """The reason with single words and words that are shown anyway, and no others."""
    if reason.code == "perhaps":  # a name that may be no name, but words of the text
        return Reason("unclear")
    return replace(reason, words=tuple(_kept(words, shown) for words in reason.words))


def _kept(words: str | None, shown: frozenset[str]) -> str | None:
    compared = [token.n for token in tokenise(words or "")]
    return words if len(compared) < 2 or shown.issuperset(compared) else None
