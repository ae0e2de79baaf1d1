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

from site_builder.edition.part import EventPart
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
from site_builder.edition.people.speaker_names import Found, resolve
from site_builder.edition.people.support import SURE, supported
from site_builder.model.found import (
    Article,
    Attribution,
    DecidedBy,
    EventEdition,
    NamedPerson,
    Quote,
)
from site_builder.model.given import Speaker
from site_builder.model.problems import Problem
from site_builder.model.reasons import Reason
from site_builder.text.slugs import digest, slug

THRESHOLD = 0.8  # confidence below which a speaker is shown as unclear
ID_WORDS = 24  # characters of the quote's first words in its id


def identify_speakers(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its quotes and their speakers; quotes by article, then place."""
    entries, articles = part.people.entries, part.articles
    by_article: dict[str, list[Attribution]] = {a.id: [] for a in articles}
    for attribution in part.attributions:
        by_article[attribution.quotation.article_id].append(attribution)
    texts = {a.id: a for a in articles}
    sisters = {a.id: [b.id for b in articles if b.id != a.id] for a in articles}
    known = {a.id: own for a, own in zip(articles, part.named, strict=True)}
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
            found = resolve(a, known[article.id], relatives, entries, part.people.known)
            confidence = _confidence(a, found, article.id, sisters, sure, entries)
            resolved.setdefault(article.id, []).append(_resolved(a, found, confidence))

    claimed = claims(resolved, texts)
    quotes: list[Quote] = []
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
                quote = replace(quote, speaker_id=part.people.ids[a.speaker])
            elif a.speaker:
                quote = replace(
                    quote, reasons=(*quote.reasons, Reason("perhaps", names=(a.speaker,)))
                )
            quotes.append(quote)
    return replace(made, quotes=tuple(quotes), speakers=part.people.quoted(quotes)), []


def _resolved(a: Attribution, found: Found, confidence: float) -> Attribution:
    """The attribution with the person whom its speaker names."""
    reasons = (*a.reasons, found.reason) if found.reason else a.reasons
    return replace(a, speaker=found.name, confidence=round(confidence, 3), reasons=reasons)


def _sure(
    by_article: dict[str, list[Attribution]],
    known: dict[str, tuple[NamedPerson, ...]],
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
        candidates=a.candidates,
        cues=a.cues,
    )
