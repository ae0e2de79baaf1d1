"""The frame of a quotation: the outlet's own words round it, in its sentence and paragraph.

A paragraph's words outside all marks are read as tokens, one token `¤` for each quotation. A
frame keeps those of the outlet's sentence that the quotation stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from site_builder.model.found import Paragraph
from site_builder.model.given import Role
from site_builder.quotes.quoting.quotation_marks import MarkedSpan
from site_builder.text.lexicon import STRONG
from site_builder.text.spans import Span

TOKEN = re.compile(
    r"[a-z][\w’'-]+"  # most tokens, before the rare ones are tried
    r"|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Lt|Col)\.|\w[\w’'-]*|[^\w\s]"
)
WORD = re.compile(r"\w[\w’'-]*")
QUOTED = "¤"
SENTENCE_POINTS = frozenset(".?!")
LONGEST_HEADLINE = 150  # code points; a first line that is longer is a lead
MANY = 12  # words
# No title is set without capitals but for words like these.
SMALL_WORD = re.compile(
    r"\b(?!(?:about|after|against|before|between|from|into|over|that|than|through|under|upon|when|with"
    r"|without|your)\b)[a-z]\w{3}"
)
WINDOW = 24  # tokens of the outlet's own sentence on either side


class Frame(NamedTuple):
    """A quotation in its paragraph: its words, and the outlet's own tokens on either side.

    `left` and `right` stay within the outlet's sentence; other quotations are `¤` in them.
    """

    words: str
    inner: list[str]  # the words one by one
    marked: MarkedSpan
    left: list[str]
    right: list[str]
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
) -> list[Frame | None]:
    """The frame of each marked span, in order; None for those that are speech without a look."""
    counts = Counter(bare(one.segment.span.of(text)) for one in marked)
    frames: list[Frame | None] = []
    for number, group in groupby(marked, key=attrgetter("paragraph")):
        together, paragraph = list(group), paragraphs[number]
        plain = [_is_plain_speech(text, paragraph, one) for one in together]
        if all(plain):
            frames += [None] * len(together)
        else:
            framed = _paragraph_frames(text, paragraph, number, together, counts)
            frames += [None if p else f for p, f in zip(plain, framed, strict=True)]
    return frames


def bare(words: str) -> str:
    """The words as they are compared within an article."""
    return words.strip(".,!?;:…'’‘ ").lower()


def _is_plain_speech(text: str, paragraph: Paragraph, one: MarkedSpan) -> bool:
    """Whether so many words stand in the marks that somebody says them, and not all in Title Case.

    In training every such span is speech, 4,216 of 4,216.
    """
    span = one.segment.span
    return (
        len(span.of(text).split(maxsplit=MANY - 1)) == MANY
        and paragraph.role is not Role.FURNITURE
        and SMALL_WORD.search(text, span.start, span.end) is not None
    )


def _paragraph_frames(
    text: str,
    paragraph: Paragraph,
    number: int,
    marked: Sequence[MarkedSpan],
    counts: Mapping[str, int],
) -> Iterator[Frame]:
    tokens, places = _own_tokens(text, paragraph.span, marked)
    spans = zip(marked, places, strict=True)
    bounds = {place for one, place in spans if _ends_sentence(text, one, tokens, place)}
    stops = sorted(bounds.union([i for i, t in enumerate(tokens) if t in SENTENCE_POINTS]))
    cues_around = not STRONG.keys().isdisjoint(tokens)
    headline = _is_headline(paragraph, number)
    first = _tokens_before_word(tokens)
    last = len(tokens) - 1 - _tokens_before_word(tokens[::-1])
    for one, place in zip(marked, places, strict=True):
        words = one.segment.span.of(text)
        yield Frame(
            words,
            _tokens(words, WORD),
            one,
            *_around(tokens, place, stops, bounds),
            paragraph.role,
            headline,
            opens=place < first,
            ends=place > last,
            others=len(marked) - 1,
            cues_around=cues_around,
            elsewhere=counts[bare(words)] - 1,
            after=text[one.segment.marked.end : one.segment.marked.end + 1],
        )


def _is_headline(paragraph: Paragraph, number: int) -> bool:
    is_short = len(paragraph.span) <= LONGEST_HEADLINE
    return paragraph.role is Role.TITLE or (number == 0 and is_short)


def _tokens(words: str, pattern: re.Pattern[str]) -> list[str]:
    """What fits the pattern, one by one; most pieces between white space are one word."""
    tokens: list[str] = []
    for piece in words.split():
        if piece.isalpha():
            tokens.append(piece)
        else:
            tokens += pattern.findall(piece)
    return tokens


def _own_tokens(
    text: str, paragraph: Span, marked: Sequence[MarkedSpan]
) -> tuple[list[str], list[int]]:
    """The tokens outside the marks, and at which of them the quotations stand."""
    tokens: list[str] = []
    places: list[int] = []
    start = paragraph.start
    for one in marked:
        tokens += _tokens(text[start : one.segment.marked.start], TOKEN)
        places.append(len(tokens))
        tokens.append(QUOTED)
        start = one.segment.marked.end
    tokens += _tokens(text[start : paragraph.end], TOKEN)
    return tokens, places


def _tokens_before_word(tokens: Sequence[str]) -> int:
    """How many tokens stand before the first one that begins with a letter or a digit."""
    for number, token in enumerate(tokens):
        if token[0].isalnum():
            return number
    return len(tokens)


def _ends_sentence(text: str, one: MarkedSpan, tokens: Sequence[str], place: int) -> bool:
    """Whether the outlet's sentence ends with this quotation: “… violate theirs.” Khamenei …"""
    span = one.segment.span
    if text[span.end - 1] not in ".?!…" or len(tokens) == place + 1:
        return False
    if not (tokens[place + 1][0].isupper() or tokens[place + 1] == QUOTED):
        return False
    return STRONG.keys().isdisjoint(tokens[place + 1 : place + 5])


def _around(
    tokens: list[str], place: int, stops: list[int], bounds: set[int]
) -> tuple[list[str], list[str]]:
    """The tokens before and behind the quotation at `place`, up to the nearest of the `stops`.

    Quotations that end a sentence (`bounds`) belong to it, points do not.
    """
    at = bisect_left(stops, place)
    opening = stops[at - 1] + 1 if at else 0
    left = tokens[max(opening, place - WINDOW) : place]
    if place in bounds:
        return left, []
    stop = stops[at] if at < len(stops) else len(tokens)
    end = stop + 1 if stop in bounds else stop
    return left, tokens[place + 1 : min(end, place + 1 + WINDOW)]
