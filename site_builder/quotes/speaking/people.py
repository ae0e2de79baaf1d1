"""The people named in one article: full names by last name, and the pronoun each goes with."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from site_builder.quotes.language.first_names import FIRST_NAMES, HE, SHE
from site_builder.quotes.speaking.mention import Kind, Mention
from site_builder.text.names import last_word

# By last name, then by first name: the form that is written most, and how often all forms are.
FullNames = dict[str, dict[str, tuple[str, int]]]

CLEAR_MAJORITY = 3  # “Clinton” is Hillary if she is named in full three times as often as Bill


class ArticlePeople(Struct):
    """Who is named in an article; `names[i]` is the fullest name of mention `i`, "" for nobody."""

    names: list[str]
    gender: dict[str, str]
    counts: Counter[str]


def find_people(mentions: list[Mention]) -> ArticlePeople:
    """The people of the mentions; no name is ever joined to another first name's."""
    best = _full_names(mentions)
    firsts: dict[str, list[str]] = {}
    for chosen in best.values():
        for first, (name, _) in chosen.items():
            firsts.setdefault(first, []).append(name)
    meant: dict[tuple[str, str], str] = {}  # by name as written and honorific
    gender: dict[str, str] = {}
    names: list[str] = []
    for m in mentions:
        if m.kind is not Kind.NAME:
            names.append("")
            continue
        written = m.name, m.honorific
        if written not in meant:
            meant[written] = _meant(*written, best, firsts)
        name = meant[written]
        if m.honorific:
            gender[name] = m.honorific
        elif name not in gender:
            found = _by_first_name(name.split()[0].lower())
            if found:
                gender[name] = found
        names.append(name)
    counts = Counter(filter(None, names))
    return ArticlePeople(names, gender, counts)


def _full_names(mentions: list[Mention]) -> FullNames:
    full: dict[str, dict[str, dict[str, int]]] = {}
    for name, times in Counter([m.name for m in mentions if m.kind is Kind.NAME]).items():
        first, *others = name.split()
        last = last_word(name) if others else ""
        if last:
            full.setdefault(last, {}).setdefault(first.lower(), {})[name] = times
    for by_first in full.values():
        if len(by_first) == 2:
            _join_tails(by_first)
    return {
        last: {
            first: (_most_written(forms), sum(forms.values())) for first, forms in by_first.items()
        }
        for last, by_first in full.items()
    }


def _most_written(forms: dict[str, int]) -> str:
    """The form of a name that is written most, and of those the longest."""
    return max(forms, key=lambda form: (forms[form], len(form), form))


def _meant(name: str, honorific: str, best: FullNames, firsts: dict[str, list[str]]) -> str:
    """The fullest name of the person that a name means."""
    options = best.get(last_word(name))
    if options:
        first = name.split()[0].lower()
        return options[first][0] if first in options else _one_of(options, honorific) or name
    people = firsts.get(name.lower(), [])
    return people[0] if len(people) == 1 else name


def _join_tails(by_first: dict[str, dict[str, int]]) -> None:
    """One name for two of which one ends the other: “Bill de Blasio” is “De Blasio”, too.

    The longer one is whole if it begins with a first name: “Miss Universe Alicia Machado” does not.
    """
    shorter, longer = sorted(by_first, key=lambda first: max(map(len, by_first[first])))
    ends = tuple(" " + name.lower() for name in by_first[shorter])
    if not all(name.lower().endswith(ends) for name in by_first[longer]):
        return
    whole, tail = (longer, shorter) if longer in FIRST_NAMES else (shorter, longer)
    forms = by_first[whole]
    forms[max(forms, key=forms.__getitem__)] += sum(by_first.pop(tail).values())


def _one_of(options: dict[str, tuple[str, int]], honorific: str) -> str:
    """The one person that a bare last name means; "" if two are as likely."""
    if len(options) == 1:
        return next(iter(options.values()))[0]
    left = {
        first: found
        for first, found in options.items()
        if not honorific or _by_first_name(first) in ("", honorific)
    }
    if len(left) == 1:
        return next(iter(left.values()))[0]
    ranked = sorted(left.values(), key=lambda found: (-found[1], found[0]))
    if len(ranked) > 1 and ranked[0][1] >= CLEAR_MAJORITY * ranked[1][1]:
        return ranked[0][0]
    return ""


def _by_first_name(first: str) -> str:
    return "he" if first in HE else "she" if first in SHE else ""
