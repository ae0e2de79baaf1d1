"""Names of people as they are compared: whether two names are one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from site_builder.text.lexicon import GENERATIONS, LETTERS, TITLES, word_lists
from site_builder.text.words import normalise

MIXED = re.compile(r"\b(MC)?(?!I{2,3}\b|IV\b)(\w)(\w+)")
ARTICLE = re.compile(r"^[ae]l-(?=.)")  # “al-Assad” is “Assad”
FULL = {
    nickname: name
    for name, nicknames in word_lists(__package__, "nicknames.txt").items()
    for nickname in nicknames
}
LONG_ENOUGH = 6  # letters: “Khameni” is “Khamenei”, but “Bush” is not “Rush”


def mixed_case(name: str) -> str:
    """A name that is printed in capitals as it is written otherwise: “Ann McNeil-O’Brien III”."""
    return MIXED.sub(lambda m: ("Mc" if m[1] else "") + m[2] + m[3].lower(), name)


@lru_cache(maxsize=1 << 12)  # a story repeats its names
def words_of(name: str) -> tuple[str, ...]:
    """The name's words as they are compared: no titles in front, no MP behind, no initials.

    Accents, *al-* and nicknames are folded. *Jr.* goes with the first name: Donald Trump Jr. and
    Donald Trump are two people.
    """
    written = name.split()
    junior = ""
    while len(written) > 1 and is_suffix(written[-1]):
        last = folded(written.pop())
        junior = f" {last}" if last in GENERATIONS else junior
    words = [folded(word) for word in written]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    if len(words) > 1:
        middle = (w for w in words[1:-1] if len(w) > 1)
        words = [FULL.get(words[0], words[0]) + junior, *middle, words[-1]]
    return tuple(words)


def is_suffix(word: str) -> bool:
    """Whether a word behind a name is no part of it: Jr. and MP, but not Mr. Obe."""
    found = folded(word)
    return found in GENERATIONS or (found in LETTERS and not word[1:].islower())


def folded(word: str) -> str:
    """A word of a name without points, accents and *al-*, in lower case."""
    word = ARTICLE.sub("", normalise(word).strip(".,'’"))
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of at least two words are one person's: first and last words agree."""
    if len(one) < 2 or len(other) < 2:
        return one == other
    return one[0] == other[0] and one[-1] == other[-1]


def office_words(phrase: str) -> frozenset[str]:
    """The words of an office as compared: “the country’s Supreme Leader” → supreme, leader."""
    words = [normalise(w).strip(".,") for w in phrase.split()]
    return frozenset(w for w in words if w not in {"the", "a", "an", "of"} and not w.endswith("'s"))


@lru_cache(maxsize=1 << 12)
def last_word(name: str) -> str:
    """The last name, folded for comparison; no Jr. or III, no possessive."""
    words = name.split()
    while len(words) > 1 and is_suffix(words[-1]):
        words.pop()
    return folded(words[-1]) if words else ""


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
