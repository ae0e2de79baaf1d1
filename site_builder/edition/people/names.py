"""Who is meant by a speaker's name, among the people named in full by articles and editors.

A name is looked up in its own article first, then in the other articles of its event. A last name
that two people share stays unclear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct

from site_builder.model.given import Speaker
from site_builder.model.quotations import NamedPerson
from site_builder.model.reasons import Reason
from site_builder.text.lexicon import OFFICES
from site_builder.text.names import is_same_person, is_slip, office_words, words_of

K = TypeVar("K")
Index = dict[K, dict[str, Speaker]]  # by id
NEARLY = 0.97  # how sure a spelling or an office names somebody


class Found(Struct, frozen=True):
    """Who a speaker's name means; `share` is how sure that step is."""

    name: str | None
    share: float = 1.0
    reason: Reason | None = None


class Entries:
    """The people of `speakers.yaml`, to be found by name, alias and office."""

    def __init__(self, entries: Iterable[Speaker]) -> None:
        self.people: list[NamedPerson] = []
        self.names: set[str] = set()
        self._by_words: Index[tuple[str, ...]] = defaultdict(dict)
        self._by_ends: Index[tuple[str, ...]] = defaultdict(dict)
        self._by_office: Index[frozenset[str]] = defaultdict(dict)
        for entry in entries:
            self.names.add(entry.name)
            self.people.append(NamedPerson(entry.name, words_of(entry.name), ()))
            for words in map(words_of, (entry.name, *entry.aliases)):
                self._by_words[words][entry.id] = entry
                if len(words) > 1:
                    self._by_ends[words[0], words[-1]][entry.id] = entry
            for office in entry.offices:
                self._by_office[office_words(office)][entry.id] = entry

    def meant(self, words: tuple[str, ...], name: str) -> Speaker | None:
        """The one entry with this name, else with its first and last word, else this office."""
        for found in (
            self._by_words.get(words),
            self._by_ends.get((words[0], words[-1])) if len(words) > 1 else None,
            self._by_office.get(office_words(name)),
        ):
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


class Known(NamedTuple):
    """The people that the names of one article may mean, the nearest first."""

    own: tuple[NamedPerson, ...]  # named in full by the article
    others: tuple[NamedPerson, ...]  # by the other articles of its event
    elsewhere: tuple[NamedPerson, ...]  # by the articles of other events
    entries: Entries
    others_by_ends: Mapping[tuple[str, ...], Sequence[NamedPerson]]  # by first and last word

    def resolve(self, name: str | None) -> Found:
        """The person by this name, as the editors list them, else as the articles do."""
        if name is None:
            return Found(None)
        words = words_of(name)
        entry = self.entries.meant(words, name)
        if entry:
            return Found(entry.name)
        if len(words) == 1:
            return self._by_last_name(words[0], name)
        # The office first: few names end in one, and all people are looked through for these.
        is_office = bool(words) and words[-1] in OFFICES
        if is_office and not any(is_same_person(words, k.words) for k in self.own):
            return self._by_office(name)
        for k in self.others_by_ends.get((*words[:1], *words[-1:]), ()):
            if len(k.words) > len(words):
                return Found(k.name)
        return Found(name)

    def _listed(self, person: NamedPerson) -> str:
        """The person's name as the editors write it, else as the article does."""
        entry = self.entries.meant(person.words, person.name)
        return entry.name if entry else person.name

    def _by_last_name(self, last: str, name: str) -> Found:
        groups = (
            (self.own, None),
            (self.others, Reason("in full elsewhere")),
            (self.entries.people, None),
        )
        for group, reason in groups:
            people = distinct(k for k in group if k.words[-1] == last)
            if len(people) == 1:
                return Found(self._listed(people[0]), 1.0, reason)
            if len(people) > 1:
                return Found(None, 0.0, Reason("two people", names=(name,)))
        for group, _ in groups if name[:1].isupper() else ():
            people = distinct(k for k in group if is_slip(k.words[-1], last))
            if len(people) == 1:
                meant = self._listed(people[0])
                return Found(meant, NEARLY, Reason("slip", (name,), (meant,)))
        return self._by_office(name) if last in OFFICES else Found(name)

    def _by_office(self, name: str) -> Found:
        """The one person with this office in these articles; the words themselves if nobody.

        “the supreme leader”
        """
        wanted = office_words(name)
        for group, code in (
            (self.own, "office here"),
            (self.others, "office in sister"),
            (self.elsewhere, "office elsewhere"),
        ):
            people = distinct(k for k in group if wanted and wanted.issubset(k.described_as))
            if len(people) == 1:
                meant = self._listed(people[0])
                return Found(meant, NEARLY, Reason(code, (name,), (meant,)))
        return Found(name)


def distinct(people: Iterable[NamedPerson]) -> list[NamedPerson]:
    """Each person once, the longest name first."""
    kept: dict[tuple[str, ...], NamedPerson] = {}
    for k in sorted(people, key=lambda k: (-len(k.words), k.name)):
        kept.setdefault(k.words if len(k.words) < 2 else (k.words[0], k.words[-1]), k)
    return list(kept.values())
