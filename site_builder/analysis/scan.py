"""One pass over an article: its words outside quotation marks as classed tokens.

Everything that attribution asks of a text is answered from these parallel lists, so that no
quotation makes us read the text again. Quotations are single tokens of class `QUOTE`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from site_builder.analysis.first_names import HE, SHE
from site_builder.analysis.lexicon import CUE_VERBS, STRONG, TITLES
from site_builder.text import Span

# Classes of tokens. Words: a verb of saying is STRONG or WEAK whatever its form.
WORD, CAPITAL, PRONOUN, NUMBER = "w", "C", "p", "#"
STRONG_CUE, WEAK_CUE = "s", "k"
STOP, COMMA, COLON, DASH, OPEN, CLOSE, POSSESSIVE = ".", ",", ":", "-", "(", ")", "'"
QUOTE, BREAK = "Q", "\n"

# “Sen. Ted Cruz”, “Donald J. Trump”, “the U.S. economy”: the full stop belongs to the word.
ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Del|Sgt|Capt|Maj|Adm|Rev|Hon|Prof|St"
    r"|Jr|Sr)\.|(?<![A-Za-z])(?:[A-Z]\.){1,4}(?![a-z])"
)
TOKEN = re.compile(  # small letters first: they begin most tokens
    rf"(?P<word>(?:[a-z]|(?=[^\W\d_])(?!{ABBREVIATION})\w)\w*(?:['’\-](?!s\b)\w+)*)"
    r"|(?P<comma>[,;])"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<possessive>['’]s?(?!\w))"
    rf"|(?P<abbreviation>{ABBREVIATION})"
    r"|(?P<break>\n+)"
    r"|(?P<number>\d[\d,.%]*)"
    r"|(?P<colon>:)|(?P<dash>[—–―]+|--+|(?<=\s)-(?=\s))"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
)
PLAIN = {
    "possessive": POSSESSIVE,
    "stop": STOP,
    "comma": COMMA,
    "colon": COLON,
    "dash": DASH,
    "open": OPEN,
    "close": CLOSE,
    "number": NUMBER,
    "break": BREAK,
}
VERBS = {form: STRONG_CUE if form in STRONG else WEAK_CUE for form in CUE_VERBS}
PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it"})


MOST_HEADLINE_TOKENS = 40
FIRST_NAMES = HE | SHE


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of one article: `lower[i]`, of class `kinds[i]`, at `starts[i]` to `ends[i]`."""

    text: str
    kinds: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)  # token index of each span, in order
    small_words: set[str] = field(default_factory=set)  # met in lower case
    names: set[str] = field(default_factory=set)  # met in capitals within a sentence

    def word(self, i: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[i] : self.ends[i]]


def scan(text: str, quoted: Sequence[Span], skipped: Sequence[Span] = ()) -> Scan:
    """The tokens of `text`; each of the `quoted` spans (sorted, apart) is one token.

    The `skipped` spans (furniture inside a paragraph) leave no token.
    """
    found = Scan(text)
    holes = sorted(
        [(s.start, s.end, True) for s in quoted] + [(s.start, s.end, False) for s in skipped]
    )
    position = 0
    for start, end, is_quote in holes:
        if start < position:
            if is_quote:
                found.quotes.append(max(0, len(found.kinds) - 1))
            continue
        _words(found, position, start)
        if is_quote:
            found.quotes.append(len(found.kinds))
            _add(found, QUOTE, "", start, end)
        position = end
    _words(found, position, len(text))
    _lower_headlines(found)
    return found


def _lower_headlines(found: Scan) -> None:
    """In lines of Capitalised Words only known names stay capitals: “Chris Christie Calls Her …”.

    A word is a name there if the rest of the text has it in capitals within a sentence, and has
    it not in lower case; of words met nowhere else, those in -s are taken for verbs.
    """
    kinds, lower = found.kinds, found.lower
    headlines: list[tuple[int, int]] = []
    start = capitals = small = 0
    for i, kind in enumerate([*kinds, BREAK]):
        if kind == BREAK:
            if (
                capitals >= (3 if small == 0 else 4)
                and capitals > 2 * small
                and i - start < MOST_HEADLINE_TOKENS
                and kinds[start] == CAPITAL
            ):
                headlines.append((start, i))
            start, capitals, small = i + 1, 0, 0
        elif kind == CAPITAL:
            capitals += lower[i] not in TITLES
        elif kind in (WORD, STRONG_CUE, WEAK_CUE) and len(lower[i]) > 3:
            small += 1
    outside = [True] * len(kinds)
    for a, b in headlines:
        outside[a:b] = [False] * (b - a)
    small_words, names = found.small_words, found.names
    before = BREAK
    for word, kind, counts in zip(lower, kinds, outside, strict=True):
        if counts:
            if kind == CAPITAL:
                if before not in (STOP, BREAK, QUOTE):
                    names.add(word)
            elif kind in (WORD, STRONG_CUE, WEAK_CUE):
                small_words.add(word)
        before = kind
    for a, b in headlines:
        for i in range(a, b):
            word = lower[i]
            if kinds[i] != CAPITAL or (word in names and word not in small_words):
                continue
            if word in CUE_VERBS:
                kinds[i] = STRONG_CUE if word in STRONG else WEAK_CUE
            elif word in small_words or (
                i > a and word.endswith("s") and lower[i - 1] not in FIRST_NAMES
            ):
                kinds[i] = WORD


def _add(found: Scan, kind: str, lower: str, start: int, end: int) -> None:
    found.kinds.append(kind)
    found.lower.append(lower)
    found.starts.append(start)
    found.ends.append(end)


def _words(found: Scan, start: int, end: int) -> None:
    add_kind, add_lower = found.kinds.append, found.lower.append
    add_start, add_end = found.starts.append, found.ends.append
    for match in TOKEN.finditer(found.text, start, end):
        group = match.lastgroup
        word = match.group()
        lower = word.lower()
        if group == "word":
            if lower in PRONOUNS:
                kind = PRONOUN
            elif word is not lower and word[0] != lower[0]:
                kind = CAPITAL
            else:
                kind = VERBS.get(lower, WORD)
        elif group == "abbreviation":
            kind = CAPITAL
            lower = lower[:-1]
        else:
            kind = PLAIN[group or ""]
        first, after = match.span()
        add_kind(kind)
        add_lower(lower)
        add_start(first)
        add_end(after)
