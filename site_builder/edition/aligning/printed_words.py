"""The words of a rendering as printed, with the form in which each is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.model.found import Article, Rendering
from site_builder.text.spans import Span
from site_builder.text.stems import respell
from site_builder.text.terms import INSERTION, STOP, Vocabulary, plain_words, vocabulary

# A unit of fewer words repeats another one of its article: it is shown and not compared.
REPEATED = 3
PRINTED = re.compile(r"\S+")


class PrintedWord(Struct, frozen=True):
    """A word as printed; `key` is empty where it is not compared."""

    span: Span
    start: int  # without the marks that stick to it
    end: int
    unit: int
    key: tuple[str, ...]


def printed_words(article: Article, rendering: Rendering) -> list[PrintedWord]:
    """All words of the rendering as printed, in order; nothing between spaces is left out."""
    text = article.text
    found = []
    for number, unit in enumerate(rendering.units):
        start, end = unit.span.start, unit.span.end
        gaps = [m.span() for m in INSERTION.finditer(text, start, end)]
        if len(rendering.units) > 1 and len(text[start:end].split()) < REPEATED:
            gaps.append((start, end))
        for match in PRINTED.finditer(text, start, end):
            place = Span(match.start(), match.end())
            own = article.words.within(place)
            key = tuple([respell(word) for form in own.forms for word in plain_words(form)])
            low, high = (own.starts[0], own.ends[-1]) if key else (place.start, place.end)
            if gaps and any(start < place.end and place.start < end for start, end in gaps):
                key = ()
            found.append(PrintedWord(place, low, high, number, key))
    return found


class Terms:
    """The terms of printed words as some renderings use them: “unwise” is “not wise”.

    Most collations ask for few words or none, so nothing is computed before it is asked for.
    """

    def __init__(self, words: Sequence[Sequence[PrintedWord]]) -> None:
        self._words = words
        self._known: Vocabulary | None = None
        self._terms: dict[tuple[str, ...], frozenset[str]] = {}

    def of(self, word: PrintedWord) -> frozenset[str]:
        """The word's terms."""
        if self._known is None:
            self._known = vocabulary(word.key for row in self._words for word in row)
        found = self._terms.get(word.key)
        if found is None:
            found = frozenset(t for part in word.key for t in self._known[part])
            self._terms[word.key] = found
        return found

    def of_all(self, words: Iterable[PrintedWord]) -> frozenset[str]:
        """The terms of any of the words."""
        return frozenset().union(*map(self.of, words))

    def has_content(self, word: PrintedWord) -> bool:
        """Whether it says something by itself: “negotiations”, not “should” or “nor”."""
        return bool(self.of(word) - STOP - {"not"})
