"""Verbs of saying and other words with the places where a report prints them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from site_builder.model.found import Quote
from site_builder.pages.parts.charts import ShareBar, share_bar
from site_builder.pages.parts.cited_words import place
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link, Siglum


class Uses(Struct, frozen=True):
    """Words and their places; `words` is "" for quotations without a verb."""

    words: str
    count: int
    places: tuple[Link, ...]
    href: str = ""


class Introductions(Struct, frozen=True):
    """How one report introduces what it quotes, in the order of its text.

    `share` is how much of its quoted words are one speaker's.
    """

    siglum: Siglum
    verbs: tuple[Uses, ...]
    share: ShareBar | None = None


def introductions(
    corpus: Corpus, article_id: str, quotes: Iterable[Quote], words: int | None = None
) -> Introductions:
    """The verbs that introduce these quotations of one article; `words` counts theirs."""
    own = [q for q in quotes if q.kind.is_speech]
    share = None if words is None else share_bar(words, corpus.counts[article_id].quoted_words)
    return Introductions(corpus.sigla[article_id], verbs(corpus, own), share)


def verbs(corpus: Corpus, quotes: Iterable[Quote]) -> tuple[Uses, ...]:
    """The verbs that introduce the quotations, in order of first use; each place once."""
    by_verb: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_verb.setdefault(plain(quote.verb), []).append(quote)
    return tuple(uses(corpus, verb, found) for verb, found in by_verb.items())


def uses(corpus: Corpus, words: str, quotes: Iterable[Quote], href: str = "") -> Uses:
    """The words with the places of the quotations, each place once."""
    count = 0
    places: dict[str, Link] = {}
    for quote in quotes:
        count += 1
        link = place(corpus, quote.article_id, quote.segments[0].marked)
        places.setdefault(link.label, link)
    return Uses(words, count, tuple(places.values()), href)
