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


# The case of a mention. Only a subject can govern a verb.
SUBJECT = "subject"
PREPOSITION = "after a preposition"  # “in Tehran”
OWNER = "owner"  # “Khamenei’s criticism”
OBJECT = "object"  # “noting Tehran”

# The class of the verb that a mention governs.
STRONG, WEAK, OTHER = "strong verb", "weak verb", "other verb"  # said; accused; went
NOUN_OF_SAYING = "noun of saying"  # “Khamenei’s claim”
PASSIVE = "passive verb"  # “was declared an “unlawful resident””: the subject does not speak
NO_VERB = "no verb"
CUE_CLASSES = (STRONG, WEAK)


class Mention(Struct):
    """Tokens `first` to `after` of a scan; `name` are the words that name it.

    `noun_phrases` finds the fields up to `honorific`, `subjects.relate` all others.
    """

    first: int
    after: int
    kind: str  # of Kind, or a pronoun
    name: str
    head: int  # token at which the name itself begins
    honorific: str = ""  # he, she: Mr., Mrs.
    case: str = SUBJECT
    verb: int = -1  # token of the verb that it governs
    verb_class: str = NO_VERB
    through: str = ""  # what is between it and its verb: comma, bracket
    inverted: int = -1  # token of the cue just before: “…,” said NAME
    before: str = ""  # the word before
    speech: bool = False  # a noun of saying is its own: “Khamenei’s criticism”
    relative: int = -1  # token of the *who* that takes it up

    @property
    def is_inverted(self) -> bool:
        """Whether the cue is just before it: “…,” said NAME."""
        return self.inverted >= 0

    @property
    def is_cued(self) -> bool:
        """Whether a verb of saying is the mention's own, before or behind it."""
        return self.is_inverted or self.verb_class in CUE_CLASSES
