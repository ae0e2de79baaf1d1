"""The outlet's own words: what stands in body sentences outside quotation marks and furniture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from site_builder.model.found import Article, Quote
from site_builder.model.given import Role
from site_builder.text.spans import Span
from site_builder.text.words import Token


def own_words(
    article: Article, quotes: Iterable[Quote]
) -> Iterator[tuple[Span, tuple[Token, ...]]]:
    """Each body sentence of the article with those of its words that are the outlet's own."""
    gaps = Gaps([s.marked for quote in quotes for s in quote.segments] + list(article.asides))
    for paragraph in article.paragraphs:
        if paragraph.role is Role.BODY:
            for span in article.words.sentences(paragraph.span):
                words = article.words.within(span)
                yield span, tuple(word for word in words if not gaps.hold(word.span))


class Gaps:
    """Stretches of a text, asked whether they hold a place; overlapping ones are joined."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        self._spans = joined
        self._starts = [span.start for span in joined]

    def hold(self, place: Span) -> bool:
        """Whether any of the place lies in a gap."""
        at = bisect_right(self._starts, place.end - 1) - 1
        return at >= 0 and self._spans[at].overlaps(place)
