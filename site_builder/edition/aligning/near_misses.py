"""Pairs of sentences that were nearly joined: what an editor may know better.

The scores are those of the alignment, and so are its bounds: a pair is compared only where it
shares a content word, never across events or two known speakers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from site_builder.edition.aligning.pairs import (
    DOUBT,
    is_probable,
    pair_scores,
    quotes_one_original,
)
from site_builder.edition.aligning.similarity import shared_words
from site_builder.edition.aligning.units import Utterance, find_units, utterances
from site_builder.edition.aligning.voices import voices
from site_builder.model.found import Article, Event, Quote, Statement, Unit
from site_builder.model.reasons import Reason
from site_builder.model.thresholds import SAME_SPEAKER


class NearMiss(Struct, frozen=True):
    """Two units of different statements, the nearest of these two, and why they were not joined.

    `are_two`: some article renders both statements, so that they are two sentences of the speech.
    """

    first: Unit
    second: Unit
    statements: tuple[str, str]
    score: float
    shared: tuple[str, ...]  # as the first writes them
    are_two: bool
    reasons: tuple[Reason, ...]


def near_misses(
    articles: tuple[Article, ...],
    events: Iterable[Event],
    quotes: tuple[Quote, ...],
    statements: tuple[Statement, ...],
    least: float,
) -> tuple[NearMiss, ...]:
    """The nearest pair of every two statements of one event that scores `least`, nearest first."""
    by_id = {a.id: a for a in articles}
    spoken: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        spoken[quote.article_id].append(quote)
    holder = {u: s for s in statements for r in s.renderings for u in r.units}
    found: list[NearMiss] = []
    for event in events:
        members = [by_id[i] for i in event.article_ids]
        units = utterances(find_units(members, [q for a in members for q in spoken[a.id]]), by_id)
        best: dict[tuple[str, str], tuple[float, int, int]] = {}
        scores = pair_scores(units, voices([u.speaker_id for u in units], ()))
        homes = [holder[u.unit].id if u.unit in holder else u.unit for u in units]
        is_original = quotes_one_original(units, scores, homes)
        for (a, b), score in scores.items():
            one, other = holder.get(units[a].unit), holder.get(units[b].unit)
            if one is None or other is None or one.id == other.id or score < least:
                continue
            pair = min(one.id, other.id), max(one.id, other.id)
            best[pair] = min(best.get(pair, (-score, a, b)), (-score, a, b))
        found += [
            _near_miss(units[a], units[b], -score, holder, is_original)
            for score, a, b in best.values()
        ]
    return tuple(sorted(found, key=lambda n: (-n.score, n.statements)))


def _near_miss(
    a: Utterance, b: Utterance, score: float, holder: dict[Unit, Statement], is_original: bool
) -> NearMiss:
    one, other = holder[a.unit], holder[b.unit]
    both = {r.article_id for r in one.renderings} & {r.article_id for r in other.renderings}
    is_unclear = a.speaker_id is None or b.speaker_id is None
    reasons = []
    if score < SAME_SPEAKER and is_unclear:
        reasons.append(Reason("below, in doubt", names=(str(SAME_SPEAKER), f"{DOUBT:.2f}")))
    elif score < SAME_SPEAKER:
        reasons.append(Reason("below", names=(str(SAME_SPEAKER),)))
    if is_original and score >= SAME_SPEAKER and is_probable(a, b, score):
        reasons.append(Reason("one original"))
    if both:
        reasons.append(Reason("each its own", names=(min(both),)))
    return NearMiss(
        first=a.unit,
        second=b.unit,
        statements=(one.id, other.id),
        score=round(score, 4),
        shared=shared_words(a.wording, b.wording, a.written),
        are_two=bool(both),
        reasons=tuple(reasons) or (Reason("less alike"),),
    )
