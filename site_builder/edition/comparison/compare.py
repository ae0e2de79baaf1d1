"""The comparison of an event's reports, in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from site_builder.edition.comparison.differences import most_different, word_difference
from site_builder.edition.comparison.main_links import with_main_links
from site_builder.edition.comparison.points import with_points
from site_builder.edition.comparison.reports import report_counts, voices
from site_builder.edition.comparison.speech import main_speaker, silences, speech
from site_builder.edition.comparison.story import in_story
from site_builder.edition.comparison.years import named_years
from site_builder.model.comparison import Comparison
from site_builder.model.found import Article, Edition, Event, Quote, Statement, Synopsis
from site_builder.model.given import Speaker


def compare_reports(
    event: Event,
    articles: Mapping[str, Article],
    quotes: Mapping[str, Sequence[Quote]],
    statements: Sequence[Statement],
    synopsis: Synopsis,
    speakers: Mapping[str, Speaker],
) -> Comparison:
    """The comparison of one event, from its own statements; `quotes` are by article."""
    by_id = {s.id: s for s in statements}
    main = main_speaker(statements)
    passages, others = speech(synopsis.rows, by_id, main)
    reports = [articles[article_id] for article_id in event.article_ids]
    of_story = {a.id: [q for q in quotes.get(a.id, ()) if q.is_in_story] for a in reports}
    differences = tuple(filter(None, map(word_difference, statements)))
    return Comparison(
        event_id=event.id,
        main_speaker=main,
        speech=passages,
        others=others,
        counts=tuple(report_counts(a, of_story[a.id], passages) for a in reports),
        voices=tuple(v for a in reports for v in voices(a, of_story[a.id], speakers)),
        years=tuple(year for a in reports for year in named_years(a)),
        silences=silences(event, synopsis.rows, by_id),
        differences=differences,
        most_different=most_different(statements, differences),
    )


def compared(edition: Edition) -> Edition:
    """The edition with a comparison for each event, its quotes and links marked."""
    articles = {a.id: a for a in edition.articles}
    speakers = {s.id: s for s in edition.speakers}
    synopses = {s.event_id: s for s in edition.synopses}
    quotes = in_story(edition.quotes, articles)
    statements = tuple(map(with_main_links, edition.statements))
    quotes_in: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        quotes_in[quote.article_id].append(quote)
    said_at: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said_at[statement.event_id].append(statement)
    comparisons = tuple(
        compare_reports(
            event,
            articles,
            quotes_in,
            said_at[event.id],
            synopses.get(event.id, Synopsis(event.id, ())),
            speakers,
        )
        for event in edition.events
    )
    return replace(
        edition,
        quotes=quotes,
        statements=statements,
        themes=tuple(
            replace(t, passages=with_points(t.passages, statements, edition.paraphrases))
            for t in edition.themes
        ),
        comparisons=comparisons,
        most_different=most_different(statements, (d for c in comparisons for d in c.differences)),
    )
