"""Marked spans: which mark closes which, paragraph by paragraph.

1. The article votes on its primary marks: an outlet that quotes in single marks nests doubles in
   them, every other outlet the other way round.
2. Primary marks are paired by one state machine a paragraph: no backtracking, one look at each
   mark. A mark that opens within an open quotation is a nested one where the marks still to come
   close both; else the first was never closed.
3. An unclosed quotation ends where its paragraph ends when the next paragraph opens with a mark
   (speech over several paragraphs), else before the outlet's own “, he said”, if there is one.
4. Secondary marks are paired only within one side of the primary ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from site_builder.model.found import Segment
from site_builder.quotes.quoting.mark_pairs import Pair, pair_doubles, pair_singles, unclosed_end
from site_builder.quotes.quoting.typed_marks import Mark, typed_marks
from site_builder.text.spans import Span, strip

WORD = re.compile(r"\w")

STAGE_DIRECTION = re.compile(r"[(\[][A-Z .]{1,40}[)\]]")


class MarkedSpan(NamedTuple):
    """A pair of marks and what stands within; `continues` the one before over a line's end."""

    segment: Segment
    paragraph: int
    double: bool
    continues: bool = False


def pair_marks(text: str, paragraphs: Sequence[Span]) -> tuple[MarkedSpan, ...]:
    """The marked spans that stand in no other, in order; those within are their `nested`.

    A span lies within one paragraph. The whole takes time linear in the text's length.
    """
    marks = _by_paragraph(typed_marks(text), paragraphs)
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


def _by_paragraph(marks: list[Mark], paragraphs: Sequence[Span]) -> list[list[Mark]]:
    sorted_in: list[list[Mark]] = [[] for _ in paragraphs]
    at = 0
    for mark in marks:
        while at < len(paragraphs) and paragraphs[at].end <= mark.start:
            at += 1
        if at < len(paragraphs) and paragraphs[at].start <= mark.start:
            sorted_in[at].append(mark)
    return sorted_in


def _quotes_in_singles(marks: list[list[Mark]], found: list[MarkedSpan]) -> bool:
    """Whether single marks are this article's primary ones.

    They are when more pairs of them stand outside double marks than there are double ones.
    """
    by_paragraph = [[m for m in ms if not m.double] for ms in marks]
    singles = sum(len(pair_singles(ms)) for ms in by_paragraph if ms)
    within = sum(len(s.segment.nested) for s in found if s.double)
    doubles = sum(s.double for s in found)
    return singles - within > doubles


def _pair_double_first(
    text: str, paragraphs: Sequence[Span], marks: list[list[Mark]]
) -> list[MarkedSpan]:
    found: list[MarkedSpan] = []
    soft = False  # the last span is unclosed, and its paragraph's end may not be its own
    continuing = False
    for number, (paragraph, here) in enumerate(zip(paragraphs, marks, strict=True)):
        if not here:
            soft = continuing = False
            continue
        doubles = [m for m in here if m.double]
        pairs, stray = pair_doubles(text, doubles, paragraph.end)
        primary: list[Pair] = []
        if stray and soft:
            # a line break within a quotation: “one line\nand the next,” he said
            primary.append(Pair(None, doubles[0].start, doubles[0]))
            whole = Span(found[-1].segment.marked.start, paragraphs[number - 1].end)
            found[-1] = _cut(text, found[-1], whole)
        primary += pairs
        joined = continuing or (stray and soft)
        soft = continuing = False
        if pairs and pairs[-1].closing is None:
            opening = pairs[-1].opening
            continuing = _opens_with_double(paragraphs, marks, number + 1)
            soft = not continuing
            if soft and opening is not None:
                end = unclosed_end(text, opening.end, paragraph.end)
                primary[-1] = primary[-1]._replace(end=end)
        singles = [m for m in here if not m.double]
        found += _with_singles(text, number, paragraph, primary, singles, joined)
    return found


def _opens_with_double(paragraphs: Sequence[Span], marks: list[list[Mark]], number: int) -> bool:
    if number >= len(marks) or not marks[number]:
        return False
    first = marks[number][0]
    return first.double and first.start == paragraphs[number].start


def _cut(text: str, marked: MarkedSpan, whole: Span) -> MarkedSpan:
    """The unclosed span with other ends."""
    old = marked.segment
    words = strip(text, Span(old.span.start, whole.end))
    segment = replace(old, span=words, marked=Span(whole.start, words.end))
    return marked._replace(segment=segment)


def _with_singles(
    text: str,
    number: int,
    paragraph: Span,
    pairs: Sequence[Pair],
    singles: Sequence[Mark],
    joined: bool,
) -> list[MarkedSpan]:
    """The paragraph's double-marked spans with single ones within and between them."""
    spans = [_marked(text, number, paragraph, p, True) for p in pairs]
    if joined and spans:
        spans[0] = spans[0]._replace(continues=True)
    if not singles:
        return spans
    edges: list[int] = []
    for span in spans:
        edges += [span.segment.marked.start, span.segment.marked.end]
        for inner in span.segment.nested:
            edges += [inner.start, inner.end]
    edges.sort()
    starts = [s.segment.marked.start for s in spans]
    between: list[MarkedSpan] = []
    within: dict[int, list[Span]] = {}
    for _, cell in groupby(singles, key=lambda m: bisect_right(edges, m.start)):
        for opening, closing in pair_singles(list(cell)):
            around = bisect_right(starts, opening.start) - 1
            if around >= 0 and opening.start < spans[around].segment.marked.end:
                within.setdefault(around, []).append(Span(opening.start, closing.end))
            else:
                pair = Pair(opening, closing.start, closing)
                between.append(_marked(text, number, paragraph, pair, False))
    for around, inner_spans in within.items():
        spans[around] = _nest(spans[around], inner_spans)
    return sorted(spans + between, key=lambda s: s.segment.marked.start)


def _marked(text: str, number: int, paragraph: Span, pair: Pair, double: bool) -> MarkedSpan:
    start = pair.opening.start if pair.opening else paragraph.start
    inside = pair.opening.end if pair.opening else paragraph.start
    segment = Segment(
        span=strip(text, Span(inside, pair.end)),
        marked=Span(start, pair.closing.end if pair.closing else pair.end),
        closed=pair.closing is not None,
        nested=tuple(sorted(pair.nested)) if pair.nested else (),
    )
    return MarkedSpan(segment, number, double)


def _nest(outer: MarkedSpan, inner: Sequence[Span]) -> MarkedSpan:
    nested = tuple(sorted((*outer.segment.nested, *inner)))
    return outer._replace(segment=replace(outer.segment, nested=nested))


def _pair_single_first(
    text: str, paragraphs: Sequence[Span], marks: list[list[Mark]]
) -> list[MarkedSpan]:
    found: list[MarkedSpan] = []
    for number, (paragraph, here) in enumerate(zip(paragraphs, marks, strict=True)):
        pairs = [
            Pair(opening, closing.start, closing)
            for opening, closing in pair_singles([m for m in here if not m.double])
        ]
        spans = [_marked(text, number, paragraph, pair, False) for pair in pairs]
        edges = sorted(e for s in spans for e in (s.segment.marked.start, s.segment.marked.end))
        doubles = [m for m in here if m.double]
        between: list[MarkedSpan] = []
        for cell, group in groupby(doubles, key=lambda m: bisect_right(edges, m.start)):
            limit = edges[cell] if cell < len(edges) else paragraph.end
            inner, _ = pair_doubles(text, list(group), limit)
            if cell % 2:  # between an opening and a closing edge
                closed = [
                    Span(p.opening.start, p.closing.end) for p in inner if p.opening and p.closing
                ]
                spans[cell // 2] = _nest(spans[cell // 2], closed)
            else:
                between += [_marked(text, number, paragraph, pair, True) for pair in inner]
        found += sorted(spans + between, key=lambda s: s.segment.marked.start)
    return found
