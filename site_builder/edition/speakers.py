"""Who speaks each quotation of an event, with what its articles know of each other.

1. A phrase in marks that another article gives to a speaker is speech here too, and a term there
   is a term here (`other_articles`).
2. A name is looked up among the people of the event and in `speakers.yaml` (`names`).
3. A doubtful speaker gains if the same person surely speaks elsewhere in the event, and loses if
   another article surely gives the same words to somebody else.
4. Below `shown_from` a quote has no speaker: a wrong name is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial

from msgspec.structs import replace

from site_builder.edition.part import EventPart
from site_builder.edition.people.cues import own_cue
from site_builder.edition.people.names import Entries, Known
from site_builder.edition.people.other_articles import (
    SURE,
    Compared,
    as_speech,
    as_term,
    claims_of,
    in_dispute,
    marked_elsewhere,
    phrases_of,
    quoted_words,
)
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, DecidedBy, Quote
from site_builder.model.problems import Problem
from site_builder.model.quotations import Attribution, NamedPerson, NamedSpeaker
from site_builder.model.reasons import Reason
from site_builder.model.thresholds import SHOWN
from site_builder.model.together import joint_id, joint_name
from site_builder.text.slugs import first_free, slug, with_digest

ID_WORDS = 24  # characters of the quote's first words in its id
# Other sure quotations double the odds of a doubtful speaker. Measured within articles, on every
# third training article and on dev: of decisions between .5 and .7, 53 % (dev 53 %) were right if
# the person had no other sure quotation, 81 % (78 %) if three or more; between .83 and .95, 88 %
# (83 %) and 98 % (100 %). The factors are cautious, since there is no gold across articles.
MANY = 3  # sure quotations from which they count; the person is then shown from SHOWN on
FACTOR = 2.0  # of the odds
LISTED = 1.5  # of the odds, for a person or body in speakers.yaml


def identify_speakers(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its quotes and their speakers; quotes by article, then place."""
    articles = {a.id: a for a in part.articles}
    order = {a.id: n for n, a in enumerate(part.articles)}
    entries = Entries(part.people.entries)
    known = {a.id: _known(part, a.id, entries) for a in part.articles}
    heard = sorted(
        part.attributions,
        key=lambda a: (order[a.quotation.article_id], a.quotation.segments[0].marked.start),
    )
    words = [quoted_words(articles[a.quotation.article_id], a.quotation.segments) for a in heard]
    phrases = phrases_of(heard, articles)
    sure = _sure(heard, known)

    named: list[Attribution] = []
    for attribution, own in zip(heard, words, strict=True):
        a = as_speech(as_term(attribution, own, phrases), own, phrases)
        named.append(_named(a, known[a.quotation.article_id], sure))

    claims = claims_of(named, articles)
    taken: dict[str, Counter[str]] = defaultdict(Counter)  # by article
    quotes: list[Quote] = []
    for attribution, own in zip(named, words, strict=True):
        a = in_dispute(attribution, own, claims)
        article = articles[a.quotation.article_id]
        identity = partial(_id, a, article, own)
        quote = _quote(a, article, first_free(identity, taken[article.id]))
        if not a.quotation.kind.is_speech:
            more = marked_elsewhere(article.id, own, phrases)
            quote = replace(quote, reasons=quote.reasons + more)
        elif a.speaker and a.is_shown:
            ids = (part.people.ids[one.name] for one in a.named)
            quote = replace(quote, speaker_id=joint_id(ids))
        elif a.speaker:
            perhaps = Reason("perhaps", names=(a.speaker,))
            quote = replace(quote, reasons=(*quote.reasons, perhaps))
        quotes.append(quote)
    return replace(made, quotes=tuple(quotes), speakers=part.people.quoted(quotes)), []


def supported(confidence: float, times: int, is_listed: bool) -> float:
    """The confidence of a speaker who has `times` other sure quotations in the event."""
    if not 0 < confidence < SURE:
        return confidence
    odds = confidence / (1 - confidence)
    if times >= MANY:
        odds *= FACTOR
    if is_listed:
        odds *= LISTED
    return min(odds / (1 + odds), SURE)


def _known(part: EventPart, article_id: str, entries: Entries) -> Known:
    """The people that the names of an article may mean."""
    own: tuple[NamedPerson, ...] = ()
    others: list[NamedPerson] = []
    for article, people in zip(part.articles, part.named, strict=True):
        if article.id == article_id:
            own = people
        else:
            others += people
    by_ends: dict[tuple[str, ...], list[NamedPerson]] = defaultdict(list)
    for person in others:
        by_ends[(*person.words[:1], *person.words[-1:])].append(person)
    return Known(own, tuple(others), part.people.known, entries, by_ends)


def _sure(heard: list[Attribution], known: dict[str, Known]) -> Counter[str]:
    """How many segments each person surely speaks, each article taken by itself."""
    sure: Counter[str] = Counter()
    for a in heard:
        if a.speaker and a.confidence >= SURE:
            alone = known[a.quotation.article_id]._replace(others=(), elsewhere=())
            for one in a.named:
                sure[alone.resolve(one.name).name or one.name] += len(a.quotation.segments)
    return sure


def _named(a: Attribution, known: Known, sure: Counter[str]) -> Attribution:
    """The attribution with the people that its speaker names, and how sure that is."""
    confidence, shown_from = a.confidence, a.shown_from
    found = [known.resolve(one.name) for one in a.named]
    people = {
        one.name: NamedSpeaker(one.name, named.kind)
        for one, named in zip(found, a.named, strict=True)
        if one.name
    }
    is_known = bool(found) and all(one.name for one in found)
    if is_known:
        times = min(sure[name] for name in people)
        confidence = supported(confidence, times, people.keys() <= known.entries.names)
        if times >= MANY:
            shown_from = min(shown_from, SHOWN)
    return replace(
        a,
        speaker=joint_name(people) if is_known else None,
        together=tuple(people.values()) if is_known and len(people) > 1 else (),
        confidence=round(confidence * min((one.share for one in found), default=1.0), 3),
        shown_from=shown_from,
        reasons=(*a.reasons, *(one.reason for one in found if one.reason)),
    )


def _id(a: Attribution, article: Article, words: Compared, occurrence: int) -> str:
    """The id of a quotation, from its words and from how often its article had them before."""
    name = slug(a.quotation.segments[0].span.of(article.text), ID_WORDS) or "quote"
    return f"q-{with_digest(name, article.id, ' '.join(words), str(occurrence))}"


def _quote(a: Attribution, article: Article, identity: str) -> Quote:
    """The quote, without its speaker."""
    q = a.quotation
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
        shown_from=a.shown_from,
    )
