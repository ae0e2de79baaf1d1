"""The figures of an event's reports: which report has which, in what words, and which lacks it.

1. A figure is an amount, a share, a measure, a date or a count from three in the story of a report.
   Ranks, times of day and years are none; years have a place of their own.
2. Mentions of one value and unit are one figure if they share a word around it; a small count, if
   they count the same thing.
3. Two values are one figure, reported differently, if they are near each other, the same words are
   around them, and no report has both.
4. A report that is no excerpt lacks a figure if its whole text has no such value, and nothing near
   it that could be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder.model.comparison import Figure, FigurePlace
from site_builder.model.found import Article
from site_builder.model.given import STORY, Role
from site_builder.text.lexicon import words
from site_builder.text.numbers import ReadNumber, is_date, numbers
from site_builder.text.spans import Span
from site_builder.text.stems import stem
from site_builder.text.terms import is_telling

NO_FIGURES = frozenset(
    {"rank", "calendar year", "calendar decade", "a.m.", "p.m.", "o'clock", "years old"}
)
COMMON_UNITS = words("% second minute hour day week month year decade century") | {""}
LEAST_COUNT = 3
SMALL = 12  # counts up to it are common: they need the thing that they count
COUNTED = 3  # words after a number that say what it counts
AROUND = 8  # words before and after it
# Of the larger value: from here two values can be one quantity, if the reports count the same
# thing; from here also if they do not say so.
NEAR, NEARER = 0.8, 0.95
# Words before a number that end in a name, and do not begin the sentence: “at Park ”, “the No. ”.
NAME_BEFORE = re.compile(r"[\w,;] [A-Z][\w’']{0,20}\.? $")
LONGEST_NAME = 30
MANY_NEAR = 50  # near values from which a text says nothing certain
ANY = "any"  # of all units
NONE: frozenset[float] = frozenset()
COMPARED = 8  # values above another one that are compared with it

Values = Mapping[str, Mapping[str, set[float]]]  # of a whole text, by article and unit


class _Mention(Struct, frozen=True):
    """A figure in its place: the stems of what it counts, and of the words around it."""

    article_id: str
    number: ReadNumber
    counted: frozenset[str]
    around: frozenset[str]


class _Cluster(Struct):
    """Mentions of one figure."""

    mentions: list[_Mention]

    @property
    def unit(self) -> str:
        return self.mentions[0].number.unit

    @property
    def values(self) -> frozenset[float]:
        return frozenset(m.number.value for m in self.mentions)

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(m.article_id for m in self.mentions)


class _Values(Struct, frozen=True):
    """The values of a whole text, and those of each unit and of `ANY` in rising order."""

    every: frozenset[float]
    ordered: Mapping[str, list[float]]


def figures(articles: Sequence[Article]) -> tuple[Figure, ...]:
    """The figures that not all of the reports have alike, in the order of the reports' texts.

    Those that reports give differently come first, then those that most reports have.
    """
    if len(articles) < 2:
        return ()
    order = {article.id: place for place, article in enumerate(articles)}
    whole = frozenset(article.id for article in articles if not article.is_excerpt)
    values: dict[str, dict[str, set[float]]] = {}
    same: dict[tuple[str, float], list[_Cluster]] = defaultdict(list)
    for article in articles:
        own = values[article.id] = defaultdict(set)
        for role, sentence, number in _numbers(article):
            own[number.unit].add(number.value)
            if role in STORY and _is_figure(article.text, number):
                mention = _mention(article, sentence, number)
                _add(same[number.unit, number.value], mention)
    clusters = _joined([c for group in same.values() for c in group], values)
    every = {article_id: _ordered(own) for article_id, own in values.items()}
    found = [_figure(cluster, order, every, whole) for cluster in clusters]
    shown = [f for f in found if f.is_changed or f.lacking]
    shown.sort(key=lambda f: (order[f.places[0].article_id], f.places[0].span))
    return tuple(sorted(shown, key=lambda f: (not f.is_changed, -len(f.places))))


def _ordered(own: Mapping[str, set[float]]) -> _Values:
    every = frozenset().union(*own.values())
    ordered = {unit: sorted(values) for unit, values in own.items()}
    return _Values(every, {**ordered, ANY: sorted(every)})


def _numbers(article: Article) -> Iterator[tuple[Role, Span, ReadNumber]]:
    """All numbers of the text, each with its sentence and with its paragraph's role."""
    for paragraph in article.paragraphs:
        for sentence in article.words.sentences(paragraph.span):
            for number in numbers(article.words.within(sentence)):
                yield paragraph.role, sentence, number


def _is_figure(text: str, number: ReadNumber) -> bool:
    """Whether it counts or measures: no “Park 51”, no “No. 3”, and no age, “Ann Lee, 43, spoke”."""
    start, end = number.span.start, number.span.end
    if number.unit:
        return number.unit not in NO_FIGURES
    is_age = text[max(0, start - 2) : start] == ", " and text[end : end + 1] in (",", ".", ";")
    is_name = is_age or NAME_BEFORE.search(text, max(0, start - LONGEST_NAME), start)
    return number.value >= LEAST_COUNT and not is_name


def _mention(article: Article, sentence: Span, number: ReadNumber) -> _Mention:
    own = article.words
    before = own.last(Span(sentence.start, number.span.start), AROUND)
    behind = own.first(Span(number.span.end, sentence.end), AROUND)
    after = own.within(Span(number.span.end, behind[-1].end if behind else number.span.end))
    counted: list[str] = []
    end = number.span.end
    for token in after:
        is_next = article.text[end : token.span.start].strip("- ") == ""
        name = _stem(token.n)
        if len(counted) == COUNTED or not is_next or (not name and (counted or not number.unit)):
            break
        counted += [name] if name else []
        end = token.span.end
    near = Span(before[0].start if before else number.span.start, number.span.start)
    around = {_stem(word) for word in own.within(near).compared}
    around |= {_stem(word) for word in after.compared}
    return _Mention(article.id, number, frozenset(counted), frozenset(around - {""}))


def _stem(word: str) -> str:
    """The stem of a telling word, else ""."""
    bare = word.removesuffix("'s")
    return stem(bare) if is_telling(bare) else ""


def _add(clusters: list[_Cluster], mention: _Mention) -> None:
    """Put the mention with those of its value that are about the same thing."""
    is_small = not mention.number.unit and mention.number.value <= SMALL
    if is_small and not mention.counted:
        return
    for cluster in clusters[:COMPARED]:
        first = cluster.mentions[0]
        if _is_specific(mention.number):
            cluster.mentions.append(mention)
            return
        shared = first.counted & mention.counted if is_small else first.around & mention.around
        if shared:
            cluster.mentions.append(mention)
            return
    clusters.append(_Cluster([mention]))


def _is_specific(number: ReadNumber) -> bool:
    """Whether one report seldom has the value for two things: “$447 billion”, “Feb. 8”, “1,375”."""
    digits = len(f"{number.value:.10g}".replace(".", "").strip("0"))
    return is_date(number) or digits >= (3 if number.unit in COMMON_UNITS else 2)


def _joined(clusters: list[_Cluster], values: Values) -> list[_Cluster]:
    """The clusters, with those of two values joined that are one figure, reported differently."""
    by_unit: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_unit[cluster.unit].append(cluster)
    for unit, group in by_unit.items():
        group.sort(key=lambda c: min(c.values))
        for low, cluster in enumerate(group):
            for other in group[low + 1 : low + 1 + COMPARED]:
                if cluster.mentions and _is_changed(cluster, other, unit, values):
                    other.mentions += cluster.mentions
                    cluster.mentions = []
    return [cluster for cluster in clusters if cluster.mentions]


def _is_changed(one: _Cluster, other: _Cluster, unit: str, values: Values) -> bool:
    """Whether two reports give the same quantity two values."""
    lower, higher = min(one.values), max(other.values)
    if lower == higher or lower < NEAR * higher or one.articles & other.articles:
        return False
    if any(other.values & values[a].get(unit, NONE) for a in one.articles):
        return False
    if any(one.values & values[a].get(unit, NONE) for a in other.articles):
        return False
    return any(
        len(a.around & b.around) >= (2 if lower >= NEARER * higher else 3)
        and (a.counted & b.counted or lower >= NEARER * higher)
        for a in one.mentions[:COMPARED]
        for b in other.mentions[:COMPARED]
    )


def _figure(
    cluster: _Cluster,
    order: Mapping[str, int],
    every: Mapping[str, _Values],
    whole: Container[str],
) -> Figure:
    """The figure with its first place in each report that has it; an excerpt lacks nothing."""
    first: dict[str, _Mention] = {}
    for mention in sorted(cluster.mentions, key=lambda m: m.number.span):
        first.setdefault(mention.article_id, mention)
    places = [
        FigurePlace(a, float(first[a].number.value), first[a].number.span)
        for a in order
        if a in first
    ]
    having = [every[article_id] for article_id in first]
    others = [a for a in order if a not in first and a in whole]
    lacking = [a for a in others if _lacks(every[a], cluster, having)]
    return Figure(cluster.unit, tuple(places), tuple(lacking))


def _lacks(own: _Values, cluster: _Cluster, having: Sequence[_Values]) -> bool:
    """Whether a text with these values has nothing that could be the figure.

    A near value could be, unless a text that has the figure has that value too.
    """
    units = (cluster.unit, "") if cluster.unit else (ANY,)
    for values in [own.ordered.get(unit, []) for unit in units]:
        for wanted in cluster.values:
            low = bisect_left(values, NEAR * wanted)
            high = bisect_right(values, wanted / NEAR)
            if high - low > MANY_NEAR or any(
                value in cluster.values or not any(value in one.every for one in having)
                for value in values[low:high]
            ):
                return False
    return True
