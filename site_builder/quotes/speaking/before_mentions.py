"""What is before a mention: a preposition, a verb that has it as object, subject or agent.

“In Tehran, Ayatollah …” is no subject; “declared unlawful by Lee” has an agent.
"""

from __future__ import annotations

from site_builder.quotes.language.grammar import PHRASE_OPENERS, PREPOSITIONS
from site_builder.quotes.language.nouns import (
    MODIFIERS,
    PERSON_NOUNS,
)
from site_builder.quotes.speaking.mention import (
    OBJECT,
    PREPOSITION,
    STRONG,
    WEAK,
    Mention,
)
from site_builder.quotes.speaking.scan import (
    BREAK,
    CAPITAL,
    CUES,
    POSSESSIVE,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    WORD,
    Scan,
)
from site_builder.text.lexicon import CUE_VERBS

FURTHEST_BEFORE = 8  # tokens between a preposition and the mention that it governs
VERB_CLASSES = {STRONG_CUE: STRONG, WEAK_CUE: WEAK}
# “declared an “unlawful resident””
COMPLETING = frozenset({"as", "a", "an", "the", "being", "both"})
GOVERNING = PREPOSITIONS | {"and"}  # before a mention: “a letter to Clinton said”
DIRECTIONS = frozenset({"back", "in", "up"})
PHRASAL = frozenset({"put", "chipped", "chimed", "piped", "shot", "fired", "cut", "broke"})
COLOURING = PHRASE_OPENERS | MODIFIERS | PERSON_NOUNS  # “a former aide”


def look_before(scan: Scan, mention: Mention) -> None:
    """Finds what is before a mention: a preposition, a verb that has it as object or as subject."""
    kinds, lower = scan.kinds, scan.lower
    i = mention.first - 1
    if i >= 0 and (lower[i] in COLOURING or kinds[i] == POSSESSIVE):
        i = _before(scan, mention.first)
    if i < 0 or kinds[i] in (STOP, BREAK, QUOTE):
        return
    is_phrasal = i > 0 and lower[i] in DIRECTIONS and lower[i - 1] in PHRASAL
    i -= is_phrasal  # “…,” put in Ann Lee
    kind, before = kinds[i], lower[i]
    mention.before = before
    if before in GOVERNING:
        verb = _agents_verb(scan, i) if before == "by" else -1
        if verb >= 0:
            mention.through, mention.verb = "by", verb
            mention.verb_class = VERB_CLASSES.get(kinds[verb], WEAK)
        else:
            mention.case = PREPOSITION
    elif kind in CUES or is_phrasal:
        mention.inverted = i
    elif kind in (WORD, CAPITAL) and before.endswith(("ing", "ed")):
        mention.case = OBJECT


def _agents_verb(scan: Scan, by: int) -> int:
    """The participle whose agent is behind the *by*; -1 if that is no verb of saying.

    “described by NAME as”, “declared an “unlawful resident” by NAME”, “hammered as “low tide” by
    NAME”: straight before the *by*, or before the quotation that is.
    """
    kinds, lower = scan.kinds, scan.lower
    if by and kinds[by - 1] in CUES:
        return -1 if lower[by - 1].endswith("ing") else by - 1
    if by < 2 or kinds[by - 1] != QUOTE:
        return -1
    before = range(by - 2, max(-1, by - 2 - FURTHEST_BEFORE), -1)
    i = next((i for i in before if lower[i] not in COMPLETING), by)
    is_verb = kinds[i] in CUES or (lower[i].endswith("ed") and lower[i + 1] == "as")
    return i if is_verb and not lower[i].endswith("ing") and not is_base(lower[i]) else -1


def is_base(word: str) -> bool:
    """Whether the word is a verb of saying in its base form: *report*."""
    return CUE_VERBS.get(word) == word


def _before(scan: Scan, first: int) -> int:
    """The token before a phrase and its determiners, and before its owner; -1 for none.

    “noted NBC’s Dante Chinni”: *noted*.
    """
    kinds, lower = scan.kinds, scan.lower
    i = first - 1
    furthest = max(-1, i - FURTHEST_BEFORE)
    while i > furthest and kinds[i] == WORD and lower[i] in COLOURING:
        i -= 1
    if i >= 1 and kinds[i] == POSSESSIVE:
        i -= 1
        while i > furthest and (kinds[i] == CAPITAL or lower[i] in PHRASE_OPENERS):
            i -= 1
    return i
