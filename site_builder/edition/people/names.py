"""Who is meant by a speaker's name, among the people named in full by articles and editors.

A name is looked up in its own article first, then in the other articles of its event. A last name
that two people share stays unclear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import Struct

from site_builder.model.given import Speaker
from site_builder.model.quotations import NamedPerson
from site_builder.model.reasons import Reason
from site_builder.text.lexicon import OFFICES
from site_builder.text.names import is_same_person, is_slip, office_words, words_of

NEARLY = 0.97  # how sure a spelling or an office names somebody


class Found(Struct, frozen=True):
    """Who a speaker's name means; `share` is how sure that step is."""

    name: str | None
    share: float = 1.0
    reason: Reason | None = None


class Known(NamedTuple):
    """The people that the names of one article may mean, the nearest first."""

    own: tuple[NamedPerson, ...]  # named in full by the article
    others: tuple[NamedPerson, ...]  # by the other articles of its event
    elsewhere: tuple[NamedPerson, ...]  # by the articles of other events
    entries: tuple[Speaker, ...]  # those of `speakers.yaml`

    def resolve(self, name: str | None) -> Found:
        """The person by this name, as the editors list them, else as the articles do."""
        if name is None:
            return Found(None)
        words = words_of(name)
        entry = self._entry(words, name)
        if entry:
            return Found(entry.name)
        if len(words) == 1:
            return self._by_last_name(words[0], name)
        is_own = any(is_same_person(words, k.words) for k in self.own)
        if words and words[-1] in OFFICES and not is_own:
            return self._by_office(name)
        for k in self.others:
            if is_same_person(words, k.words) and len(k.words) > len(words):
                return Found(k.name)
        return Found(name)

    def _entry(self, words: tuple[str, ...], name: str) -> Speaker | None:
        """The one entry of `speakers.yaml` with this name, alias or office."""
        wanted = office_words(name)
        tests: tuple[Callable[[Speaker], bool], ...] = (
            lambda e: any(words_of(n) == words for n in (e.name, *e.aliases)),
            lambda e: (
                len(words) > 1
                and any(is_same_person(words_of(n), words) for n in (e.name, *e.aliases))
            ),
            lambda e: any(office_words(office) == wanted for office in e.offices),
        )
        for is_meant in tests:
            found = [e for e in self.entries if is_meant(e)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _listed(self, person: NamedPerson) -> str:
        """The person's name as the editors write it, else as the article does."""
        entry = self._entry(person.words, person.name)
        return entry.name if entry else person.name

    def _by_last_name(self, last: str, name: str) -> Found:
        listed = tuple(NamedPerson(e.name, words_of(e.name), frozenset()) for e in self.entries)
        groups = ((self.own, None), (self.others, Reason("in full elsewhere")), (listed, None))
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
            people = distinct(k for k in group if wanted and wanted <= k.described_as)
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
