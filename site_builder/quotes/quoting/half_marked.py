"""Quotations of which one mark is missing or of the other kind.

A single mark opens or closes what only a double one closes or opens. Words that are closed but
never opened begin with their sentence if “he said” follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from site_builder.quotes.quoting.mark_pairs import NAME, SAID, MarkPair, made_pair
from site_builder.quotes.quoting.quote_marks import Facing, QuoteMark
from site_builder.text.sentences import sentence_breaks
from site_builder.text.spans import Span

# The wall was patched with sandbags,” the warden said. — the first mark is missing.
CUE_BEHIND = re.compile(
    rf" (?:(?:he|she|they|the(?: [a-z]{{1,20}}){{1,3}}|{NAME}(?: {NAME}){{0,3}}) (?:{SAID})\b"
    rf"|(?:said|says) (?:he|she|the|{NAME})\b)"
)
FEW = 4  # marks without an opening one that are looked at in a paragraph
BEFORE_CLOSING = frozenset(",.?!…")


def with_half_marked(
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
        return made_pair(singles[last], closing.start, closing)
    if before not in BEFORE_CLOSING or not CUE_BEHIND.match(text, closing.end):
        return None
    start = since + max([b[2] for b in sentence_breaks(text[since : closing.start])], default=0)
    return MarkPair(start, start, closing.start, closing)
