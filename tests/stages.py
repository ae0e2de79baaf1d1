"""Single stages of the analysis on the things of a few events, given as tests write them down."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from site_builder.edition import corrections as of_quotes
from site_builder.edition import events as of_events
from site_builder.edition import paraphrases as of_paraphrases
from site_builder.edition import shared_copy as of_copy
from site_builder.edition import speakers as of_speakers
from site_builder.edition import statements as of_statements
from site_builder.edition import synopsis as of_synopsis
from site_builder.edition import theme_passages as of_passages
from site_builder.edition import themes as of_themes
from site_builder.edition.aligning.evidence import main_first
from site_builder.edition.around import look_around
from site_builder.edition.comparison.compare import compare_reports
from site_builder.edition.grouping.affinities import read_report
from site_builder.edition.part import EventPart, cut
from site_builder.edition.people.table import PeopleTable, list_people
from site_builder.edition.telling.statement_index import StatementIndex
from site_builder.model.edition import Edition, EventEdition, Note, SharedCopy
from site_builder.model.found import (
    Article,
    ArticleReading,
    DecidedBy,
    Event,
    Membership,
    Paraphrase,
    Quote,
    Statement,
    UnitLink,
)
from site_builder.model.given import (
    Content,
    Correction,
    EventEntry,
    NoteEntry,
    Speaker,
    Target,
    ThemeEntry,
)
from site_builder.model.problems import Problem
from site_builder.model.quotations import Attribution
from site_builder.model.reasons import as_given
from site_builder.model.synopsis import Synopsis
from site_builder.model.themes import Theme
from site_builder.quotes.attribution import attribute
from site_builder.quotes.quotations import find_quotations
from site_builder.quotes.reading import people_named
from site_builder.quotes.speaking.readings import parse
from site_builder.text.spans import Span

Anchored = Mapping[Target, Span]
Stage = Callable[[EventPart, EventEdition], tuple[EventEdition, list[Problem]]]


def one_event(articles: Iterable[Article]) -> Event:
    """An event of all articles."""
    members = tuple(Membership(a.id, as_given("same day"), DecidedBy.AUTOMATIC) for a in articles)
    return Event("e", "Event", None, None, members)


def group_events(articles: Iterable[Article], entries: tuple[EventEntry, ...]) -> tuple[Event, ...]:
    """The events of articles whose quotations are found and attributed."""
    read = [_quotations_read(a) for a in articles]
    return of_events.group_events([r.article for r in read], list(map(read_report, read)), entries)


READ: dict[tuple[str, str], tuple[Attribution, ...]] = {}


def _quotations_read(article: Article) -> ArticleReading:
    key = article.id, article.text
    if key not in READ:
        found = find_quotations(article)
        parsed = parse(article, [s.marked for q in found for s in q.segments])
        READ[key] = attribute(parsed, found)
    return ArticleReading(article, READ[key])


def parts_of(
    articles: Sequence[Article],
    events: Sequence[Event],
    attributions: Sequence[Attribution] = (),
    people: PeopleTable | None = None,
    content: Content | None = None,
    anchored: Anchored | None = None,
) -> tuple[tuple[EventPart, ...], list[Problem]]:
    """The parts of the events, with the people whom the articles name."""
    articles = tuple(sorted(articles, key=lambda a: a.id))
    content = content or Content()
    readings = [
        ArticleReading(
            article,
            tuple(a for a in attributions if a.quotation.article_id == article.id),
            people_named(parse(article, ())),
        )
        for article in articles
    ]
    if people is None:
        people = list_people(content.speakers, readings)
    return cut(readings, tuple(events), people, content, anchored or {})


def run(
    stage: Stage,
    parts: Iterable[EventPart],
    quotes: Sequence[Quote] = (),
    speakers: Sequence[Speaker] = (),
    statements: Sequence[Statement] = (),
    paraphrases: Sequence[Paraphrase] = (),
) -> tuple[list[EventEdition], list[Problem]]:
    """The events after one stage, with the given things before it."""
    found, problems = [], []
    for part in parts:
        ids = part.event.article_ids
        made = EventEdition(
            part.event,
            part.articles,
            quotes=tuple(q for q in quotes if q.article_id in ids),
            speakers=tuple(speakers),
            statements=tuple(s for s in statements if s.renderings[0].article_id in ids),
            paraphrases=tuple(p for p in paraphrases if p.article_id in ids),
        )
        made, faults = stage(part, made)
        found.append(made)
        problems += faults
    return found, problems


def identify_speakers(
    articles: Sequence[Article],
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    entries: Sequence[Speaker],
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    parts, _ = parts_of(
        articles,
        events or [one_event(articles)],
        attributions,
        content=Content(speakers=tuple(entries)),
    )
    found, _ = run(of_speakers.identify_speakers, parts)
    speakers = tuple(s for one in found for s in one.speakers)
    return tuple(q for one in found for q in one.quotes), speakers


def correct_quotes(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker],
    corrections: Sequence[Correction],
    anchored: Anchored,
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...], list[Problem]]:
    people, problems = of_quotes.list_corrected(list_people(speakers, ()), corrections)
    content = Content(corrections=tuple(corrections))
    parts, _ = parts_of(articles, [one_event(articles)], (), people, content, anchored)
    parts = tuple(replace(p, people=replace(p.people, entries=tuple(speakers))) for p in parts)
    (made,), faults = run(of_quotes.correct_quotes, parts, quotes, speakers)
    return made.quotes, made.speakers, problems + faults


def align_statements(
    articles: Sequence[Article],
    events: Sequence[Event],
    quotes: Sequence[Quote],
    corrections: Sequence[Correction],
    anchored: Anchored,
) -> tuple[tuple[Statement, ...], list[Problem]]:
    content = Content(corrections=tuple(corrections))
    parts, problems = parts_of(articles, events, content=content, anchored=anchored)
    found, faults = run(of_statements.align_statements, parts, quotes)
    return tuple(s for one in found for s in one.statements), problems + faults


def find_paraphrases(
    articles: Sequence[Article],
    events: Sequence[Event],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker],
    statements: Sequence[Statement],
    corrections: Sequence[Correction],
    anchored: Anchored,
) -> tuple[tuple[Paraphrase, ...], list[Problem]]:
    content = Content(corrections=tuple(corrections))
    parts, problems = parts_of(articles, events, content=content, anchored=anchored)
    found, faults = run(of_paraphrases.find_paraphrases, parts, quotes, speakers, statements)
    return tuple(p for one in found for p in one.paraphrases), problems + faults


def order_statements(
    articles: Sequence[Article],
    events: Sequence[Event],
    statements: Sequence[Statement],
    paraphrases: Sequence[Paraphrase],
) -> tuple[Synopsis, ...]:
    parts, _ = parts_of(articles, events)
    found, _ = run(
        of_synopsis.order_statements, parts, statements=statements, paraphrases=paraphrases
    )
    return tuple(one.synopsis for one in found if one.synopsis)


def find_shared_copy(
    articles: Sequence[Article], events: Sequence[Event], quotes: Sequence[Quote]
) -> tuple[SharedCopy, ...]:
    found, _ = run(of_copy.find_shared_copy, parts_of(articles, events)[0], quotes)
    return tuple(c for one in found for c in one.shared_copy)


def locate_themes(
    entries: Sequence[ThemeEntry],
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    statements: Sequence[Statement],
    paraphrases: Sequence[Paraphrase],
    anchored: Anchored,
) -> tuple[tuple[Theme, ...], list[Problem]]:
    content = Content(themes=tuple(entries))
    parts, _ = parts_of(articles, [one_event(articles)], content=content, anchored=anchored)
    found, problems = run(of_passages.find_passages, parts, quotes, (), statements, paraphrases)
    themes, faults = of_themes.gather_themes(entries, found)
    return themes, problems + faults


def anchor_notes(
    articles: Sequence[Article], entries: Sequence[NoteEntry], anchored: Anchored
) -> tuple[Note, ...]:
    content = Content(notes=tuple(entries))
    parts, _ = parts_of(articles, [one_event(articles)], content=content, anchored=anchored)
    return tuple(note for part in parts for note in part.notes)


def _marked(statement: Statement) -> tuple[UnitLink, ...]:
    """The statement's links in their order, the main ones marked."""
    links = [replace(k, is_main=False) for k in statement.links]
    main = [k for k in main_first(links, statement.renderings) if k.is_main]
    return tuple(replace(k, is_main=replace(k, is_main=True) in main) for k in links)


def compared(edition: Edition) -> Edition:
    """The edition with a comparison for each event, its quotes, links and passages marked."""
    articles = {a.id: a for a in edition.articles}
    synopses = {s.event_id: s for s in edition.synopses}
    found = []
    for event in edition.events:
        ids = event.article_ids
        part = EventPart(event, tuple(articles[i] for i in sorted(ids)))
        statements = tuple(
            replace(s, links=_marked(s)) for s in edition.statements if s.event_id == event.id
        )
        stock = StatementIndex(statements, edition.paraphrases)
        made = EventEdition(
            event,
            part.articles,
            quotes=tuple(q for q in edition.quotes if q.article_id in ids),
            speakers=edition.speakers,
            statements=statements,
            paraphrases=tuple(p for p in edition.paraphrases if p.article_id in ids),
            synopsis=synopses.get(event.id),
            shared_copy=tuple(c for c in edition.shared_copy if c.event_id == event.id),
            passages=tuple(
                replace(p, statement_ids=stock.points(p.article_id, p.span, p.matched))
                for t in edition.themes
                for p in t.passages
                if p.article_id in ids
            ),
            notes=tuple(n for n in edition.notes if n.article_id in ids),
        )
        found.append(compare_reports(part, made)[0])
    quotes = {q.id: q for e in found for q in e.quotes}
    by_id = {s.id: s for e in found for s in e.statements}
    passages = {(p.theme_id, p.article_id, p.span): p for e in found for p in e.passages}
    comparisons = tuple(e.comparison for e in found if e.comparison)
    return replace(
        edition,
        quotes=tuple(quotes[q.id] for q in edition.quotes),
        statements=tuple(by_id[s.id] for s in edition.statements),
        themes=tuple(
            replace(
                t, passages=tuple(passages[p.theme_id, p.article_id, p.span] for p in t.passages)
            )
            for t in edition.themes
        ),
        comparisons=comparisons,
        by_event=tuple(found),
        around=look_around(edition.site, edition.outlets, found, edition.echoes, edition.themes),
    )
