"""What a word can be by its form: a letter for its part in a noun phrase, and one for verbs.

`noun_phrases` and `subjects` run patterns over the letters of all tokens. A sign has its class of
`scan` for both; no letter here is one of those classes.
"""

from __future__ import annotations

from site_builder.quotes.language.grammar import (
    BETWEEN_SUBJECT_AND_VERB,
    FUNCTION_WORDS,
    IRREGULAR_VERBS,
    PHRASE_OPENERS,
    QUANTIFIERS,
)
from site_builder.quotes.language.nouns import (
    CONNECTORS,
    MODIFIERS,
    NO_NAMES,
    OFFICE_FIELDS,
    OFFICES_OF,
    ORGANISATIONS,
    PERSON_NOUNS,
)
from site_builder.text.dates import WEEKDAYS
from site_builder.text.lexicon import CUE_VERBS, TITLES

# ------------------------------------------------------------------ noun phrases

# Words in small letters:
NOUN = "n"  # any other word
PLURAL = "u"  # any other word in -s: critics
VERBAL = "v"  # any other word in -ed, -ing or -ly: retired
PERSON = "h"  # spokesman
MODIFIER = "m"  # former
QUANTIFIER = "q"  # others
DETERMINER = "d"  # the
FUNCTION = "f"  # since
OF = "o"  # of, for
PARTICLE = "l"  # von
CUE = "c"  # said
CUE_BASE = "b"  # report, which behind a determiner is a noun
UNLISTED = NOUN + PLURAL + VERBAL
# Words in capitals:
NAME = "N"  # any other word: Ann
TITLE = "T"  # Sen.
BODY = "B"  # University
OFFICE_OF = "O"  # Secretary (of State)
FIELD = "F"  # State
NAME_PARTICLE = "L"  # Von
NO_NAME = "X"  # However
NAMED_DETERMINER = "E"  # Four
OPENING_DETERMINER = "D"  # The
# Quotations; any other has the class of a quotation:
NICKNAME = "j"  # “Cia”
OPEN_NICKNAME = "J"  # the same without a stop: a phrase may continue behind it


def is_verbal(word: str) -> bool:
    """Whether a word looks like a participle or an adverb: it ends a noun phrase."""
    return word.endswith(("ed", "ing", "ly"))


WORDS = {
    **dict.fromkeys(CONNECTORS, PARTICLE),
    **dict.fromkeys(MODIFIERS, MODIFIER),
    **dict.fromkeys(QUANTIFIERS, QUANTIFIER),
    **dict.fromkeys(PERSON_NOUNS, PERSON),
    **dict.fromkeys(PHRASE_OPENERS, DETERMINER),
    **dict.fromkeys(FUNCTION_WORDS, FUNCTION),
    "of": OF,
    "for": OF,  # “Minister for Justice”, “Institute for Fiscal Studies”
}
CAPITALS = {
    **dict.fromkeys(TITLES, TITLE),
    **dict.fromkeys(CONNECTORS, NAME_PARTICLE),
    **dict.fromkeys(OFFICE_FIELDS, FIELD),
    **dict.fromkeys(OFFICES_OF, OFFICE_OF),
    **dict.fromkeys(ORGANISATIONS, BODY),
    **dict.fromkeys(PHRASE_OPENERS, NAMED_DETERMINER),
    **dict.fromkeys(NO_NAMES, NO_NAME),
    **dict.fromkeys(PHRASE_OPENERS & NO_NAMES, OPENING_DETERMINER),
}

LONGEST_NICKNAME = 12  # code points, marks included


def quotation_tag(quotation: str, otherwise: str) -> str:
    """What a quotation can be in a noun phrase: a nickname, “Marcia "Cia" Price”."""
    goes_on = quotation.rstrip("\"”’'»\u200b ")[-1:] not in ".!?,…"
    if len(quotation) <= LONGEST_NICKNAME and " " not in quotation:
        return OPEN_NICKNAME if goes_on else NICKNAME
    return otherwise


# ------------------------------------------------------------------ between subject and verb

VERB = "v"  # went, talked, talking, talks
CUE_FORM = "c"  # said
CUE_PARTICIPLE = "g"  # saying
BETWEEN = "b"  # has also
ALONE = "a"  # is, which may be the verb itself
OTHER = "o"

VERBS = {
    **{word: OTHER for word in FUNCTION_WORDS | PHRASE_OPENERS if not word.endswith("ly")},
    **dict.fromkeys(BETWEEN_SUBJECT_AND_VERB, BETWEEN),
    **dict.fromkeys(("is", "was", "are", "were", "has", "had", "have"), ALONE),
    **dict.fromkeys(IRREGULAR_VERBS, VERB),
    "so-called": OTHER,  # “The minister’s so-called “gentle pressure””
}

# ------------------------------------------------------------------ both


def small_tags(word: str) -> str:
    """Both tags of a word in lower case: as the tables have it, else by its ending."""
    if word.endswith("ly"):
        noun, verb = VERBAL, BETWEEN
    elif word.endswith(("ed", "ing")):
        noun, verb = VERBAL, VERB
    elif word[-1] == "s":
        noun, verb = PLURAL, VERB
    else:
        noun, verb = NOUN, OTHER
    return WORDS.get(word, noun) + VERBS.get(word, verb)


def cue_tags(verb: str) -> str:
    """Both tags of a verb of saying."""
    if CUE_VERBS[verb] == verb:
        return CUE_BASE + CUE_FORM
    return CUE + (CUE_PARTICIPLE if verb.endswith("ing") else CUE_FORM)


def capital_tags(word: str) -> str:
    """Both tags of a word in capitals, given in lower case."""
    between = BETWEEN if word in WEEKDAYS else OTHER  # “Ann Lee Monday said”
    return CAPITALS.get(word, NAME) + between
