"""The sentences of speech in quotation marks: what is aligned.

One outlet prints three sentences in one pair of marks, another prints them in three quotations;
only sentence against sentence are they the same. What stays out: words in marks that nobody
speaks (terms, scare quotes, titles) and quotations in furniture (“READ: … ‘another chance’ …”).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from site_builder.edition.aligning.similarity import Wording, wording
from site_builder.edition.outside import Gaps
from site_builder.model.found import Article, Quote, Unit
from site_builder.model.given import QuotationKind, Role
from site_builder.text.terms import Token, Vocabulary, as_written, has_words, tokens_of, vocabulary

# “dishonorable”, “did not adhere to it”, “too generous and compromised too much”: in the outlet's
# own sentence, with fewer content words than this.
FRAGMENT_CONTENT = 3


class Utterance(Struct, frozen=True):
    """A unit with what the alignment asks about it."""

    unit: Unit
    speaker_id: str | None
    in_body: bool  # not a headline's or a caption's
    is_fragment: bool  # words within the outlet's own sentence, too few to be compared alone
    wording: Wording
    written: tuple[str, ...]  # for each of its terms the word as written
    names: frozenset[str]  # the content terms written with a capital


def is_main(one: Utterance) -> bool:
    """Whether the unit is compared with all others, and not only attached to what they form."""
    return one.in_body and not one.is_fragment


def find_units(articles: Iterable[Article], quotes: Iterable[Quote]) -> list[tuple[Unit, Quote]]:
    """The sentences of speech of one event's articles with their quotes, by article and place."""
    spoken: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.kind.is_speech:
            spoken.setdefault(quote.article_id, []).append(quote)
    found = []
    for article in articles:
        asides = Gaps(article.asides)
        found += [
            (Unit(quote.id, article.id, span), quote)
            for quote in spoken.get(article.id, ())
            if article.role_at(quote.segments[0].span.start) is not Role.FURNITURE
            if not asides.hold(quote.segments[0].span)
            for segment in quote.segments
            for span in article.words.sentences(segment.span)
            if has_words(article.words, span)
        ]
    return sorted(found, key=lambda f: (f[0].article_id, f[0].span, f[0].quote_id))


def utterances(
    found: Iterable[tuple[Unit, Quote]], articles: Mapping[str, Article]
) -> list[Utterance]:
    """The units of one event as they are compared, in the same order."""
    spoken = [(u, q, list(tokens_of(articles[u.article_id].words, u.span))) for u, q in found]
    known = vocabulary(words for *_, tokens in spoken for _, words in tokens)
    return [
        _utterance(articles[unit.article_id], unit, quote, tokens, known)
        for unit, quote, tokens in spoken
    ]


def _utterance(
    article: Article,
    unit: Unit,
    quote: Quote,
    tokens: Sequence[Token],
    known: Vocabulary,
) -> Utterance:
    compared = wording([word for _, words in tokens for word in words], known)
    capital = [words for written, words in tokens[1:] if written[0].isupper()]
    if 2 * len(capital) > len(tokens):  # “THERE WILL BE NO WAR”
        capital = []
    return Utterance(
        unit=unit,
        speaker_id=quote.speaker_id,
        in_body=article.role_at(unit.span.start) is Role.BODY,
        is_fragment=quote.kind is QuotationKind.PARTIAL
        and len(compared.content) < FRAGMENT_CONTENT,
        wording=compared,
        written=as_written(tokens, known),
        names=frozenset([t for words in capital for w in words for t in known[w]]),
    )
