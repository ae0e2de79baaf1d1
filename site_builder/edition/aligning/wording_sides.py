"""Two sentences that are compared for their meaning: their words, and the places where they differ.

`Tables` are the words that turn a meaning (`meaning_words.json`): negators, opposites, clause ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pkgutil import get_data

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.aligning.apparatus import differences, is_near
from site_builder.edition.aligning.printed_words import PrintedWord, printed_words
from site_builder.model.found import Article, Rendering, Unit
from site_builder.text.numbers import ReadNumber, numbers
from site_builder.text.spans import Span
from site_builder.text.stems import stem
from site_builder.text.terms import words_of

Range = tuple[int, int]
PUNCTUATION = ".,;:!?()[]“”‘’\"'…"  # around a word as printed
PAUSES = (",", ";", ":", "–", "—", "…")


class Tables(Struct, frozen=True):
    """The words that turn a meaning; `opposites` are keyed by stems."""

    negators: frozenset[str]
    not_negating: frozenset[tuple[str, ...]]
    denying: frozenset[str]
    clause_ends: frozenset[str]
    coordinating: frozenset[str]  # those of them that begin no subordinate clause
    joining: frozenset[str]  # between two sides that may change places without harm
    question_subjects: frozenset[str]  # “isn’t it?”
    opposites: Mapping[str, frozenset[str]]
    round_numbers: Mapping[str, int]
    past: frozenset[str]
    future: frozenset[str]
    moods: frozenset[str]
    entities: tuple[frozenset[str], ...]


@cache
def tables() -> Tables:
    """The tables that ship with the program."""
    read = json.loads(get_data(__package__, "meaning_words.json") or "")
    opposites: dict[str, set[str]] = {}
    for line in (line for lines in read["opposites"].values() for line in lines):
        one, other = (list(map(stem, words.split())) for words in line.split(" / "))
        for a, b in product(one, other):
            opposites.setdefault(a, set()).add(b)
            opposites.setdefault(b, set()).add(a)
    return Tables(
        negators=frozenset(read["negators"].split()),
        not_negating=frozenset(tuple(words.split()) for words in read["not negating"]),
        denying=frozenset(map(stem, read["denying"].split())),
        clause_ends=frozenset(read["clause ends"].split()),
        coordinating=frozenset(read["coordinating"].split()),
        joining=frozenset(read["joining"].split()),
        question_subjects=frozenset(read["question subjects"].split()),
        opposites={word: frozenset(found) for word, found in opposites.items()},
        round_numbers=read["round numbers"],
        past=frozenset(read["past"].split()),
        future=frozenset(read["future"].split()),
        moods=frozenset(read["moods"].split()),
        entities=tuple(frozenset(words.split()) for words in read["one entity"]),
    )


class Side(Struct, frozen=True):
    """One sentence: each compared word with its form, its stem and what is printed."""

    article: Article
    unit: Unit
    words: Sequence[PrintedWord]  # without what editors add
    keys: Sequence[str]
    stems: Sequence[str]
    printed: Sequence[str]  # with the comma that sticks to it
    numbers: Sequence[tuple[Range, ReadNumber]]  # with the words that each takes
    around: frozenset[str]  # stems of the outlet's own words in the same sentence of its text

    def ends_clause(self, at: int) -> bool:
        """Whether a comma, a dash or the like comes right after the word."""
        return self.printed[at].rstrip("”’\"'").endswith(PAUSES)

    def is_capital(self, at: int) -> bool:
        """Whether the word is written with a capital."""
        return self.article.text[self.words[at].start].isupper()

    def span(self, low: int, high: int) -> Span:
        """The words' span without marks at its ends; for none, the empty place where they miss."""
        for place, number in self.numbers:
            if place == (low, high):
                return number.span
        if low < high:
            return Span(self.words[low].start, self.words[high - 1].end)
        at = self.words[low].start if low < len(self.words) else self.words[-1].end
        return Span(at, at)


class Place(Struct, frozen=True):
    """Where two sides differ: a range of words of each, one of them perhaps empty."""

    one: Range
    other: Range


def side(article: Article, unit: Unit) -> Side:
    """The sentence as it is compared."""
    printed = printed_words(article, Rendering(article.id, article.outlet_id, (unit,)))
    text = article.text
    words = [replace(w, key=_key(text, w)) for w in printed if w.key]
    keys = [" ".join(w.key) for w in words]
    found = []
    for number in (*numbers(article.words.within(unit.span)), *_round(keys, words)):
        within = [n for n, w in enumerate(words) if w.span.overlaps(number.span)]
        if within:
            found.append(((within[0], within[-1] + 1), number))
    return Side(
        article=article,
        unit=unit,
        words=words,
        keys=keys,
        stems=list(map(stem, keys)),
        printed=[w.span.of(text) for w in words],
        numbers=found,
        around=frozenset(map(stem, _around(article, unit))),
    )


def _key(text: str, word: PrintedWord) -> tuple[str, ...]:
    """The word as compared; what is not only letters and digits as printed: 3.5 is not 35."""
    printed = word.span.of(text).strip(PUNCTUATION)
    is_amount = any(map(str.isdigit, printed)) and not printed.isalnum()
    return (printed,) if is_amount else word.key


def _round(keys: Sequence[str], words: Sequence[PrintedWord]) -> Iterator[ReadNumber]:
    """“Hundreds”, “thousands”: no numbers, but one is not the other."""
    for key, word in zip(keys, words, strict=True):
        value = tables().round_numbers.get(key)
        if value:
            yield ReadNumber(Span(word.start, word.end), value, "round")


def _around(article: Article, unit: Unit) -> Iterable[str]:
    """The words of the sentence in the text around the unit, its own words left out."""
    paragraphs = article.paragraphs
    whole = paragraphs[article.paragraph_at(unit.span.start)].span if paragraphs else unit.span
    for sentence in article.words.sentences(whole):
        if sentence.overlaps(unit.span):
            yield from words_of(
                article.words, Span(sentence.start, max(sentence.start, unit.span.start))
            )
            yield from words_of(article.words, Span(min(sentence.end, unit.span.end), sentence.end))


def places(one: Side, other: Side) -> list[Place] | None:
    """Where the two differ; None if they have too few words in the same order to be compared."""
    codes = differences(one.words, other.words)
    if not (one.words and other.words and is_near(codes, one.words, other.words)):
        return None
    return [Place((i1, i2), (j1, j2)) for tag, i1, i2, j1, j2 in codes if tag != "equal"]
