"""When two ways to write a person are one person: plain functions on names."""

from __future__ import annotations

from site_builder.quotes.language.lexicon import TITLES
from site_builder.quotes.language.names import SUFFIXES
from site_builder.text.words import normalise


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
