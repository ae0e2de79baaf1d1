"""Sentences of the outlets' own that two reports share nearly word for word: wire copy.

1. The words of each body sentence that stand between no marks.
2. Rare runs of four words nominate pairs of sentences of two articles of an event.
3. The words are aligned; what lies in common stretches of two words or more is the share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.outside import own_words
from site_builder.edition.part import EventPart
from site_builder.model.found import EventEdition, Quote, SharedCopy
from site_builder.model.problems import Problem
from site_builder.text.spans import Span
from site_builder.text.words import Token

RUN = 4  # words: the shortest run that rarely recurs by chance in news of one event
COMMON = 40  # a run in more sentences of the event is a formula (“the Islamic Republic of Iran”)
STRETCH = 2  # words; a single common word between changed ones is chance
SHARE = 0.7  # of the shorter sentence's words; below it, both wrote and neither copied
WORDS = 8  # a shorter sentence can be alike by chance
LONGEST = 150  # words; nobody writes longer ones, and alignment is quadratic


class _Sentence(Struct, frozen=True):
    article: str
    span: Span
    words: tuple[Token, ...]


def find_shared_copy(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its shared sentences by article and place; each has one partner an article."""
    if len(part.articles) < 2:
        return made, []
    quotes_of: dict[str, list[Quote]] = defaultdict(list)
    for quote in made.quotes:
        quotes_of[quote.article_id].append(quote)
    sentences = [
        _Sentence(article.id, span, words)
        for article in part.articles
        for span, words in own_words(article, quotes_of[article.id])
        if WORDS <= len(words) <= LONGEST
    ]
    found = _shared(part.event.id, sentences)
    found.sort(key=lambda c: (c.first_article, c.first, c.second_article))
    return replace(made, shared_copy=tuple(found)), []


def _shared(event: str, sentences: list[_Sentence]) -> list[SharedCopy]:
    pairs = [_compared(event, sentences[a], sentences[b]) for a, b in _candidates(sentences)]
    enough = [pair for pair in pairs if pair and pair.share >= SHARE]
    taken: set[tuple[str, Span, str]] = set()
    kept = []
    for pair in sorted(
        enough,
        key=lambda c: (
            -c.share,
            -len(c.first),
            c.first_article,
            c.first,
            c.second_article,
            c.second,
        ),
    ):
        ends = {
            (pair.first_article, pair.first, pair.second_article),
            (pair.second_article, pair.second, pair.first_article),
        }
        if taken.isdisjoint(ends):
            taken |= ends
            kept.append(pair)
    return kept


def _candidates(sentences: list[_Sentence]) -> list[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        plain = [token.n for token in sentence.words]
        for run in sorted(set(zip(*(plain[i:] for i in range(RUN)), strict=False))):
            holders[run].append(number)
    return sorted(
        {
            (a, b)
            for numbers in holders.values()
            if len(numbers) <= COMMON
            for a in numbers
            for b in numbers
            if a < b and sentences[a].article != sentences[b].article
        }
    )


def _compared(event: str, a: _Sentence, b: _Sentence) -> SharedCopy | None:
    first, second = [t.n for t in a.words], [t.n for t in b.words]
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks if block.size >= STRETCH)
    if not common:
        return None
    return SharedCopy(
        event_id=event,
        first_article=a.article,
        first=a.span,
        second_article=b.article,
        second=b.span,
        share=round(common / min(len(first), len(second)), 4),
        changed=_changed(a.words, b.words),
    )


def _changed(a: tuple[Token, ...], b: tuple[Token, ...]) -> tuple[str, ...]:
    in_a, in_b = Counter(t.n for t in a), Counter(t.n for t in b)
    lacking = chain(
        (t.t for t in a if in_a[t.n] > in_b[t.n]), (t.t for t in b if in_b[t.n] > in_a[t.n])
    )
    return tuple(dict.fromkeys(lacking))
