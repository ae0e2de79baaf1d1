"""The words that tell who speaks: verbs of saying, titles, offices. All in lower case.

The engine, the edition and the pages read the lists of `lexicon.txt`. It has verbs as base forms,
which are inflected here; `IRREGULAR` has the forms that English does not inflect by rule.
"""

from __future__ import annotations

import re
from pkgutil import get_data


def word_list(lines: str) -> tuple[str, ...]:
    """The words of a table, in its order."""
    return tuple(lines.split())


def words(lines: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(word_list(lines))


def word_lists(package: str, file: str) -> dict[str, frozenset[str]]:
    """The lists of a file of `package` by name: “[name]”, then words, or phrases with commas."""
    text = re.sub(r"(?m)^#.*", "", (get_data(package, file) or b"").decode())
    found = {}
    for part in text.split("\n[")[1:]:
        name, _, body = part.partition("]")
        phrases = " ".join(body.split()).split(", ") if "," in body else body.split()
        found[name] = frozenset(phrases)
    return found


_LISTS = word_lists(__package__, "lexicon.txt")
TITLES = _LISTS["titles"]
GENERATIONS = _LISTS["generations"]
LETTERS = _LISTS["letters"]
OFFICES = _LISTS["offices"]

# base: third person, past, -ing (and a past participle of its own)
IRREGULAR: dict[str, tuple[str, ...]] = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing", "written"),
    "think": ("thinks", "thought", "thinking"),
    "feel": ("feels", "felt", "feeling"),
    "read": ("reads", "read", "reading"),
    "speak": ("speaks", "spoke", "speaking", "spoken"),
    "swear": ("swears", "swore", "swearing", "sworn"),
    "shoot": ("shoots", "shot", "shooting"),
    "cry": ("cries", "cried", "crying"),
    "decry": ("decries", "decried", "decrying"),
    "reply": ("replies", "replied", "replying"),
    "deny": ("denies", "denied", "denying"),
    "testify": ("testifies", "testified", "testifying"),
    "worry": ("worries", "worried", "worrying"),
    "agree": ("agrees", "agreed", "agreeing"),
    "disagree": ("disagrees", "disagreed", "disagreeing"),
}

SIBILANT = ("s", "sh", "ch", "x", "z")


def inflect(base: str) -> tuple[str, ...]:
    """The verb's forms, the base first: say, says, said, saying."""
    if base in IRREGULAR:
        return base, *IRREGULAR[base]
    third = base + ("es" if base.endswith(SIBILANT) else "s")
    if base.endswith("e"):
        return base, third, base + "d", base[:-1] + "ing"
    stem = base + base[-1] if base in _LISTS["doubling"] else base
    return base, third, stem + "ed", stem + "ing"


def _forms(bases: frozenset[str]) -> dict[str, str]:
    return {form: base for base in sorted(bases) for form in inflect(base)}


STRONG: dict[str, str] = _forms(_LISTS["strong_verbs"])
"""Form → base of the verbs that nearly always belong to the quotation next to them."""

CUE_VERBS: dict[str, str] = _forms(_LISTS["weak_verbs"]) | STRONG
"""Form → base of every verb that can bring in speech."""

# Before a name, not part of it; written with or without a full stop. The pronoun that each implies.
HONORIFICS = {
    **dict.fromkeys(("mr", "sir", "shri", "fr", "lord"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "smt", "shrimati", "lady", "baroness"), "she"),
}
