"""What editors say of statements, as pairs of units: joined, or kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise, product

from msgspec import Struct, field

from site_builder.edition.grouping.linkage import contradictions
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

    def parts(self, count: int) -> list[int]:
        """For each position the first position of those that editors joined with it."""
        part = list(range(count))
        for a, b in sorted(self.together):
            low, high = sorted((part[a], part[b]))
            if low != high:
                part = [low if p == high else p for p in part]
        return part


def corrected_articles(corrections: Iterable[Correction]) -> frozenset[str]:
    """The articles of which editors say something: the events of others have no constraints."""
    said = [c for c in corrections if isinstance(c, StatementCorrection)]
    return frozenset(target.article for correction in said for target in correction.targets)


def constrain(
    events: Sequence[tuple[str, Sequence[Unit]]],
    corrections: Iterable[Correction],
    anchored: Mapping[Target, Span],
) -> tuple[dict[str, Constraints], list[Problem]]:
    """Each event's constraints, and what is wrong with the corrections.

    A target joins all units that its words touch. A correction with a target that is not anchored
    is left out (the anchors have said so); one with a target that touches no unit, or that joins
    units of two events, is an error, and so is a pair that is both joined and kept apart.
    """
    places: dict[str, list[tuple[str, int, Span]]] = {}
    for event_id, found in events:
        for number, one in enumerate(found):
            places.setdefault(one.article_id, []).append((event_id, number, one.span))
    joins: dict[str, dict[Pair, str]] = {event_id: {} for event_id, _ in events}
    splits: dict[str, dict[Pair, StatementCorrection]] = {event_id: {} for event_id, _ in events}
    problems: list[Problem] = []
    for correction in corrections:
        if not isinstance(correction, StatementCorrection):
            continue
        touched, faults = _touched(correction, places, anchored)
        problems += faults
        if faults or not touched:
            continue
        if correction.same:
            problems += _join(correction, touched, joins)
        else:
            problems += _split(correction, touched, splits)
    counts = {event_id: len(found) for event_id, found in events}
    made = {}
    for event_id in joins:
        together, apart = joins[event_id], splits[event_id]
        both = contradictions(counts[event_id], together, apart)
        problems += [_contradiction(apart[pair]) for pair in both]
        because = together | {pair: c.because for pair, c in apart.items()}
        made[event_id] = Constraints(
            frozenset(together), frozenset(set(apart) - set(both)), because
        )
    return made, problems


def _touched(
    correction: StatementCorrection,
    places: Mapping[str, list[tuple[str, int, Span]]],
    anchored: Mapping[Target, Span],
) -> tuple[list[list[tuple[str, int]]], list[Problem]]:
    touched, problems = [], []
    for target in correction.targets:
        span = anchored.get(target)
        if span is None:
            return [], []
        units = [
            (event_id, number)
            for event_id, number, place in places.get(target.article, ())
            if place.overlaps(span)
        ]
        if units:
            touched.append(units)
        else:
            problems.append(
                error(
                    target.location,
                    f"no sentence of speech stands at “{_short(target.selector.exact)}”",
                    "give words that the article prints in quotation marks as speech",
                )
            )
    return touched, problems


def _join(
    correction: StatementCorrection,
    touched: list[list[tuple[str, int]]],
    joins: dict[str, dict[Pair, str]],
) -> list[Problem]:
    units = sorted({unit for target in touched for unit in target})
    if len({event_id for event_id, _ in units}) > 1:
        return [
            error(
                correction.targets[0].location,
                "the targets stand in different events, and a statement never crosses events",
                "join passages of one event, or put the articles into one in content/events/",
            )
        ]
    for (event_id, a), (_, b) in pairwise(units):
        joins[event_id][a, b] = correction.because
    return []


def _split(
    correction: StatementCorrection,
    touched: list[list[tuple[str, int]]],
    splits: dict[str, dict[Pair, StatementCorrection]],
) -> list[Problem]:
    for one, other in combinations(touched, 2):
        for (event_id, a), (other_event, b) in product(one, other):
            if event_id != other_event:
                continue
            if a == b:
                return [_contradiction(correction)]
            splits[event_id][min(a, b), max(a, b)] = correction
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
