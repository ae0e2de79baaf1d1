"""How near two reports are: their words, the sentences that both quote, their days.

1. A report's terms are its headline, three times, and the first 300 words of its body, weighted
   by TF-IDF; two reports' *likeness* is the cosine.
2. Pairs are nominated by the weightiest terms that they share, so that a thousand articles are
   not compared by all pairs; dated ones meet only within the window.
3. Sentences that both print between marks speak for one occasion. Where a date is missing they
   have to: reports of two speeches on one subject are as alike in their words as two reports of
   one speech.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from site_builder.analysis.aligning.similarity import NEGATIONS, STOP, stem
from site_builder.analysis.grouping.quoted_runs import quoted_runs
from site_builder.analysis.language.lexicon import STRONG
from site_builder.model import Article, Role
from site_builder.text import sentences, tokenise

WINDOW = 7  # days between reports of one occasion; measured on 100 made events of 3 reports
TITLE_TIMES = 3  # a headline word counts as three; source: as above
FIRST_WORDS = 300
NEAR = 0.16  # strength from which reports are one event; 0.14 to 0.18 did equally well

UNDATED = -0.06  # a missing date must be made good by the words …
QUOTED = 0.05  # … or by what both quote: for each shared sentence,
QUOTED_AT_MOST = 3  # up to three
UNSHARED = -0.03  # both quote speech and no sentence in common;
UNSHARED_UNDATED = -0.06  # … the more where a date is missing
SPEAKS = 3  # quoted sentences from which a report's quotations can be held against it

QUOTED_READ = 60  # quoted sentences of a report that are compared; the five seeds hold 6 to 14

SHARED_STEMS = 3  # two quoted sentences are one: so many content stems in common,
SHARED_PART = 0.5  # which are at least this part of the shorter one's

KEY_TERMS = 40  # the weightiest terms of a report, which nominate others
NOMINATED = 2  # key terms in common
TOO_COMMON = 100  # a term of more reports within reach nominates nobody


@dataclass(frozen=True, slots=True)
class Affinity:
    """How near two reports are, and by what."""

    likeness: float  # the cosine of their terms
    quoted: int  # sentences that both quote
    strength: float  # what is compared with `NEAR`
    terms: tuple[str, ...]  # the weightiest shared ones, for readers


@dataclass(frozen=True, slots=True)
class _Report:
    day: int | None
    terms: dict[str, float]  # of length 1
    keys: frozenset[str]
    quoted: tuple[frozenset[str], ...]  # the content stems of each quoted sentence


def affinities(articles: Sequence[Article]) -> dict[tuple[int, int], Affinity]:
    """The affinity of each pair of articles (by number, the smaller first) that may be near."""
    counts = [Counter(_terms(article)) for article in articles]
    spread = Counter(term for count in counts for term in count)
    reports = [
        _report(article, count, spread, len(articles))
        for article, count in zip(articles, counts, strict=True)
    ]
    return {(a, b): _affinity(reports[a], reports[b]) for a, b in _nominees(reports)}


def _terms(article: Article) -> list[str]:
    body = (
        token.n
        for paragraph in article.paragraphs
        if paragraph.role is Role.BODY
        for token in tokenise(article.text, paragraph.span)
    )
    title = [token.n for token in tokenise(article.title or "")]
    words = (
        word.removesuffix("'s") for word in (*(title * TITLE_TIMES), *islice(body, FIRST_WORDS))
    )
    return [w for w in words if w[0].isalpha() and not (w in STOP or w in NEGATIONS or w in STRONG)]


def _report(article: Article, count: Counter[str], spread: Counter[str], size: int) -> _Report:
    weights = {
        term: (1 + math.log(times)) * (math.log((1 + size) / (1 + spread[term])) + 1)
        for term, times in sorted(count.items())
    }
    length = math.sqrt(math.fsum(w * w for w in weights.values())) or 1.0
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:KEY_TERMS]
    return _Report(
        day=article.published.toordinal() if article.published else None,
        terms={term: weight / length for term, weight in weights.items()},
        keys=frozenset(heaviest),
        quoted=tuple(islice(_quoted(article), QUOTED_READ)),
    )


def _quoted(article: Article) -> Iterable[frozenset[str]]:
    paragraphs = [p.span for p in article.paragraphs if p.role is Role.BODY]
    for run in quoted_runs(article.text, paragraphs):
        for sentence in sentences(article.text, run):
            words = [token.n.removesuffix("'s") for token in tokenise(article.text, sentence)]
            stems = frozenset(stem(word) for word in words if word not in STOP)
            if len(stems) >= SHARED_STEMS:
                yield stems


def _nominees(reports: list[_Report]) -> list[tuple[int, int]]:
    """The pairs within reach of each other that share key terms."""
    by_week: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    by_term: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for term in sorted(report.keys):
            by_week[term, _week(report)].append(number)
            by_term[term].append(number)
    pairs = []
    for number, report in enumerate(reports):
        shared: Counter[int] = Counter()
        for term in report.keys:
            for other in _within_reach(term, _week(report), by_week, by_term):
                if other < number:
                    shared[other] += 1
        pairs += [
            (other, number)
            for other, keys in shared.items()
            if keys >= NOMINATED and _may_meet(reports[other], report)
        ]
    return sorted(pairs)


def _week(report: _Report) -> int | None:
    return None if report.day is None else report.day // (WINDOW + 1)


def _within_reach(
    term: str,
    week: int | None,
    by_week: dict[tuple[str, int | None], list[int]],
    by_term: dict[str, list[int]],
) -> list[int]:
    if week is None:
        found = by_term[term]
    else:
        found = [n for w in (week - 1, week, week + 1, None) for n in by_week.get((term, w), ())]
    return found if len(found) <= TOO_COMMON else []


def _may_meet(a: _Report, b: _Report) -> bool:
    return a.day is None or b.day is None or abs(a.day - b.day) <= WINDOW


def _affinity(a: _Report, b: _Report) -> Affinity:
    if len(b.terms) < len(a.terms):
        a, b = b, a
    products = {term: w * b.terms[term] for term, w in a.terms.items() if term in b.terms}
    likeness = math.fsum(products.values())
    quoted = _shared_sentences(a.quoted, b.quoted)
    strength = likeness + QUOTED * min(quoted, QUOTED_AT_MOST)
    undated = a.day is None or b.day is None
    if undated:
        strength += UNDATED
    if not quoted and min(len(a.quoted), len(b.quoted)) >= SPEAKS:
        strength += UNSHARED_UNDATED if undated else UNSHARED
    heaviest = sorted(products, key=lambda term: (-products[term], term))[:3]
    return Affinity(likeness, quoted, strength, tuple(heaviest))


def _shared_sentences(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> int:
    """How many sentences of the report that has fewer are quoted by the other too."""
    fewer, more = (a, b) if len(a) <= len(b) else (b, a)
    return sum(any(_is_shared(one, other) for other in more) for one in fewer)


def _is_shared(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= SHARED_STEMS and shared >= SHARED_PART * min(len(a), len(b))
