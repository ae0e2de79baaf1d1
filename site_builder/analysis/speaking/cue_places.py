"""Where the words that bring a quotation in may stand, once its source is known.

Each place is a small function with the sentence that asked for it; `FINDERS` lists them all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.analysis.language.grammar import IRREGULAR_PAST, SPEECH_NOUNS
from site_builder.analysis.language.lexicon import CUE_VERBS
from site_builder.analysis.speaking.mention import Mention
from site_builder.analysis.speaking.scan import (
    BREAK,
    CAPITAL,
    COLON,
    COMMA,
    DASH,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    WORD,
    Scan,
)

MOST = 6  # verbs looked at on the way to the quotation
MOST_BEHIND = 3  # verbs between the quotation and a source behind it
REACH = 24  # tokens within which the other words are looked for
CUES = (STRONG_CUE, WEAK_CUE)


@dataclass(frozen=True, slots=True)
class Way:
    """A quotation (a token), its source, and the verbs of saying of the article, in order."""

    scan: Scan
    cues: list[int]
    source: Mention
    token: int

    @property
    def is_left(self) -> bool:
        """Whether the source stands before the quotation."""
        return self.source.first < self.token


def cue_places(way: Way) -> list[int]:
    """The tokens that may bring the quotation in, each once, the source's own verb first."""
    return list(dict.fromkeys(place for find in FINDERS for place in find(way)))


def _governed(way: Way) -> Iterator[int]:
    """“Khamenei warned”; “…,” said Khamenei."""
    for verb in (way.source.verb, way.source.inverted):
        if verb >= 0:
            yield verb


def _between(way: Way) -> Iterator[int]:
    """The verbs of saying between source and quotation: “Khamenei …, stressing that … “…”"."""
    cues, m = way.cues, way.source
    if way.is_left:
        a, b = bisect_left(cues, m.after), bisect_left(cues, way.token)
        yield from cues[max(a, b - MOST) : b]
    else:
        a, b = bisect_left(cues, way.token), bisect_left(cues, m.first)
        yield from cues[a : min(b, a + MOST_BEHIND)]


def _behind_source(way: Way) -> Iterator[int]:
    """“…,” Ramos, 58, told AFP; “…,” former Gov. Jeb Bush of Florida said; “…,” X, R-Ky., said."""
    if way.is_left:
        return
    m, kinds = way.source, way.scan.kinds
    k = bisect_left(way.cues, m.after)
    if k < len(way.cues) and way.cues[k] < m.after + REACH:
        verb = way.cues[k]
        between = range(m.after, verb)
        if not any(kinds[i] in (QUOTE, BREAK) or _ends_sentence(kinds, i) for i in between):
            yield verb


def _ends_sentence(kinds: list[str], i: int) -> bool:
    """Whether a full stop ends a sentence: not that of “R-Ky., said”."""
    return kinds[i] == STOP and kinds[i + 1 : i + 2] != [COMMA]


def _before_source(way: Way) -> Iterator[int]:
    """“…,” said one longtime adviser to Bill Clinton. “Al want to deliver …”: *said*."""
    if not way.is_left:
        return
    m, kinds = way.source, way.scan.kinds
    k = bisect_left(way.cues, m.first) - 1
    if k >= 0 and way.cues[k] > m.first - REACH:
        verb = way.cues[k]
        opens = verb == 0 or kinds[verb - 1] in (QUOTE, COMMA, BREAK, STOP)
        if opens and not any(kinds[i] in (QUOTE, BREAK, STOP) for i in range(verb, m.first)):
            yield verb


def _unlisted(way: Way) -> Iterator[int]:
    """A past straight between the two: “This is fantastic!” beamed Donald Hartley."""
    m, s = way.source, way.scan
    after = way.token + 1
    if s.kinds[after : after + 1] == [COMMA]:
        after += 1
    if not way.is_left and after < m.first <= after + 4 and s.kinds[after] == WORD:
        word = s.lower[after]
        if word.endswith("ed") or word in IRREGULAR_PAST:
            yield after


def _swallowed(way: Way) -> Iterator[int]:
    """A mention that holds its verb: “Said Comey, “…”", “the two write”."""
    m, s = way.source, way.scan
    if s.kinds[m.first] == CAPITAL and s.lower[m.first] in CUE_VERBS:
        yield m.first
    if m.after - 1 > m.first and s.kinds[m.after - 1] in CUES:
        yield m.after - 1


def _put_it(way: Way) -> Iterator[int]:
    """“As Steven M. Rosenthal, a tax lawyer …, recently put it, “…”"."""
    m, lower = way.source, way.scan.lower
    end = way.token if way.is_left else m.after + REACH
    start = max(m.after, end - REACH)
    near = lower[start : max(start, end)]
    if "it" in near:
        for i, (word, following) in enumerate(pairwise(near), start):
            if following == "it" and word in ("put", "puts"):
                yield i


def _nouns(way: Way) -> Iterator[int]:
    """“Trump’s accusation that Hillary Clinton is playing the “woman’s card””; “his claim”."""
    m, s = way.source, way.scan
    if not way.is_left:
        return
    if s.lower[m.after - 1] in SPEECH_NOUNS:
        yield m.after - 1
    if m.hold == "possessive":
        for i in range(m.after, min(way.token, m.after + 5)):
            if s.lower[i] in SPEECH_NOUNS:
                yield i
                return


def _participle(way: Way) -> Iterator[int]:
    """“…, portraying Sanders as hypocritical because he had accepted “about $200,000””."""
    m, s = way.source, way.scan
    if not way.is_left:
        return
    for i in range(way.token - 1, max(m.after, way.token - REACH), -1):
        if s.kinds[i] in (QUOTE, BREAK, STOP):
            return
        if s.kinds[i] == WORD and s.lower[i].endswith("ing") and s.kinds[i - 1] == COMMA:
            yield i
            return


def _according(way: Way) -> Iterator[int]:
    """“According to conservative talk radio host Rush Limbaugh, …”."""
    m, s = way.source, way.scan
    for i in range(m.first - 2, max(-1, m.first - 8), -1):
        if s.lower[i] == "according" and s.lower[i + 1] == "to":
            yield i
            return
        if s.kinds[i] in (COMMA, STOP, BREAK, QUOTE):
            return


def _signs(way: Way) -> Iterator[int]:
    """A colon or dash: “WALLACE: …”; “…” — Gen. Michael Flynn."""
    m, kinds, token = way.source, way.scan.kinds, way.token
    for k in (token - 1, token + 1):
        if 0 <= k < len(kinds) and kinds[k] in (COLON, DASH) and (k < token) == way.is_left:
            yield k
    if not way.is_left and m.first > 0 and kinds[m.first - 1] in (COLON, DASH):
        yield m.first - 1
    if kinds[m.after : m.after + 1] in ([COLON], [DASH]):
        yield m.after


FINDERS: tuple[Callable[[Way], Iterator[int]], ...] = (
    _governed,
    _between,
    _behind_source,
    _before_source,
    _unlisted,
    _swallowed,
    _put_it,
    _nouns,
    _participle,
    _according,
    _signs,
)
