"""Small words and naming words that tell a quotation's kind, beside it or in it. Tables only."""

from __future__ import annotations


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# the so-called “coalition of the willing”, known as the “Buffett rule”, the word ‘birther’
NAMING = _words(
    """
    called dubbed nicknamed titled entitled named labeled labelled so-called known term word words
    phrase nickname slogan hashtag calling calls call terms
    """
)

# on the show “Morning Joe”, in his book, “An American Son”
MEDIA = _words(
    """
    show movie film book song album series sitcom episode program programme host anchor memoir
    novel documentary musical column podcast ad spot magazine play single bestseller hit star
    co-host author interview segment newsletter editorial article headline report essay
    """
)

DETERMINERS = _words("the a an this that these those his her its their our my your such")

PREPOSITIONS = _words(
    """
    of in on at for to with from by as into about over under against between through during after
    before without like toward towards than
    """
)

PRONOUNS = _words("he she they it i we")
LINKS = _words("and or but who which that when while because")
AUXILIARIES = _words("is was are were has have had would will can could")
COPULAS = _words("is was are were be been being")
JOINTS = _words("and or but that not as")

# Within the marks, as they are written.
FIRST_PERSON = _words("I we We my our us me My Our")
SECOND_PERSON = _words("you your You Your")
VERBAL = _words(
    """
    is are was were be been being has have had do does did will would can could should must may
    might not let get got don won want need
    """
)
FUNCTION_WORDS = _words(
    "the a an of to and or in on for with that this it as at by from but so if he she they"
)
