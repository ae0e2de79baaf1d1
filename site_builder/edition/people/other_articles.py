"""What the articles of an event say for each other of the same words in quotation marks.

A phrase may be speech here and a term there; the same words may have another speaker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model.found import Article
from site_builder.model.given import QuotationKind
from site_builder.model.quotations import Attribution, Segment
from site_builder.model.reasons import Reason

DOUBTFUL_KIND = 0.9  # a scare quote or term less sure than this yields to another article
SURE = 0.95  # a speaker from which on an article speaks for others
FEW_WORDS = 3  # a term is no longer
RUN = 5  # words: two people do not say so many alike on one occasion
UNCLEAR = 0.5  # the most that is left of a confidence that a surer article contradicts

Compared = tuple[str, ...]  # words as they are compared


class Phrase(Struct, frozen=True):
    """What one article makes of some words in quotation marks."""

    article_id: str
    speaker: str | None
    kind: QuotationKind


Phrases = Mapping[Compared, Counter[Phrase]]  # with how often each article has it so
Claims = Mapping[Compared, set[tuple[str, str]]]  # for each run of words: article and speaker


def quoted_words(article: Article, segments: Iterable[Segment]) -> Compared:
    """The words of a quotation's segments, as they are compared."""
    return tuple(n for s in segments for n in article.words.within(s.span).compared)


def phrases_of(
    attributions: Iterable[Attribution], articles: Mapping[str, Article]
) -> dict[Compared, Counter[Phrase]]:
    """Every quotation of the event by its words."""
    phrases: dict[Compared, Counter[Phrase]] = {}
    for a in attributions:
        article = articles[a.quotation.article_id]
        speaker = None if a.together else a.speaker
        phrase = Phrase(article.id, speaker, a.quotation.kind)
        words = quoted_words(article, a.quotation.segments)
        phrases.setdefault(words, Counter())[phrase] += 1
    return phrases


def claims_of(
    attributions: Iterable[Attribution], articles: Mapping[str, Article]
) -> dict[Compared, set[tuple[str, str]]]:
    """The speakers to which the articles surely give each run of `RUN` words."""
    found: dict[Compared, set[tuple[str, str]]] = {}
    for a in attributions:
        if a.speaker and a.confidence >= SURE and a.quotation.kind.is_speech:
            article = articles[a.quotation.article_id]
            for run in _runs(quoted_words(article, a.quotation.segments)):
                found.setdefault(run, set()).update((article.id, one.name) for one in a.named)
    return found


def _runs(words: Compared) -> list[Compared]:
    return [words[i : i + RUN] for i in range(len(words) - RUN + 1)]


def as_term(attribution: Attribution, words: Compared, phrases: Phrases) -> Attribution:
    """A few words taken for speech, but set in marks as a term by most of the event, as a term.

    “maximum pressure”: “Trump announced … would reinstate the “maximum pressure” policy”.
    """
    if attribution.quotation.kind is not QuotationKind.PARTIAL or len(words) > FEW_WORDS:
        return attribution
    kinds: Counter[QuotationKind] = Counter()
    spoken = 0
    for phrase, times in phrases[words].items():
        if phrase.kind.is_speech:
            spoken += times
        else:
            kinds[phrase.kind] += times
    unspoken = kinds.total()
    if unspoken < 2 or unspoken < spoken:
        return attribution
    kind = max(sorted(kinds), key=lambda k: kinds[k])
    quotation = replace(attribution.quotation, kind=kind, kind_confidence=DOUBTFUL_KIND)
    reason = Reason("marked often", names=(str(unspoken),))
    return Attribution(quotation, None, None, None, DOUBTFUL_KIND, (reason,))


def as_speech(attribution: Attribution, words: Compared, phrases: Phrases) -> Attribution:
    """A doubtful scare quote or term that another article gives to a speaker, as speech.

    A phrase that several articles set in marks without a speaker is a term and stays one.
    """
    quotation = attribution.quotation
    if quotation.kind.is_speech or quotation.kind is QuotationKind.TITLE:
        return attribution
    if quotation.kind_confidence >= DOUBTFUL_KIND:
        return attribution
    same = phrases[words]
    spoken = [
        p for p in same if p.article_id != quotation.article_id and p.kind.is_speech and p.speaker
    ]
    unspoken = sum(times for p, times in same.items() if not p.kind.is_speech)
    if not spoken or unspoken > 1:
        return attribution
    source = min(spoken, key=lambda p: (p.article_id, p.speaker or ""))
    return replace(
        attribution,
        quotation=replace(quotation, kind=QuotationKind.PARTIAL),
        speaker=source.speaker,
        confidence=0.9,
        reasons=(Reason("attributed elsewhere"),),
    )


def in_dispute(attribution: Attribution, words: Compared, claims: Claims) -> Attribution:
    """A doubtful speaker becomes unclear if another article surely names another one.

    “He said he would “continue to engage closely and productively””, under a name of the paragraph
    before: another article has “I will continue to engage closely and productively” by its name.
    """
    if not attribution.speaker or attribution.confidence >= SURE:
        return attribution
    here = attribution.quotation.article_id
    others = {claim for run in _runs(words) for claim in claims.get(run, ()) if claim[0] != here}
    own = {one.name for one in attribution.named}
    if not others or any(speaker in own for _, speaker in others):
        return attribution
    _, speaker = min(others)
    return replace(
        attribution,
        confidence=min(attribution.confidence, UNCLEAR),
        reasons=(*attribution.reasons, Reason("given to another", names=(speaker,))),
    )


def marked_elsewhere(here: str, words: Compared, phrases: Phrases) -> tuple[Reason, ...]:
    """How many articles other than `here` set these words in marks without a speaker."""
    same = phrases.get(words, Counter())
    marked = {p.article_id for p in same if p.article_id != here and not p.kind.is_speech}
    return (Reason("marked elsewhere", names=(str(len(marked)),)),) if marked else ()
