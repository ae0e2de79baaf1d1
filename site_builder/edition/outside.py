"""The outlet's own words: the words of body sentences outside quotation marks and page matter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from site_builder.model.found import Article, Quote
from site_builder.model.given import Role
from site_builder.text.spans import Span, disjoint
from site_builder.text.words import Token


def own_words(
    article: Article, quotes: Iterable[Quote]
) -> Iterator[tuple[Span, tuple[Token, ...]]]:
    """Each body sentence of the article with those of its words that are the outlet's own."""
    gaps = Gaps([s.marked for quote in quotes for s in quote.segments] + list(article.asides))
    for paragraph in article.paragraphs:
        if paragraph.role is Role.BODY:
            for span in article.words.sentences(paragraph.span):
                yield span, tuple(gaps.outside(span, article.words.within(span)))


class Gaps:
    """Parts of a text that are not the outlet's own; overlapping ones are joined."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = disjoint(spans)
        self._starts = [span.start for span in self._spans]

    def outside(self, sentence: Span, words: Iterable[Token]) -> list[Token]:
        """Those of the sentence's words that are in no gap."""
        if not self.hold(sentence):
            return list(words)
        return [word for word in words if not self.hold(word.span)]

    def hold(self, place: Span) -> bool:
        """Whether a gap contains any of the place."""
        at = bisect_right(self._starts, place.end - 1) - 1
        return at >= 0 and self._spans[at].overlaps(place)
