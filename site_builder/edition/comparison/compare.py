"""The comparison of an event's reports, in one place."""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.edition.comparison.differences import most_different, word_difference
from site_builder.edition.comparison.glance import glance
from site_builder.edition.comparison.reports import report_counts, voices
from site_builder.edition.comparison.speech import main_speaker, silences, speech
from site_builder.edition.comparison.years import named_years
from site_builder.edition.figures import figures
from site_builder.edition.naming import namings
from site_builder.edition.part import EventPart
from site_builder.model.comparison import Comparison
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, Quote
from site_builder.model.given import Role
from site_builder.model.problems import Problem


def compare_reports(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its comparison, and with its quotes marked for it."""
    articles = {a.id: a for a in part.articles}
    reports = [articles[article_id] for article_id in part.event.article_ids]
    quotes = tuple(_in_story(q, articles[q.article_id]) for q in made.quotes)
    statements = made.statements
    by_id = {s.id: s for s in statements}
    rows = made.synopsis.rows if made.synopsis else ()
    main = main_speaker(statements)
    passages, others = speech(rows, by_id, main)
    of_story: dict[str, list[Quote]] = {a.id: [] for a in reports}
    for quote in quotes:
        if quote.is_in_story:
            of_story[quote.article_id].append(quote)
    speakers = {s.id: s for s in made.speakers}
    differences = tuple(filter(None, map(word_difference, statements)))
    comparison = Comparison(
        event_id=part.event.id,
        main_speaker=main,
        speech=passages,
        others=others,
        counts=tuple(report_counts(a, of_story[a.id], passages) for a in reports),
        voices=tuple(v for a in reports for v in voices(a, of_story[a.id], speakers)),
        years=tuple(year for a in reports for year in named_years(a)),
        silences=silences(reports, rows, by_id),
        differences=differences,
        most_different=most_different(statements, differences, articles, quotes),
        namings=namings(part, quotes),
        figures=figures([a for a in reports if a.is_read]),
    )
    comparison = replace(comparison, glance=glance(comparison, reports, by_id, quotes))
    return replace(made, quotes=quotes, comparison=comparison), []


def _in_story(quote: Quote, article: Article) -> Quote:
    """The quotation with its verb of saying, in small letters, and marked if no page counts it.

    MEMO's link to another report quotes ‘another chance’: no page counts it.
    """
    role = article.role_at(quote.segments[0].marked.start)
    return replace(
        quote,
        verb=" ".join(quote.cue.of(article.text).split()).lower() if quote.cue else "",
        is_in_story=article.is_read and role is not Role.FURNITURE,
    )
