"""Where each token of a scan stands, and how far apart two are: counted once, asked often."""

from __future__ import annotations

from dataclasses import dataclass

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
    """The layout of a scan, in one pass."""
    paragraph: list[int] = []
    sentence: list[int] = []
    quotes: list[int] = []
    words: list[int] = []
    cues: list[int] = []
    first = [0]
    after: list[int] = []
    opens = [0]
    p = s = q = w = c = 0
    add_paragraph, add_sentence, add_quotes = paragraph.append, sentence.append, quotes.append
    add_words, add_cues = words.append, cues.append
    for i, kind in enumerate(scan.kinds):
        add_paragraph(p)
        add_sentence(s)
        add_quotes(q)
        add_words(w)
        add_cues(c)
        if kind in (WORD, CAPITAL):  # the commonest first
            w += 1
            continue
        if kind == QUOTE:
            q += 1
        elif kind == STOP:
            s += 1
            opens.append(i + 1)
        elif kind == BREAK:
            p += 1
            s += 1
            opens.append(i + 1)
            after.append(i)
            first.append(i + 1)
        elif kind == PRONOUN:
            w += 1
        elif kind in (STRONG_CUE, WEAK_CUE):
            w += 1
            c += 1
    after.append(len(scan.kinds))
    quotes.append(q)
    words.append(w)
    cues.append(c)
    opens.append(len(scan.kinds))
    return Layout(paragraph, sentence, quotes, words, cues, first, after, opens)


BUCKETS = ("0", "1", "2", "3", *["4"] * 3, *["7"] * 5, *["12"] * 13)


def bucket(distance: int) -> str:
    """A distance in words, coarsely."""
    return "25" if distance >= len(BUCKETS) else BUCKETS[max(distance, 0)]
