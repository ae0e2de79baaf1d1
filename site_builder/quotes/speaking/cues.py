"""The words that introduce a quotation, once its source is known: *said*, *according to*, a colon.

The candidates are the verbs between source and quotation and the one that the source governs
(`cue_places`); `learnt/cues.json` has a weight for each of their features.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.quotes.language.grammar import PHRASE_OPENERS
from site_builder.quotes.speaking.layout import Layout, bucket, crosses_quotation, crosses_sentence
from site_builder.quotes.speaking.mention import CUE_CLASSES
from site_builder.quotes.speaking.readings import Parse
from site_builder.quotes.speaking.scan import (
    BREAK,
    COLON,
    COMMA,
    CUES,
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
            f"word {lower[c]}" if kind in CUE_CLASSES else f"sign {kind}",
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


# ------------------------------------------------------------------ two rules over the choice

ENDINGS = {  # weak verbs in -s are nouns as often: “Trump’s comments”, “leads by 29 points”
    STRONG_CUE: ("ed", "s", "ing"),
    WEAK_CUE: ("ed", "ing"),
}
IRREGULAR = frozenset({"said", "told", "wrote", "thought", "felt", "spoke", "swore", "shot"})
ASIDES = ("referring",)  # “…,” Tester said, referring to the 1 percent excuse, “you give …”
NO_VERB_BEHIND = PHRASE_OPENERS | {"of"}  # “the claim”, “his statements”


def settled(scan: Scan, layout: Layout, places: Iterable[int], choice: int, token: int) -> int:
    """The choice, or the nearest verb of saying before the quotation where a rule says so.

    1. Only a comma or a colon is between: “… said it was too early but added, “I think …””,
       “concluding his speech by declaring of the United States: “If …””.
    2. Another quotation is between the choice and this one: “… said the financial system was
       “corrupt,” noting that it is “very strange that …””.
    3. A colon rather than a headline's verb of another kind: Warren Hammers Banks: “They …”.
    """
    kinds = scan.kinds
    if kinds[choice] == WORD and kinds[token - 1] == COLON and scan.word(choice)[0].isupper():
        return token - 1
    nearest = max((c for c in places if c < token and _is_finite(scan, c)), default=choice)
    if crosses_quotation(layout, nearest, token) or crosses_sentence(layout, nearest, token):
        return choice
    if (kinds[nearest], kinds[token - 1]) in ((STRONG_CUE, COMMA), (WEAK_CUE, COLON)):
        return nearest
    between = choice < token and crosses_quotation(layout, choice, token)
    is_verb = kinds[nearest] == STRONG_CUE or scan.lower[nearest].endswith("ing")
    return nearest if between and is_verb else choice


def _is_finite(scan: Scan, c: int) -> bool:
    """Whether a verb of saying is one here, and no bare form or noun: “to say”, “his claim”."""
    word = scan.lower[c]
    return (
        scan.kinds[c] in CUES
        and word not in ASIDES
        and (word.endswith(ENDINGS[scan.kinds[c]]) or word in IRREGULAR)
        and (not c or scan.lower[c - 1] not in NO_VERB_BEHIND)
    )
