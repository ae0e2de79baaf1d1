"""Marked spans: which mark closes which, paragraph by paragraph.

1. The article votes on its primary marks: an outlet that quotes in single marks nests double marks
   in them, every other outlet the other way round.
2. Primary marks are paired (`mark_pairs`); what lacks a mark is completed (`half_marked`). An
   unclosed quotation ends where its paragraph ends if the next paragraph opens with a mark (speech
   over several paragraphs).
3. Secondary marks are paired only within one side of the primary ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from site_builder.model.quotations import Segment
from site_builder.quotes.quoting.half_marked import with_half_marked
from site_builder.quotes.quoting.mark_pairs import (
    MarkPair,
    pair_doubles,
    pair_singles,
    unclosed_end,
)
from site_builder.quotes.quoting.quote_marks import QuoteMark, quote_marks
from site_builder.text.spans import Span, strip

WORD = re.compile(r"\w")
STAGE_DIRECTION = re.compile(r"[(\[][A-Z .]{1,40}[)\]]")


class MarkedSpan(NamedTuple):
    """A pair of marks and the text between them; `continues` the one before over a line's end."""

    segment: Segment
    paragraph: int
    double: bool
    continues: bool = False


def pair_marks(text: str, paragraphs: Sequence[Span]) -> tuple[MarkedSpan, ...]:
    """The marked spans that are in no other, in order; those within are their `nested`.

    A span is within one paragraph. The time is linear in the text's length.
    """
    marks = _by_paragraph(quote_marks(text), paragraphs)
    found = _pair_double_first(text, paragraphs, marks)
    if _quotes_in_singles(marks, found):
        found = _pair_single_first(text, paragraphs, marks)
    return tuple(one for one in found if _quotes(text, one.segment))


def _quotes(text: str, segment: Segment) -> bool:
    """Whether there are words within, and not a transcript's stage direction: "(CROSSTALK.)"""
    span = segment.span
    if not WORD.search(text, span.start, span.end):
        return False
    return segment.closed or not STAGE_DIRECTION.fullmatch(text, span.start, span.end)


def _by_paragraph(marks: Sequence[QuoteMark], paragraphs: Sequence[Span]) -> list[list[QuoteMark]]:
    sorted_in: list[list[QuoteMark]] = [[] for _ in paragraphs]
    at = 0
    for mark in marks:
        while at < len(paragraphs) and paragraphs[at].end <= mark.start:
            at += 1
        if at < len(paragraphs) and paragraphs[at].start <= mark.start:
            sorted_in[at].append(mark)
    return sorted_in


def _quotes_in_singles(marks: list[list[QuoteMark]], found: list[MarkedSpan]) -> bool:
    """Whether single marks are this article's primary ones.

    They are if more pairs of them are outside double marks than there are pairs of double ones.
    """
    singles = sum(len(pair_singles([m for m in ms if not m.double])) for ms in marks if ms)
    within = sum(len(s.segment.nested) for s in found if s.double)
    doubles = sum(s.double for s in found)
    return singles - within > doubles


def _pair_double_first(
    text: str, paragraphs: Sequence[Span], marks: list[list[QuoteMark]]
) -> list[MarkedSpan]:
    found: list[MarkedSpan] = []
    soft = False  # the last span is unclosed, and may go on in the next line
    continuing = False  # it is unclosed, and the next paragraph opens with a mark
    for number, (paragraph, here) in enumerate(zip(paragraphs, marks, strict=True)):
        if not here:
            soft = continuing = False
            continue
        doubles = [m for m in here if m.double]
        singles = [m for m in here if not m.double]
        pairs, strays = pair_doubles(text, doubles, paragraph.end)
        joined = continuing
        if strays and soft and strays[0] is doubles[0]:
            # a line break within a quotation: “one line\nand the next,” he said
            joined = True
            closing = strays.pop(0)
            pairs.insert(0, MarkPair(paragraph.start, paragraph.start, closing.start, closing))
            found[-1] = _until(text, found[-1], paragraphs[number - 1].end)
        if strays or (singles and any(pair.closing is None for pair in pairs)):
            pairs = with_half_marked(text, paragraph, pairs, strays, singles)
        soft = continuing = False
        if pairs and pairs[-1].closing is None:
            continuing = _opens_with_double(paragraphs, marks, number + 1)
            soft = not continuing
            if soft:
                end = unclosed_end(text, pairs[-1].inside, paragraph.end)
                pairs[-1] = pairs[-1]._replace(end=end)
        spans = [_marked(text, number, pair, True) for pair in pairs]
        if joined and spans:
            spans[0] = spans[0]._replace(continues=True)
        found += _with_secondary(text, paragraph, number, spans, singles)
    return found


def _opens_with_double(
    paragraphs: Sequence[Span], marks: list[list[QuoteMark]], number: int
) -> bool:
    if number >= len(marks) or not marks[number]:
        return False
    first = marks[number][0]
    return first.double and first.start == paragraphs[number].start


def _until(text: str, one: MarkedSpan, end: int) -> MarkedSpan:
    """The unclosed span with another end."""
    words = strip(text, Span(one.segment.span.start, end))
    marked = Span(one.segment.marked.start, words.end)
    return one._replace(segment=replace(one.segment, span=words, marked=marked))


def _marked(text: str, number: int, pair: MarkPair, double: bool) -> MarkedSpan:
    segment = Segment(
        span=strip(text, Span(pair.inside, pair.end)),
        marked=pair.span,
        closed=pair.closing is not None,
        nested=tuple(sorted(pair.nested)),
    )
    return MarkedSpan(segment, number, double)


def _pair_single_first(
    text: str, paragraphs: Sequence[Span], marks: list[list[QuoteMark]]
) -> list[MarkedSpan]:
    found: list[MarkedSpan] = []
    for number, (paragraph, here) in enumerate(zip(paragraphs, marks, strict=True)):
        pairs = pair_singles([m for m in here if not m.double])
        spans = [_marked(text, number, pair, False) for pair in pairs]
        doubles = [m for m in here if m.double]
        found += _with_secondary(text, paragraph, number, spans, doubles)
    return found


def _with_secondary(
    text: str,
    paragraph: Span,
    number: int,
    spans: list[MarkedSpan],
    marks: Sequence[QuoteMark],
) -> list[MarkedSpan]:
    """A paragraph's primary spans with those of its secondary marks, within them or between."""
    if not marks:
        return spans
    parts = [part for s in spans for part in (s.segment.marked, *s.segment.nested)]
    edges = sorted(edge for part in parts for edge in (part.start, part.end))
    starts = [s.segment.marked.start for s in spans]
    between: list[MarkedSpan] = []
    within: dict[int, list[Span]] = {}
    for side, group in groupby(marks, key=lambda m: bisect_right(edges, m.start)):
        limit = edges[side] if side < len(edges) else paragraph.end
        for pair in _secondary_pairs(text, list(group), limit):
            around = bisect_right(starts, pair.start) - 1
            if around < 0 or pair.start >= spans[around].segment.marked.end:
                between.append(_marked(text, number, pair, marks[0].double))
            elif pair.closing:
                within.setdefault(around, []).append(pair.span)
    for around, inner in within.items():
        segment = spans[around].segment
        nested = tuple(sorted((*segment.nested, *inner)))
        spans[around] = spans[around]._replace(segment=replace(segment, nested=nested))
    return sorted(spans + between, key=lambda s: s.segment.marked.start)


def _secondary_pairs(text: str, marks: Sequence[QuoteMark], limit: int) -> list[MarkPair]:
    return pair_doubles(text, marks, limit)[0] if marks[0].double else pair_singles(marks)
