"""The home page: one sentence in several wordings, then the links to all parts of the site."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event, Statement
from site_builder.pages.parts.cited_words import alone, bold_words, main_unit, places
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import capital, count, day, how_many, in_words
from site_builder.pages.parts.feeds import links_to, site_feed
from site_builder.pages.parts.layout import Description, Page, frame, statement_name
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.matrix import Panels, panels
from site_builder.pages.parts.meaning import TITLE, ChangedWords, changed_words
from site_builder.pages.parts.reports import DATE, QUOTED, REPORT, WORDS, report_row
from site_builder.pages.parts.synopsis import spoken
from site_builder.pages.parts.tables import Table
from site_builder.pages.parts.values import Cited, Link, Siglum

DIFFERENT = 3  # statements shown under “Where the words differ”
CHANGED = 3  # statements whose wordings differ in meaning
THEMES = 6
EVENTS = 8
REPORTS = 10


class DifferentWords(Struct, frozen=True):
    """A statement and its renderings; words that no other rendering has are in `b`."""

    title: str
    heading: str
    href: str
    renderings: tuple[Cited, ...]


class ListedEvent(Struct, frozen=True):
    """An event in a list of events."""

    when: str
    title: str
    href: str
    sigla: tuple[Siglum, ...]
    facts: str


class HomeView(Struct, frozen=True):
    """Everything on the home page."""

    title: str
    standfirst: str
    exhibit: DifferentWords | None
    changed_title: str
    changed: tuple[ChangedWords, ...]
    more_changed: str  # “4 more, on the pages of their events”; "" if all are listed
    events: tuple[ListedEvent, ...]
    more_events: Link | None  # where not all are listed
    different: tuple[DifferentWords, ...]
    panels: Panels
    all_themes: Link
    reports: Table
    more_reports: Link | None  # where not all are listed
    lines: tuple[Siglum, ...]


def home_page(corpus: SiteCorpus) -> Page:
    """The home page."""
    site = corpus.site
    themes, events = corpus.edition.themes, corpus.edition.events
    shown = corpus.edition.most_different[: DIFFERENT + 1]
    different = tuple(_different(corpus, corpus.statements[s]) for s in shown)
    changed = [s for e in events for s in corpus.statements_of[e.id] if s.differs]
    left = len(changed) - CHANGED
    ids = [a for event in events for a in event.article_ids]
    all_events = Link(f"All {len(events)} events", routes.address(routes.EVENTS))
    all_reports = Link("All reports, by outlet", routes.address(routes.OUTLETS))
    all_themes = f"All {in_words(len(themes))} themes, in a table with every passage"
    view = HomeView(
        title=plain(site.tagline or site.title),
        standfirst=plain(site.description),
        exhibit=different[0] if different else None,
        changed_title=TITLE,
        changed=changed_words(corpus, changed[:CHANGED]),
        more_changed=f"{count(left, 'statement')} more, on the pages of their events."
        if left > 0
        else "",
        events=tuple(listed_event(corpus, event) for event in events[:EVENTS]),
        more_events=all_events if len(events) > EVENTS else None,
        different=different[1:],
        panels=panels(corpus, themes[:THEMES]),
        all_themes=Link(all_themes, routes.address(routes.THEMES)),
        reports=Table(
            "The reports: date, words and share of quoted words",
            "named wide stacked",
            (REPORT, DATE, WORDS, QUOTED),
            tuple(report_row(corpus, a) for a in ids[:REPORTS]),
        ),
        more_reports=all_reports if len(corpus.articles) > REPORTS else None,
        lines=_two_lines(corpus),
    )
    described = Description(feeds=links_to(site_feed(corpus)))
    title = site.tagline or "What was said"
    return Page(frame(corpus, routes.HOME, "home", title, described=described), "home.html", view)


def listed_event(corpus: SiteCorpus, event: Event) -> ListedEvent:
    """An event as the home page and the index of events list it."""
    compared = corpus.comparisons[event.id]
    facts = spoken(corpus, compared)
    if len(event.article_ids) > 1:
        several = sum(1 for passage in compared.speech if len(passage.quoted) > 1)
        facts += f", {how_many(several)} of them in two reports or more"
    return ListedEvent(
        when=day(event.date),
        title=plain(event.title),
        href=routes.address(routes.event(event.id)),
        sigla=tuple(corpus.sigla[a] for a in event.article_ids),
        facts=capital(facts),
    )


def _different(corpus: SiteCorpus, statement: Statement) -> DifferentWords:
    event = corpus.events[statement.event_id]
    outlets = in_words(len(statement.renderings))
    when = f" of {day(event.date)}" if event.date else ""
    cited = []
    for rendering in statement.renderings:
        article_id, main = rendering.article_id, main_unit(rendering)
        bold = bold_words(corpus, statement, article_id)
        words = alone(corpus, article_id, [main.span], bold)
        verb = plain(corpus.quotes[main.quote_id].verb)
        cited.append(Cited(corpus.sigla[article_id], words, places(corpus, rendering)[:1], verb))
    return DifferentWords(
        title=f"“{statement_name(corpus, statement.id, 48)}”",
        heading=f"One sentence{when}, in {outlets} newsrooms",
        href=routes.address(*routes.statement(statement)),
        renderings=tuple(cited),
    )


def _two_lines(corpus: SiteCorpus) -> tuple[Siglum, ...]:
    """The signs of two outlets that report one event, to explain the lines under words."""
    for event in corpus.edition.events:
        if len(event.article_ids) > 1:
            return tuple(corpus.sigla[a] for a in event.article_ids[-2:])
    return ()
