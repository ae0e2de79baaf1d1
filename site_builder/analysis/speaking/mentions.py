"""The noun phrases of an article that could speak, each with the verb that it governs.

1. `_openings` are the tokens at which one may begin;
2. `noun_phrases` reads a name, an organisation or a description from there on;
3. `subjects` finds its verb, or what keeps it from having one.
"""

from __future__ import annotations

import re

from site_builder.analysis.language.grammar import DETERMINERS, FUNCTION_WORDS, PERSON_NOUNS, words
from site_builder.analysis.speaking.mention import Kind, Mention
from site_builder.analysis.speaking.noun_phrases import is_verbal, phrase
from site_builder.analysis.speaking.scan import (
    CAPITAL,
    NUMBER,
    PRONOUN,
    STRONG_CUE,
    WORD,
    Scan,
)
from site_builder.analysis.speaking.subjects import find_verb, relate

OPENERS = DETERMINERS | PERSON_NOUNS  # words in lower case that may open a description
# Words that stand for the people who speak: “Yet another said, …”, “some called it …”.
QUANTIFIERS = words(
    """
    another others some many most several few both one neither none everyone everybody nobody
    someone somebody anyone those all people
    """
)
FIRST_WORDS = OPENERS | QUANTIFIERS
OPENING = re.compile(f"[{CAPITAL}{PRONOUN}]|{NUMBER}(?={WORD})")
NUMBERS = re.compile(NUMBER)
# A plural there is somebody: “critics say”, “sources said”.
BEFORE_VERB = re.compile(f"{WORD}(?={STRONG_CUE})")
LONGEST_SHARE = 8  # tokens: “10 percent of registered voters reported”


def find_mentions(scan: Scan) -> list[Mention]:
    """Every mention of the scan, in order; none overlap."""
    mentions: list[Mention] = []
    after = 0  # of the mention before
    for i in _openings(scan):
        if i < after:
            continue
        mention = _mention(scan, i)
        if mention is not None:
            relate(scan, mention)
            mentions.append(mention)
            after = mention.after
    return mentions


def _openings(scan: Scan) -> list[int]:
    """The tokens at which a mention may begin."""
    kinds, lower = scan.kinds, scan.lower
    found = [i for i, word in enumerate(lower) if word in FIRST_WORDS and kinds[i] == WORD]
    found += [opening.start() for opening in OPENING.finditer(scan.shape)]
    found += [n.start() for n in NUMBERS.finditer(scan.shape) if lower[n.start()][-1] == "%"]
    for before_verb in BEFORE_VERB.finditer(scan.shape):
        word = lower[before_verb.start()]
        if word[-1] == "s" and word not in FUNCTION_WORDS:
            found.append(before_verb.start())
    return sorted(set(found))


def _mention(scan: Scan, i: int) -> Mention | None:
    """The mention that begins at token `i`, by itself; None for none."""
    kind, word = scan.kinds[i], scan.lower[i]
    if kind == PRONOUN:
        return Mention(i, i + 1, word, word, i)
    if kind == NUMBER:
        return _share(scan, i)
    if word in QUANTIFIERS and _speaks(scan, i + 1):
        return Mention(i, i + 1, Kind.NOUN, scan.word(i), i)
    if kind == CAPITAL or word in OPENERS:
        return phrase(scan, i)
    return Mention(i, i + 1, Kind.NOUN, scan.word(i), i)


def _share(scan: Scan, i: int) -> Mention | None:
    """“63 percent said”, “10 percent of registered voters reported”; None where none speaks."""
    kinds, lower = scan.kinds, scan.lower
    after = i + 1
    if lower[i][-1] != "%":
        if lower[after : after + 1] != ["percent"]:
            return None
        after += 1
    if lower[after : after + 1] == ["of"]:
        j = after + 1
        limit = min(i + LONGEST_SHARE, len(kinds))
        while j < limit and kinds[j] in (WORD, CAPITAL) and not is_verbal(lower[j]):
            j += 1
        if _speaks(scan, j):
            after = j
    return Mention(i, after, Kind.NOUN, scan.word(i), i) if _speaks(scan, after) else None


def _speaks(scan: Scan, i: int) -> bool:
    """Whether a verb of saying stands at token `i`, over auxiliaries."""
    v = find_verb(scan, i)
    return v >= 0 and scan.kinds[v] == STRONG_CUE
