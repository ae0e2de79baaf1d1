"""Whom a speaker's name means, among the people whom articles name in full and the editors list.

A name is looked up in its own article first, then in the sister articles of its event; a last name
that two people share stays unclear.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from site_builder.model.found import Attribution, NamedPerson
from site_builder.model.given import Speaker
from site_builder.model.reasons import Reason
from site_builder.text.lexicon import OFFICES
from site_builder.text.names import is_same_person, is_slip, office_words, words_of


class Found(Struct, frozen=True):
    """What a speaker's name was resolved to; `share` is how sure that step is."""

    name: str | None
    share: float = 1.0
    reason: Reason | None = None


def resolve(
    attribution: Attribution,
    own: tuple[NamedPerson, ...],
    relatives: list[tuple[NamedPerson, ...]],
    entries: tuple[Speaker, ...],
    edition: tuple[NamedPerson, ...],
) -> Found:
    """The person whom an attribution names: as the editors list them, else as articles do."""
    name = attribution.speaker
    if name is None:
        return Found(None)
    words = words_of(name)
    by_editors = _entry(words, name, entries)
    if by_editors:
        return Found(by_editors.name)
    if len(words) == 1:
        return _by_last_name(words[0], name, own, relatives, entries, edition)
    wanted = office_words(name)
    if normal_head(name) in OFFICES and not any(is_same_person(words, k.words) for k in own):
        return _by_office(name, wanted, own, relatives, entries, edition)
    for k in (k for group in relatives for k in group):
        if is_same_person(words, k.words) and len(k.words) > len(words):
            return Found(k.name)
    return Found(name)


def normal_head(phrase: str) -> str:
    """The last word of a phrase as compared: the head of “the Vermont senator”."""
    return words_of(phrase)[-1] if phrase.split() else ""


def _entry(words: tuple[str, ...], name: str, entries: tuple[Speaker, ...]) -> Speaker | None:
    """The one entry of `speakers.yaml` that bears this name, alias or office."""
    exact = [e for e in entries if any(words_of(n) == words for n in (e.name, *e.aliases))]
    if not exact and len(words) > 1:
        exact = [
            e
            for e in entries
            if any(is_same_person(words_of(n), words) for n in (e.name, *e.aliases))
        ]
    if not exact:
        wanted = office_words(name)
        exact = [e for e in entries if any(office_words(o) == wanted for o in e.offices)]
    return exact[0] if len(exact) == 1 else None


def _by_last_name(
    last: str,
    name: str,
    own: tuple[NamedPerson, ...],
    relatives: list[tuple[NamedPerson, ...]],
    entries: tuple[Speaker, ...],
    edition: tuple[NamedPerson, ...],
) -> Found:
    """The person with this last name: in the article, in its sisters, in `speakers.yaml`."""
    editors = tuple(NamedPerson(e.name, words_of(e.name), frozenset()) for e in entries)
    others = tuple(k for group in relatives for k in group)
    for group, where in ((own, None), (others, Reason("in full elsewhere")), (editors, None)):
        people = distinct(k for k in group if k.words[-1] == last)
        if len(people) == 1:
            chosen = people[0]
            entry = _entry(chosen.words, chosen.name, entries)
            return Found(entry.name if entry else chosen.name, 1.0, where)
        if len(people) > 1:
            return Found(None, 0.0, Reason("two people", names=(name,)))
    for group in (own, others, editors):
        people = distinct(k for k in group if is_slip(k.words[-1], last))
        if len(people) == 1:
            entry = _entry(people[0].words, people[0].name, entries)
            found = entry.name if entry else people[0].name
            return Found(found, 0.97, Reason("slip", (name,), (found,)))
    if last in OFFICES:
        return _by_office(name, office_words(name), own, relatives, entries, edition)
    return Found(name)


def _by_office(
    name: str,
    wanted: frozenset[str],
    own: tuple[NamedPerson, ...],
    relatives: list[tuple[NamedPerson, ...]],
    entries: tuple[Speaker, ...],
    edition: tuple[NamedPerson, ...],
) -> Found:
    """The one person whom these articles give this office; the words themselves if nobody."""
    for group, where in (
        (own, "office here"),
        (tuple(k for g in relatives for k in g), "office in sister"),
        (edition, "office elsewhere"),
    ):
        people = distinct(k for k in group if wanted and wanted <= k.beside)
        if len(people) == 1:
            entry = _entry(people[0].words, people[0].name, entries)
            found = entry.name if entry else people[0].name
            return Found(found, 0.97, Reason(where, (name,), (found,)))
    return Found(name)


def distinct(people: Iterable[NamedPerson]) -> list[NamedPerson]:
    """Each person once, the longest name first."""
    kept: dict[tuple[str, ...], NamedPerson] = {}
    for k in sorted(people, key=lambda k: (-len(k.words), k.name)):
        kept.setdefault(k.words if len(k.words) < 2 else (k.words[0], k.words[-1]), k)
    return list(kept.values())
