"""The words that introduce a quotation, once its source is known: *said*, *according to*, a colon.

The candidates are the verbs between source and quotation and the one that the source governs
(`cue_places`); `learnt/cues.json` has a weight for each of their features.

The table knows single features, and few examples of some. A rule of `RULES` is a feature for which,
in PolNeAR's training part, the verb nearest to the quotation is right far more often than the
table's choice; the figures are in its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from site_builder.quotes.language.grammar import PHRASE_OPENERS
from site_builder.quotes.speaking.cue_places import CUES
from site_builder.quotes.speaking.layout import Layout, bucket, crosses_quotation, crosses_sentence
from site_builder.quotes.speaking.mention import STRONG, WEAK
from site_builder.quotes.speaking.readings import Parse
from site_builder.quotes.speaking.scan import (
    BREAK,
    COLON,
    COMMA,
    DASH,
    STRONG_CUE,
    TOKEN_NAMES,
    VERBS,
    WEAK_CUE,
    WORD,
    Scan,
)
from site_builder.text.lexicon import CUE_VERBS, words
from site_builder.text.spans import Span

# What is no cue without the word behind it, or another one: “called it “disgusting””, but “called
# for … a “verified nuclear agreement””.
PARTICLES = {
    "according": ("to",),
    "put": ("it",),  # “As Steven M. Rosenthal … recently put it, “…””
    "puts": ("it",),
    "call": ("for", "on", "out"),
    "point": ("out", "to"),
    "refer": ("to",),
    "hint": ("at",),
    "shoot": ("back",),
    "fire": ("back",),
    "snap": ("back",),
    "spell": ("out",),
    "sum": ("up",),
}
ITS_VERB, VERB_BEFORE, NO_VERB_OF_IT = "its verb", "verb before it", "no verb of it"
ANOTHER_WORD = "after another word"
# Words before a verb that tell.
BEFORE = words("to the a an and but , his her their that of for in by would not")


def cue_features(reading: Parse, index: int, token: int, places: list[int]) -> Iterator[list[str]]:
    """For each place that may bring in the quotation at `token` for source `index` its features."""
    scan, layout, m = reading.scan, reading.layout, reading.mentions[index]
    kinds, lower, counted = scan.kinds, scan.lower, layout.words_before
    side = "source before" if m.first < token else "source behind"
    last = max((c for c in places if c < token and kinds[c] in CUES), default=-1)
    for c in places:
        kind = TOKEN_NAMES[VERBS.get(lower[c], kinds[c])]
        form = _form(lower[c])
        before = _before(scan, c)
        role = ITS_VERB if c == m.verb else VERB_BEFORE if c == m.inverted else NO_VERB_OF_IT
        near = bucket(abs(counted[token] - counted[c]))
        near += " words before" if c < token else " words behind"
        nearest = "nearest verb" if c == last else "not nearest"
        gap = _gap(scan, layout, c, token) if c < token else "behind the quotation"
        yield [
            f"{role}, {kind}, {side}",
            f"{role}, {kind}, {form}",
            f"{kind}, {near}",
            f"{role}, {kind}, source with {m.verb_class}, {nearest}",
            f"{kind}, {form}, {nearest}",
            before,
            f"{role}, {kind}, {'subject' if reading.owners.get(c) == index else 'no subject'}",
            f"word {lower[c]}" if kind in (STRONG, WEAK) else f"sign {kind}",
            f"{gap}, {role}",
            f"{gap}, {form}, {before}",
        ]


def cue_span(scan: Scan, cue: int) -> Span:
    """The place of the cue, with the word that makes another verb of it: *called for*."""
    word = scan.lower[cue]
    following = scan.lower[cue + 1 : cue + 2]
    takes = PARTICLES.get(CUE_VERBS.get(word, word), ())
    last = cue + 1 if following and following[0] in takes else cue
    return Span(scan.start(cue), scan.end(last))


def _gap(scan: Scan, layout: Layout, c: int, token: int) -> str:
    """What is between a word and the quotation behind it."""
    ends = crosses_sentence(layout, c, token)
    if crosses_quotation(layout, c, token):
        return "quotation and sentence end between" if ends else "quotation between"
    if ends:
        return "sentence end between"
    if c + 1 == token:
        return "nothing between"
    if scan.lower[c + 1] == "that":
        return "“that” between" if c + 2 == token else "“that” and more between"
    return f"{TOKEN_NAMES[scan.kinds[c + 1]]} between" if c + 2 == token else "more between"


def _form(word: str) -> str:
    """How a verb ends: *saying*, *called*, *says*, *wrote*."""
    if word.endswith("ing"):
        return "in -ing"
    return f"in -{word[-1]}" if word.endswith(("d", "s")) else "another form"


def _before(scan: Scan, i: int) -> str:
    """The word or comma before token `i`, if it is one that tells."""
    if not i or scan.kinds[i - 1] == BREAK:
        return ANOTHER_WORD
    word = "," if scan.kinds[i - 1] == COMMA else scan.lower[i - 1]
    return f"after “{word}”" if word in BEFORE else ANOTHER_WORD


# ------------------------------------------------------------------ rules over the learnt choice

ENDINGS = {  # weak verbs in -s are nouns as often: “Trump’s comments”, “leads by 29 points”
    STRONG_CUE: ("ed", "s", "ing"),
    WEAK_CUE: ("ed", "ing"),
}
IRREGULAR = frozenset({"said", "told", "wrote", "thought", "felt", "spoke", "swore", "shot"})
ASIDES = ("referring",)  # “…,” Tester said, referring to the 1 percent excuse, “you give …”
PHRASES = ("according", "put", "puts")  # “according to”, “put it”: as good as a verb of saying
NOUNS_BEGIN = PHRASE_OPENERS | {"of"}  # “the claim”, “his statements”: no verb


class Rivals(NamedTuple):
    """The ranker's choice, and the nearest verb of saying before the quotation (tokens)."""

    scan: Scan
    layout: Layout
    choice: int
    nearest: int
    token: int


def _comma_or_colon(r: Rivals) -> bool:
    """“… said it was too early to congratulate winners but added, “I think you all have …””.

    Breitbart: “concluding his speech to the Air Force by declaring of the United States, “If …””.
    """
    before = r.scan.kinds[r.token - 1]
    return (r.scan.kinds[r.nearest], before) in ((STRONG_CUE, COMMA), (WEAK_CUE, COLON))


def _participle(r: Rivals) -> bool:
    """“Mr. Axelrod said, calling the Fox News chief “brilliant””; “by urging “a politics …””."""
    kinds, lower = r.scan.kinds, r.scan.lower
    opens = r.nearest > 0 and (kinds[r.nearest - 1] == COMMA or lower[r.nearest - 1] == "by")
    return opens and lower[r.nearest].endswith("ing")


def _another_quotation_between(r: Rivals) -> bool:
    """“… said the financial system was “corrupt,” noting that it is “very strange that …””."""
    is_verb = r.scan.kinds[r.nearest] == STRONG_CUE or r.scan.lower[r.nearest].endswith("ing")
    return is_verb and r.choice < r.token and crosses_quotation(r.layout, r.choice, r.token)


def _no_verb_of_saying(r: Rivals) -> bool:
    """FT: “Trump signed an executive order …, but also called for … “verified nuclear agreement””.

    And it says more than a colon.
    """
    is_phrase = r.scan.lower[r.choice] in PHRASES
    return r.scan.kinds[r.choice] in (WORD, COLON, DASH) and not is_phrase


RULES: tuple[Callable[[Rivals], bool], ...] = (
    _comma_or_colon,  # right 16 times, the choice 3 times
    _participle,  # 7, once
    _another_quotation_between,  # 14, never
    _no_verb_of_saying,  # 22, 6 times
)


def settled(scan: Scan, layout: Layout, places: Iterable[int], choice: int, token: int) -> int:
    """The choice, or the nearest verb of saying before the quotation where a rule says so."""
    verbs = [c for c in places if c < token and _is_finite(scan, c)]
    nearest = max(verbs, default=choice)
    if (
        nearest == choice
        or crosses_quotation(layout, nearest, token)
        or crosses_sentence(layout, nearest, token)
    ):
        return choice
    rivals = Rivals(scan, layout, choice, nearest, token)
    return nearest if any(rule(rivals) for rule in RULES) else choice


def _is_finite(scan: Scan, c: int) -> bool:
    """Whether a verb of saying is one here, and no bare form or noun: “to say”, “his claim”."""
    word = scan.lower[c]
    return (
        scan.kinds[c] in CUES
        and word not in ASIDES
        and (word.endswith(ENDINGS[scan.kinds[c]]) or word in IRREGULAR)
        and (not c or scan.lower[c - 1] not in NOUNS_BEGIN)
    )
