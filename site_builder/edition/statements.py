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

from site_builder.edition.aligning.collation import collate
from site_builder.edition.aligning.constraints import Constraints, constrain, corrected_articles
from site_builder.edition.aligning.evidence import SAME_SPEAKER, links_of, main_first
from site_builder.edition.aligning.fragments import attach, find_repeats
from site_builder.edition.aligning.pairs import Pair, pair_scores
from site_builder.edition.aligning.units import Utterance, find_units, utterances
from site_builder.edition.grouping.linkage import link
from site_builder.model.found import Article, DecidedBy, Event, Quote, Rendering, Statement, Unit
from site_builder.model.given import Correction, Target
from site_builder.model.problems import Problem
from site_builder.text.slugs import digest, slug
from site_builder.text.spans import Span


def align_statements(
    articles: tuple[Article, ...],
    events: tuple[Event, ...],
    quotes: tuple[Quote, ...],
    corrections: tuple[Correction, ...],
    anchored: Mapping[Target, Span],
) -> tuple[tuple[Statement, ...], list[Problem]]:
    """The statements of all events, in the order of the events and of their first renderings."""
    by_id = {a.id: a for a in articles}
    spoken: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        spoken[quote.article_id].append(quote)

    def found(event: Event) -> list[tuple[Unit, Quote]]:
        ids = event.article_ids
        return find_units([by_id[i] for i in ids], [q for i in ids for q in spoken[i]])

    corrected = corrected_articles(corrections)
    constraints, problems = constrain(
        [
            (event.id, [unit for unit, _ in found(event)])
            for event in events
            if not corrected.isdisjoint(event.article_ids)
        ],
        corrections,
        anchored,
    )
    taken: Counter[tuple[str, ...]] = Counter()
    statements: list[Statement] = []
    for event in events:  # one event's wordings at a time
        units = utterances(found(event), by_id)
        limits = constraints.get(event.id, Constraints())
        statements += _of_event(event, units, limits, by_id, taken)
    return tuple(statements), problems


def _of_event(
    event: Event,
    units: Sequence[Utterance],
    limits: Constraints,
    articles: Mapping[str, Article],
    taken: Counter[tuple[str, ...]],
) -> list[Statement]:
    order = {article_id: n for n, article_id in enumerate(event.article_ids)}
    clusters, repeats = _clusters(units, limits)
    return [
        _statement(event, order, units, members, repeats, limits, articles, taken)
        for members in clusters
    ]


# ------------------------------------------------------------------ which units belong together


def _clusters(
    units: Sequence[Utterance], limits: Constraints
) -> tuple[list[tuple[int, ...]], dict[int, int]]:
    """The units of each statement, and for each that repeats a sentence that sentence."""
    part = limits.parts(len(units))
    speakers = _speakers(units, part)
    scores = pair_scores(units, speakers)
    clusters = _link(units, speakers, _joined_scores(scores, part), limits)
    repeats = find_repeats(units, speakers, limits)
    return attach(units, speakers, clusters, limits, repeats), repeats


def _speakers(units: Sequence[Utterance], part: Sequence[int]) -> list[str | None]:
    """Each unit's speaker; units that an editor joined share the first that is known."""
    known: dict[int, str] = {}
    for number, one in enumerate(units):
        if one.speaker_id is not None:
            known.setdefault(part[number], one.speaker_id)
    return [known.get(p) for p in part]


def _joined_scores(scores: Mapping[Pair, float], part: Sequence[int]) -> dict[Pair, float]:
    """The scores, with units that an editor joined as near to others as the nearest of them.

    Else a headline's two words that an editor joined to a sentence would drive the others away.
    """
    crowd: dict[int, list[int]] = defaultdict(list)
    for number, p in enumerate(part):
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
        clusters = link(
            len(units),
            scores,
            SAME_SPEAKER,
            groups=groups,
            together=limits.together,
            apart=apart,
        )
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


def _statement(
    event: Event,
    order: Mapping[str, int],
    units: Sequence[Utterance],
    members: Sequence[int],
    repeats: Mapping[int, int],
    limits: Constraints,
    articles: Mapping[str, Article],
    taken: Counter[tuple[str, ...]],
) -> Statement:
    by_article: dict[str, list[int]] = defaultdict(list)
    for m in members:
        by_article[units[m].unit.article_id].append(m)
    again = {units[m].unit for m in members if m in repeats}
    renderings = tuple(
        _rendering(articles[i], [units[m].unit for m in sorted(by_article[i])], again)
        for i in sorted(by_article, key=order.__getitem__)
    )
    links, grade = links_of(members, units, limits.because, repeats)
    editor = any(map(set(members).issuperset, limits.together))
    return Statement(
        id=_id(renderings[0], articles[renderings[0].article_id], taken),
        event_id=event.id,
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


def _id(first: Rendering, article: Article, taken: Counter[tuple[str, ...]]) -> str:
    """The first rendering's words and a fingerprint of them, so that the address can last."""
    words = max((u.span for u in first.units), key=len).of(article.text)
    key = (article.id, words)
    taken[key] += 1  # the same words said twice in one article
    again = (str(taken[key]),) if taken[key] > 1 else ()
    return f"{slug(words) or 'statement'}-{digest(article.id, words, *again)}"
