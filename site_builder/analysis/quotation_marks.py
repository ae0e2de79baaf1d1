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
from dataclasses import dataclass, replace
from itertools import groupby

from site_builder.analysis.lexicon import STRONG
from site_builder.analysis.typed_marks import Facing, Mark, typed_marks
from site_builder.model import Segment
from site_builder.text import Span, strip

WORD = re.compile(r"\w")

# “We have a deal, he said. “And we keep it.” — the first mark was never closed.
_SAID = "|".join(sorted(STRONG, key=lambda form: (-len(form), form)))
_NAME = r"[A-Z][\w.’'-]{1,30}"
OWN_CUE = re.compile(
    rf"[,.?!…] (?:(?:[Hh]e|[Ss]he|[Tt]hey)|{_NAME}(?: {_NAME}){{0,3}}) (?:{_SAID})\b"
    rf"|[,.?!…] (?:said|says) (?:he|she|{_NAME})\b"
)


@dataclass(frozen=True, slots=True)
class MarkedSpan:
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
    return tuple(s for s in found if WORD.search(text, s.segment.span.start, s.segment.span.end))


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
    singles = sum(len(_single_pairs([m for m in ms if not m.double])) for ms in marks)
    within = sum(len(s.segment.nested) for s in found if s.double)
    doubles = sum(s.double for s in found)
    return singles - within > doubles


# ------------------------------------------------------------------------------- double marks


@dataclass(slots=True)
class _Open:
    """A quotation that is not closed yet."""

    mark: Mark
    nested: list[Span]


@dataclass(frozen=True, slots=True)
class _Pair:
    """An opening mark, where its words end, and its closing mark if there is one."""

    opening: Mark | None
    end: int
    closing: Mark | None
    nested: tuple[Span, ...] = ()


def _pair_doubles(text: str, marks: Sequence[Mark], limit: int) -> tuple[list[_Pair], bool]:
    """Pairs of double marks; and whether the first mark closes what nothing here has opened."""
    pairs: list[_Pair] = []
    stack: list[_Open] = []
    lowest = _lowest_depths(marks)
    depth = 0  # of the marks as typed, which is what `lowest` counts
    stray = False
    for at, mark in enumerate(marks):
        if not stack:
            if mark.facing is Facing.CLOSES:
                stray = stray or at == 0
            else:
                stack.append(_Open(mark, []))
        elif mark.facing is Facing.OPENS:
            if _is_nested(stack[-1].mark, mark, lowest[at + 1] - depth):
                stack.append(_Open(mark, []))
            else:
                outer = stack[0]
                end = _unclosed_end(text, outer.mark.end, mark.start)
                pairs.append(_Pair(outer.mark, end, None, tuple(outer.nested)))
                stack = [_Open(mark, [])]
        else:
            inner = stack.pop()
            if stack:
                stack[-1].nested.append(Span(inner.mark.start, mark.end))
                stack[-1].nested += inner.nested
            else:
                pairs.append(_Pair(inner.mark, mark.start, mark, tuple(inner.nested)))
        depth += _step(mark)
    if stack:
        pairs.append(_Pair(stack[0].mark, limit, None, tuple(stack[0].nested)))
    return pairs, stray


def _is_nested(outer: Mark, mark: Mark, lowest: int) -> bool:
    """Whether an opening mark within an open quotation begins one of its own.

    `lowest` is the lowest depth reached behind the mark, seen from before it: -1 closes both. Two
    straight marks never nest. A curly mark in a straight quotation nests if it alone is closed:
    "PENCE: Well, look, Hillary Clinton apparently thinks this is an episode of “Shark Tank.” …
    """
    if mark.glyph != '"':
        return lowest <= (0 if outer.glyph == '"' else -1)
    return outer.glyph != '"' and lowest <= -1


def _step(mark: Mark) -> int:
    return {Facing.OPENS: 1, Facing.CLOSES: -1, Facing.UNCLEAR: 0}[mark.facing]


def _lowest_depths(marks: Sequence[Mark]) -> list[int]:
    """For each mark and the end: the lowest depth reached from it on, the start being 0."""
    total = sum(map(_step, marks))
    lowest = [total] * (len(marks) + 1)
    depth = total
    for at in range(len(marks) - 1, -1, -1):
        depth -= _step(marks[at])
        lowest[at] = min(lowest[at + 1], depth)
    return lowest


def _unclosed_end(text: str, start: int, limit: int) -> int:
    """Where the words of a quotation without closing mark end, at most at `limit`."""
    cue = OWN_CUE.search(text, start, limit)
    return cue.start() + 1 if cue else strip(text, Span(start, limit)).end


def _pair_double_first(
    text: str, paragraphs: Sequence[Span], marks: list[list[Mark]]
) -> list[MarkedSpan]:
    found: list[MarkedSpan] = []
    soft = False  # the last span is unclosed, and its paragraph's end may not be its own
    continuing = False
    for number, (paragraph, here) in enumerate(zip(paragraphs, marks, strict=True)):
        doubles = [m for m in here if m.double]
        pairs, stray = _pair_doubles(text, doubles, paragraph.end)
        primary: list[_Pair] = []
        if stray and soft:
            # a line break within a quotation: “one line\nand the next,” he said
            primary.append(_Pair(None, doubles[0].start, doubles[0]))
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
                end = _unclosed_end(text, opening.end, paragraph.end)
                primary[-1] = replace(primary[-1], end=end)
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
    return replace(marked, segment=replace(old, span=words, marked=Span(whole.start, words.end)))


def _with_singles(
    text: str,
    number: int,
    paragraph: Span,
    pairs: Sequence[_Pair],
    singles: Sequence[Mark],
    joined: bool,
) -> list[MarkedSpan]:
    """The paragraph's double-marked spans with single ones within and between them."""
    spans = [_marked(text, number, paragraph, p, True) for p in pairs]
    if joined and spans:
        spans[0] = replace(spans[0], continues=True)
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
    for _, cell in groupby(singles, key=lambda m: bisect_right(edges, m.start)):
        for opening, closing in _single_pairs(list(cell)):
            around = bisect_right(starts, opening.start) - 1
            if around >= 0 and opening.start < spans[around].segment.marked.end:
                spans[around] = _nest(spans[around], [Span(opening.start, closing.end)])
            else:
                pair = _Pair(opening, closing.start, closing)
                between.append(_marked(text, number, paragraph, pair, False))
    return sorted(spans + between, key=lambda s: s.segment.marked.start)


def _marked(text: str, number: int, paragraph: Span, pair: _Pair, double: bool) -> MarkedSpan:
    start = pair.opening.start if pair.opening else paragraph.start
    inside = pair.opening.end if pair.opening else paragraph.start
    segment = Segment(
        span=strip(text, Span(inside, pair.end)),
        marked=Span(start, pair.closing.end if pair.closing else pair.end),
        closed=pair.closing is not None,
        nested=tuple(sorted(pair.nested)),
    )
    return MarkedSpan(segment, number, double)


def _nest(outer: MarkedSpan, inner: Sequence[Span]) -> MarkedSpan:
    nested = tuple(sorted((*outer.segment.nested, *inner)))
    return replace(outer, segment=replace(outer.segment, nested=nested))


# ------------------------------------------------------------------------------- single marks


def _single_pairs(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Pairs of single marks, read from the right: the last closing mark before the next opening.

    Of several closing marks the first counts, unless it may be a plural possessive.
    """
    pairs: list[tuple[Mark, Mark]] = []
    upcoming: Mark | None = None
    for mark in reversed(marks):
        if mark.facing is Facing.CLOSES:
            if upcoming is None or not mark.weak:
                upcoming = mark
        elif upcoming is not None:
            pairs.append((mark, upcoming))
            upcoming = None
    pairs.reverse()
    return pairs


def _pair_single_first(
    text: str, paragraphs: Sequence[Span], marks: list[list[Mark]]
) -> list[MarkedSpan]:
    found: list[MarkedSpan] = []
    for number, (paragraph, here) in enumerate(zip(paragraphs, marks, strict=True)):
        pairs = [
            _Pair(opening, closing.start, closing)
            for opening, closing in _single_pairs([m for m in here if not m.double])
        ]
        spans = [_marked(text, number, paragraph, pair, False) for pair in pairs]
        edges = sorted(e for s in spans for e in (s.segment.marked.start, s.segment.marked.end))
        doubles = [m for m in here if m.double]
        between: list[MarkedSpan] = []
        for cell, group in groupby(doubles, key=lambda m: bisect_right(edges, m.start)):
            limit = edges[cell] if cell < len(edges) else paragraph.end
            inner, _ = _pair_doubles(text, list(group), limit)
            if cell % 2:  # between an opening and a closing edge
                closed = [
                    Span(p.opening.start, p.closing.end) for p in inner if p.opening and p.closing
                ]
                spans[cell // 2] = _nest(spans[cell // 2], closed)
            else:
                between += [_marked(text, number, paragraph, pair, True) for pair in inner]
        found += sorted(spans + between, key=lambda s: s.segment.marked.start)
    return found
