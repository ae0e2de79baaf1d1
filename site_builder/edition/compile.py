"""The analysis, stage by stage: from parsed inputs to everything we know."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from site_builder.edition.anchors import anchor_notes, anchor_targets
from site_builder.edition.articles import describe_articles, kept_back
from site_builder.edition.comparison.compare import compared
from site_builder.edition.corrections import correct_quotes
from site_builder.edition.coverage import cover
from site_builder.edition.echoes import find_echoes
from site_builder.edition.events import group_events
from site_builder.edition.paraphrases import find_paraphrases
from site_builder.edition.quoted_terms import index_terms
from site_builder.edition.shared_copy import find_shared_copy
from site_builder.edition.speakers import identify_speakers
from site_builder.edition.statements import align_statements
from site_builder.edition.synopsis import order_statements
from site_builder.edition.themes import locate_themes
from site_builder.model.found import Article, Attribution, Edition
from site_builder.model.given import Content, Seed
from site_builder.quotes.attribution import attribute
from site_builder.quotes.furniture import mark_furniture
from site_builder.quotes.predicted import adopt
from site_builder.quotes.quotations import find_quotations

Predictions = Mapping[str, tuple[Attribution, ...]]


def compile_edition(
    seeds: tuple[Seed, ...], content: Content, predictions: Predictions | None = None
) -> Edition:
    """Everything that can be known from these seeds and this content, and what is wrong in them.

    The order of the seeds changes nothing. Statements never cross events, so everything after
    `group_events` up to `find_echoes` could run one event at a time. `predictions` give for some
    seeds, by stem, another extractor's quotations and speakers in place of our own.
    """
    articles, outlets = describe_articles(seeds, content)
    anchored, problems = anchor_targets(content, articles)
    articles = mark_furniture(articles, content.corrections, anchored)
    events = group_events(articles, content.events, kept_back(articles, outlets, content.site))

    attributions = tuple(
        chain.from_iterable(_attributions(a, (predictions or {}).get(a.id)) for a in articles)
    )
    quotes, speakers = identify_speakers(articles, events, attributions, content.speakers)
    quotes, speakers, p = correct_quotes(articles, quotes, speakers, content.corrections, anchored)
    problems += p

    statements, p = align_statements(articles, events, quotes, content.corrections, anchored)
    problems += p
    echoes = find_echoes(articles, quotes, statements)
    paraphrases, p = find_paraphrases(
        articles, events, quotes, speakers, statements, content.corrections, anchored
    )
    problems += p
    synopses = order_statements(articles, events, statements, paraphrases)
    shared_copy = find_shared_copy(articles, events, quotes)
    terms = index_terms(articles, quotes)

    themes, p = locate_themes(content.themes, articles, quotes, statements, paraphrases, anchored)
    problems += p
    notes = anchor_notes(content.notes, anchored)
    edition = Edition(
        site=content.site,
        outlets=outlets,
        speakers=speakers,
        articles=articles,
        events=events,
        quotes=quotes,
        statements=statements,
        echoes=echoes,
        paraphrases=paraphrases,
        synopses=synopses,
        shared_copy=shared_copy,
        terms=terms,
        themes=themes,
        coverage=cover(themes),
        notes=notes,
        problems=tuple(problems),
    )
    return compared(edition)


def _attributions(
    article: Article, given: tuple[Attribution, ...] | None
) -> tuple[Attribution, ...]:
    own = find_quotations(article)
    return attribute(article, own) if given is None else adopt(given, own)
