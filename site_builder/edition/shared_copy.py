"""Sentences of the outlets' own that two reports share nearly word for word: wire copy.

1. The words of each body sentence that are outside quotation marks.
2. Rare runs of four words nominate pairs of sentences of two articles of an event.
3. The words are aligned; what is in common runs of two words or more is the share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.outside import own_words
from site_builder.edition.part import EventPart
from site_builder.model.edition import EventEdition, SharedCopy
from site_builder.model.found import Quote
from site_builder.model.problems import Problem
from site_builder.text.spans import Span
from site_builder.text.words import Token

RUN = 4  # words: the shortest run that rarely recurs by chance in news of one event
COMMON = 40  # a run in more sentences of the event is a formula (“the Islamic Republic of Iran”)
SHARED_RUN = 2  # words; a single common word between changed ones is chance
SHARE = 0.7  # of the shorter sentence's words; below it, both wrote and neither copied
WORDS = 8  # a shorter sentence can be alike by chance
LONGEST = 150  # words; nobody writes longer ones, and alignment is quadratic
MOST = 100  # pairs of an event that are kept: 24 outlets with one agency's copy have thousands


class _OwnSentence(Struct, frozen=True):
    article: str
    span: Span
    compared: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]  # of words side by side


class _Pair(Struct, frozen=True):
    """Two sentences, numbered, the smaller number first; `share` is that of the shorter one."""

    first: int
    second: int
    share: float


def find_shared_copy(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its shared sentences by article and place; each has one partner an article.

    Of more than `MOST` pairs those with the largest share are kept, and the rest is counted.
    """
    if len(part.articles) < 2:
        return made, []
    quotes_of: dict[str, list[Quote]] = defaultdict(list)
    for quote in made.quotes:
        quotes_of[quote.article_id].append(quote)
    sentences = [
        _own_sentence(article.id, span, words)
        for article in part.articles
        for span, words in own_words(article, quotes_of[article.id])
        if WORDS <= len(words) <= LONGEST
    ]
    pairs = _one_partner_each(sentences)
    kept = sorted(pairs[:MOST], key=lambda p: (p.first, p.second))
    found = tuple(_copy(part.event.id, p, sentences) for p in kept)
    return replace(made, shared_copy=found, shared_left_out=len(pairs) - len(kept)), []


def _own_sentence(article: str, span: Span, words: tuple[Token, ...]) -> _OwnSentence:
    compared = tuple(token.n for token in words)
    return _OwnSentence(article, span, compared, frozenset(pairwise(compared)))


def _one_partner_each(sentences: list[_OwnSentence]) -> list[_Pair]:
    """The pairs with a large share, the largest first; a sentence is in one an article."""

    def order(pair: _Pair) -> tuple[float, int, int, int]:
        return -pair.share, -len(sentences[pair.first].span), pair.first, pair.second

    taken: set[tuple[int, str]] = set()
    kept = []
    for pair in sorted(_shared(sentences), key=order):
        ends = {
            (pair.first, sentences[pair.second].article),
            (pair.second, sentences[pair.first].article),
        }
        if taken.isdisjoint(ends):
            taken |= ends
            kept.append(pair)
    return kept


def _shared(sentences: list[_OwnSentence]) -> Iterator[_Pair]:
    for first, second in _candidates(sentences):
        share = _share(sentences[first], sentences[second])
        if share >= SHARE:
            yield _Pair(first, second, share)


def _candidates(sentences: list[_OwnSentence]) -> list[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        plain = sentence.compared
        for run in set(zip(*(plain[i:] for i in range(RUN)), strict=False)):
            holders[run].append(number)
    return sorted(
        {
            (a, b)
            for numbers in holders.values()
            if 1 < len(numbers) <= COMMON
            for a in numbers
            for b in numbers
            if a < b and sentences[a].article != sentences[b].article
        }
    )


def _share(a: _OwnSentence, b: _OwnSentence) -> float:
    """The share of the shorter one's words that are in common runs; 0 if it can't reach `SHARE`."""
    if a.compared == b.compared:
        return 1.0
    shorter, longer = sorted((a, b), key=lambda s: len(s.compared))
    least = SHARE * len(shorter.compared)
    if _in_common_pairs(shorter, longer) < least:
        return 0.0
    matcher = SequenceMatcher(None, a.compared, b.compared, autojunk=False)
    blocks = matcher.get_matching_blocks()
    common = sum(block.size for block in blocks if block.size >= SHARED_RUN)
    return round(common / len(shorter.compared), 4)


def _in_common_pairs(one: _OwnSentence, other: _OwnSentence) -> int:
    """How many of the one's words are in a pair of neighbours that the other has too.

    No alignment with runs of two or more can have more words in common.
    """
    shared = [pair in other.pairs for pair in pairwise(one.compared)]
    return sum(map(max, [False, *shared], [*shared, False]))


def _copy(event: str, pair: _Pair, sentences: list[_OwnSentence]) -> SharedCopy:
    a, b = sentences[pair.first], sentences[pair.second]
    return SharedCopy(
        event_id=event,
        first_article=a.article,
        first=a.span,
        second_article=b.article,
        second=b.span,
        share=pair.share,
    )
