"""The place of each token of a scan, and how far apart two are: counted once, asked often."""

from __future__ import annotations

from itertools import accumulate

from msgspec import Struct

from site_builder.quotes.speaking.scan import (
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


class Layout(Struct, frozen=True):
    """The place of each token: its paragraph and sentence, and what is counted up to it."""

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
    kinds = scan.kinds
    lines = kinds.split(BREAK)
    sentences = kinds.replace(BREAK, STOP).split(STOP)
    ends = list(accumulate([len(line) + 1 for line in lines]))
    return Layout(
        _numbered(lines),
        _numbered(sentences),
        _numbered(kinds.split(QUOTE)),
        list(accumulate(kinds.encode().translate(IS_WORD), initial=0)),
        _numbered(kinds.replace(WEAK_CUE, STRONG_CUE).split(STRONG_CUE)),
        [0, *ends[:-1]],
        [end - 1 for end in ends],
        [0, *accumulate([len(sentence) + 1 for sentence in sentences[:-1]]), len(kinds)],
    )


def _numbered(parts: list[str]) -> list[int]:
    """For each token the number of its part, to which the token that ends it still belongs."""
    numbers: list[int] = []
    for number, part in enumerate(parts):
        numbers += [number] * (len(part) + 1)
    return numbers


BUCKETS = ("0", "1", "2", "3", *["4"] * 3, *["7"] * 5, *["12"] * 13)


def bucket(distance: int) -> str:
    """A distance in words, coarsely."""
    if distance >= len(BUCKETS):
        return "25"
    return BUCKETS[distance] if distance > 0 else "0"


def crosses_quotation(layout: Layout, token: int, later: int) -> bool:
    """Whether a quotation is between two tokens."""
    return layout.quotes_before[later] > layout.quotes_before[token + 1]


def crosses_sentence(layout: Layout, token: int, later: int) -> bool:
    """Whether a sentence or a paragraph ends between two tokens."""
    return layout.sentence[later] > layout.sentence[token + 1]
