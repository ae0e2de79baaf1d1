"""The sentences of speech in quotation marks: what is aligned.

One outlet prints three sentences in one pair of marks, another prints them in three quotations;
only sentence against sentence are they the same. What stays out: words in marks that nobody
speaks (terms, scare quotes, titles) and quotations in furniture (“READ: … ‘another chance’ …”).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.analysis.similarity import Wording, vocabulary, wording, words_of
from site_builder.model import Article, QuotationKind, Quote, Role, Unit
from site_builder.text import sentences

# “dishonorable”, “did not adhere to it”, “too generous and compromised too much”: in the outlet's
# own sentence, with fewer content words than this.
FRAGMENT_CONTENT = 3


@dataclass(frozen=True, slots=True)
class Utterance:
    """A unit with what the alignment asks about it."""

    unit: Unit
    speaker_id: str | None
    in_body: bool  # not a headline's or a caption's
    is_fragment: bool  # words within the outlet's own sentence, too few to stand alone
    wording: Wording


def is_main(one: Utterance) -> bool:
    """Whether the unit is compared with all others, and not only attached to what they form."""
    return one.in_body and not one.is_fragment


def utterances(articles: Iterable[Article], quotes: Iterable[Quote]) -> list[Utterance]:
    """All units of one event, by article and place."""
    spoken: dict[str, list[Quote]] = {}
    for quote in quotes:
        spoken.setdefault(quote.article_id, []).append(quote)
    found = [
        (article, unit, quote, words)
        for article in sorted(articles, key=lambda a: a.id)
        for unit, quote, words in _find_units(article, spoken.get(article.id, ()))
    ]
    known = vocabulary(words for *_, words in found)
    return [
        _utterance(article, unit, quote, wording(words, known))
        for article, unit, quote, words in found
    ]


def _find_units(article: Article, quotes: Iterable[Quote]) -> list[tuple[Unit, Quote, list[str]]]:
    """The units of one article's speech, in the order of its text, with their words."""
    found = [
        (Unit(quote.id, article.id, span), quote, words)
        for quote in quotes
        if quote.kind.is_speech and not _is_furniture(article, quote)
        for segment in quote.segments
        for span in sentences(article.text, segment.span)
        if (words := words_of(article.text, span))
    ]
    return sorted(found, key=lambda f: (f[0].span, f[0].quote_id))


def _utterance(article: Article, unit: Unit, quote: Quote, words: Wording) -> Utterance:
    return Utterance(
        unit=unit,
        speaker_id=quote.speaker_id,
        in_body=_role(article, unit.span.start) is Role.BODY,
        is_fragment=quote.kind is QuotationKind.PARTIAL and len(words.content) < FRAGMENT_CONTENT,
        wording=words,
    )


def _role(article: Article, offset: int) -> Role:
    for paragraph in article.paragraphs:
        if paragraph.span.start <= offset < paragraph.span.end:
            return paragraph.role
    return Role.BODY


def _is_furniture(article: Article, quote: Quote) -> bool:
    first = quote.segments[0].span
    return _role(article, first.start) is Role.FURNITURE or any(
        aside.overlaps(first) for aside in article.asides
    )
