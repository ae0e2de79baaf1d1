"""The noun phrases of an article that could speak, each with the verb that it governs.

1. `_openings` are the tokens at which one may begin;
2. `noun_phrases` reads a name, an organisation or a description from there on;
3. `subjects` finds its verb, or what keeps it from having one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.analysis.language.grammar import DETERMINERS, FUNCTION_WORDS, PERSON_NOUNS, words
from site_builder.analysis.speaking.mention import Kind, Mention
from site_builder.analysis.speaking.noun_phrases import is_verbal, phrase
from site_builder.analysis.speaking.scan import (
    BREAK,
    CAPITAL,
    NUMBER,
    PRONOUN,
    QUOTE,
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
NAMING = re.compile(f"[{CAPITAL}{PRONOUN}]")
NUMBERS = re.compile(NUMBER)
# A plural there is somebody: “critics say”, “sources said”.
BEFORE_VERB = re.compile(f"{WORD}(?={STRONG_CUE})")
LONGEST_SHARE = 8  # tokens: “10 percent of registered voters reported”


def find_mentions(scan: Scan) -> list[Mention]:
    """The mentions of the scan, in order; none overlap.

    In a paragraph that neither holds a quotation nor stands before one nobody is a source: only
    names and pronouns are read there, for those who are taken up elsewhere, and not their verbs.
    """
    mentions: list[Mention] = []
    start = 0
    paragraphs = scan.shape.split(BREAK)
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
        end = start + len(paragraph)
        if QUOTE in paragraph or QUOTE in following:
            mentions += _near(scan, start, end)
        else:
            mentions += _names(scan, start, end)
        start = end + 1
    return mentions


def _near(scan: Scan, start: int, end: int) -> Iterator[Mention]:
    """The mentions of tokens `start` to `end`, each with the verb that it governs."""
    after = start  # of the mention before
    for i in _openings(scan, start, end):
        if i >= after:
            mention = _mention(scan, i)
            if mention is not None:
                relate(scan, mention)
                after = mention.after
                yield mention


def _names(scan: Scan, start: int, end: int) -> Iterator[Mention]:
    """The names and pronouns of tokens `start` to `end`."""
    after = start
    for opening in NAMING.finditer(scan.shape, start, end):
        i = opening.start()
        if i >= after:
            mention = _mention(scan, i)
            if mention is not None:
                after = mention.after
                if mention.kind is not Kind.NOUN:
                    yield mention


def _openings(scan: Scan, start: int, end: int) -> list[int]:
    """The tokens from `start` to `end` at which a mention may begin."""
    kinds, lower, shape = scan.kinds, scan.lower, scan.shape
    found = [
        i
        for i, word in enumerate(lower[start:end], start)
        if word in FIRST_WORDS and kinds[i] == WORD
    ]
    found += [opening.start() for opening in OPENING.finditer(shape, start, end)]
    found += [n.start() for n in NUMBERS.finditer(shape, start, end) if lower[n.start()][-1] == "%"]
    for before_verb in BEFORE_VERB.finditer(shape, start, end):
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
