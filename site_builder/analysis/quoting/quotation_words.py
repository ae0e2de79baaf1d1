"""Small words and naming words that tell a quotation's kind by standing beside it. Tables only."""

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
