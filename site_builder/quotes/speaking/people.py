"""The people named in one article: full names by last name, and the pronoun each goes with."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from site_builder.quotes.language.nouns import FIRST_NAMES, HE, MEN, SHE, WOMEN
from site_builder.quotes.speaking.mention import Kind, Mention
from site_builder.quotes.speaking.scan import CAPITAL, COMMA, Scan
from site_builder.text.lexicon import GENERATIONS
from site_builder.text.names import FULL, folded, last_word, words_of

# By last name, then by first name: the form that is written most, and how often all forms are.
FullNames = dict[str, dict[str, tuple[str, int]]]

CLEAR_MAJORITY = 3  # “Clinton” is Hillary if she is named in full three times as often as Bill


class ArticlePeople(Struct):
    """Who is named in an article; `names[i]` is the fullest name of mention `i`, "" for nobody."""

    names: list[str]
    gender: dict[str, str]
    counts: Counter[str]


def find_people(scan: Scan, mentions: list[Mention]) -> ArticlePeople:
    """The people of the mentions; no name is ever joined to another first name's."""
    best = _full_names(mentions)
    _know_surnames(scan, mentions, best)
    firsts: dict[str, list[str]] = {}
    for chosen in best.values():
        for first, (name, _) in chosen.items():
            firsts.setdefault(first, []).append(name)
    gender = _genders(scan, mentions)
    places = _places(mentions, best)
    meant: dict[tuple[str, str], str] = {}  # by name as written and honorific
    names: list[str] = []
    for m in mentions:
        if m.kind is not Kind.NAME or m.name in places:
            names.append("")
            continue
        written = m.name, m.honorific
        if written not in meant:
            meant[written] = _meant(*written, best, firsts, gender)
        name = meant[written]
        if m.honorific:
            gender[name] = m.honorific
        elif name not in gender:
            found = gender.get(m.name) or _by_first_name(name.split()[0].lower())
            if found:
                gender[name] = found
        names.append(name)
    counts = Counter(filter(None, names))
    return ArticlePeople(names, gender, counts)


def _know_surnames(scan: Scan, mentions: list[Mention], best: FullNames) -> None:
    """Makes names of places and offices that are somebody's last name: “Jim Jordan … Jordan said”.

    Not where the article also tells what is in that place.
    """
    lower = scan.lower
    places = {
        m.name
        for m in mentions
        if m.before in ("in", "from", "across")
        or (m.before == "to" and lower[m.first - 2] != "according")
    }
    for m in mentions:
        if (
            m.kind in (Kind.ORGANISATION, Kind.NOUN)
            and m.after == m.first + 1
            and scan.kinds[m.first] == CAPITAL
            and m.name not in places
            and last_word(m.name) in best
        ):
            m.kind = Kind.NAME


def _places(mentions: list[Mention], best: FullNames) -> set[str]:
    """Words of no table that things are in, and that never speak: “in Hexford”, “near Hexford”."""
    single = [m for m in mentions if m.kind is Kind.NAME and " " not in m.name]
    found = {
        m.name
        for m in single
        if m.before in ("in", "near", "across", "outside") and last_word(m.name) not in best
    }
    return found - {m.name for m in single if m.honorific or m.first < m.head or m.is_cued}


def _genders(scan: Scan, mentions: list[Mention]) -> dict[str, str]:
    """The pronouns of full names that have an honorific, or a noun before: “his wife, Ann Lee”."""
    found: dict[str, str] = {}
    after = 0  # of the mention before
    for m in mentions:
        if m.kind is Kind.NAME and " " in m.name:
            near = scan.lower[m.first : m.head]
            if not near and after and after == m.first - 1 and scan.kinds[after] == COMMA:
                near = scan.lower[after - 1 : after]
            kin = "she" if not WOMEN.isdisjoint(near) else "he" if not MEN.isdisjoint(near) else ""
            if m.honorific or kin:
                found[m.name] = m.honorific or kin
        after = m.after
    return found


def _full_names(mentions: list[Mention]) -> FullNames:
    full: dict[str, dict[str, dict[str, int]]] = {}
    for name, times in Counter([m.name for m in mentions if m.kind is Kind.NAME]).items():
        words = words_of(name)
        if len(words) > 1:
            full.setdefault(words[-1], {}).setdefault(words[0], {})[name] = times
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


def _meant(
    name: str,
    honorific: str,
    best: FullNames,
    firsts: dict[str, list[str]],
    gender: dict[str, str],
) -> str:
    """The fullest name of the person that a name means."""
    first, *others = words_of(name) or ("",)
    options = best.get(last_word(name), {})
    if first in options and others:
        return options[first][0]
    junior = folded(name.split()[-1])
    if junior in GENERATIONS:  # “Trump Jr.”
        return next((n for f, (n, _) in options.items() if f.endswith(f" {junior}")), name)
    if options:
        return _one_of(options, honorific, gender) or name
    people = [n for n in firsts.get(FULL.get(first, first), []) if folded(n.split()[0]) == first]
    return people[0] if len(people) == 1 else name  # “Jim” is not James Roe


def _join_tails(by_first: dict[str, dict[str, int]]) -> None:
    """One name for two of which one ends the other: “Bill de Blasio” is “De Blasio”, too.

    The longer one is whole, but “Miss Universe Alicia Machado” is not: what it adds to a name that
    begins with a first name is no first name.
    """
    shorter, longer = sorted(by_first, key=lambda first: max(map(len, by_first[first])))
    ends = tuple(" " + name.lower() for name in by_first[shorter])
    if not all(name.lower().endswith(ends) for name in by_first[longer]):
        return
    is_whole = longer in FIRST_NAMES or shorter not in FIRST_NAMES
    whole, tail = (longer, shorter) if is_whole else (shorter, longer)
    forms = by_first[whole]
    forms[max(forms, key=forms.__getitem__)] += sum(by_first.pop(tail).values())


def _one_of(options: dict[str, tuple[str, int]], honorific: str, gender: dict[str, str]) -> str:
    """The one person that a bare last name means; "" if two are as likely.

    Of a father and a son the one without *Jr.*
    """
    left = [found for first, found in options.items() if " " not in first] or [*options.values()]
    if honorific and len(left) > 1:
        known = {
            name: gender.get(name) or _by_first_name(name.split()[0].lower()) for name, _ in left
        }
        agreeing = [found for found in left if known[found[0]] == honorific]
        left = agreeing or [found for found in left if not known[found[0]]]
    if len(left) == 1:
        return left[0][0]
    ranked = sorted(left, key=lambda found: (-found[1], found[0]))
    if len(ranked) > 1 and ranked[0][1] >= CLEAR_MAJORITY * ranked[1][1]:
        return ranked[0][0]
    return ""


def _by_first_name(first: str) -> str:
    return "he" if first in HE else "she" if first in SHE else ""
