"""One pass over an article: its words outside quotation marks as classed tokens.

Everything that attribution asks of a text is answered from these parallel lists, so that no
quotation makes us read the text again. A quotation is a single token of class `QUOTE`. `kinds`,
`noun_tags` and `verb_tags` have one character a token, so that patterns can be run over them:

    text        Sen.  Ann  Lee  of  Ohio  also  said  :  “We agree.”
    kinds       C     C    C    w   C     w     s     :  Q
    noun_tags   T     N    N    o   N     f     c     :  Q
    verb_tags   o     o    o    o   o     b     c     :  Q

`TOKEN_NAMES` is the legend of the kinds, `tags` has the legends of the other two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from msgspec import Struct

from site_builder.quotes.language.grammar import PRONOUNS
from site_builder.quotes.language.nouns import FIRST_NAMES
from site_builder.quotes.speaking.tags import (
    UNLISTED,
    capital_tags,
    cue_tags,
    quotation_tag,
    small_tags,
)
from site_builder.text.abbreviations import ABBREVIATION
from site_builder.text.lexicon import CUE_VERBS, STRONG, TITLES
from site_builder.text.spans import Span

# Classes of tokens. Words: a verb of saying is STRONG or WEAK in every form.
WORD, CAPITAL, PRONOUN, NUMBER = "w", "C", "p", "#"
STRONG_CUE, WEAK_CUE = "s", "k"
STOP, COMMA, COLON, DASH, OPEN, CLOSE, POSSESSIVE = ".", ",", ":", "-", "(", ")", "'"
QUOTE, BREAK = "Q", "\n"
CUES = frozenset({STRONG_CUE, WEAK_CUE})

# “Rep. Ann Lee, D-N.Y.,” and “(R-Texas)”: read like an age.
PARTY_TAG = r"[DRI]-(?!Day\b)[A-Z](?:\.[A-Z]\.|[a-z]*+\.?)(?![\w-])"
IS_PARTY_TAG = re.compile(PARTY_TAG)
# “Boston-based” is no name, but “Kim Jong-un” is.
ADJECTIVE = re.compile(
    r"[\w.’'-]+-(?:based|born|bred|raised|educated|trained|led|run|owned|held|controlled|backed"
    r"|funded|linked|aligned|appointed|leaning|style|era|area|wide|speaking)"
)
# “Bashar al-Hadi”, “Valéry Giscard d’Estaing”
PREFIXED = re.compile(r"(?:[aeu]l|a[dnstrz]|ash|dell|[dl])[’'-][A-Z]")
TOKEN = re.compile(  # with its space, and plain words first: so are most tokens
    r" ?([a-z]++(?=[ ,])|[A-Z][a-z]++(?=[ ,])"
    rf"|{PARTY_TAG}"
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


CONTRACTED = ("d", "ll", "m", "re", "ve")
MOST_HEADLINE_TOKENS = 40


class Form(NamedTuple):
    """What is the same for all tokens that are written alike."""

    lower: str  # as it is compared
    kind: str
    noun_tag: str
    verb_tag: str


class Scan(Struct, frozen=True):
    """The tokens of one article: `lower[i]`, of class `kinds[i]`, where `matches[i]` found it."""

    text: str
    kinds: str
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
    words = [match[1] for match in matches]
    known = {word: form_of(word) for word in set(words)}
    if text.isupper():
        known = {word: _form_in_capitals(form, word) for word, form in known.items()}
    forms = list(map(known.__getitem__, words))
    lower = [form.lower for form in forms]
    names, small_words = _lower_headlines(lower, forms, matches)
    kinds = "".join([form.kind for form in forms])
    noun_tags = [form.noun_tag for form in forms]
    for quote in re.finditer(QUOTE, kinds):
        noun_tags[quote.start()] = quotation_tag(matches[quote.start()][0], QUOTE)
    return Scan(
        text,
        kinds,
        lower,
        matches,
        quotes,
        small_words,
        names,
        "".join(noun_tags),
        "".join([form.verb_tag for form in forms]),
    )


def _form_in_capitals(form: Form, word: str) -> Form:
    """The form of a word in a text of capitals: a small one if a table has it as small."""
    small = form_of(word.lower())
    return form if small.noun_tag in UNLISTED or form.lower in TITLES else small


def _lower_headlines(
    lower: list[str], forms: list[Form], matches: list[re.Match[str]]
) -> tuple[set[str], set[str]]:
    """Makes small words of the verbs and nouns in headlines: “Chris Christie Calls Her …”.

    A word is a name there if the rest of the text has it in capitals within a sentence, and does
    not have it in lower case; of all other words those in -s count as verbs, but not behind a first
    name that is nobody's last name in the text: “Warren Hammers …”. The result is the
    words that the rest of the text has in capitals, and those that it has in lower case.
    """
    kinds = "".join([form.kind for form in forms])
    headlines = _headlines(kinds, lower)
    names: set[str] = set()
    surnames: dict[str, bool] = {}
    small_words: set[str] = set()
    story = 0  # since the last headline
    for a, b in [*headlines, (len(kinds), len(kinds))]:
        names.update([lower[name.start()] for name in NAME.finditer(kinds, story, a)])
        small_words.update(compress(lower[story:a], kinds[story:a].encode().translate(SMALL)))
        story = b
    for a, b in headlines:
        for i in range(a, b):
            word, before = lower[i], lower[i - 1]
            if kinds[i] != CAPITAL or (word in names and word not in small_words):
                continue
            if word in TITLES and kinds.startswith(CAPITAL, i + 1):
                continue
            if (
                (names and matches[i][1].isupper() and word not in names and len(word) > 1)
                or word in CUE_VERBS
                or word in small_words
                or (i > a and word.endswith("s") and not _is_given(before, lower, kinds, surnames))
            ):
                forms[i] = form_of(word)
    return names, small_words


def _is_given(word: str, lower: list[str], kinds: str, surnames: dict[str, bool]) -> bool:
    """Whether a word before a name is a title, or a first name that is no surname in this text."""
    if word not in FIRST_NAMES or word in TITLES:
        return word in TITLES
    if word not in surnames:
        places = (i for i, other in enumerate(lower) if other == word)
        surnames[word] = any(
            kinds[i - 1 : i + 1] == CAPITAL + CAPITAL and lower[i - 1] not in TITLES for i in places
        )
    return not surnames[word]


def _headlines(kinds: str, lower: list[str]) -> list[tuple[int, int]]:
    """The lines whose words are capitalised far more often than not: first token, and after."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in kinds.split(BREAK):
        end = start + len(line)
        is_short = 3 <= len(line) < MOST_HEADLINE_TOKENS
        is_story = STRONG_CUE in line  # “…,” Chief Executive Ann Lee said.
        if (
            is_short
            and line[0] == CAPITAL
            and not is_story
            and _is_headline(line, lower[start:end])
        ):
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


@lru_cache(maxsize=1 << 16)  # articles share most of their words
def form_of(form: str) -> Form:
    """The form of a token as it is written."""
    kind, lower = _kind(form)
    tags = TAGS[kind](lower) if kind in TAGS else kind + kind
    return Form(lower, kind, tags[0], tags[1])


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
    if "-" in form and ADJECTIVE.fullmatch(lower):
        return WORD, lower
    if first.isdecimal() or IS_PARTY_TAG.fullmatch(form):
        return NUMBER, form
    if form[-1] == ".":
        if len(form) == 2:  # an initial: “Robert A. Hale”
            return CAPITAL, lower
        return WORD if first.islower() else CAPITAL, lower[:-1]
    return _word_kind(form, lower.replace("’", "'"))


def _word_kind(form: str, lower: str) -> tuple[str, str]:
    pronoun, apostrophe, verb = lower.partition("'")
    if pronoun in PRONOUNS and (not apostrophe or verb in CONTRACTED):  # “He’d found”
        return PRONOUN, pronoun
    if form[0] != lower[0] or PREFIXED.match(form):
        return CAPITAL, lower
    return SMALL_CLASSES.get(lower, WORD), lower
