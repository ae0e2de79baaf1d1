"""The edition as it may be told: its reasons without words that a text mode keeps back.

Reasons quote the text (“*the country’s Supreme Leader* taken as Ali Khamenei”). Of an article that
is not republished in full they keep single words (a verb, a pronoun) and what is shown anyway.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from site_builder.edition.articles import kept_back
from site_builder.model.found import Edition, Event, Membership, Quote
from site_builder.pages.parts.excerpts import shown_spans
from site_builder.pages.parts.lookup import Corpus, index
from site_builder.text.spans import Span
from site_builder.text.words import tokenise

WORDS = re.compile(r"\*([^*]*)\*")
PERHAPS = re.compile(r"unclear: perhaps .*")  # a name that may be no name, but words of the text
KEPT = "words not republished here"


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
    return replace(quote, reasons=tuple(_told(reason, shown) for reason in quote.reasons))


def _event(event: Event, shown: dict[str, frozenset[str]]) -> Event:
    return replace(event, memberships=tuple(_membership(m, shown) for m in event.memberships))


def _membership(membership: Membership, shown: dict[str, frozenset[str]]) -> Membership:
    words = shown.get(membership.article_id)
    return (
        membership if words is None else replace(membership, reason=_told(membership.reason, words))
    )


def _told(reason: str, shown: frozenset[str]) -> str:
    def kept(match: re.Match[str]) -> str:
        words = [token.n for token in tokenise(match[1], Span(0, len(match[1])))]
        return match[0] if len(words) < 2 or shown.issuperset(words) else KEPT

    return WORDS.sub(kept, PERHAPS.sub("unclear", reason))
