"""One pass over an article: its words outside quotation marks as classed tokens.

Everything that attribution asks of a text is answered from these parallel lists, so that no
quotation makes us read the text again. Quotations are single tokens of class `QUOTE`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

from msgspec import Struct

from site_builder.quotes.language.first_names import FIRST_NAMES
from site_builder.quotes.language.grammar import PRONOUNS
from site_builder.quotes.speaking.tags import capital_tags, cue_tags, quotation_tag, small_tags
from site_builder.text.abbreviations import ABBREVIATION
from site_builder.text.lexicon import CUE_VERBS, STRONG, TITLES
from site_builder.text.spans import Span

# Classes of tokens. Words: a verb of saying is STRONG or WEAK whatever its form.
WORD, CAPITAL, PRONOUN, NUMBER = "w", "C", "p", "#"
STRONG_CUE, WEAK_CUE = "s", "k"
STOP, COMMA, COLON, DASH, OPEN, CLOSE, POSSESSIVE = ".", ",", ":", "-", "(", ")", "'"
QUOTE, BREAK = "Q", "\n"

TOKEN = re.compile(  # with its space, and plain words first: so are most tokens
    r" ?([a-z]++(?=[ ,])|[A-Z][a-z]++(?=[ ,])"
    rf"|(?=[^\W\d_])(?!{ABBREVIATION})\w+(?:['’\-](?!s\b)\w+)*"  # any word
    r"|[,;]|[.!?…]+|['’]s?(?!\w)"
    rf"|{ABBREVIATION}"
    r"|\n+|\d+(?:[.,]\d+)*%?"
    r"|:|[—–―]+|--+|(?<=\s)-(?=\s)"
    r"|[(\[]|[)\]])"
)
QUOTED = re.compile(r"()(?s:.+)")  # a token without a form, over what it finds
SIGNS = {  # by the first code point
    **dict.fromkeys(".!?…", STOP),
    **dict.fromkeys(",;", COMMA),
    **dict.fromkeys("—–―-", DASH),
    **dict.fromkeys("'’", POSSESSIVE),
    **dict.fromkeys("([", OPEN),
    **dict.fromkeys(")]", CLOSE),
    ":": COLON,
    "\n": BREAK,
}
TOKEN_NAMES = {  # in features
    WORD: "word",
    CAPITAL: "capital",
    PRONOUN: "pronoun",
    NUMBER: "number",
    STRONG_CUE: "strong verb",
    WEAK_CUE: "weak verb",
    STOP: "stop",
    COMMA: "comma",
    COLON: "colon",
    DASH: "dash",
    OPEN: "opening bracket",
    CLOSE: "closing bracket",
    POSSESSIVE: "possessive",
    QUOTE: "quotation",
    BREAK: "line end",
}
WORDS = frozenset({WORD, STRONG_CUE, WEAK_CUE})  # in lower case
# A capital behind any other token than these is no sentence's first word.
NAME = re.compile(rf"{CAPITAL}(?<=[^{STOP}{BREAK}{QUOTE}{COLON}]{CAPITAL})")
SMALL = bytes(chr(code) in WORDS for code in range(256))
VERBS = {form: STRONG_CUE if form in STRONG else WEAK_CUE for form in CUE_VERBS}
TAGS = {WORD: small_tags, CAPITAL: capital_tags, STRONG_CUE: cue_tags, WEAK_CUE: cue_tags}
SMALL_CLASSES = VERBS | dict.fromkeys(PRONOUNS, PRONOUN)  # of words in lower case; else WORD


MOST_FORMS = 1 << 16  # kept from article to article
MOST_HEADLINE_TOKENS = 40


class Scan(Struct, frozen=True):
    """The tokens of one article: `lower[i]`, of class `kinds[i]`, where `matches[i]` found it."""

    text: str
    kinds: str  # one character each, so that patterns can be run over them
    lower: list[str]
    matches: list[re.Match[str]]
    quotes: list[int]  # token index of each span, in order
    small_words: set[str]  # met in lower case
    names: set[str]  # met in capitals within a sentence
    noun_tags: str  # what each token can be in a noun phrase; see `tags`
    verb_tags: str  # what each can be between a subject and its verb

    def start(self, i: int) -> int:
        """Where a token begins in the text."""
        return self.matches[i].start(1)

    def end(self, i: int) -> int:
        """Where a token ends in the text."""
        return self.matches[i].end()

    def word(self, i: int) -> str:
        """The token as it is written."""
        return self.words(i, i + 1)

    def words(self, first: int, after: int) -> str:
        """The text from one token to the last before another."""
        return self.text[self.matches[first].start(1) : self.matches[after - 1].end()]


def scan(text: str, quoted: Sequence[Span], skipped: Sequence[Span] = ()) -> Scan:
    """The tokens of `text`; each of the `quoted` spans (sorted, apart, not empty) is one token.

    The `skipped` spans (furniture inside a paragraph) leave no token.
    """
    matches: list[re.Match[str]] = []
    quotes: list[int] = []
    holes = sorted(
        [(s.start, s.end, True) for s in quoted] + [(s.start, s.end, False) for s in skipped]
    )
    position = 0
    for start, end, is_quote in holes:
        if start < position:
            if is_quote:
                quotes.append(max(0, len(matches) - 1))
            continue
        matches += TOKEN.finditer(text, position, start)
        if is_quote:
            quotes.append(len(matches))
            matches += QUOTED.finditer(text, start, end)
        position = end
    matches += TOKEN.finditer(text, position)
    if len(CLASSED) > MOST_FORMS:
        CLASSED.clear()
    classed = [CLASSED[match[1]] for match in matches]
    lower, tags = [word for word, _ in classed], [tag for _, tag in classed]
    kinds = "".join(tags)[::3]
    names, small_words = _lower_headlines(kinds, lower, tags)
    for quote in re.finditer(QUOTE, kinds):
        quotation = matches[quote.start()][0]
        tags[quote.start()] = QUOTE + quotation_tag(quotation, QUOTE) + QUOTE
    tagged = "".join(tags)
    return Scan(
        text,
        tagged[::3],
        lower,
        matches,
        quotes,
        small_words,
        names,
        tagged[1::3],
        tagged[2::3],
    )


def _lower_headlines(kinds: str, lower: list[str], tags: list[str]) -> tuple[set[str], set[str]]:
    """In lines of Capitalised Words only known names stay capitals: “Chris Christie Calls Her …”.

    A word is a name there if the rest of the text has it in capitals within a sentence, and has
    it not in lower case; of words met nowhere else, those in -s are taken for verbs. The result is
    the words that the rest of the text has in capitals, and those that it has in lower case.
    """
    headlines = _headlines(kinds, lower)
    names: set[str] = set()
    small_words: set[str] = set()
    story = 0  # since the last headline
    for a, b in [*headlines, (len(kinds), len(kinds))]:
        names.update([lower[name.start()] for name in NAME.finditer(kinds, story, a)])
        small_words.update(compress(lower[story:a], kinds[story:a].encode().translate(SMALL)))
        story = b
    for a, b in headlines:
        for i in range(a, b):
            word = lower[i]
            if kinds[i] != CAPITAL or (word in names and word not in small_words):
                continue
            if (
                word in CUE_VERBS
                or word in small_words
                or (i > a and word.endswith("s") and lower[i - 1] not in FIRST_NAMES)
            ):
                _, tags[i] = CLASSED[word]
    return names, small_words


def _headlines(kinds: str, lower: list[str]) -> list[tuple[int, int]]:
    """The lines whose words are capitalised far more often than not: first token, and after."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in kinds.split(BREAK):
        end = start + len(line)
        is_short = 3 <= len(line) < MOST_HEADLINE_TOKENS
        if is_short and line[0] == CAPITAL and _is_headline(line, lower[start:end]):
            found.append((start, end))
        start = end + 1
    return found


def _is_headline(line: str, words: list[str]) -> bool:
    """Whether a line's words, of these classes, are capitalised far more often than not."""
    capitals = line.count(CAPITAL)
    small = 0
    for kind, word in zip(line, words, strict=True):
        if kind in WORDS and len(word) > 3:
            small += 1
            if capitals <= 2 * small:  # as in most lines, and soon
                return False
    capitals -= sum(k == CAPITAL and w in TITLES for k, w in zip(line, words, strict=True))
    return capitals >= (3 if small == 0 else 4) and capitals > 2 * small


class _Classed(dict[str, tuple[str, str]]):
    """By form a token as it is compared, its class and its two tags; found when first met."""

    def __missing__(self, form: str) -> tuple[str, str]:
        kind, lower = _kind(form)
        tags = TAGS[kind](lower) if kind in TAGS else kind + kind
        classed = self[form] = lower, kind + tags
        return classed


CLASSED = _Classed()  # articles share most of their words


def _kind(form: str) -> tuple[str, str]:
    """The class of a token, and its lower case as it is compared."""
    lower = form.lower()
    if lower == form and form.isalpha():  # most words
        return SMALL_CLASSES.get(form, WORD), form
    first = form[:1]
    if not first:
        return QUOTE, form
    sign = SIGNS.get(first)
    if sign:
        return sign, form
    if first.isdecimal():
        return NUMBER, form
    if form[-1] == ".":
        return WORD if first.islower() else CAPITAL, lower[:-1]
    if lower in PRONOUNS:
        return PRONOUN, lower
    if first != lower[0]:
        return CAPITAL, lower
    return SMALL_CLASSES.get(lower, WORD), lower
