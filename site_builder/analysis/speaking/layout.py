"""Where each token of a scan stands, and how far apart two are: counted once, asked often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from site_builder.analysis.speaking.scan import (
    BREAK,
    CAPITAL,
    PRONOUN,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    WORD,
    Scan,
)

WORDS = WORD + CAPITAL + PRONOUN + STRONG_CUE + WEAK_CUE
IS_WORD = bytes(chr(code) in WORDS for code in range(256))


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each token stands: its paragraph and sentence, and what is counted up to it."""

    paragraph: list[int]
    sentence: list[int]
    quotes_before: list[int]
    words_before: list[int]
    cues_before: list[int]
    last_break: list[int]  # per paragraph: its first token
    next_break: list[int]  # per paragraph: the token after its last
    sentence_first: list[int]  # per sentence: its first token


def lay_out(scan: Scan) -> Layout:
    """The layout of a scan; the lists by token have a last item for its end."""
    shape = scan.shape
    size = len(shape)
    breaks = _after(BREAK, shape)
    stops = _after(f"[{STOP}{BREAK}]", shape)
    return Layout(
        _counted(breaks, size),
        _counted(stops, size),
        _counted(_after(QUOTE, shape), size),
        list(accumulate(shape.encode().translate(IS_WORD), initial=0)),
        _counted(_after(f"[{STRONG_CUE}{WEAK_CUE}]", shape), size),
        [0, *breaks],
        [*(token - 1 for token in breaks), size],
        [0, *stops, size],
    )


def _after(classes: str, shape: str) -> list[int]:
    """The tokens that stand behind one of these classes."""
    return [found.end() for found in re.finditer(classes, shape)]


def _counted(tokens: list[int], size: int) -> list[int]:
    """For each token how many of these are not behind it."""
    counts: list[int] = []
    for count, (start, end) in enumerate(pairwise([0, *tokens, size + 1])):
        counts += [count] * (end - start)
    return counts


BUCKETS = ("0", "1", "2", "3", *["4"] * 3, *["7"] * 5, *["12"] * 13)


def bucket(distance: int) -> str:
    """A distance in words, coarsely."""
    if distance >= len(BUCKETS):
        return "25"
    return BUCKETS[distance] if distance > 0 else "0"


def crosses_quotation(layout: Layout, token: int, later: int) -> bool:
    """Whether a quotation stands between two tokens."""
    return layout.quotes_before[later] > layout.quotes_before[token + 1]


def crosses_sentence(layout: Layout, token: int, later: int) -> bool:
    """Whether a sentence or a paragraph ends between two tokens."""
    return layout.sentence[later] > layout.sentence[token + 1]
