"""Names of people as they are compared: whether two names are one person's."""

from __future__ import annotations

from site_builder.text.lexicon import SUFFIXES, TITLES
from site_builder.text.words import normalise

LONG_ENOUGH = 6  # letters: “Khameni” is “Khamenei”, but “Bush” is not “Rush”


def words_of(name: str) -> tuple[str, ...]:
    """The name's words as they are compared: no titles in front, no Jr. behind, no initials."""
    words = [normalise(w).strip(".,'") for w in name.split()]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    if len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]]
    return tuple(words)


def is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of at least two words are one person's: first and last words agree."""
    if len(one) < 2 or len(other) < 2:
        return one == other
    return one[0] == other[0] and one[-1] == other[-1]


def office_words(phrase: str) -> frozenset[str]:
    """The words of an office as compared: “the country’s Supreme Leader” → supreme, leader."""
    words = [normalise(w).strip(".,") for w in phrase.split()]
    return frozenset(w for w in words if w not in {"the", "a", "an", "of"} and not w.endswith("'s"))


def last_word(name: str) -> str:
    """The last name, folded for comparison; no Jr. or III, no possessive."""
    words = name.split()
    while len(words) > 1 and words[-1].lower().strip(".,") in SUFFIXES:
        words.pop()
    return words[-1].strip(".,'’").lower() if words else ""


def is_slip(one: str, other: str) -> bool:
    """Whether one last name is the other with a letter lost, added, changed or swapped."""
    if one == other or min(len(one), len(other)) < LONG_ENOUGH or one[0] != other[0]:
        return False
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:])
    shorter, longer = sorted((a, b), key=len)
    return longer[1:] == shorter
