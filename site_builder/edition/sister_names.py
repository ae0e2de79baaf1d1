"""An unclear speaker takes the name that a sister article gives to the same words.

So does a definite description (“the pilot”): it means one person. “A source” stays unnamed.

The name makes no further joins: the statements are made before it is given.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from site_builder.edition.part import EventPart
from site_builder.edition.people.names import NEARLY
from site_builder.edition.people.other_articles import SURE
from site_builder.model.edition import EventEdition
from site_builder.model.found import DecidedBy, Grade, Quote
from site_builder.model.given import SpeakerKind
from site_builder.model.problems import Problem
from site_builder.model.reasons import Reason

CLOSE = (Grade.SAME_WORDS, Grade.CLOSE)
SHARED = 4  # content words that both print; with fewer they may be anybody's
UNNAMED = ("nobody", "unclear", "perhaps")  # reasons that no longer hold


def name_by_sisters(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with a speaker for each unclear quote whose words a sister surely gives to one."""
    texts = {article.id: article.text for article in part.articles}
    kinds = {s.id: s.kind for s in made.speakers}
    people = {i for i, kind in kinds.items() if kind is SpeakerKind.PERSON}
    described = {
        q.id
        for q in made.quotes
        if kinds.get(q.speaker_id or "") is SpeakerKind.DESCRIPTION
        and q.source
        and q.source.of(texts[q.article_id]).lower().startswith("the ")
    }
    quotes = {quote.id: quote for quote in made.quotes}
    offers: dict[str, dict[str, float]] = defaultdict(dict)  # by quote and speaker
    for link in (link for statement in made.statements for link in statement.links):
        if link.grade not in CLOSE or len(link.shared) < SHARED:
            continue
        for one, other in ((link.first, link.second), (link.second, link.first)):
            sister = quotes[other.quote_id]
            speaker = sister.speaker_id if sister.confidence >= SURE else None
            is_name = speaker in people or one.quote_id not in described
            if speaker and is_name and one.article_id != other.article_id:
                mine = offers[one.quote_id]
                mine[speaker] = max(sister.confidence, mine.get(speaker, 0.0))
    names = {s.id: s.name for s in made.speakers}
    named = tuple(
        _named(quote, offers.get(quote.id, {}), names)
        if quote.speaker_id is None or quote.id in described
        else quote
        for quote in made.quotes
    )
    return replace(made, quotes=named, speakers=part.people.quoted(named)), []


def _named(quote: Quote, offers: dict[str, float], names: dict[str, str]) -> Quote:
    if quote.decided_by is DecidedBy.EDITOR or len(offers) != 1:
        return quote
    ((speaker, confidence),) = offers.items()
    sure = round(NEARLY * confidence, 3)
    why = tuple(reason for reason in quote.reasons if reason.code not in UNNAMED)
    by = Reason("named by sister", names=(names[speaker],))
    return replace(quote, speaker_id=speaker, confidence=sure, reasons=(*why, by))
