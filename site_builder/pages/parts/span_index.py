"""Which of many spans covers a place of a text, found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush

from site_builder.text.spans import Span


class SpanIndex:
    """A text cut at the ends of spans, with the first span, in the order given, on each stretch.

    Made in the time of a sort. Spans without a character cover nothing.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        starting: dict[int, list[int]] = {}
        for place, span in enumerate(spans):
            if span:
                starting.setdefault(span.start, []).append(place)
        self._edges = sorted({*starting, *(span.end for span in spans if span)})
        self._first: list[int | None] = []  # from each edge on
        covering: list[int] = []
        for edge in self._edges:
            for place in starting.get(edge, ()):
                heappush(covering, place)
            while covering and spans[covering[0]].end <= edge:
                heappop(covering)
            self._first.append(covering[0] if covering else None)

    def first(self, span: Span) -> int | None:
        """The place of the first span that shares a character with this one."""
        found: int | None = None
        at = max(bisect_right(self._edges, span.start) - 1, 0)
        while at < len(self._edges) and self._edges[at] < span.end:
            place = self._first[at]
            if place is not None and (found is None or place < found):
                found = place
            at += 1
        return found
