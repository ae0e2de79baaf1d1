"""What editors say of statements, as pairs of units: joined, or kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise, product

from msgspec import Struct, field

from site_builder.edition.linkage import contradictions
from site_builder.model.found import Unit
from site_builder.model.given import Correction, StatementCorrection, Target
from site_builder.model.problems import Problem, error
from site_builder.text.spans import Span

Pair = tuple[int, int]


class Constraints(Struct, frozen=True):
    """Pairs of positions in one event's units; `because` gives the editor's reason for a pair."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    because: Mapping[Pair, str] = field(default_factory=dict)

    def separates(self, number: int, members: Iterable[int]) -> bool:
        """Whether an editor keeps the unit apart from any of the members."""
        return any((min(m, number), max(m, number)) in self.apart for m in members)


def constrain(
    units: Sequence[Unit], corrections: Iterable[Correction], anchored: Mapping[Target, Span]
) -> tuple[Constraints, list[Problem]]:
    """The constraints on the units of one event, and what is wrong with the corrections.

    A target joins all units that its words touch. A correction with a target that is not anchored
    is left out (the anchors have said so); one with a target that touches no unit is an error, and
    so is a pair that is both joined and kept apart.
    """
    places: dict[str, list[tuple[int, Span]]] = {}
    for number, one in enumerate(units):
        places.setdefault(one.article_id, []).append((number, one.span))
    joins: dict[Pair, str] = {}
    splits: dict[Pair, StatementCorrection] = {}
    problems: list[Problem] = []
    for correction in corrections:
        if not isinstance(correction, StatementCorrection):
            continue
        touched, faults = _touched(correction, places, anchored)
        problems += faults
        if faults or not touched:
            continue
        if correction.same:
            joined = sorted({unit for target in touched for unit in target})
            joins |= dict.fromkeys(pairwise(joined), correction.because)
        else:
            problems += _split(correction, touched, splits)
    both = contradictions(len(units), joins, splits)
    problems += [_contradiction(splits[pair]) for pair in both]
    because = joins | {pair: c.because for pair, c in splits.items()}
    return Constraints(frozenset(joins), frozenset(set(splits) - set(both)), because), problems


def _touched(
    correction: StatementCorrection,
    places: Mapping[str, list[tuple[int, Span]]],
    anchored: Mapping[Target, Span],
) -> tuple[list[list[int]], list[Problem]]:
    """The units that each target touches, and the targets that touch none."""
    touched, problems = [], []
    for target in correction.targets:
        span = anchored.get(target)
        if span is None:
            return [], []
        units = [n for n, place in places.get(target.article, ()) if place.overlaps(span)]
        if units:
            touched.append(units)
        else:
            problems.append(
                error(
                    target.location,
                    f"there is no sentence of speech at “{_short(target.selector.exact)}”",
                    "give words that the article prints in quotation marks as speech",
                )
            )
    return touched, problems


def _split(
    correction: StatementCorrection,
    touched: list[list[int]],
    splits: dict[Pair, StatementCorrection],
) -> list[Problem]:
    for one, other in combinations(touched, 2):
        for a, b in product(one, other):
            if a == b:
                return [_contradiction(correction)]
            splits[min(a, b), max(a, b)] = correction
    return []


def _contradiction(correction: StatementCorrection) -> Problem:
    words = _short(correction.targets[0].selector.exact)
    return error(
        correction.targets[0].location,
        f"“{words}” is said to differ from what it is joined with",
        "remove one of the two corrections",
    )


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"
