"""The surroundings of a quotation: the outlet's own words around it, in its sentence and paragraph.

A paragraph's words outside all quotation marks are read as tokens, with one token `¤` for each
quotation. The surroundings have those of the outlet's sentence that the quotation is part of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from site_builder.model.found import Article, Paragraph
from site_builder.model.given import Role
from site_builder.quotes.quoting.marked_spans import MarkedSpan
from site_builder.text.lexicon import STRONG
from site_builder.text.spans import Span
from site_builder.text.words import Words

QUOTED = "¤"
SENTENCE_POINTS = frozenset(".?!")
LONGEST_HEADLINE = 150  # code points; a longer first line is a lead
MANY = 12  # words
# A title in capitals has no small words but words like these.
SMALL_WORD = re.compile(
    r"\b(?!(?:about|after|against|before|between|from|into|over|that|than|through|under|upon|when|with"
    r"|without|your)\b)[a-z]\w{3}"
)
WINDOW = 24  # tokens of the outlet's own sentence on either side


class Surroundings(NamedTuple):
    """A quotation in its paragraph: its words, and the outlet's own tokens on either side.

    `left` and `right` are tokens of the outlet's sentence; other quotations are `¤` in them.
    """

    quoted: str
    inner: list[str]  # the quoted words one by one
    marked: MarkedSpan
    left: list[str]
    right: list[str]
    role: Role
    headline: bool
    opens: bool  # no word of the outlet's before it in its paragraph
    ends: bool  # none behind it
    others: int  # other quotations in the paragraph
    cues_around: bool  # a strong verb of saying anywhere in the paragraph
    elsewhere: int  # how often the article quotes the same words in other places
    after: str  # the code point behind the closing mark
    lead: str  # the last code point of the paragraph before


def surroundings_of(article: Article, marked: Sequence[MarkedSpan]) -> list[Surroundings | None]:
    """The surroundings of each marked span, in order; None for spans that are clearly speech."""
    counts = Counter(bare(one.segment.span.of(article.text)) for one in marked)
    found: list[Surroundings | None] = []
    for number, group in groupby(marked, key=attrgetter("paragraph")):
        together, paragraph = list(group), article.paragraphs[number]
        clear = [_is_clear_speech(article.text, paragraph, one) for one in together]
        if all(clear):
            found += [None] * len(together)
        else:
            around = _in_paragraph(article, number, together, counts)
            found += [None if c else a for c, a in zip(clear, around, strict=True)]
    return found


def bare(words: str) -> str:
    """The words as they are compared within an article."""
    return words.strip(".,!?;:…'’‘ ").lower()


def _is_clear_speech(text: str, paragraph: Paragraph, one: MarkedSpan) -> bool:
    """Whether there are so many words between the marks that somebody says them.

    Words in Title Case may be a title. In training every other such span is speech, 4,216 of 4,216.
    """
    span = one.segment.span
    return (
        len(span.of(text).split(maxsplit=MANY - 1)) == MANY
        and paragraph.role is not Role.FURNITURE
        and SMALL_WORD.search(text, span.start, span.end) is not None
    )


def _in_paragraph(
    article: Article, number: int, marked: Sequence[MarkedSpan], counts: Mapping[str, int]
) -> Iterator[Surroundings]:
    text, words, paragraph = article.text, article.words, article.paragraphs[number]
    lead = article.paragraphs[number - 1].span.of(text)[-1:] if number else ""
    tokens, places = _own_tokens(words, paragraph.span, marked)
    pairs = list(zip(marked, places, strict=True))
    bounds = {place for one, place in pairs if _ends_sentence(text, one, tokens, place)}
    stops = sorted(bounds.union([i for i, t in enumerate(tokens) if t in SENTENCE_POINTS]))
    cues_around = not STRONG.keys().isdisjoint(tokens)
    is_short = len(paragraph.span) <= LONGEST_HEADLINE
    first = _tokens_before_word(tokens)
    last = len(tokens) - 1 - _tokens_before_word(tokens[::-1])
    for one, place in pairs:
        quoted = one.segment.span.of(text)
        end = one.segment.marked.end
        yield Surroundings(
            quoted,
            words.within(one.segment.span).forms,
            one,
            *_around(tokens, place, stops, bounds),
            paragraph.role,
            headline=paragraph.role is Role.TITLE or (one.paragraph == 0 and is_short),
            opens=place < first,
            ends=place > last,
            others=len(marked) - 1,
            cues_around=cues_around,
            elsewhere=counts[bare(quoted)] - 1,
            after=text[end : end + 1],
            lead=lead,
        )


def _own_tokens(
    words: Words, paragraph: Span, marked: Sequence[MarkedSpan]
) -> tuple[list[str], list[int]]:
    """The tokens outside the marks, and at which of them the quotations are."""
    tokens: list[str] = []
    places: list[int] = []
    start = paragraph.start
    for one in marked:
        tokens += _tokens(words, Span(start, one.segment.marked.start))
        places.append(len(tokens))
        tokens.append(QUOTED)
        start = one.segment.marked.end
    tokens += _tokens(words, Span(start, paragraph.end))
    return tokens, places


def _tokens(words: Words, span: Span) -> Iterator[str]:
    """The words and signs of a passage; a full stop only if it ends a sentence (not in “Mr.”)."""
    inside, text, at = words.within(span), words.text, span.start
    for start, end in zip(inside.starts, inside.ends, strict=True):
        if text[at:start] not in ("", " "):
            yield from _signs(words, at, start)
        yield text[start:end]
        at = end
    yield from _signs(words, at, span.end)


def _signs(words: Words, start: int, end: int) -> Iterator[str]:
    for place in range(start, end):
        sign = words.text[place]
        if sign == ".":
            at = bisect_left(words.breaks, (place,))
            if at < len(words.breaks) and words.breaks[at][0] == place:
                yield sign
        elif not sign.isspace():
            yield sign


def _tokens_before_word(tokens: Sequence[str]) -> int:
    """How many tokens come before the first one that begins with a letter or a digit."""
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

    Quotations that end a sentence (`bounds`) are part of it, points are not.
    """
    at = bisect_left(stops, place)
    opening = stops[at - 1] + 1 if at else 0
    left = tokens[max(opening, place - WINDOW) : place]
    if place in bounds:
        return left, []
    stop = stops[at] if at < len(stops) else len(tokens)
    end = stop + 1 if stop in bounds else stop
    return left, tokens[place + 1 : min(end, place + 1 + WINDOW)]
