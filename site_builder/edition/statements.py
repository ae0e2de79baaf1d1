"""Which sentences of an event's articles render the same utterance.

1. The sentences of speech of one event become units (`units`), scored in pairs that may be
   one utterance (`pairs`, `similarity`).
2. Average linkage joins them (`linkage`), never two of one article, and obeys editors.
3. If the outlets quote one original, only close wording is joined.
4. Headlines, captions, fragments and further parts of a sentence attach to the statements so made,
   or stay alone (`fragments`).
5. A quotation of an unclear speaker takes the name that close wording has in a sister article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.aligning.collation import collate
from site_builder.edition.aligning.constraints import Constraints, constrain
from site_builder.edition.aligning.evidence import links_of, main_first
from site_builder.edition.aligning.fragments import Attached, attach, find_repeats
from site_builder.edition.aligning.pairs import (
    Pair,
    is_probable,
    pair_scores,
    quotes_one_original,
)
from site_builder.edition.aligning.units import Utterance, find_units, utterances
from site_builder.edition.aligning.voices import Bond, UnitVoice, voices
from site_builder.edition.linkage import Limits, link, parts
from site_builder.edition.part import EventPart
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, DecidedBy, Event, Rendering, Statement, Unit
from site_builder.model.given import Speaker
from site_builder.model.problems import Problem
from site_builder.model.thresholds import SAME_SPEAKER
from site_builder.text.slugs import first_free, slug, with_digest


def align_statements(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its statements, in the order of their first renderings."""
    articles = {a.id: a for a in part.articles}
    found = find_units([articles[i] for i in part.event.article_ids], made.quotes)
    limits, problems = constrain([unit for unit, _ in found], part.corrections, part.anchored)
    units = utterances(found, articles)
    attached = _clusters(units, made.speakers, limits)
    aligned = _Aligned(part.event, articles, units, attached, limits)
    taken: dict[str, Counter[str]] = defaultdict(Counter)  # by article
    statements = tuple(_statement(aligned, members, taken) for members in attached.clusters)
    return replace(made, statements=statements), problems


# ------------------------------------------------------------------ which units belong together


def _clusters(
    units: Sequence[Utterance], speakers: Iterable[Speaker], limits: Constraints
) -> Attached:
    """The units of each statement, and which of them only repeat or continue another."""
    part = parts(len(units), limits.together)
    heard = voices(_speakers(units, part), speakers)
    repeats = find_repeats(units, heard, limits)
    scores = pair_scores(units, heard, repeats)
    clusters = _link(units, heard, _joined_scores(scores, part), limits)
    first = {number: members[0] for members in clusters for number in members}
    is_original = quotes_one_original(units, scores, [first[n] for n in range(len(units))])
    if is_original:
        close = {p: v for p, v in scores.items() if not is_probable(units[p[0]], units[p[1]], v)}
        clusters = _link(units, heard, _joined_scores(close, part), limits)
    return attach(units, heard, clusters, limits, repeats, not is_original)


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
    heard: Sequence[UnitVoice],
    scores: Mapping[Pair, float],
    limits: Constraints,
) -> list[tuple[int, ...]]:
    """Average linkage in which no unclear speaker bridges two people, and no report two days."""
    groups = [one.unit.article_id for one in units]
    apart = set(limits.apart)
    while True:
        kept = Limits(limits.together, apart, groups)
        clusters = link(len(units), scores, SAME_SPEAKER, kept)
        bridged = {
            (a, b)
            for members in clusters
            for a, b in combinations(members, 2)
            if heard[a].bond(heard[b]) is Bond.CLASH or units[a].occasion.differs(units[b].occasion)
        }
        if not bridged - apart:
            return list(clusters)
        apart |= bridged


# ------------------------------------------------------------------ the values


class _Aligned(Struct, frozen=True):
    """An event's units, joined."""

    event: Event
    articles: Mapping[str, Article]
    units: Sequence[Utterance]
    attached: Attached
    limits: Constraints


def _statement(
    event: _Aligned, members: Sequence[int], taken: Mapping[str, Counter[str]]
) -> Statement:
    units, articles = event.units, event.articles
    by_article: dict[str, list[Unit]] = defaultdict(list)
    for m in sorted(members):
        by_article[units[m].unit.article_id].append(units[m].unit)
    repeats, pieces = event.attached.repeats, event.attached.parts
    again = {units[m].unit for m in members if m in repeats}
    parts = {units[m].unit for m in members if m in pieces}
    renderings = tuple(
        _rendering(articles[i], by_article[i], again, parts)
        for i in event.event.article_ids
        if i in by_article
    )
    links, grade = links_of(members, units, event.limits.because, repeats)
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


def _rendering(
    article: Article, units: Sequence[Unit], again: set[Unit], parts: set[Unit]
) -> Rendering:
    """The quote with most of the words is the wording, with its `parts`; the others repeat it."""
    length: Counter[str] = Counter()
    for unit in units:
        length[unit.quote_id] += len(unit.span)
    wordings = [u for u in units if u not in again] or units  # parted by an editor: a wording too
    whole = [u for u in wordings if u not in parts]
    main = max(whole, key=lambda u: (length[u.quote_id], -u.span.start)).quote_id
    chosen = tuple(u for u in wordings if u.quote_id == main or u in parts)
    return Rendering(
        article_id=article.id,
        outlet_id=article.outlet_id,
        units=chosen,
        repeats=tuple(u for u in units if u not in chosen),
    )


def _speaker(members: Sequence[int], units: Sequence[Utterance]) -> str | None:
    return next((s for m in members if (s := units[m].speaker_id) is not None), None)


def _id(first: Rendering, article: Article, taken: Mapping[str, Counter[str]]) -> str:
    """The first rendering's words and a fingerprint of them, so that the address can last.

    The same words, said twice in one article, are told apart by their number.
    """
    words = max((u.span for u in first.units), key=len).of(article.text)
    name = slug(words) or "statement"

    def identity(number: int) -> str:
        again = (str(number),) if number > 1 else ()
        return with_digest(name, article.id, words, *again)

    return first_free(identity, taken[article.id])
