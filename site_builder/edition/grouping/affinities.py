"""How near two reports are: their words, the sentences that both quote, their days.

1. A report's terms are its headline, three times, and the first 300 words of its body, weighted
   by how often they occur there and how rare they are in English (`rarity`). The *likeness* of two
   reports is the cosine. It depends on these two alone.
2. Pairs are nominated by the weightiest terms that they share, so that a thousand articles are
   not compared by all pairs; dated ones meet only within the window.
3. Sentences of speech that both print between marks speak for one occasion. Where they share none,
   it counts if both quote one person; and where a date is missing, if both name one weekday.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import mul

from msgspec import Struct

from site_builder.edition.grouping.datelines import DayFound, day_of
from site_builder.edition.grouping.rarity import RAREST, rarities
from site_builder.model.found import Article, ArticleReading
from site_builder.model.given import Role
from site_builder.text.dates import WEEKDAYS
from site_builder.text.lexicon import STRONG
from site_builder.text.names import words_of
from site_builder.text.stems import stem
from site_builder.text.terms import NEGATIONS, STOP
from site_builder.text.words import read_words

WINDOW = 7  # days between reports of one occasion; measured on 100 made events of 3 reports
TITLE_TIMES = 3  # a headline word counts as three; source: as above
FIRST_WORDS = 300

# Chosen on 40 events that three outlets report each, and on 159 reports of one campaign, of which
# hardly two are of one event: the first set shows what is not joined, the second what must not be.
NEAR = 0.20  # strength from which reports are one event
UNDATED = -0.12  # if a date is missing, the words must be nearer …
QUOTED = 0.12  # … or both must quote the same sentences: for each of these,
QUOTED_AT_MOST = 3  # up to three
UNSHARED = -0.03  # both quote speech, and no sentence in common
UNSHARED_UNDATED = -0.05  # the same, if a date is missing
SPEAKS = 3  # quoted sentences of each report, from which that counts
STRANGERS = -0.20  # nobody quoted by both, and no word of the headlines in common
KNOWN = 0.03  # if a date is missing, for each person that both quote,
KNOWN_AT_MOST = 2  # up to two
AT_LENGTH = -0.12  # if a date is missing, one person is quoted at length by both
SAME_WEEKDAY, OTHER_WEEKDAY = 0.04, -0.10  # if a date is missing and both name weekdays

QUOTED_READ = 60  # quoted sentences of a report that are compared; the five seeds have 6 to 14

SHARED_STEMS = 4  # two quoted sentences are one: so many content stems in common,
SHARED_PART = 0.5  # which are at least this part of the shorter one's

KEY_TERMS = 40  # the weightiest terms of a report, which nominate others
NOMINATED = 2  # key terms in common
TOO_COMMON = 100  # a term of more reports within reach nominates nobody

Pair = tuple[int, int]

UNTELLING = STOP | NEGATIONS | frozenset(STRONG)  # words of any report


class Report(Struct, frozen=True):
    """An article as it is compared with others."""

    day: int | None
    dated: DayFound | None  # in its own lines, if no editor gives the day
    terms: Mapping[str, float]  # a vector of length 1
    keys: frozenset[str]  # its weightiest terms
    quoted: tuple[frozenset[str], ...]  # the content stems of each quoted sentence
    quoted_stems: frozenset[str]  # of all of them
    headline: frozenset[str]  # its stems
    people: Mapping[str, int]  # the last names of those who surely speak, and how often
    weekdays: frozenset[str]  # named in its first words


class Affinity(Struct, frozen=True):
    """How near two reports are, and by what."""

    likeness: float  # the cosine of their terms
    quoted: int  # sentences that both quote
    terms: tuple[str, ...]  # the weightiest shared ones, for readers


def _headline(article: Article) -> list[str]:
    """The telling words of the headline: of the editor's entry, else as found in the text."""
    if article.title:
        return _telling(read_words(article.title).compared)
    found = (p.span for p in article.paragraphs if p.role is Role.TITLE)
    return _telling(word for span in found for word in article.words.within(span).compared)


def _telling(words: Iterable[str]) -> list[str]:
    plain = (word.removesuffix("'s") for word in words)
    return [word for word in plain if word[:1].isalpha() and word not in UNTELLING]


def read_report(reading: ArticleReading) -> Report:
    """An article as it is compared with others; it depends on no other."""
    article, rarity = reading.article, rarities()
    dated = None if article.published else day_of(article)
    day = dated.day if dated else article.published
    headline = _headline(article)
    body = _telling(
        islice(
            (
                word
                for paragraph in article.paragraphs
                if paragraph.role is Role.BODY
                for word in article.words.within(paragraph.span).compared
            ),
            FIRST_WORDS,
        )
    )
    weights = {
        term: (1 + math.log(times)) * rarity.get(term, RAREST)
        for term, times in Counter(headline * TITLE_TIMES + body).items()
    }
    length = math.sqrt(math.fsum(w * w for w in weights.values())) or 1.0
    heaviest = sorted((-weight, term) for term, weight in weights.items())[:KEY_TERMS]
    quoted = tuple(islice(_quoted(reading), QUOTED_READ))
    return Report(
        day=day.toordinal() if day else None,
        dated=dated,
        terms={term: weight / length for term, weight in weights.items()},
        keys=frozenset(term for _, term in heaviest),
        quoted=quoted,
        quoted_stems=frozenset().union(*quoted),
        headline=frozenset(map(stem, headline)),
        people=Counter(_people(reading)),
        weekdays=WEEKDAYS.intersection(body),
    )


def _people(reading: ArticleReading) -> Iterator[str]:
    """The last names of those who surely speak."""
    for a in reading.attributions:
        if a.speaker and a.is_shown and a.quotation.kind.is_speech and a.speaker[0].isupper():
            yield words_of(a.speaker)[-1]


def _quoted(reading: ArticleReading) -> Iterable[frozenset[str]]:
    article = reading.article
    speech = (a.quotation for a in reading.attributions if a.quotation.kind.is_speech)
    for segment in chain.from_iterable(quotation.segments for quotation in speech):
        if article.role_at(segment.span.start) is not Role.BODY:
            continue
        for sentence in article.words.sentences(segment.span):
            words = (w.removesuffix("'s") for w in article.words.within(sentence).compared)
            stems = frozenset(stem(word) for word in words if word not in STOP)
            if len(stems) >= SHARED_STEMS:
                yield stems


# ------------------------------------------------------------------ which pairs are compared


def strengths(reports: Sequence[Report], settled: Container[int] = ()) -> dict[Pair, float]:
    """How near each two reports are (by number, the smaller first) that may be one event's.

    Two that editors have `settled` are not compared: nothing depends on it.
    """
    return {
        (a, b): _strength(reports[a], reports[b])
        for a, b in _nominees(reports)
        if a not in settled or b not in settled
    }


def _nominees(reports: Sequence[Report]) -> Iterator[Pair]:
    """The pairs within reach of each other that share key terms, each once."""
    reach = _Reach(reports)
    for number, report in enumerate(reports):
        near = (earlier for term in report.keys for earlier in reach.earlier(term, report))
        for other, keys in Counter(chain.from_iterable(near)).items():
            if keys >= NOMINATED and _may_meet(reports[other], report):
                yield other, number
        reach.add(number, report)


class _Reach:
    """The reports with a term, by week: dated ones reach three weeks and the undated ones."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._held = dict(Counter((term, _week(r)) for r in reports for term in r.keys))
        self._anywhere: Counter[str] = Counter()
        for (term, _), count in self._held.items():
            self._anywhere[term] += count
        self._earlier: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        self._earlier_anywhere: dict[str, list[int]] = defaultdict(list)

    def earlier(self, term: str, report: Report) -> list[list[int]]:
        """Those added within the report's reach, none where the term is `TOO_COMMON` there."""
        week = _week(report)
        if week is None:
            common = self._anywhere[term] > TOO_COMMON
            return [] if common else [self._earlier_anywhere[term]]
        places = [(term, w) for w in (week - 1, week, week + 1, None)]
        if sum(self._held.get(place, 0) for place in places) > TOO_COMMON:
            return []
        return [self._earlier[place] for place in places if place in self._earlier]

    def add(self, number: int, report: Report) -> None:
        """Let later reports meet this one."""
        for term in report.keys:
            self._earlier[term, _week(report)].append(number)
            self._earlier_anywhere[term].append(number)


def _week(report: Report) -> int | None:
    return None if report.day is None else report.day // (WINDOW + 1)


def _may_meet(a: Report, b: Report) -> bool:
    return a.day is None or b.day is None or abs(a.day - b.day) <= WINDOW


# ------------------------------------------------------------------ how near a pair is


def affinity(a: Report, b: Report) -> Affinity:
    """By what the two are near, for readers."""
    products = {t: weight * b.terms[t] for t, weight in a.terms.items() if t in b.terms}
    heaviest = sorted(products, key=lambda term: (-products[term], term))[:3]
    return Affinity(_likeness(a, b), _shared_sentences(a, b), tuple(heaviest))


def _strength(a: Report, b: Report) -> float:
    """What is compared with `NEAR`."""
    quoted = _shared_sentences(a, b)
    strength = _likeness(a, b) + QUOTED * min(quoted, QUOTED_AT_MOST)
    undated = a.day is None or b.day is None
    if undated:
        strength += UNDATED
        if a.weekdays and b.weekdays:
            strength += OTHER_WEEKDAY if a.weekdays.isdisjoint(b.weekdays) else SAME_WEEKDAY
    return strength if quoted else strength + _of_speakers(a, b, undated)


def _of_speakers(a: Report, b: Report, undated: bool) -> float:
    """What the speakers of two reports that share no sentence add to their strength."""
    strength = 0.0
    known = a.people.keys() & b.people.keys()
    if min(len(a.quoted), len(b.quoted)) >= SPEAKS:
        strength += UNSHARED_UNDATED if undated else UNSHARED
    if a.people and b.people and not known and a.headline.isdisjoint(b.headline):
        strength += STRANGERS
    if not undated:
        return strength
    at_length = any(min(a.people[p], b.people[p]) >= SPEAKS for p in known)
    return strength + KNOWN * min(len(known), KNOWN_AT_MOST) + AT_LENGTH * at_length


def _likeness(a: Report, b: Report) -> float:
    both = list(a.terms.keys() & b.terms.keys())
    return math.fsum(map(mul, map(a.terms.__getitem__, both), map(b.terms.__getitem__, both)))


def _shared_sentences(a: Report, b: Report) -> int:
    """How many sentences of the report that has fewer are quoted by the other too."""
    fewer, more = sorted((a, b), key=lambda r: (len(r.quoted), len(r.terms)))
    if len(a.quoted_stems & b.quoted_stems) < SHARED_STEMS:
        return 0
    return sum(
        any(_is_shared(one, other) for other in more.quoted)
        for one in fewer.quoted
        if len(one & more.quoted_stems) >= SHARED_STEMS
    )


def _is_shared(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= SHARED_STEMS and shared >= SHARED_PART * min(len(a), len(b))
