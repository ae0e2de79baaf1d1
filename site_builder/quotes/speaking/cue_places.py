"""The places of words that may introduce a quotation, once its source is known.

Each place is a small function with the sentence that asked for it; two tables list them, for a
source before the quotation and for one behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from site_builder.quotes.language.grammar import IRREGULAR_VERBS
from site_builder.quotes.language.nouns import SPEECH_NOUNS
from site_builder.quotes.speaking.mention import OWNER, Mention
from site_builder.quotes.speaking.scan import (
    BREAK,
    CAPITAL,
    COLON,
    COMMA,
    CUES,
    DASH,
    QUOTE,
    STOP,
    WORD,
    Scan,
)
from site_builder.text.lexicon import CUE_VERBS

MOST = 6  # verbs looked at on the search to the quotation
MOST_BEHIND = 3  # verbs between the quotation and a source behind it
REACH = 24  # tokens within which the other words are looked for
SIGNS = (COLON, DASH)


class CueSearch(NamedTuple):
    """A quotation (a token), its source, and the verbs of saying of the article, in order."""

    scan: Scan
    cues: list[int]
    source: Mention
    token: int


def cue_places(search: CueSearch) -> list[int]:
    """The tokens that may introduce the quotation, each once, the source's own verb first."""
    source, kinds = search.source, search.scan.kinds
    # “was branded “a cheat” by the union”, “Jon Rye disagreed: “…””
    is_next = source.verb == search.token - 2 and kinds[search.token - 1] == COLON
    if source.through == "by" or is_next:
        return [source.verb]
    finders = SOURCE_BEFORE if search.source.first < search.token else SOURCE_BEHIND
    return list(dict.fromkeys(place for find in finders for place in find(search)))


def _governed(search: CueSearch) -> Iterator[int]:
    """“Khamenei warned”; “…,” said Khamenei."""
    for verb in (search.source.verb, search.source.inverted):
        if verb >= 0:
            yield verb


def _between(search: CueSearch) -> list[int]:
    """The verbs of saying between source and quotation: “Khamenei …, stressing that … “…”"."""
    cues = search.cues
    a, b = bisect_left(cues, search.source.after), bisect_left(cues, search.token)
    return cues[max(a, b - MOST) : b]


def _between_quotation(search: CueSearch) -> list[int]:
    """The verbs of saying between quotation and source: “…,” said one of the men, Ann Lee."""
    cues = search.cues
    a, b = bisect_left(cues, search.token), bisect_left(cues, search.source.first)
    return cues[a : min(b, a + MOST_BEHIND)]


def _behind_source(search: CueSearch) -> Iterator[int]:
    """“…,” Ramos, 58, told AFP; “…,” former Gov. Jeb Bush of Florida said; “…,” X, R-Ky., said."""
    m, kinds = search.source, search.scan.kinds
    k = bisect_left(search.cues, m.after)
    if k < len(search.cues) and search.cues[k] < m.after + REACH:
        verb = search.cues[k]
        between = range(m.after, verb)
        if not any(kinds[i] in (QUOTE, BREAK) or _ends_sentence(kinds, i) for i in between):
            yield verb


def _ends_sentence(kinds: str, i: int) -> bool:
    """Whether a full stop ends a sentence: not that of “R-Ky., said”."""
    return kinds[i] == STOP and kinds[i + 1 : i + 2] != COMMA


def _before_source(search: CueSearch) -> Iterator[int]:
    """“…,” said one longtime adviser to Bill Clinton. “Al want to deliver …”: *said*."""
    m, kinds = search.source, search.scan.kinds
    k = bisect_left(search.cues, m.first) - 1
    if k >= 0 and search.cues[k] > m.first - REACH:
        verb = search.cues[k]
        opens = verb == 0 or kinds[verb - 1] in (QUOTE, COMMA, BREAK, STOP)
        if opens and not any(kinds[i] in (QUOTE, BREAK, STOP) for i in range(verb, m.first)):
            yield verb


def _unlisted(search: CueSearch) -> Iterator[int]:
    """A past straight between the two: “This is fantastic!” beamed Donald Hartley."""
    m, s = search.source, search.scan
    after = search.token + 1
    if s.kinds[after : after + 1] == COMMA:
        after += 1
    if after < m.first <= after + 4 and s.kinds[after] == WORD:
        word = s.lower[after]
        if word.endswith("ed") or word in IRREGULAR_VERBS:
            yield after


def _swallowed(search: CueSearch) -> Iterator[int]:
    """A mention that contains its verb: “Said Comey, “…”", “the two write”."""
    m, s = search.source, search.scan
    if s.kinds[m.first] == CAPITAL and s.lower[m.first] in CUE_VERBS:
        yield m.first
    if m.after - 1 > m.first and s.kinds[m.after - 1] in CUES:
        yield m.after - 1


def _put_it(search: CueSearch) -> Iterator[int]:
    """“As Steven M. Rosenthal, a tax lawyer …, recently put it, “…””; “…,” as Ann Lee put it."""
    m, lower = search.source, search.scan.lower
    start, end = m.after, m.after + REACH
    if m.first < search.token:
        start, end = max(start, search.token - REACH), search.token
    for i, (word, following) in enumerate(pairwise(lower[start:end]), start):
        if following == "it" and word in ("put", "puts"):
            yield i


def _nouns(search: CueSearch) -> Iterator[int]:
    """“Trump’s accusation that Hillary Clinton is playing the “woman’s card””; “his claim”."""
    m, s = search.source, search.scan
    if s.lower[m.after - 1] in SPEECH_NOUNS:
        yield m.after - 1
    if m.case == OWNER:
        for i in range(m.after, min(search.token, m.after + 5)):
            if s.lower[i] in SPEECH_NOUNS:
                yield i
                return


def _participle(search: CueSearch) -> Iterator[int]:
    """“…, portraying Sanders as hypocritical because he had accepted “about $200,000””."""
    m, s = search.source, search.scan
    for i in range(search.token - 1, max(m.after, search.token - REACH), -1):
        if s.kinds[i] in (QUOTE, BREAK, STOP):
            return
        if s.kinds[i] == WORD and s.lower[i].endswith("ing") and s.kinds[i - 1] == COMMA:
            yield i
            return


def _according(search: CueSearch) -> Iterator[int]:
    """“According to conservative talk radio host Rush Limbaugh, …”."""
    m, s = search.source, search.scan
    for i in range(m.first - 2, max(-1, m.first - 8), -1):
        if s.lower[i] == "according" and s.lower[i + 1] == "to":
            yield i
            return
        if s.kinds[i] in (COMMA, STOP, BREAK, QUOTE):
            return


def _signs(search: CueSearch) -> Iterator[int]:
    """A colon or dash: “WALLACE: …”; “…” — Gen. Michael Flynn."""
    m, kinds, token = search.source, search.scan.kinds, search.token
    near = (token - 1, m.after) if m.first < token else (token + 1, m.first - 1, m.after)
    for i in near:
        if i < len(kinds) and kinds[i] in SIGNS:
            yield i


SOURCE_BEFORE: tuple[Callable[[CueSearch], Iterable[int]], ...] = (
    _governed,
    _between,
    _before_source,
    _swallowed,
    _put_it,
    _nouns,
    _participle,
    _according,
    _signs,
)
SOURCE_BEHIND: tuple[Callable[[CueSearch], Iterable[int]], ...] = (
    _governed,
    _between_quotation,
    _behind_source,
    _unlisted,
    _swallowed,
    _put_it,
    _according,
    _signs,
)
