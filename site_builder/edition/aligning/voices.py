"""What the speakers of two sentences are to each other: one person, perhaps one, or two.

Two ids may be one person's: “Núñez” in one report, “Rosa Nunez” in another. A body, a document or
a description (“the ad”, “a spokesman”) may be anybody's voice.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum

from msgspec import Struct

from site_builder.model.given import Speaker
from site_builder.model.together import members
from site_builder.text.names import words_of


class Bond(IntEnum):
    """How two voices are related, the nearest first."""

    SAME = 0  # one speaker
    NAMESAKE = 1  # one person under two names
    OPEN = 2  # one is unclear, or nothing shows that they are two people
    CLASH = 3  # two people


class UnitVoice(Struct, frozen=True):
    """Who speaks a unit: an id, None if unclear, and the person, equal for all names of one."""

    id: str | None = None
    person: str | None = None
    is_name: bool = False  # no description or document: “a spokesman”, “the ad”
    persons: frozenset[str] = frozenset()  # several if they speak together

    def bond(self, other: UnitVoice) -> Bond:
        """What two voices are to each other."""
        if self.id is None or other.id is None:
            return Bond.OPEN
        if self is other or self.id == other.id:
            return Bond.SAME
        if self.persons & other.persons:
            return Bond.NAMESAKE
        return Bond.CLASH if self.is_name and other.is_name else Bond.OPEN


def voices(ids: Sequence[str | None], speakers: Iterable[Speaker]) -> list[UnitVoice]:
    """The voice of each id.

    An id without a speaker among these is a person of its own. A lone surname is the one person
    who has it; if two have it, it is neither. What is before a full name (“Deputy Rosa Nunez”) is
    no part of it.
    """
    names = {s.id: s.name for s in speakers}
    single = {m for i in ids for m in members(i)}
    words = {i: tuple(map(_folded, words_of(names[i]))) for i in single if i in names}
    full = {name for name in words.values() if len(name) == 2}
    persons = {
        i: " ".join(name[-2:] if name[-2:] in full else (name[0], name[-1]))
        for i, name in words.items()
        if len(name) > 1
    }
    bearers: dict[str, set[str]] = defaultdict(set)
    for i, person in persons.items():
        bearers[words[i][-1]].add(person)
    for i, name in words.items():
        if len(name) == 1 and len(bearers.get(name[0], ())) == 1:
            persons[i] = min(bearers[name[0]])
    named = {i for i in single if i not in names or _is_name(names[i])}
    heard = {None: UnitVoice()} | {
        i: UnitVoice(
            i,
            persons.get(i, i),
            named.issuperset(members(i)),
            frozenset(persons.get(m, m) for m in members(i)),
        )
        for i in set(ids)
        if i
    }
    return [heard[i or None] for i in ids]


def _is_name(name: str) -> bool:
    """Whether each word of a name has a capital: “Rosa Nunez”, not “the ad”."""
    return all(w[0].isupper() for w in name.split() if w[0].isalpha())


def _folded(word: str) -> str:
    """The word without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
