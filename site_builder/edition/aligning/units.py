"""The sentences of speech in quotation marks: what is aligned.

One outlet prints three sentences in one pair of marks, another prints them in three quotations;
only sentence against sentence are they the same. What stays out: words in marks that nobody
speaks (terms, scare quotes, titles) and quotations in furniture (“READ: … ‘another chance’ …”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from site_builder.edition.aligning.occasions import SaidWhere, occasion
from site_builder.edition.aligning.similarity import Wording, wording
from site_builder.edition.outside import Gaps
from site_builder.model.found import Article, Quote, Unit
from site_builder.model.given import QuotationKind, Role
from site_builder.text.spans import Span
from site_builder.text.terms import (
    STOP,
    Token,
    Vocabulary,
    as_written,
    has_words,
    tokens_of,
    vocabulary,
)
from site_builder.text.words import normalise

# “dishonorable”, “did not adhere to it”, “too generous and compromised too much”: in the outlet's
# own sentence, with fewer content words than this.
FRAGMENT_CONTENT = 3

# Words that titles have in small letters.
SMALL_IN_TITLES = frozenset({"a", "an", "the", "of", "and", "or", "to", "for", "in", "on", "as"})

ELLIPSIS = re.compile(r"(?:…|\.(?: ?\.){2,3})\s*")
PASSAGE = 4  # words

BEFORE_NOUNS = ("the", "a", "an", "this", "that", "its", "their", "his", "her", "'s", "’s")
NEAR = 40  # characters in which the next word is looked for


class Utterance(Struct, frozen=True, dict=True):  # `dict` for what is cached
    """A unit with what the alignment asks about it."""

    unit: Unit
    speaker_id: str | None
    in_body: bool  # not a headline's or a caption's
    is_fragment: bool  # words within the outlet's own sentence, too few to be compared alone
    wording: Wording
    written: tuple[str, ...]  # for each of its terms the word as written
    names: frozenset[str]  # the content terms written with a capital
    is_label: bool  # a motto or the name of a law or policy, which anybody may use
    occasion: SaidWhere = SaidWhere()

    @cached_property
    def printed(self) -> str:
        """The words as printed, in one case, with spaces before, between and behind them."""
        return f" {' '.join(map(normalise, self.written))} "


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
            for quote in (spoken.get(article.id, ()) if article.is_read else ())
            if article.role_at(quote.segments[0].span.start) is not Role.FURNITURE
            if not asides.hold(quote.segments[0].span)
            for segment in quote.segments
            for sentence in article.words.sentences(segment.span)
            for span in _passages(article, sentence)
            if has_words(article.words, span)
        ]
    return sorted(found, key=lambda f: (f[0].article_id, f[0].span, f[0].quote_id))


def _passages(article: Article, sentence: Span) -> Iterator[Span]:
    """The sentence, in two where the outlet left words out between passages of `PASSAGE` words.

    “We built it in May … and whatever you call it, it is ours.”
    """
    start = sentence.start
    for m in ELLIPSIS.finditer(article.text, sentence.start, sentence.end):
        end = m.start() + len(m.group().rstrip())
        sides = Span(start, end), Span(m.end(), sentence.end)
        if all(len(article.words.within(side)) >= PASSAGE for side in sides):
            yield sides[0]
            start = m.end()
    yield Span(start, sentence.end)


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


def _is_label(text: str, quote: Quote, written: Sequence[str]) -> bool:
    """Whether the words are set like a name (“In God We Trust”) or come before a noun.

    “the military’s “don’t ask, don’t tell” policy”
    """
    small = [w for w in written if w[0].islower()]
    is_loud = all(map(str.isupper, written))  # “THERE WILL BE NO WAR”
    if len(small) < len(written) and not is_loud and SMALL_IN_TITLES.issuperset(small):
        return True
    if quote.kind is not QuotationKind.PARTIAL or len(quote.segments) > 1:
        return False
    marked = quote.segments[0].marked
    before = text[max(0, marked.start - NEAR) : marked.start].lower().split()
    after = text[marked.end : marked.end + NEAR]
    word = after.split(maxsplit=1)[0] if after[:1] == " " and after.strip() else ""
    is_noun = word[:1].isalpha() and word.lower().strip(".,;:") not in STOP
    return is_noun and bool(before) and before[-1].endswith(BEFORE_NOUNS)


def _utterance(
    article: Article,
    unit: Unit,
    quote: Quote,
    tokens: Sequence[Token],
    known: Vocabulary,
) -> Utterance:
    compared = wording([word for _, words in tokens for word in words], known)
    written = as_written(tokens, known)
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
        written=written,
        names=frozenset([t for words in capital for w in words for t in known[w]]),
        is_label=_is_label(article.text, quote, written),
        occasion=occasion(article, unit),
    )
