"""A name, an organisation or a description, read from the token that opens it.

A phrase is a determiner, then words and runs of capitals: “the”, “former Vermont Sen. Ann Lee”.
What it is follows from how it ends: a run of capitals names, a common noun describes.
"""

from __future__ import annotations

import re

from site_builder.quotes.language.grammar import PHRASE_OPENERS
from site_builder.quotes.language.nouns import (
    ADJECTIVES,
    OFFICE_FIELDS,
    ORGANISATIONS,
    PERSON_NOUNS,
    PLACES,
)
from site_builder.quotes.speaking import tags
from site_builder.quotes.speaking.mention import Kind, Mention
from site_builder.quotes.speaking.scan import (
    BREAK,
    COLON,
    NUMBER,
    POSSESSIVE,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    Scan,
)
from site_builder.quotes.speaking.subjects import find_verb
from site_builder.quotes.speaking.tags import is_verbal
from site_builder.text.lexicon import HONORIFICS, OFFICES, TITLES, words

MOST_WORDS = 8  # of a phrase, without its determiner
OFFICE_WORDS = TITLES | OFFICES
NO_HEADS = ADJECTIVES | PERSON_NOUNS | {""}  # "": a nickname
GENERATIONS = ("jr", "sr", "ii", "iii")
ARTICLES = ("the", "a", "an")
COMPASS = frozenset({"north", "south", "east", "west", "new", "saudi", "great", "san", "los"})
# “Said Dorothy Poynter, who grew up there: …”, “Is Sanders too old?”
INVERTED = words("is are was were did does has had said says added continued stated asked")
SENTENCE_OPENERS = (STOP, BREAK, QUOTE, COLON)  # “He said: Nobody knows”

# ------------------------------------------------------------------ how far a phrase goes

PLAIN = tags.NAME + tags.BODY + tags.FIELD + tags.NAME_PARTICLE
NAMING = PLAIN + tags.TITLE + tags.OFFICE_OF + tags.NAMED_DETERMINER
GOING_ON = PLAIN + tags.TITLE + tags.OFFICE_OF + tags.NO_NAME
ANY_CAPITAL = GOING_ON + tags.NAMED_DETERMINER + tags.OPENING_DETERMINER
# Capitals: “Sen. Bernie Sanders”, with small words between two of them: “Bank of America”,
# “Ursula von der Leyen”, “de La Torre”, “Secretary of State”, “Marcia "Cia" Price”.
RUN = (
    f"[{NAMING}](?:[{GOING_ON}]+"
    f"|(?:(?<={tags.BODY}){tags.OF}|{tags.PARTICLE}[{tags.PARTICLE}{tags.NAME_PARTICLE}]?+)"
    f"(?=[{ANY_CAPITAL}])"
    f"|(?<={tags.OFFICE_OF}){tags.OF}(?={tags.FIELD})"
    f"|[{tags.NICKNAME}{tags.OPEN_NICKNAME}](?=[{PLAIN}{tags.NAMED_DETERMINER}]))*"
)

ANY_DETERMINER = tags.DETERMINER + tags.NAMED_DETERMINER + tags.OPENING_DETERMINER
OFFICE = tags.PERSON + tags.MODIFIER  # “Clinton spokesman”, “former political”
ANY_NOUN = tags.NOUN + tags.PLURAL + tags.QUANTIFIER + tags.DETERMINER + tags.PARTICLE + OFFICE
BASE = f"(?<=[{ANY_DETERMINER}]){tags.CUE_BASE}"  # “the report”
# Behind a determiner:
# 1. a name, and straight behind it any noun: “the Trump speech crowd”;
# 2. else nouns, of which only the first may look like a participle: “the 3 retired senators”, but
#    not “the report released”;
# 3. names, each with its offices: “the … Trump campaign”.
DETERMINED = re.compile(
    f"[{ANY_DETERMINER}](?:({RUN})(?:{NUMBER}*[{ANY_NOUN}])?(?:{NUMBER}*[{OFFICE}])*"
    f"|[{NUMBER}{tags.OPEN_NICKNAME}]*"
    f"(?:(?:[{ANY_NOUN}{tags.VERBAL}]|{BASE})(?:{NUMBER}*(?:[{ANY_NOUN}]|{BASE}))*"
    f"|(?=[{NAMING}])))"
    f"(?:{NUMBER}*({RUN})(?:{NUMBER}*[{OFFICE}])*)*"
)
BARE = re.compile(f"(?=[{NAMING}{tags.PERSON}])[{OFFICE}]*(?:({RUN})[{OFFICE}]*)*")


def phrase(scan: Scan, i: int) -> Mention | None:
    """The name, organisation or description that begins at token `i`; None for none."""
    determined = scan.lower[i] in PHRASE_OPENERS
    pattern = DETERMINED if determined else BARE
    found = pattern.match(scan.noun_tags, i, i + determined + MOST_WORDS)
    if found is None:
        return None
    after = found.end()
    run = found.span(found.lastindex) if found.lastindex else (-1, -1)  # the last
    if run[1] == after:
        return _named(scan, i, run)
    return Mention(i, after, Kind.NOUN, scan.words(i, after), i)


# ------------------------------------------------------------------ what a run of capitals names


def _named(scan: Scan, i: int, run: tuple[int, int]) -> Mention | None:
    """A phrase that ends in a run of capitals: a person behind titles, or an organisation."""
    lower = scan.lower
    start, after = run
    head, end, honorific = (start, after, "") if after == start + 1 else _name_within(scan, run)
    first, last, single = lower[head], lower[end - 1], end - head == 1
    if (
        last in ORGANISATIONS
        or (i == head - 1 and lower[i] in ARTICLES)
        or (after > start + 2 and _is_body(lower[start:after]))
    ):
        return Mention(i, after, Kind.ORGANISATION, scan.words(*run), start)
    if single and last in OFFICE_WORDS:  # “the President”
        return Mention(i, after, Kind.NOUN, scan.words(*run), start)
    if single and last in ADJECTIVES:  # “Republicans”
        return Mention(i, after, Kind.ORGANISATION, scan.words(*run), start)
    name = _name(scan, head, end)
    if last in PLACES and (single or first in COMPASS):
        return Mention(i, after, Kind.ORGANISATION, name, head)
    if (
        single
        and last not in scan.names
        and lower[i] not in PHRASE_OPENERS
        and _opens_sentence(scan, head)
    ):
        if _is_common(scan, last, after):
            return Mention(i, after, Kind.NOUN, name, head)
        if last in scan.small_words or is_verbal(last):
            return None
    return Mention(i, after, Kind.NAME, name, head, honorific)


def _name(scan: Scan, head: int, end: int) -> str:
    """The words of a name, without a nickname."""
    if end == head + 1:
        return scan.word(head)
    return " ".join([scan.word(k) for k in range(head, end) if scan.kinds[k] != QUOTE])


def _is_body(run: list[str]) -> bool:
    """“Central Council of Jews”, “Bank of America”."""
    return "of" in run and run[run.index("of") - 1] in ORGANISATIONS


def _name_within(scan: Scan, run: tuple[int, int]) -> tuple[int, int, str]:
    """The name without titles and *Jr.*: its first token, the one after it, and its honorific."""
    lower = scan.lower
    start, after = run
    head, honorific = start, ""
    for k in range(start, after - 1):
        if lower[k] in TITLES or (lower[k] in OFFICE_FIELDS and lower[k - 1] == "of"):
            head = k + 1
            honorific = HONORIFICS.get(lower[k], honorific)
    while head < after - 1 and lower[head] in NO_HEADS:
        head += 1
    if head < after - 1 and lower[head] in INVERTED and _opens_sentence(scan, head):
        head += 1
    end = after
    while end > head + 1 and lower[end - 1] in GENERATIONS:
        end -= 1
    return head, end, honorific


def _is_common(scan: Scan, word: str, after: int) -> bool:
    """Whether a capital that opens a sentence, and is no name elsewhere, is a common noun.

    “Aides have also suggested …”, “Critics say …”: a plural, or what nothing of a name follows.
    """
    if word in scan.small_words or is_verbal(word):
        v = find_verb(scan, after) if word[-1] == "s" else -1
        return v >= 0 and (scan.kinds[v] == STRONG_CUE or word in PERSON_NOUNS)
    follower = scan.kinds[after] if after < len(scan.kinds) else STOP
    return word[-1] == "s" or follower not in (STRONG_CUE, WEAK_CUE, POSSESSIVE)


def _opens_sentence(scan: Scan, i: int) -> bool:
    return i == 0 or scan.kinds[i - 1] in SENTENCE_OPENERS
