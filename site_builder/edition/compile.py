"""The analysis, stage by stage: from parsed inputs to everything we know.

1. *Read* each article, from its text and its own content.
2. *Group* the whole site: its events, and one table of its people.
3. *Compare* the articles of each event, from its part alone (`EventPart`).
4. *Link* the whole site: what is said again, neighbours, terms, themes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from msgspec.structs import replace

from site_builder.edition.anchors import anchor_targets
from site_builder.edition.around import look_around
from site_builder.edition.articles import describe_articles, kept_back, unread
from site_builder.edition.comparison.compare import compare_reports
from site_builder.edition.corrections import correct_quotes, list_corrected
from site_builder.edition.echoes import find_echoes
from site_builder.edition.events import group_events
from site_builder.edition.grouping.affinities import Report, read_report
from site_builder.edition.meaning_changes import compare_meaning
from site_builder.edition.paraphrases import find_paraphrases
from site_builder.edition.part import EventPart, cut
from site_builder.edition.people.table import list_people
from site_builder.edition.quoted_terms import index_terms
from site_builder.edition.shared_copy import find_shared_copy
from site_builder.edition.sister_names import name_by_sisters
from site_builder.edition.speakers import identify_speakers
from site_builder.edition.statements import align_statements
from site_builder.edition.synopsis import order_statements
from site_builder.edition.theme_passages import find_passages
from site_builder.edition.themes import cover, gather_themes
from site_builder.edition.themes_by_rule import themes_by_rule
from site_builder.model.edition import Edition, EventEdition
from site_builder.model.found import ArticleReading, Quote, Statement
from site_builder.model.given import (
    Content,
    Correction,
    Outlet,
    ParagraphCorrection,
    Role,
    Seed,
    Target,
)
from site_builder.model.problems import Location, Problem, error
from site_builder.model.quotations import Attribution
from site_builder.model.steps import ONE_BY_ONE, Step, Taking
from site_builder.quotes.reading import ArticlePart, read_article
from site_builder.quotes.repeated_lines import repeated_lines
from site_builder.text.spans import Span

Predictions = Mapping[str, tuple[Attribution, ...]]
T = TypeVar("T")
Stage = Callable[[EventPart, EventEdition], tuple[EventEdition, list[Problem]]]

# What is found of one event, in this order. Each stage adds what it finds to the value.
STAGES: tuple[Stage, ...] = (
    identify_speakers,
    correct_quotes,
    align_statements,
    name_by_sisters,
    compare_meaning,
    find_paraphrases,
    order_statements,
    find_shared_copy,
    find_passages,
    compare_reports,
)


def compile_edition(
    seeds: tuple[Seed, ...],
    content: Content,
    predictions: Predictions | None = None,
    begins: Callable[[str], object] = str,
    taking: Taking = ONE_BY_ONE,
) -> Edition:
    """Everything that can be known from these seeds and this content, and what is wrong in them.

    The order of the seeds changes nothing. `predictions` give for some seeds, by stem, another
    extractor's quotations and speakers in place of our own. `begins` is told the name of each stage
    that begins, so that a caller can time them. `taking` takes the steps of one article and of one
    event, or knows their results.
    """
    begins("group")
    parts, outlets, problems = group(seeds, content, predictions or {}, taking)
    comparing: Step[EventPart, tuple[EventEdition, list[Problem]]] = Step(
        compare_event,
        lambda part: f"comparing {part.event.title}",
        untold=(begins,),
        brief=lambda one: (replace(one[0], articles=()), one[1]),  # the part has them
    )
    events = []
    for part, (made, p) in zip(parts, taking.each(comparing, parts), strict=True):
        events.append(replace(made, articles=part.articles))
        problems += p
    begins("link")
    edition, p = link(content, outlets, events, taking)
    return replace(edition, problems=(*problems, *p))


def group(
    seeds: tuple[Seed, ...],
    content: Content,
    predictions: Predictions,
    taking: Taking = ONE_BY_ONE,
) -> tuple[tuple[EventPart, ...], tuple[Outlet, ...], list[Problem]]:
    """The part of each event, newest first, and the outlets; what is wrong in the content."""
    described, outlets = describe_articles(seeds, content)
    anchored, problems = anchor_targets(content, described)
    roles = roles_of(content.corrections, anchored)
    repeated = repeated_lines(described)
    one_article = (
        ArticlePart(a, tuple(roles[a.id]), repeated.get(a.id, ()), predictions.get(a.id))
        for a in described
    )
    read = list(taking.each(READING, one_article))
    readings, reports = zip(*read, strict=True) if read else ((), ())
    articles = tuple(reading.article for reading in readings)
    problems += unread(articles, content)

    back = kept_back(articles, outlets, content.site)
    events = group_events(articles, reports, content.events, back)
    people = list_people(content.speakers, readings)
    people, p = list_corrected(people, content.corrections)
    problems += p

    parts, p = cut(readings, events, people, content, anchored)
    return parts, outlets, problems + p


def read_part(part: ArticlePart) -> tuple[ArticleReading, Report]:
    """The article as it is read, and as it is compared with others."""
    reading = read_article(part)
    return reading, read_report(reading)


READING: Step[ArticlePart, tuple[ArticleReading, Report]] = Step(
    read_part, lambda part: f"reading {part.article.id}"
)


def compare_event(
    part: EventPart, begins: Callable[[str], object] = str
) -> tuple[EventEdition, list[Problem]]:
    """Everything that is known of one event, from its part alone, and what is wrong in its part."""
    made = EventEdition(part.event, part.articles, notes=part.notes)
    problems: list[Problem] = []
    for stage in STAGES:
        begins(stage.__name__)
        made, p = stage(part, made)
        problems += p
    return made, problems


def link(
    content: Content,
    outlets: tuple[Outlet, ...],
    events: Sequence[EventEdition],
    taking: Taking = ONE_BY_ONE,
) -> tuple[Edition, list[Problem]]:
    """The edition of the whole site: its events, and what is known of all of them together."""
    articles = _by_article(events, lambda e: e.articles, lambda a: a.id)
    quotes = _by_article(events, lambda e: e.quotes, lambda q: q.article_id)
    statements = tuple(s for e in events for s in e.statements)
    echoes = find_echoes(articles, quotes, statements)
    terms = index_terms(articles, quotes)
    themes, p = gather_themes(content.themes, events)
    speakers = {s.id: s for s in content.speakers} | {s.id: s for e in events for s in e.speakers}
    unread = kept_back(articles, outlets, content.site)
    read = (a for a in articles if a.is_read and a.id not in unread)
    themes = (*themes, *themes_by_rule(read, speakers.values(), outlets, themes, events, taking))
    comparisons = tuple(e.comparison for e in events if e.comparison)
    edition = Edition(
        site=content.site,
        outlets=outlets,
        speakers=tuple(speakers[i] for i in sorted(speakers)),
        articles=articles,
        events=tuple(e.event for e in events),
        quotes=quotes,
        statements=statements,
        echoes=echoes,
        paraphrases=tuple(p for e in events for p in e.paraphrases),
        synopses=tuple(e.synopsis for e in events if e.synopsis),
        shared_copy=tuple(
            chain.from_iterable(e.shared_copy for e in sorted(events, key=lambda e: e.event.id))
        ),
        terms=terms,
        themes=themes,
        coverage=cover(themes),
        notes=_by_article(events, lambda e: e.notes, lambda n: n.article_id),
        problems=(),
        by_event=tuple(events),
        published=content.published,
        seen=content.seen,
        around=look_around(content.site, outlets, events, echoes, themes),
        comparisons=comparisons,
    )
    return edition, p + _equal_ids((*quotes, *statements), {a.id: a.seed_path for a in articles})


def _equal_ids(found: Sequence[Quote | Statement], paths: Mapping[str, str]) -> list[Problem]:
    """Errors where two articles have one id: an address must never lead to the wrong one."""
    first: dict[str, str] = {}
    problems = []
    for one in found:
        article = one.article_id if isinstance(one, Quote) else one.renderings[0].article_id
        if one.id in first:
            what = f"{one.id} is the id of words in {paths[first[one.id]]} too"
            hint = "rename one of the two seeds; ids are made from their names"
            problems.append(error(Location(paths[article]), what, hint))
        first.setdefault(one.id, article)
    return problems


def _by_article(
    events: Sequence[EventEdition],
    things: Callable[[EventEdition], tuple[T, ...]],
    article: Callable[[T], str],
) -> tuple[T, ...]:
    """The things of all events, in the order of article ids."""
    return tuple(sorted((thing for e in events for thing in things(e)), key=article))


def roles_of(
    corrections: Sequence[Correction], anchored: Mapping[Target, Span]
) -> Mapping[str, list[tuple[Span, Role]]]:
    """For each article the passages of whose lines an editor gives the role."""
    roles: dict[str, list[tuple[Span, Role]]] = defaultdict(list)
    for correction in corrections:
        if isinstance(correction, ParagraphCorrection) and correction.target in anchored:
            place = anchored[correction.target]
            roles[correction.target.article].append((place, correction.role))
    return roles
