"""The home page: one exhibit, then the ways in."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event, Statement
from site_builder.pages.parts import charts, cited_words
from site_builder.pages.parts.cues import cue_words
from site_builder.pages.parts.english import capital, day, how_many, in_words
from site_builder.pages.parts.layout import Frame, Page, frame, page, statement_name
from site_builder.pages.parts.lookup import Corpus, quoted_words_in
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.panels import Panels, panels
from site_builder.pages.parts.synopsis import quoted_by, speech_rows, spoken
from site_builder.pages.parts.values import Link, Siglum

PARTING = 6  # statements shown under “Where the words part”
THEMES = 12
EVENTS = 8
REPORTS = 24


class Wording(Struct, frozen=True):
    """One outlet's rendering; words no other has are in `b`. `verb` is "" where there is none."""

    siglum: Siglum
    words: Markup
    verb: str
    places: tuple[Link, ...]


class Parting(Struct, frozen=True):
    """A statement and its renderings."""

    title: str
    heading: str
    href: str
    wordings: tuple[Wording, ...]


class EventEntry(Struct, frozen=True):
    """An event in the list of events."""

    when: str
    title: str
    href: str
    sigla: tuple[Siglum, ...]
    facts: str


class ArticleEntry(Struct, frozen=True):
    """A report in the table of reports: who, when, how long, how much of it speech."""

    siglum: Siglum
    href: str
    when: str
    words: str
    quoted: charts.Bar


class HomeView(Struct, frozen=True):
    """Everything on the home page."""

    frame: Frame
    title: str
    standfirst: str
    exhibit: Parting | None
    events: tuple[EventEntry, ...]
    more_events: Link | None  # where not all are listed
    partings: tuple[Parting, ...]
    panels: Panels
    themes_href: str
    themes_label: str
    articles: tuple[ArticleEntry, ...]
    more_reports: Link | None  # where not all are listed
    lines: tuple[Siglum, ...]


def home_page(corpus: Corpus) -> Page:
    """The home page."""
    path = routes.HOME
    site = corpus.edition.site
    parted = [corpus.statements[i] for i in corpus.edition.most_different]
    themes, events = corpus.edition.themes, corpus.edition.events
    view = HomeView(
        frame=frame(corpus, path, "home", site.tagline or "What was said"),
        title=plain(site.tagline or site.title),
        standfirst=plain(site.description),
        exhibit=_parting(corpus, parted[0]) if parted else None,
        events=tuple(event_entry(corpus, e) for e in events[:EVENTS]),
        more_events=Link(f"All {len(events)} events", routes.address(routes.EVENTS))
        if len(events) > EVENTS
        else None,
        partings=tuple(_parting(corpus, s) for s in parted[1 : PARTING + 1]),
        panels=panels(corpus, themes[:THEMES]),
        themes_href=routes.address(routes.THEMES),
        themes_label=f"All {in_words(len(themes))} themes, in a table with every passage",
        articles=article_entries(corpus, REPORTS),
        more_reports=Link("All reports, by outlet", routes.address(routes.OUTLETS))
        if len(corpus.articles) > REPORTS
        else None,
        lines=_two_lines(corpus),
    )
    return page("home.html", view, view.frame)


def event_entry(corpus: Corpus, event: Event) -> EventEntry:
    """An event as the home page and the index of events list it."""
    rows, _ = speech_rows(corpus, event)
    compared = sum(1 for row in rows if quoted_by(row) > 1)
    facts = spoken(corpus, event)
    if len(event.article_ids) > 1:
        facts += f", {how_many(compared)} of them in two reports or more"
    return EventEntry(
        when=day(event.date),
        title=plain(event.title),
        href=routes.address(routes.event(event.id)),
        sigla=tuple(corpus.sigla[a] for a in event.article_ids),
        facts=capital(facts),
    )


def article_entries(corpus: Corpus, most: int) -> tuple[ArticleEntry, ...]:
    """The newest `most` reports, by event."""
    placed = [(e, a) for e in corpus.edition.events for a in e.article_ids]
    entries = []
    for event, article_id in placed[:most]:
        article = corpus.articles[article_id]
        words = corpus.words[article_id]
        entries.append(
            ArticleEntry(
                siglum=corpus.sigla[article_id],
                href=routes.address(routes.article(article_id)),
                when=day(article.published or event.date),
                words=str(words),
                quoted=charts.share_bar(quoted_words_in(corpus, article_id), words),
            )
        )
    return tuple(entries)


def _parting(corpus: Corpus, statement: Statement) -> Parting:
    event = corpus.events[statement.event_id]
    outlets = in_words(len(statement.renderings))
    when = f" of {day(event.date)}" if event.date else ""
    return Parting(
        title=f"“{statement_name(corpus, statement.id, 48)}”",
        heading=f"One sentence{when}, in {outlets} newsrooms",
        href=routes.address(*routes.statement(statement)),
        wordings=tuple(
            Wording(
                corpus.sigla[r.article_id],
                cited_words.alone(
                    corpus,
                    r.article_id,
                    [cited_words.main_unit(r).span],
                    cited_words.bold_words(corpus, statement, r.article_id),
                ),
                cue_words(corpus, corpus.quotes[cited_words.main_unit(r).quote_id]),
                cited_words.places(corpus, r)[:1],
            )
            for r in statement.renderings
        ),
    )


def _two_lines(corpus: Corpus) -> tuple[Siglum, ...]:
    """The signs of two outlets that report one event, to explain the lines under words."""
    for event in corpus.edition.events:
        if len(event.article_ids) > 1:
            return tuple(corpus.sigla[a] for a in event.article_ids[-2:])
    return ()
