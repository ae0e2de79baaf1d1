"""The comparison of an event's reports, in one place."""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.edition.comparison.differences import most_different, word_difference
from site_builder.edition.comparison.main_links import with_main_links
from site_builder.edition.comparison.points import with_points
from site_builder.edition.comparison.reports import report_counts, voices
from site_builder.edition.comparison.speech import main_speaker, silences, speech
from site_builder.edition.comparison.story import in_story
from site_builder.edition.comparison.years import named_years
from site_builder.edition.part import EventPart
from site_builder.model.comparison import Comparison
from site_builder.model.found import EventEdition, Quote
from site_builder.model.problems import Problem


def compare_reports(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its comparison, and with its quotes, links and passages marked for it."""
    articles = {a.id: a for a in part.articles}
    reports = [articles[article_id] for article_id in part.event.article_ids]
    quotes = in_story(made.quotes, articles)
    statements = tuple(map(with_main_links, made.statements))
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
        silences=silences(part.event, rows, by_id),
        differences=differences,
        most_different=most_different(statements, differences),
    )
    found = replace(
        made,
        quotes=quotes,
        statements=statements,
        passages=with_points(made.passages, statements, made.paraphrases),
        comparison=comparison,
    )
    return found, []
