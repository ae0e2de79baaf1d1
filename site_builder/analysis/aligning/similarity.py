"""How much of what one sentence says another says too: words as terms, and one score.

A sentence becomes its `Wording`: its words as terms and its runs of four characters. A term is a
word without its endings, in one spelling (“honourable” and “honor” are `honor`), with what
negates it read as `not` (“unwise” is `not wise`, where somebody in the event says “wise”).
Source of the score and of the weights: measured on translated news sentences, where it beat each
single measure of words, characters or embeddings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.text import WORD, Span, normalise

STOP_WEIGHT = 0.1  # “the”, “they”: a little evidence, never enough
NOT_WEIGHT = 0.25  # “not” turns a sentence round, but half of all sentences hold one
WORD_WEIGHT = 1.0
DAMPING = 0.5  # one shared content word counts 1 / 1.5, three count 3 / 3.5
GRAM = 4


def _table(words: str) -> tuple[str, ...]:
    return tuple(words.split())


STOP = frozenset(
    _table("""
    a about all also although am an and any are as at be because been before being but by can
    could did do does doing done down each even every for from had has have having he her here
    him himself his how however i if in into is it its itself just may me might more most much
    must my myself of off on only or other our ours out over own s same shall she should so some
    such than that the their theirs them themselves then there therefore these they this those
    though through thus to too under unless until up us very was we were what when where which
    while who whom whose why will with would yet you your yours
    """)
    # What people say of anything: “I think it’s a disgrace …”, “I think that’s fine.”
    + _table("""
    came come comes coming get gets getting go goes going gone got know known knows knew like look
    looked looking looks lot mean means people really said saw say saying says see seeing seen sees
    thing things think thinking thinks thought want wanted wants well went
    """)
)

NEGATIONS = frozenset(_table("not no nor neither never none nothing nobody nowhere cannot without"))

# “… won’t launch a war …”: what stands before the ending is a stop word or nothing.
NOT_ENDING = "n't"
ENDINGS_OF_SPEECH = ("'s", "'ll", "'ve", "'re", "'d", "'m", "'")

# Prefixes that negate, and how long the rest must be. “un-” and “dis-” are read so before any
# word that the event itself holds; “in-” and “im-” only before adjectives (“impossible”), since
# “income”, “inform” and “improve” hold words that they do not negate.
NEGATING = (("un", 4), ("dis", 4), ("non", 4))
NEGATING_ADJECTIVES = (("in", 6), ("im", 6), ("il", 5), ("ir", 6))
OPENINGS = frozenset({"un", "di", "no", "in", "im", "il", "ir"})
ADJECTIVE_ENDINGS = ("able", "ible", "al", "ant", "ate", "ent", "ete", "ive", "ous", "ect")
# “discover” holds “cover” and does not negate it.
NOT_NEGATED = _table(
    """discharg disciplin disclos discount discover discuss dismiss display dispos distinct distress
    distribut district instant instate"""
)

IRREGULAR = {
    "began": "begin", "begun": "begin", "bought": "buy", "broke": "break", "broken": "break",
    "brought": "bring", "built": "build", "came": "come", "chose": "choose", "chosen": "choose",
    "fell": "fall", "felt": "feel", "fought": "fight", "found": "find", "gave": "give",
    "given": "give", "goes": "go", "gone": "go", "got": "get", "gotten": "get", "held": "hold",
    "importance": "important",
    "kept": "keep", "knew": "know", "known": "know", "led": "lead", "left": "leave", "lost": "lose",
    "made": "make", "meant": "mean", "men": "man", "met": "meet", "paid": "pay", "ran": "run",
    "said": "say", "sat": "sit", "saw": "see", "seen": "see", "sent": "send", "shook": "shake",
    "shaken": "shake", "sold": "sell", "spent": "spend", "spoke": "speak", "spoken": "speak",
    "stood": "stand", "taken": "take", "taught": "teach", "thought": "think", "told": "tell",
    "took": "take", "tore": "tear", "torn": "tear", "went": "go", "women": "woman", "won": "win",
    "wrote": "write", "written": "write",
}  # fmt: skip

NUMBERS = dict(
    zip(
        _table("one two three four five six seven eight nine ten eleven twelve"),
        map(str, range(1, 13)),
        strict=True,
    )
)

# British and American spellings meet in one form, which is never shown. A rule may also touch a
# word that has one spelling only (“promise”): it touches it everywhere alike.
SPELLINGS = {
    "defence": "defense", "offence": "offense", "licence": "license", "pretence": "pretense",
    "centre": "center", "theatre": "theater", "metre": "meter", "fibre": "fiber",
    "programme": "program", "programmes": "program", "cheque": "check", "grey": "gray",
    "sceptic": "skeptic", "scepticism": "skepticism", "tyre": "tire", "judgement": "judgment",
}  # fmt: skip
OUR = re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|able|ite|ful|less|ly$|er|hood)")
ISE = re.compile(r"(?<=[a-z]{3})(?<!w)(?:is|ys)(?=e$|ed$|es$|er|ing$|ation)")
DOUBLED = re.compile(r"([bdfgmnprtl])\1$")
SHORT = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")  # giv(ing), mak(ing)

# Words that only look as if they had an ending: “statement” is not “state”.
WHOLE = frozenset(
    _table("apartment department document general important moment parliament statement")
)

# Endings, longest first, with how many letters must remain.
ENDINGS = (
    ("ingly", 4), ("edly", 4), ("ness", 4), ("ment", 4), ("able", 4), ("ible", 4), ("ance", 4),
    ("ence", 4), ("ator", 5), ("ity", 4), ("ive", 4), ("ous", 4), ("ful", 4), ("ant", 4),
    ("ent", 5), ("ly", 4), ("al", 5), ("en", 5),
)  # fmt: skip
# An editor's insertion is not the speaker's word: “The same person who is in office now [Trump]”.
INSERTION = re.compile(r"\[[^\[\]]{0,200}\]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it is compared. `sequence` keeps the terms' order and repeats."""

    sequence: tuple[str, ...]
    terms: frozenset[str]
    mass: float  # the summed weights of the terms
    grams: frozenset[str]

    @property
    def content(self) -> frozenset[str]:
        """The terms that carry meaning by themselves: no stop words, no “not”."""
        return self.terms - STOP - {"not"}


def mass_of(terms: frozenset[str]) -> float:
    """The summed weights of the terms: how much they say."""
    small = len(terms & STOP)
    negated = "not" in terms
    content = len(terms) - small - negated
    return content * WORD_WEIGHT + small * STOP_WEIGHT + negated * NOT_WEIGHT


@lru_cache(maxsize=1 << 16)
def respell(word: str) -> str:
    """A lower-case word in the one spelling in which British and American ones are compared."""
    return ISE.sub("iz", OUR.sub("or", SPELLINGS.get(word, word)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A lower-case word without its endings, in one spelling; never shown to readers."""
    word = respell(IRREGULAR.get(word, word))
    if len(word) < 4:
        return word
    word = _without_inflection(word)
    if word in WHOLE:
        return word
    for ending, rest in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= rest:
            word = word[: -len(ending)]
            break
    if word.endswith(("tion", "sion")) and len(word) >= 7:
        word = word[:-3]
    if word.endswith("e") and len(word) >= 5:
        word = word[:-1]
    if word.endswith("at") and len(word) >= 7:  # negotiate, negotiating, negotiation
        word = word[:-2]
    return word[:-1] + "i" if word.endswith("y") else word


def _without_inflection(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and any(c in "aeiouy" for c in rest):
            if DOUBLED.search(rest):
                return rest[:-1]
            return rest + "e" if SHORT.match(rest) else rest
    return word


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


def tokens_of(text: str, span: Span | None = None) -> list[tuple[Span, tuple[str, ...]]]:
    """The tokens of the passage with their words as compared; none in editors' brackets."""
    start, end = (span.start, span.end) if span else (0, len(text))
    gaps = [m.span() for m in INSERTION.finditer(text, start, end)]
    return [
        (Span(m.start(), m.end()), plain_words(m.group()))
        for m in WORD.finditer(text, start, end)
        if not (gaps and any(low < m.start() < high for low, high in gaps))
    ]


def words_of(text: str, span: Span | None = None) -> list[str]:
    """The words of the passage as compared, without editors' insertions in brackets."""
    return [word for _, words in tokens_of(text, span) for word in words]


def vocabulary(passages: Iterable[Iterable[str]]) -> frozenset[str]:
    """The stems that an event's passages use: “unwise” negates only what somebody calls wise."""
    return frozenset(stem(word) for words in passages for word in words if word not in STOP)


def terms_of(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The terms of one word: itself, its stem, or `not` and the stem of what it negates."""
    if word in NEGATIONS:
        return ("not",)
    if word in STOP:
        return (word,)
    rest = _negated(word, known)
    return ("not", rest) if rest else (stem(word),)


def _negated(word: str, known: frozenset[str]) -> str | None:
    if word[:2] not in OPENINGS or word.startswith(NOT_NEGATED):
        return None
    for prefix, length in NEGATING:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= length and stem(rest) in known:
            return stem(rest)
    for prefix, length in NEGATING_ADJECTIVES:
        rest = word[len(prefix) :]
        if (
            word.startswith(prefix)
            and len(rest) >= length
            and rest.endswith(ADJECTIVE_ENDINGS)
            and stem(rest) in known
        ):
            return stem(rest)
    return None


def wording(words: list[str], known: frozenset[str]) -> Wording:
    """The words (see `words_of`) as terms and character runs."""
    sequence = tuple(term for word in words for term in terms_of(word, known))
    terms = frozenset(sequence)
    line = " ".join(words)
    runs = range(max(1, len(line) - GRAM + 1)) if line else range(0)
    return Wording(
        sequence=sequence,
        terms=terms,
        mass=mass_of(terms),
        grams=frozenset(line[i : i + GRAM] for i in runs),
    )


def score(a: Wording, b: Wording) -> float:
    """From 0 to 1: how much of the smaller sentence stands in the other.

    The mean of the share of its weighted terms and of the share of its character runs, damped by
    how much content the two share at all.
    """
    if not (a.grams and b.grams):
        return 0.0
    mass = mass_of(a.terms & b.terms)
    by_words = mass / min(a.mass, b.mass)
    by_grams = len(a.grams & b.grams) / min(len(a.grams), len(b.grams))
    return (by_words + by_grams) / 2 * mass / (mass + DAMPING)


def shared_content(a: Wording, b: Wording) -> tuple[str, ...]:
    """The content terms of both, “not” with them, in the order of the first."""
    both = (a.terms & b.terms) - STOP
    return tuple(dict.fromkeys(t for t in a.sequence if t in both))


def as_written(
    text: str, tokens: Iterable[tuple[Span, tuple[str, ...]]], known: frozenset[str]
) -> tuple[str, ...]:
    """For each term of the tokens' wording, in its order, the word that it was made of.

    “unwise” stands twice, for `not` and for `wise`.
    """
    return tuple(
        span.of(text) for span, words in tokens for word in words for _ in terms_of(word, known)
    )


def shared_words(a: Wording, b: Wording, written: Sequence[str]) -> tuple[str, ...]:
    """The content words of both as the first one writes them, for readers; each once.

    `written` holds the first one's words (see `as_written`).
    """
    found: dict[str, str] = {}
    for term in shared_content(a, b):
        word = written[a.sequence.index(term)]
        found.setdefault(word.lower(), word)
    return tuple(found.values())


def run_containment(a: Wording, b: Wording, length: int = 3) -> float:
    """The share of the smaller one's runs of `length` terms that the other has too."""
    first, second = _runs(a.sequence, length), _runs(b.sequence, length)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _runs(sequence: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    return {sequence[i : i + length] for i in range(len(sequence) - length + 1)}
