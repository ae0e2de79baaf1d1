"""Headlines, captions and fragments: attached to a statement on good evidence, else left alone.

1. If one sentence of its own article and speaker has all its words, it repeats that sentence.
2. The others attach to a statement of other articles, or stay alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from site_builder.edition.aligning.constraints import Constraints
from site_builder.edition.aligning.similarity import score
from site_builder.edition.aligning.units import Utterance, is_main
from site_builder.model.thresholds import SAME_SPEAKER

# Letters in the stem of a word that by itself attaches a fragment: “generous”, “experience”.
LONE_STEM = 5
# Words that are in more sentences of an article than this point to none of them; keeps the cost
# of an article of many fragments near linear.
SENTENCES = 20
HOSTS = 200  # and in more statements of an event than this to none of these


def find_repeats(
    units: Sequence[Utterance], speakers: Sequence[str | None], limits: Constraints
) -> dict[int, int]:
    """For each headline and fragment the one sentence of its own article that it repeats.

    That sentence has all its words, and no other sentence of the article has: “The reason … is
    ‘experience’” and, further down, “This is experience.” Two such sentences prove neither.
    """
    if all(map(is_main, units)):
        return {}
    holders: dict[tuple[str, str | None, str], set[int]] = defaultdict(set)
    for number, one in enumerate(units):
        if is_main(one) and speakers[number] is not None:
            for term in one.wording.content:
                holders[one.unit.article_id, speakers[number], term].add(number)
    decided = {number for pair in limits.together for number in pair}
    found = {}
    for number, one in enumerate(units):
        content = one.wording.content
        if is_main(one) or number in decided or not _says_enough(one):
            continue
        key = one.unit.article_id, speakers[number]
        sets = sorted((holders.get((*key, term), set()) for term in content), key=len)
        if len(sets[0]) > SENTENCES:
            continue
        hosts = [h for h in set.intersection(*sets) if _holds(units[h], one)]
        if len(hosts) == 1 and not limits.separates(number, hosts):
            found[number] = hosts[0]
    return found


def _says_enough(one: Utterance) -> bool:
    """Whether it has a content word, and a second one, a “not” or a long stem."""
    content = one.wording.content
    return bool(content) and (
        len(content) > 1 or "not" in one.wording.terms or len(min(content)) >= LONE_STEM
    )


def _holds(sentence: Utterance, one: Utterance) -> bool:
    """Whether the sentence has its words, as meant: “honourable” is not in “dishonorable”."""
    if one.unit.quote_id == sentence.unit.quote_id:
        return False
    if "not" in one.wording.terms:
        return "not" in sentence.wording.terms
    sequence = sentence.wording.sequence
    plain = {t for before, t in zip(("", *sequence), sequence, strict=False) if before != "not"}
    return one.wording.content <= plain


def attach(
    units: Sequence[Utterance],
    speakers: Sequence[str | None],
    clusters: Sequence[tuple[int, ...]],
    limits: Constraints,
    repeats: Mapping[int, int],
) -> list[tuple[int, ...]]:
    """The clusters with each headline and fragment that has good evidence in its place.

    A repeat (see `find_repeats`) goes where its sentence is, unless an editor keeps them apart.
    """
    if all(map(is_main, units)):
        return sorted(tuple(sorted(members)) for members in clusters)
    homes = {members[0]: list(members) for members in clusters if members[0] not in repeats}
    for _, number, host in sorted(_offers(units, speakers, homes)):
        if number in homes and _may_join(number, homes[host], units, limits):
            homes[host].append(number)
            del homes[number]
    return sorted(tuple(sorted(members)) for members in _with_repeats(homes, limits, repeats))


def _offers(
    units: Sequence[Utterance], speakers: Sequence[str | None], homes: Mapping[int, list[int]]
) -> Iterator[tuple[float, int, int]]:
    """The statements that each lone fragment fits: (less for better evidence, fragment, host)."""
    content = {
        host: [units[m].wording.content for m in members if is_main(units[m])]
        for host, members in homes.items()
    }
    index: dict[str, set[int]] = defaultdict(set)
    for host, found in content.items():
        for term in chain.from_iterable(found):
            index[term].add(host)
    for number, members in homes.items():
        if len(members) > 1 or is_main(units[number]) or speakers[number] is None:
            continue
        for host in _near(units[number], index):
            if host != number and speakers[host] == speakers[number]:
                value = _evidence(units[number], [units[m] for m in homes[host]], index)
                if value >= SAME_SPEAKER:
                    yield -value, number, host


def _may_join(
    number: int, members: Sequence[int], units: Sequence[Utterance], limits: Constraints
) -> bool:
    articles = {units[m].unit.article_id for m in members}
    return units[number].unit.article_id not in articles and not limits.separates(number, members)


def _with_repeats(
    homes: Mapping[int, list[int]], limits: Constraints, repeats: Mapping[int, int]
) -> list[list[int]]:
    """The statements with their repeats; a repeat that an editor keeps apart is alone."""
    home_of = {m: members for members in homes.values() for m in members}
    alone = []
    for number, sentence in repeats.items():
        if limits.separates(number, home_of[sentence]):
            alone.append([number])
        else:
            home_of[sentence].append(number)
    return [*alone, *homes.values()]


def _near(one: Utterance, index: Mapping[str, set[int]]) -> set[int]:
    """The statements that share a content word that is not too common."""
    found = (index[t] for t in one.wording.content if t in index)
    return {host for hosts in found if len(hosts) <= HOSTS for host in hosts}


def _evidence(one: Utterance, others: Sequence[Utterance], index: Mapping[str, set[int]]) -> float:
    """How well a unit fits a statement, comparable with `SAME_SPEAKER`; 0 for no good evidence.

    `index` gives the statements that have a word. A fragment fits if one rendering has all of its
    words, two or more; or if every rendering, two or more, has a long word of it that no other
    statement has.
    """
    values = [score(one.wording, other.wording) for other in others]
    if not one.is_fragment:
        return sum(values) / len(values)
    content = one.wording.content
    if len(content) > 1 and any(content <= other.wording.content for other in others):
        return max(values)
    core = frozenset.intersection(*(o.wording.content for o in others if is_main(o)))
    own = {t for t in content & core if len(t) >= LONE_STEM and len(index[t]) == 1}
    if own and len(others) > 1:
        return max(SAME_SPEAKER, *values)
    return 0.0
