"""Attributions of all articles brought together: who each speaker is across the edition.

1. `known_people` are those whom an article names in full;
2. `resolve` looks a name up among them and in `speakers.yaml` (`speaker_names`);
3. a phrase in marks that a sister article attributes is speech here too (`sister_evidence`);
4. where a sister surely gives the same words to somebody else, they are nobody's;
5. below `THRESHOLD` a quote has no speaker: a wrong name is worse than none.
"""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from site_builder.edition.people.own_cues import own_cue
from site_builder.edition.people.sister_evidence import (
    claims,
    disputed,
    lowered,
    marked_elsewhere,
    raised,
    spoken_phrases,
    words_within,
)
from site_builder.edition.people.speaker_names import Found, Known, distinct, known_people, resolve
from site_builder.edition.people.support import SURE, supported
from site_builder.model.found import Article, Attribution, DecidedBy, Event, Quote
from site_builder.model.given import Speaker
from site_builder.text.names import is_same_person, words_of
from site_builder.text.slugs import digest, slug

THRESHOLD = 0.8  # confidence below which a speaker is shown as unclear
ID_WORDS = 24  # characters of the quote's first words in its id


def identify_speakers(
    articles: tuple[Article, ...],
    events: tuple[Event, ...],
    attributions: tuple[Attribution, ...],
    entries: tuple[Speaker, ...],
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The quotes with their speakers, and all speakers by id.

    Quotes keep the order of the articles, then of their places.
    """
    by_article: dict[str, list[Attribution]] = {a.id: [] for a in articles}
    for attribution in attributions:
        by_article.setdefault(attribution.quotation.article_id, []).append(attribution)
    texts = {a.id: a for a in articles}
    sisters = _sisters(articles, events)
    known = {a.id: known_people(a) for a in articles}
    edition = tuple(distinct(k for group in known.values() for k in group))
    evidence = spoken_phrases(by_article, texts)

    sure = _sure(by_article, known, entries)
    resolved: dict[str, list[Attribution]] = {}
    for article in articles:
        near = sisters[article.id]
        relatives = [known[i] for i in near]
        for attribution in sorted(
            by_article[article.id], key=lambda a: a.quotation.segments[0].marked.start
        ):
            a = raised(lowered(attribution, article, near, evidence), article, near, evidence)
            found = resolve(a, known[article.id], relatives, entries, edition)
            confidence = _confidence(a, found, article.id, sisters, sure, entries)
            resolved.setdefault(article.id, []).append(_resolved(a, found, confidence))

    claimed = claims(resolved, texts)
    quotes: list[Quote] = []
    named: dict[str, str] = {}  # the name of each speaker found → id
    taken = {e.id: e.name for e in entries}
    for article in articles:
        near = sisters[article.id]
        occurrences: Counter[str] = Counter()
        for one in resolved.get(article.id, ()):
            a = disputed(one, article, near, claimed)
            quote = _quote(a, article, occurrences)
            if not a.quotation.kind.is_speech:
                more = marked_elsewhere(quote, article.words, near, evidence)
                quote = replace(quote, reasons=quote.reasons + more)
            elif a.speaker and a.confidence >= THRESHOLD:
                quote = replace(quote, speaker_id=_identity(a.speaker, entries, named, taken))
            elif a.speaker:
                quote = replace(quote, reasons=(*quote.reasons, f"unclear: perhaps {a.speaker}"))
            quotes.append(quote)
    speakers = [*entries, *(Speaker(i, n) for n, i in named.items())]
    return tuple(quotes), tuple(sorted(speakers, key=lambda s: s.id))


def _resolved(a: Attribution, found: Found, confidence: float) -> Attribution:
    """The attribution with the person whom its speaker names."""
    reasons = (*a.reasons, found.reason) if found.reason else a.reasons
    return replace(a, speaker=found.name, confidence=round(confidence, 3), reasons=reasons)


def _sure(
    by_article: dict[str, list[Attribution]],
    known: dict[str, tuple[Known, ...]],
    entries: tuple[Speaker, ...],
) -> dict[str, Counter[str]]:
    """For each article how many segments each person surely speaks."""
    sure: dict[str, Counter[str]] = {}
    for article_id, own in by_article.items():
        counts: Counter[str] = Counter()
        for a in own:
            if a.speaker and a.confidence >= SURE:
                found = resolve(a, known.get(article_id, ()), [], entries, ())
                counts[found.name or a.speaker] += len(a.quotation.segments)
        sure[article_id] = counts
    return sure


def _confidence(
    a: Attribution,
    found: Found,
    article_id: str,
    sisters: dict[str, list[str]],
    sure: dict[str, Counter[str]],
    entries: tuple[Speaker, ...],
) -> float:
    """How sure the speaker is, with what the sister articles say for the same person."""
    if not found.name or not a.speaker:
        return a.confidence * found.share
    times = sum(sure[i][found.name] for i in (article_id, *sisters[article_id]))
    is_listed = any(e.name == found.name for e in entries)
    return supported(a.confidence, times, is_listed) * found.share


# ------------------------------------------------------------------ what the articles know


def _sisters(articles: tuple[Article, ...], events: tuple[Event, ...]) -> dict[str, list[str]]:
    """For each article the other articles of its event, by id."""
    sisters: dict[str, list[str]] = {a.id: [] for a in articles}
    for event in events:
        for i in event.article_ids:
            if i in sisters:
                sisters[i] = sorted(x for x in event.article_ids if x != i and x in sisters)
    return sisters


def _identity(
    name: str, entries: tuple[Speaker, ...], named: dict[str, str], taken: dict[str, str]
) -> str:
    for e in entries:
        if e.name == name:
            return e.id
    for other, identity in named.items():
        if other == name or (
            len(words_of(other)) > 1 and is_same_person(words_of(other), words_of(name))
        ):
            return identity
    identity = slug(name) or "speaker"
    if identity in taken:
        identity = f"{identity}-{digest(name)}"
    taken[identity] = name
    named[name] = identity
    return identity


def _quote(a: Attribution, article: Article, occurrences: Counter[str]) -> Quote:
    """The quote, without its speaker; its id comes from its words."""
    q = a.quotation
    words = " ".join(words_within(article.words, q.segments))
    occurrences[words] += 1
    name = slug(q.segments[0].span.of(article.text), ID_WORDS) or "quote"
    identity = f"q-{name}-{digest(q.article_id, words, str(occurrences[words]))}"
    return Quote(
        identity,
        q.article_id,
        q.segments,
        q.kind,
        own_cue(article, q.segments, a.cue),
        a.source,
        None,
        a.confidence,
        a.reasons,
        DecidedBy.AUTOMATIC,
    )
