"""Headlines, captions and fragments: attached to a statement on good evidence, else left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from site_builder.analysis.constraints import Constraints
from site_builder.analysis.evidence import SAME_SPEAKER
from site_builder.analysis.similarity import score
from site_builder.analysis.units import Utterance, is_main

# Letters in the stem of a word that by itself attaches a fragment: “generous”.
LONE_STEM = 5


def attach(
    units: Sequence[Utterance],
    speakers: Sequence[str | None],
    clusters: Sequence[tuple[int, ...]],
    limits: Constraints,
) -> list[tuple[int, ...]]:
    """The clusters with each headline and fragment that has good evidence in its place."""
    homes = {members[0]: list(members) for members in clusters}
    spread = Counter(
        term
        for members in clusters
        for term in {t for m in members if is_main(units[m]) for t in units[m].wording.content}
    )
    lesser = [m[0] for m in clusters if len(m) == 1 and not is_main(units[m[0]])]
    offers = []
    for number in lesser:
        for host, members in homes.items():
            if host == number or speakers[number] is None or speakers[number] != speakers[host]:
                continue
            if not any(is_main(units[m]) for m in members):
                continue
            value = _evidence(units[number], [units[m] for m in members], spread)
            if value >= SAME_SPEAKER:
                offers.append((-value, number, host))
    placed = set()
    for _, number, host in sorted(offers):
        members = homes[host]
        articles = {units[m].unit.article_id for m in members}
        if number in placed or units[number].unit.article_id in articles:
            continue
        if any((min(m, number), max(m, number)) in limits.apart for m in members):
            continue
        members.append(number)
        placed.add(number)
        del homes[number]
    return sorted(tuple(sorted(members)) for members in homes.values())


def _evidence(one: Utterance, others: Sequence[Utterance], spread: Mapping[str, int]) -> float:
    """How well a unit fits a statement, comparable with `SAME_SPEAKER`; 0 for no good evidence.

    `spread` counts the statements that hold a word. A fragment fits where its words, two or more,
    all stand in one rendering; or where a long word of it stands in every rendering of this
    statement, two or more, and in no other statement.
    """
    values = [score(one.wording, other.wording) for other in others]
    if not one.is_fragment:
        return sum(values) / len(values)
    content = one.wording.content
    if len(content) > 1 and any(content <= other.wording.content for other in others):
        return max(values)
    core = frozenset.intersection(*(o.wording.content for o in others if is_main(o)))
    own = {t for t in content & core if len(t) >= LONE_STEM and spread[t] == 1}
    if own and len(others) > 1:
        return max(SAME_SPEAKER, *values)
    return 0.0
