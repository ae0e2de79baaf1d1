"""The noun phrases of an article that could speak, each with the verb that it governs.

1. `OPENERS` are the tags of tokens at which one may begin;
2. `noun_phrases` reads a name, an organisation or a description from there on;
3. `subjects` finds its verb, or what keeps it from having one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from site_builder.quotes.language.grammar import QUANTIFIERS
from site_builder.quotes.speaking import tags
from site_builder.quotes.speaking.mention import NO_VERB, PREPOSITION, Kind, Mention
from site_builder.quotes.speaking.noun_phrases import ANY_DETERMINER, NAMING, phrase
from site_builder.quotes.speaking.scan import (
    BREAK,
    COMMA,
    POSSESSIVE,
    PRONOUN,
    QUOTE,
    STRONG_CUE,
    WEAK_CUE,
    Scan,
)
from site_builder.quotes.speaking.subjects import BELONGING, find_verb, relate

# Words that may speak by themselves: “others said”; a plural before a verb: “critics say”.
SINGLE = tags.QUANTIFIER + tags.PLURAL + tags.MODIFIER + tags.PARTICLE
OPENERS = ANY_DETERMINER + tags.PERSON + NAMING + PRONOUN + SINGLE + POSSESSIVE
# “Tom Ferris’s deputy said”: what is owned speaks, be the noun known or not.
OWNED = re.compile(
    f"{POSSESSIVE}[{tags.MODIFIER}{tags.NOUN}{tags.PERSON}{tags.VERBAL}]{{0,2}}"
    f"[{tags.MODIFIER}{tags.NOUN}{tags.PLURAL}{tags.PERSON}]"
    f"(?=(?:{BELONGING.pattern})?{tags.CUE})"  # “Hale’s letter to the board said”
)
NEAR = 3  # mentions that a verb may be beyond: “a letter | from Ann Lee | to Bo Roe | said”
IS_OPENER = bytes(chr(code) in OPENERS for code in range(256))


def find_mentions(scan: Scan) -> list[Mention]:
    """The mentions of the scan, in order; none overlap.

    A paragraph that has no quotation, and is not before one, has no source. Its descriptions are
    left out. Its names, bodies and pronouns are kept, since later pronouns may mean them.
    """
    mentions: list[Mention] = []
    start = 0
    paragraphs = scan.kinds.split(BREAK)
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], ""], strict=True):
        end = start + len(paragraph)
        is_near = QUOTE in paragraph or QUOTE in following
        for mention in _read(scan, start, end):
            if is_near or mention.kind is not Kind.NOUN:
                relate(scan, mention)
                if (
                    mention.case == PREPOSITION
                    and mention.verb >= 0
                    and _is_governed(mentions, mention)
                ):
                    mention.verb, mention.verb_class = -1, NO_VERB  # “Ann Lee of Ohio said”
                elif mentions and _renames(scan, mentions[-1], mention):
                    mention.inverted, mentions[-1].inverted = mentions[-1].inverted, -1
                mentions.append(mention)
        start = end + 1
    return mentions


def _is_governed(mentions: list[Mention], own: Mention) -> bool:
    """Whether one of the mentions before governs its verb."""
    near = 1 if own.through == "who" else NEAR
    return own.verb in [m.verb for m in mentions[-near:]]


def _renames(scan: Scan, noun: Mention, name: Mention) -> bool:
    """Whether a name follows its description: “…,” concedes her neighbour, Emil Pohl."""
    is_next = name.first == noun.after + 1 and scan.kinds[noun.after] == COMMA
    return is_next and noun.is_inverted and noun.kind is Kind.NOUN and name.kind is Kind.NAME


def _read(scan: Scan, start: int, end: int) -> Iterator[Mention]:
    """The mentions of tokens `start` to `end`, each by itself."""
    after = start  # of the mention before
    opens = scan.noun_tags[start:end].encode().translate(IS_OPENER)
    for i in compress(range(start, end), opens):
        if i >= after:
            mention = _mention(scan, i)
            if mention is not None:
                after = mention.after
                yield mention


def _mention(scan: Scan, i: int) -> Mention | None:
    """The mention that begins at token `i`, by itself; None for none."""
    tag, word = scan.noun_tags[i], scan.lower[i]
    if tag == PRONOUN:
        return Mention(i, i + 1, word, word, i)
    if word in QUANTIFIERS and _speaks(scan, i + 1):
        return Mention(i, i + 1, Kind.NOUN, scan.word(i), i)
    if tag == POSSESSIVE:
        owned = OWNED.match(scan.noun_tags, i)
        after = owned.end() if owned else i
        return Mention(i + 1, after, Kind.NOUN, scan.words(i + 1, after), i + 1) if owned else None
    if tag not in SINGLE:
        return phrase(scan, i)
    is_before_verb = scan.kinds.startswith(STRONG_CUE, i + 1) or (
        scan.kinds.startswith(WEAK_CUE, i + 1) and scan.lower[i + 1].endswith("ed")
    )
    if tag == tags.QUANTIFIER or (is_before_verb and word[-1] == "s"):
        return Mention(i, i + 1, Kind.NOUN, scan.word(i), i)
    return None


def _speaks(scan: Scan, i: int) -> bool:
    """Whether a verb of saying is at token `i`, auxiliaries left out."""
    v = find_verb(scan, i)
    return v >= 0 and scan.kinds[v] == STRONG_CUE
