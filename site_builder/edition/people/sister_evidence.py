"""What articles of an event say for each other of a phrase in marks: speech here, a term there."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.people.support import SURE
from site_builder.model.found import Article, Attribution, Quote, Segment
from site_builder.model.given import QuotationKind
from site_builder.model.reasons import Reason
from site_builder.text.words import Words

DOUBTFUL_KIND = 0.9  # a scare quote or term less sure than this yields to a sister's evidence
FEW_WORDS = 3  # a term is no longer
RUN = 5  # words: two people do not say so many alike on one occasion
UNCLEAR = 0.5  # the most that is left of a confidence that a surer sister contradicts


class Phrase(Struct, frozen=True):
    """A quotation of one article as its words, to be met in another."""

    article_id: str
    words: tuple[str, ...]
    speaker: str | None
    kind: QuotationKind


class Claim(Struct, frozen=True):
    """That an article surely gives a run of words to somebody."""

    article_id: str
    speaker: str


def claims(
    heard: dict[str, list[Attribution]], texts: dict[str, Article]
) -> dict[tuple[str, ...], set[Claim]]:
    """Whose each run of `RUN` words is, as far as the articles are sure."""
    found: dict[tuple[str, ...], set[Claim]] = {}
    for article_id, own in heard.items():
        for a in own:
            if a.speaker and a.confidence >= SURE and a.quotation.kind.is_speech:
                for run in _runs(words_within(texts[article_id].words, a.quotation.segments)):
                    found.setdefault(run, set()).add(Claim(article_id, a.speaker))
    return found


def disputed(
    attribution: Attribution,
    article: Article,
    sisters: list[str],
    claimed: dict[tuple[str, ...], set[Claim]],
) -> Attribution:
    """A doubtful speaker becomes unclear where a sister surely gives the words to another.

    “He said he would “continue to engage closely and productively””, under a name of the paragraph
    before: the sister article has “I will continue to engage closely and productively” by its name.
    """
    if not attribution.speaker or attribution.confidence >= SURE or not sisters:
        return attribution
    near = set(sisters)
    others = {
        claim
        for run in _runs(words_within(article.words, attribution.quotation.segments))
        for claim in claimed.get(run, ())
        if claim.article_id in near
    }
    if not others or any(c.speaker == attribution.speaker for c in others):
        return attribution
    other = min(others, key=lambda c: (c.article_id, c.speaker))
    reason = Reason("given to another", names=(other.speaker,))
    return replace(
        attribution,
        confidence=min(attribution.confidence, UNCLEAR),
        reasons=(*attribution.reasons, reason),
    )


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[i : i + RUN] for i in range(len(words) - RUN + 1)]


def words_within(words: Words, segments: tuple[Segment, ...]) -> tuple[str, ...]:
    """The words of a quotation's segments, as they are compared."""
    return tuple(n for s in segments for n in words.within(s.span).compared)


def spoken_phrases(
    by_article: dict[str, list[Attribution]], texts: dict[str, Article]
) -> dict[tuple[str, ...], Counter[Phrase]]:
    """Every quotation of the edition by its words, and how often each article has it so."""
    phrases: dict[tuple[str, ...], Counter[Phrase]] = {}
    for article_id, found in by_article.items():
        if article_id not in texts:
            continue
        for a in found:
            words = words_within(texts[article_id].words, a.quotation.segments)
            phrase = Phrase(article_id, words, a.speaker, a.quotation.kind)
            phrases.setdefault(words, Counter())[phrase] += 1
    return phrases


def lowered(
    attribution: Attribution,
    article: Article,
    sisters: list[str],
    evidence: dict[tuple[str, ...], Counter[Phrase]],
) -> Attribution:
    """A few words taken for speech that the event elsewhere sets in marks as a term are a term.

    “maximum pressure”: “Trump announced … would reinstate the “maximum pressure” policy”.
    """
    words = words_within(article.words, attribution.quotation.segments)
    if attribution.quotation.kind is not QuotationKind.PARTIAL or len(words) > FEW_WORDS:
        return attribution
    kinds: Counter[QuotationKind] = Counter()
    spoken = 0
    near = {article.id, *sisters}
    for phrase, times in evidence.get(words, Counter()).items():
        if phrase.article_id in near and phrase.kind.is_speech:
            spoken += times
        elif phrase.article_id in near:
            kinds[phrase.kind] += times
    unspoken = kinds.total()
    if unspoken < 2 or unspoken < spoken:
        return attribution
    kind = max(sorted(kinds), key=lambda k: kinds[k])
    return Attribution(
        replace(attribution.quotation, kind=kind, kind_confidence=DOUBTFUL_KIND),
        None,
        None,
        None,
        DOUBTFUL_KIND,
        (Reason("marked often", names=(str(unspoken),)),),
    )


def raised(
    attribution: Attribution,
    article: Article,
    sisters: list[str],
    evidence: dict[tuple[str, ...], Counter[Phrase]],
) -> Attribution:
    """A doubtful scare quote or term that a sister attributes word for word becomes speech.

    A phrase that several articles set in marks without a speaker is a term and stays one.
    """
    kind = attribution.quotation.kind
    if kind.is_speech or kind is QuotationKind.TITLE:
        return attribution
    if attribution.quotation.kind_confidence >= DOUBTFUL_KIND:
        return attribution
    same = evidence.get(words_within(article.words, attribution.quotation.segments), Counter())
    near = set(sisters)
    spoken = [p for p in same if p.article_id in near and p.kind.is_speech and p.speaker]
    unspoken = sum(times for p, times in same.items() if not p.kind.is_speech)
    if not spoken or unspoken > 1:
        return attribution
    source = min(spoken, key=lambda p: (p.article_id, p.speaker or ""))
    return replace(
        attribution,
        quotation=replace(attribution.quotation, kind=QuotationKind.PARTIAL),
        speaker=source.speaker,
        confidence=0.9,
        reasons=(Reason("attributed elsewhere"),),
    )


def marked_elsewhere(
    quote: Quote, words: Words, sisters: list[str], evidence: dict[tuple[str, ...], Counter[Phrase]]
) -> tuple[Reason, ...]:
    """How many sister articles set these words in marks without a speaker."""
    same = evidence.get(words_within(words, quote.segments), Counter())
    near = set(sisters)
    marked = {p.article_id for p in same if p.article_id in near and not p.kind.is_speech}
    if not marked:
        return ()
    return (Reason("marked elsewhere", names=(str(len(marked)),)),)
