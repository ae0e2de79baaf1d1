"""Closed classes of English words: determiners, prepositions, auxiliaries, pronouns."""

from __future__ import annotations

from site_builder.text.lexicon import words

DETERMINERS = words("the a an this these those such his her its their our my your")

# A noun phrase that could speak begins: “the former Trump adviser”, “some aides”. “This” and “such”
# are pronouns as often.
PHRASE_OPENERS = (DETERMINERS - {"this", "such", "your"}) | words(
    """
    another one some many several both two three four most few no each every any all other certain
    """
)

# Words that are used for the people who speak: “Yet another said, …”, “some called it …”.
QUANTIFIERS = words(
    """
    another others some many most several few both one neither none everyone everybody nobody
    someone somebody anyone those all people
    """
)

PREPOSITIONS = words(
    """
    of for to with from by at on in against about under than like over between toward towards into
    among behind through during after before near alongside including versus via beside despite as
    without above below amid except per regarding upon within beyond across along around
    """
)

CONJUNCTIONS = words(
    """
    and or but nor so yet that as than if unless because although though whether since until while
    when where why how
    """
)
RELATIVES = words("who whom whose which what that")

COPULAS = words("is am are was were be been being")
AUXILIARIES = COPULAS | words(
    """
    has have had having do does did will would can could may might must shall should
    """
)

ADVERBS = words(
    """
    also then later just only even still already again once twice too very there here now soon
    never ever often always not
    """
)

PRONOUNS = words("i we he she they it")  # as subjects
FIRST_PERSON = words("i we me us my our")
SECOND_PERSON = words("you your")
OTHER_PRONOUNS = words(
    """
    him them us me you yours mine theirs himself herself itself themselves
    """
)

# Past and third-person forms that no rule of spelling tells from nouns: “Melanie went on about”.
IRREGULAR_VERBS = words(
    """
    went came took made got gave put found kept left began saw knew held met ran led won
    lost sent grew set hit became brought dealt drew fell rose broke chose spent sat stood
    paid cut goes takes makes gets gives comes seems wants needs appears let bought sought
    fought meant
    """
)

# A noun phrase ends before any of these.
FUNCTION_WORDS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | AUXILIARIES
    | ADVERBS
    | OTHER_PRONOUNS
    | IRREGULAR_VERBS
    | words("it out off up down who'd that's what's")
)

CLOSED_CLASSES = FUNCTION_WORDS | DETERMINERS | PRONOUNS

# Between a subject and its verb: “Trump has also repeatedly said”.
BETWEEN_SUBJECT_AND_VERB = (
    AUXILIARIES
    | ADVERBS
    | words("first further both who that which himself herself since went goes on")
)
