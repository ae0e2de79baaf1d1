"""What a mention is: a name, an organisation, a description or a pronoun, and the verb it governs.

“Clinton spokesman Josh Schwerin”, “the White House”, “the Vermont senator”, “she”.
"""

from __future__ import annotations

from msgspec import Struct


class Kind:
    """What a mention is made of. Pronouns are their own kind: he, she, they, we, i, it."""

    NAME = "name"
    ORGANISATION = "org"
    NOUN = "noun"


# filled in by `subjects.relate`, and read only from then on
class Mention(Struct):
    """Tokens `first` to `after` of a scan; `name` are the words that name it."""

    first: int
    after: int
    kind: str  # of Kind, or a pronoun
    name: str
    head: int  # token where the name itself begins
    honorific: str = ""  # he, she: Mr., Mrs.
    hold: str = ""  # what makes it no subject: preposition, possessive, object
    verb: int = -1  # token of the verb that it governs
    verb_class: str = ""  # s strong cue, k weak cue, o other, "" none
    through: str = ""  # what stands between it and its verb: comma, bracket
    inverted: int = -1  # token of the cue just before: “…,” said NAME
    before: str = ""  # the word before
    speech: bool = False  # a noun of saying is its own: “Khamenei’s criticism”
    relative: int = -1  # token of the *who* that takes it up
