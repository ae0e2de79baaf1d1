"""Marked spans: which mark closes which, paragraph by paragraph.

1. The article votes on its primary marks: an outlet that quotes in single marks nests double marks
   in them, every other outlet the other way round.
2. Primary marks are paired in one pass over a paragraph, with one look at each mark. A mark that
   opens within an open quotation is nested if the marks still to come close both; otherwise the
   first mark was never closed.
3. An unclosed quotation ends where its paragraph ends if the next paragraph opens with a mark
   (speech over several paragraphs), else before the outlet's own “, he said”, if there is one.
   Words that are closed but never opened begin with their sentence if “he said” follows. A single
   mark opens or closes what only a double one closes or opens.
4. Secondary marks are paired only within one side of the primary ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from site_builder.model.quotations import Segment
from site_builder.quotes.quoting.quote_marks import Facing, QuoteMark, quote_marks
from site_builder.text.lexicon import STRONG
from site_builder.text.sentences import sentence_breaks
from site_builder.text.spans import Span, strip

WORD = re.compile(r"\w")
STAGE_DIRECTION = re.compile(r"[(\[][A-Z .]{1,40}[)\]]")

# “We have a deal, he said. “And we keep it.” — the first mark was never closed.
SAID = "|".join(sorted(STRONG, key=lambda form: (-len(form), form)))
NAME = r"[A-Z][\w.’'-]{1,30}"
OWN_CUE = re.compile(
    rf"[,.?!…] (?:(?:[Hh]e|[Ss]he|[Tt]hey)|{NAME}(?: {NAME}){{0,3}}) (?:{SAID})\b"
    rf"|[,.?!…] (?:said|says) (?:he|she|{NAME})\b"
)
# The wall was patched with sandbags,” the warden said. — the first mark is missing.
CUE_BEHIND = re.compile(
    rf" (?:(?:he|she|they|the(?: [a-z]{{1,20}}){{1,3}}|{NAME}(?: {NAME}){{0,3}}) (?:{SAID})\b"
    rf"|(?:said|says) (?:he|she|the|{NAME})\b)"
)
FEW = 4  # marks without an opening one that are looked at in a paragraph
BEFORE_CLOSING = frozenset(",.?!…")


class MarkedSpan(NamedTuple):
    """A pair of marks and the text between them; `continues` the one before over a line's end."""

    segment: Segment
    paragraph: int
    double: bool
    continues: bool = False


class MarkPair(NamedTuple):
    """Where marked words begin, marks included, and where they end; their closing mark, if any."""

    start: int
    inside: int  # behind the opening mark
    end: int
    closing: QuoteMark | None
    nested: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The whole, marks included."""
        return Span(self.start, self.closing.end if self.closing else self.end)


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


# ------------------------------------------------------------------ one kind of marks


def pair_doubles(
    text: str, marks: Sequence[QuoteMark], limit: int
) -> tuple[list[MarkPair], list[QuoteMark]]:
    """Pairs of double marks; and the marks that close what nothing here has opened."""
    pairs: list[MarkPair] = []
    strays: list[QuoteMark] = []
    stack: list[QuoteMark] = []  # opened and not closed yet, the outermost first
    nested: list[Span] = []  # within the outermost
    lowest: list[int] = []  # computed if a mark opens within another, as in few articles
    for at, mark in enumerate(marks):
        if not stack:
            if mark.facing is Facing.CLOSES:
                strays.append(mark)
            else:
                stack, nested = [mark], []
        elif mark.facing is Facing.OPENS:
            lowest = lowest or _lowest_depths(marks)
            if _is_nested(stack[-1], mark, lowest[at]):
                stack.append(mark)
            else:
                end = _unclosed_end(text, stack[0].end, mark.start)
                pairs.append(_pair(stack[0], end, None, nested))
                stack, nested = [mark], []
        elif len(stack) == 1 and _is_inches(text, mark, marks[at + 1 : at + 2]):
            continue
        else:
            opening = stack.pop()
            if stack:
                nested.append(Span(opening.start, mark.end))
            else:
                pairs.append(_pair(opening, mark.start, mark, nested))
    if stack:
        pairs.append(_pair(stack[0], limit, None, nested))
    return pairs, strays


def _is_inches(text: str, mark: QuoteMark, following: Sequence[QuoteMark]) -> bool:
    """Whether a mark behind a digit closes nothing, since the next one does: “a 12" pipe.”"""
    if not text[mark.start - 1].isdigit():
        return False
    return any(m.facing is Facing.CLOSES for m in following)


def _pair(
    opening: QuoteMark, end: int, closing: QuoteMark | None, nested: Sequence[Span] = ()
) -> MarkPair:
    return MarkPair(opening.start, opening.end, end, closing, tuple(nested))


def _is_nested(outer: QuoteMark, mark: QuoteMark, lowest: int) -> bool:
    """Whether an opening mark within an open quotation begins one of its own.

    `lowest` is the lowest depth reached behind the mark, seen from before it: -1 closes both. Two
    straight marks never nest. A curly mark in a straight quotation nests if it alone is closed:
    "PENCE: Well, look, Hillary Clinton apparently thinks this is an episode of “Shark Tank.” …
    """
    if mark.glyph != '"':
        return lowest <= (0 if outer.glyph == '"' else -1)
    return outer.glyph != '"' and lowest <= -1


def _lowest_depths(marks: Sequence[QuoteMark]) -> list[int]:
    """For each mark the lowest depth reached behind it, seen from before it."""
    lowest: list[int] = []
    reached = 0
    for mark in reversed(marks):
        step = {Facing.OPENS: 1, Facing.CLOSES: -1}.get(mark.facing, 0)
        reached = step + min(reached, 0)
        lowest.append(reached)
    return lowest[::-1]


def _unclosed_end(text: str, start: int, limit: int) -> int:
    """Where the words of a quotation without closing mark end, at most at `limit`."""
    cue = OWN_CUE.search(text, start, limit)
    return cue.start() + 1 if cue else strip(text, Span(start, limit)).end


def pair_singles(marks: Sequence[QuoteMark]) -> list[MarkPair]:
    """Pairs of single marks, read from the right: the last closing mark before the next opening.

    Of several closing marks the first counts, unless it may be a plural possessive.
    """
    pairs: list[MarkPair] = []
    upcoming: QuoteMark | None = None
    for mark in reversed(marks):
        if mark.facing is Facing.CLOSES:
            if upcoming is None or not mark.weak:
                upcoming = mark
        elif upcoming is not None:
            pairs.append(_pair(mark, upcoming.start, upcoming))
            upcoming = None
    return pairs[::-1]


# ------------------------------------------------------------------ both kinds


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
            pairs = _half_marked(text, paragraph, pairs, strays, singles)
        soft = continuing = False
        if pairs and pairs[-1].closing is None:
            continuing = _opens_with_double(paragraphs, marks, number + 1)
            soft = not continuing
            if soft:
                end = _unclosed_end(text, pairs[-1].inside, paragraph.end)
                pairs[-1] = pairs[-1]._replace(end=end)
        spans = [_marked(text, number, pair, True) for pair in pairs]
        if joined and spans:
            spans[0] = spans[0]._replace(continues=True)
        found += _with_secondary(text, paragraph, number, spans, singles)
    return found


def _half_marked(
    text: str,
    paragraph: Span,
    pairs: Sequence[MarkPair],
    strays: Sequence[QuoteMark],
    singles: Sequence[QuoteMark],
) -> list[MarkPair]:
    """The pairs with those of which only one mark is double, or only the closing one is there."""
    made = [pair if pair.closing else _closed_by_single(text, pair, singles) for pair in pairs]
    for closing in strays[:FEW]:
        since = max((p.span.end for p in made if p.start < closing.start), default=paragraph.start)
        pair = _opened_before(text, since, closing, singles)
        if pair:
            made.append(pair)
    return sorted(made, key=lambda pair: pair.start)


def _closed_by_single(text: str, pair: MarkPair, singles: Sequence[QuoteMark]) -> MarkPair:
    """The unclosed pair, closed by a single mark that nothing opens: “We agree,' he said."""
    begin, end = (bisect_left(singles, (at,)) for at in (pair.inside, pair.end))
    first = next((singles[n] for n in range(begin, end) if not singles[n].weak), None)
    if not first or first.facing is Facing.OPENS or text[first.start - 1] not in BEFORE_CLOSING:
        return pair
    return pair._replace(end=first.start, closing=first)


def _opened_before(
    text: str, since: int, closing: QuoteMark, singles: Sequence[QuoteMark]
) -> MarkPair | None:
    """The words that a mark closes: from a single mark on, or else a sentence with its cue."""
    before = text[closing.start - 1]
    last = bisect_left(singles, (closing.start,)) - 1
    is_open = last >= 0 and singles[last].start >= since and singles[last].facing is Facing.OPENS
    if is_open and not (before.isdigit() or before.isspace()):
        return _pair(singles[last], closing.start, closing)
    if before not in BEFORE_CLOSING or not CUE_BEHIND.match(text, closing.end):
        return None
    start = since + max([b[2] for b in sentence_breaks(text[since : closing.start])], default=0)
    return MarkPair(start, start, closing.start, closing)


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
