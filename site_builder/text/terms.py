"""The words of passages as terms: what the comparison of sentences counts.

1. A token becomes the words that are compared: “two-in-three” is three of them, “won’t” is “not”.
2. A word becomes its terms: its stem (`stems`), with what negates it read as `not`: “unwise” is
   `not wise`, where somebody in the event says “wise”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from site_builder.text.lexicon import word_list, words
from site_builder.text.spans import Span
from site_builder.text.stems import stem
from site_builder.text.words import Words, normalise

Token = tuple[str, tuple[str, ...]]  # as written, and its words as compared


STOP = frozenset(
    word_list("""
    a about all also although am an and any are as at be because been before being but by can
    could did do does doing done down each even every for from had has have having he her here
    him himself his how however i if in into is it its itself just may me might more most much
    must my myself of off on only or other our ours out over own s same shall she should so some
    such than that the their theirs them themselves then there therefore these they this those
    though through thus to too under unless until up us very was we were what when where which
    while who whom whose why will with would yet you your yours
    """)
    # What people say of anything: “I think it’s a disgrace …”, “I think that’s fine.”
    + word_list("""
    came come comes coming get gets getting go goes going gone got know known knows knew like look
    looked looking looks lot mean means people really said saw say saying says see seeing seen sees
    thing things think thinking thinks thought want wanted wants well went
    """)
)

NEGATIONS = words("not no nor neither never none nothing nobody nowhere cannot without")


def is_telling(word: str) -> bool:
    """Whether a word as compared tells what a text is about, of three letters or more."""
    return word[:1].isalpha() and len(word) > 2 and word not in STOP and word not in NEGATIONS


# “… won’t launch a war …”: the part before the ending is a stop word or nothing.
NOT_ENDING = "n't"
ENDINGS_OF_SPEECH = ("'s", "'ll", "'ve", "'re", "'d", "'m", "'")

# Prefixes that negate, and how long the rest must be. “un-” and “dis-” are read so before any
# word that the event itself has; “in-” and “im-” only before adjectives (“impossible”), since
# “income”, “inform” and “improve” contain words that they do not negate.
NEGATING = (("un", 4), ("dis", 4), ("non", 4))
NEGATING_ADJECTIVES = (("in", 6), ("im", 6), ("il", 5), ("ir", 6))
OPENINGS = frozenset({"un", "di", "no", "in", "im", "il", "ir"})
ADJECTIVE_ENDINGS = ("able", "ible", "al", "ant", "ate", "ent", "ete", "ive", "ous", "ect")
# “discover” contains “cover” and does not negate it.
NOT_NEGATED = word_list(
    """discharg disciplin disclos discount discover discuss dismiss display dispos distinct distress
    distribut district instant instate"""
)

NUMBERS = dict(
    zip(
        word_list("one two three four five six seven eight nine ten eleven twelve"),
        map(str, range(1, 13)),
        strict=True,
    )
)

# An editor's insertion is not the speaker's word: “The same person who is in office now [Trump]”.
INSERTION = re.compile(r"\[[^\[\]]{0,200}\]")


@lru_cache(maxsize=1 << 16)
def plain_words(written: str) -> tuple[str, ...]:
    """The words within one token as compared: “two-in-three” is three, “won’t” is “not”."""
    if written in ("US", "U.S", "USA", "U.S.A"):  # not the pronoun
        return ("usa",)
    found = []
    for part in normalise(written).replace(".", "").replace(",", "").split("-"):
        word = part
        if word.endswith(NOT_ENDING):
            found.append("not")
            continue
        for ending in ENDINGS_OF_SPEECH:
            if word.endswith(ending):
                word = word[: -len(ending)]
                break
        if word:
            found.append(NUMBERS.get(word, word))
    return tuple(found)


def tokens_of(words: Words, span: Span | None = None) -> Iterator[Token]:
    """The tokens of the passage with their words as compared; none in editors' brackets."""
    start, end = (span.start, span.end) if span else (0, len(words.text))
    gaps = [m.span() for m in INSERTION.finditer(words.text, start, end)]
    passage = words.within(span) if span else words
    for start, written in zip(passage.starts, passage.forms, strict=True):
        if not (gaps and any(low < start < high for low, high in gaps)):
            yield written, plain_words(written)


def words_of(words: Words, span: Span | None = None) -> list[str]:
    """The words of the passage as compared, without editors' insertions in brackets."""
    return [word for _, found in tokens_of(words, span) for word in found]


def has_words(words: Words, span: Span) -> bool:
    """Whether `words_of` finds any."""
    return any(found for _, found in tokens_of(words, span))


class Vocabulary(dict[str, tuple[str, ...]]):
    """The terms of each word as an event's passages use it, computed when first asked for.

    `stems` are those of the passages: “unwise” negates only what somebody calls wise.
    """

    def __init__(self, stems: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.stems = stems

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = self[word] = _terms(word, self.stems)
        return found


def vocabulary(passages: Iterable[Iterable[str]]) -> Vocabulary:
    """The vocabulary of an event's passages, each given by its words as compared."""
    words = set(chain.from_iterable(passages))
    return Vocabulary(frozenset(map(stem, words - STOP)))


def as_written(tokens: Iterable[Token], known: Vocabulary) -> tuple[str, ...]:
    """For each term of the tokens' wording, in its order, the word that it was made of.

    “unwise” is there twice, for `not` and for `wise`.
    """
    return tuple([written for written, words in tokens for word in words for _ in known[word]])


def _terms(word: str, stems: frozenset[str]) -> tuple[str, ...]:
    if word in NEGATIONS:
        return ("not",)
    if word in STOP:
        return (word,)
    rest = _negated(word, stems)
    return ("not", rest) if rest else (stem(word),)


def _negated(word: str, stems: frozenset[str]) -> str | None:
    if word[:2] not in OPENINGS or word.startswith(NOT_NEGATED):
        return None
    for prefix, length in NEGATING:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= length and stem(rest) in stems:
            return stem(rest)
    for prefix, length in NEGATING_ADJECTIVES:
        rest = word[len(prefix) :]
        if (
            word.startswith(prefix)
            and len(rest) >= length
            and rest.endswith(ADJECTIVE_ENDINGS)
            and stem(rest) in stems
        ):
            return stem(rest)
    return None
