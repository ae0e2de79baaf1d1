"""Where the verb nearest to a quotation brings it in, whatever the ranker likes better.

The ranker knows single features and few examples of some; a rule here is one of them for which, in
PolNeAR's training part, the nearest verb is right far more often than the ranker's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from site_builder.quotes.language.grammar import PHRASE_OPENERS
from site_builder.quotes.speaking.cue_places import CUES
from site_builder.quotes.speaking.layout import Layout, crosses_quotation, crosses_sentence
from site_builder.quotes.speaking.scan import COLON, COMMA, DASH, STRONG_CUE, WEAK_CUE, WORD, Scan

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
