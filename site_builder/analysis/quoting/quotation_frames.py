"""The frame of a quotation: the outlet's own words round it, in its sentence and paragraph.

A paragraph's words outside all marks are read as tokens, one token `¤` for each quotation. A
frame keeps those of the outlet's sentence that the quotation stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.analysis.language.lexicon import STRONG
from site_builder.analysis.quoting.quotation_marks import MarkedSpan
from site_builder.model import Paragraph, Role
from site_builder.text import Span

TOKEN = re.compile(
    r"[a-z][\w’'-]+"  # most tokens, before the rare ones are tried
    r"|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Lt|Col)\.|\w[\w’'-]*|[^\w\s]"
)
WORD = re.compile(r"\w[\w’'-]*")
QUOTED = "¤"
SENTENCE_POINTS = frozenset(".?!")
LONGEST_HEADLINE = 150  # code points; a first line that is longer is a lead
WINDOW = 24  # tokens of the outlet's own sentence on either side


@dataclass(frozen=True, slots=True)
class Frame:
    """A quotation in its paragraph: its words, and the outlet's own tokens on either side.

    `left` and `right` stay within the outlet's sentence; other quotations are `¤` in them.
    """

    words: str
    inner: tuple[str, ...]  # the words one by one
    marked: MarkedSpan
    left: tuple[str, ...]
    right: tuple[str, ...]
    role: Role
    headline: bool
    opens: bool  # no word of the outlet's before it in its paragraph
    ends: bool  # none behind it
    others: int  # other quotations in the paragraph
    cues_around: bool  # a strong verb of saying anywhere in the paragraph
    elsewhere: int  # how often the same words are quoted in the article
    after: str  # the code point behind the closing mark


def frames_of(
    text: str, paragraphs: Sequence[Paragraph], marked: Sequence[MarkedSpan]
) -> list[Frame]:
    """The frame of each marked span, in order."""
    counts: dict[str, int] = {}
    for one in marked:
        words = bare(one.segment.span.of(text))
        counts[words] = counts.get(words, 0) + 1
    frames: list[Frame] = []
    at = 0
    while at < len(marked):
        end = at
        while end < len(marked) and marked[end].paragraph == marked[at].paragraph:
            end += 1
        frames += _paragraph_frames(text, paragraphs, marked[at:end], counts)
        at = end
    return frames


def bare(words: str) -> str:
    """The words as they are compared within an article."""
    return words.strip(".,!?;:…'’‘ ").lower()


def _paragraph_frames(
    text: str,
    paragraphs: Sequence[Paragraph],
    marked: Sequence[MarkedSpan],
    counts: dict[str, int],
) -> list[Frame]:
    number = marked[0].paragraph
    paragraph = paragraphs[number]
    tokens, places = _own_tokens(text, paragraph.span, marked)
    spans = zip(marked, places, strict=True)
    bounds = {place for one, place in spans if _ends_sentence(text, one, tokens, place)}
    stops = sorted(bounds.union(i for i, t in enumerate(tokens) if t in SENTENCE_POINTS))
    cues_around = not STRONG.keys().isdisjoint(tokens)
    first = next((i for i, t in enumerate(tokens) if t[0].isalnum()), len(tokens))
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i][0].isalnum()), -1)
    frames: list[Frame] = []
    for one, place in zip(marked, places, strict=True):
        inside, end = one.segment.span, one.segment.marked.end
        words = inside.of(text)
        left, right = _around(tokens, place, stops, bounds)
        frames.append(
            Frame(
                words=words,
                inner=tuple(WORD.findall(text, inside.start, inside.end)),
                marked=one,
                left=left,
                right=right,
                role=paragraph.role,
                headline=_is_headline(paragraph, number),
                opens=place < first,
                ends=place > last,
                others=len(marked) - 1,
                cues_around=cues_around,
                elsewhere=counts[bare(words)] - 1,
                after=text[end : end + 1],
            )
        )
    return frames


def _is_headline(paragraph: Paragraph, number: int) -> bool:
    is_short = len(paragraph.span) <= LONGEST_HEADLINE
    return paragraph.role is Role.TITLE or (number == 0 and is_short)


def _own_tokens(
    text: str, paragraph: Span, marked: Sequence[MarkedSpan]
) -> tuple[list[str], list[int]]:
    """The tokens outside the marks, and at which of them the quotations stand."""
    tokens: list[str] = []
    places: list[int] = []
    start = paragraph.start
    for one in marked:
        tokens += TOKEN.findall(text, start, one.segment.marked.start)
        places.append(len(tokens))
        tokens.append(QUOTED)
        start = one.segment.marked.end
    tokens += TOKEN.findall(text, start, paragraph.end)
    return tokens, places


def _ends_sentence(text: str, one: MarkedSpan, tokens: list[str], place: int) -> bool:
    """Whether the outlet's sentence ends with this quotation: “… violate theirs.” Khamenei …"""
    span = one.segment.span
    if text[span.end - 1] not in ".?!…" or len(tokens) == place + 1:
        return False
    if not (tokens[place + 1][0].isupper() or tokens[place + 1] == QUOTED):
        return False
    return not any(t in STRONG for t in tokens[place + 1 : place + 5])


def _around(
    tokens: list[str], place: int, stops: list[int], bounds: set[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tokens before and behind the quotation at `place`, up to the nearest of the `stops`.

    Quotations that end a sentence (`bounds`) belong to it, points do not.
    """
    at = bisect_left(stops, place)
    opening = stops[at - 1] + 1 if at else 0
    left = tuple(tokens[max(opening, place - WINDOW) : place])
    if place in bounds:
        return left, ()
    stop = stops[at] if at < len(stops) else len(tokens)
    end = stop + 1 if stop in bounds else stop
    return left, tuple(tokens[place + 1 : min(end, place + 1 + WINDOW)])
