"""Verbs of saying, as each article uses them to bring somebody's words in."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from site_builder.model.found import Quote
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link, Siglum


class Verb(Struct, frozen=True):
    """A verb and where it stands; `words` is "" where quotations come without one."""

    words: str
    count: int
    places: tuple[Link, ...]


class Introductions(Struct, frozen=True):
    """How one article introduces what it quotes, in the order of its text."""

    siglum: Siglum
    verbs: tuple[Verb, ...]


def speech(corpus: Corpus, article_id: str, speaker: str | None = None) -> tuple[Quote, ...]:
    """The article's quotations that somebody is said to have uttered; of one speaker if given."""
    if speaker is not None:
        return corpus.said_in.get((article_id, speaker), ())
    return tuple(q for q in corpus.quotes_of[article_id] if q.kind.is_speech)


def introductions(corpus: Corpus, article_id: str, speaker: str | None = None) -> Introductions:
    """The verbs of one article, for one speaker's words or for all."""
    quotes = speech(corpus, article_id, speaker)
    return Introductions(corpus.sigla[article_id], verbs(corpus, quotes))


def verbs(corpus: Corpus, quotes: Iterable[Quote]) -> tuple[Verb, ...]:
    """The verbs that introduce the quotations, in order of first use; each place once."""
    counts: dict[str, int] = {}
    found: dict[str, dict[str, Link]] = {}
    for quote in quotes:
        words = cue_words(corpus, quote)
        place = cited_words.place(corpus, quote.article_id, quote.segments[0].marked)
        counts[words] = counts.get(words, 0) + 1
        found.setdefault(words, {}).setdefault(place.label, place)
    return tuple(Verb(w, counts[w], tuple(places.values())) for w, places in found.items())


def cue_words(corpus: Corpus, quote: Quote) -> str:
    """The verb of saying as written, in small letters at its head; "" where there is none."""
    if quote.cue is None:
        return ""
    return plain(quote.cue.of(corpus.articles[quote.article_id].text)).lower()
