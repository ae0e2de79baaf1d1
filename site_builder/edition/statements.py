"""Which sentences of an event's articles render the same utterance.

1. The sentences of speech of one event become units (`units`), scored in pairs that may be
   one utterance (`pairs`, `similarity`).
2. Average linkage joins them (`linkage`), never two of one article, and obeys editors.
3. Headlines, captions and fragments repeat a sentence of their own article, attach to the
   statements so made, or stay alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.aligning.collation import collate
from site_builder.edition.aligning.constraints import Constraints, constrain
from site_builder.edition.aligning.evidence import links_of, main_first
from site_builder.edition.aligning.fragments import attach, find_repeats
from site_builder.edition.aligning.pairs import Pair, pair_scores
from site_builder.edition.aligning.units import Utterance, find_units, utterances
from site_builder.edition.linkage import Limits, link, parts
from site_builder.edition.part import EventPart
from site_builder.model.found import (
    Article,
    DecidedBy,
    Event,
    EventEdition,
    Rendering,
    Statement,
    Unit,
)
from site_builder.model.problems import Problem
from site_builder.model.thresholds import SAME_SPEAKER
from site_builder.text.slugs import first_free, slug, with_digest


def align_statements(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its statements, in the order of their first renderings."""
    articles = {a.id: a for a in part.articles}
    found = find_units([articles[i] for i in part.event.article_ids], made.quotes)
    limits, problems = constrain([unit for unit, _ in found], part.corrections, part.anchored)
    units = utterances(found, articles)
    clusters, repeats = _clusters(units, limits)
    aligned = _Aligned(part.event, articles, units, repeats, limits)
    taken: dict[str, set[str]] = defaultdict(set)  # by article
    statements = tuple(_statement(aligned, members, taken) for members in clusters)
    return replace(made, statements=statements), problems


# ------------------------------------------------------------------ which units belong together


def _clusters(
    units: Sequence[Utterance], limits: Constraints
) -> tuple[list[tuple[int, ...]], dict[int, int]]:
    """The units of each statement, and for each that repeats a sentence that sentence."""
    part = parts(len(units), limits.together)
    speakers = _speakers(units, part)
    scores = pair_scores(units, speakers)
    clusters = _link(units, speakers, _joined_scores(scores, part), limits)
    repeats = find_repeats(units, speakers, limits)
    return attach(units, speakers, clusters, limits, repeats), repeats


def _speakers(units: Sequence[Utterance], part: Mapping[int, int]) -> list[str | None]:
    """Each unit's speaker; units that an editor joined share the first that is known."""
    known: dict[int, str] = {}
    for number, one in enumerate(units):
        if one.speaker_id is not None:
            known.setdefault(part[number], one.speaker_id)
    return [known.get(part[number]) for number in range(len(units))]


def _joined_scores(scores: Mapping[Pair, float], part: Mapping[int, int]) -> dict[Pair, float]:
    """The scores, with units that an editor joined as near to others as the nearest of them.

    Else a headline's two words that an editor joined to a sentence would drive the others away.
    """
    crowd: dict[int, list[int]] = defaultdict(list)
    for number, p in part.items():
        crowd[p].append(number)
    best: dict[Pair, float] = {}
    for (a, b), value in scores.items():
        key = min(part[a], part[b]), max(part[a], part[b])
        best[key] = max(value, best.get(key, 0.0))
    return {
        (min(a, b), max(a, b)): value
        for (p, q), value in best.items()
        if p != q
        for a in crowd[p]
        for b in crowd[q]
    }


def _link(
    units: Sequence[Utterance],
    speakers: Sequence[str | None],
    scores: Mapping[Pair, float],
    limits: Constraints,
) -> list[tuple[int, ...]]:
    """Average linkage in which no unclear speaker bridges two known ones."""
    groups = [one.unit.article_id for one in units]
    apart = set(limits.apart)
    while True:
        kept = Limits(limits.together, apart, groups)
        clusters = link(len(units), scores, SAME_SPEAKER, kept)
        bridged = {
            (a, b)
            for members in clusters
            for a, b in combinations(members, 2)
            if speakers[a] and speakers[b] and speakers[a] != speakers[b]
        }
        if not bridged:
            return list(clusters)
        apart |= bridged


# ------------------------------------------------------------------ the values


class _Aligned(Struct, frozen=True):
    """An event's units, joined; `repeats` gives the sentence that a unit repeats."""

    event: Event
    articles: Mapping[str, Article]
    units: Sequence[Utterance]
    repeats: Mapping[int, int]
    limits: Constraints


def _statement(event: _Aligned, members: Sequence[int], taken: Mapping[str, set[str]]) -> Statement:
    units, articles = event.units, event.articles
    by_article: dict[str, list[Unit]] = defaultdict(list)
    for m in sorted(members):
        by_article[units[m].unit.article_id].append(units[m].unit)
    again = {units[m].unit for m in members if m in event.repeats}
    renderings = tuple(
        _rendering(articles[i], by_article[i], again)
        for i in event.event.article_ids
        if i in by_article
    )
    links, grade = links_of(members, units, event.limits.because, event.repeats)
    editor = any(map(set(members).issuperset, event.limits.together))
    return Statement(
        id=_id(renderings[0], articles[renderings[0].article_id], taken),
        event_id=event.event.id,
        speaker_id=_speaker(members, units),
        renderings=renderings,
        links=main_first(links, renderings),
        grade=grade if len(renderings) > 1 else None,
        collation=collate(renderings, articles) if len(renderings) > 1 else None,
        decided_by=DecidedBy.EDITOR if editor else DecidedBy.AUTOMATIC,
    )


def _rendering(article: Article, units: Sequence[Unit], again: set[Unit]) -> Rendering:
    """The quote with most of the words is the wording; the others only repeat some of them."""
    length: Counter[str] = Counter()
    for unit in units:
        length[unit.quote_id] += len(unit.span)
    wordings = [u for u in units if u not in again] or units  # parted by an editor: a wording too
    main = max(wordings, key=lambda u: (length[u.quote_id], -u.span.start)).quote_id
    return Rendering(
        article_id=article.id,
        outlet_id=article.outlet_id,
        units=tuple(u for u in wordings if u.quote_id == main),
        repeats=tuple(u for u in units if u.quote_id != main or u not in wordings),
    )


def _speaker(members: Sequence[int], units: Sequence[Utterance]) -> str | None:
    return next((s for m in members if (s := units[m].speaker_id) is not None), None)


def _id(first: Rendering, article: Article, taken: Mapping[str, set[str]]) -> str:
    """The first rendering's words and a fingerprint of them, so that the address can last.

    The same words, said twice in one article, are told apart by their number.
    """
    words = max((u.span for u in first.units), key=len).of(article.text)
    name = slug(words) or "statement"

    def identity(number: int) -> str:
        again = (str(number),) if number > 1 else ()
        return with_digest(name, article.id, words, *again)

    return first_free(identity, taken[article.id])
