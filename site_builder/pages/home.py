"""The home page: one sentence in several wordings, then the links to all parts of the site."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event
from site_builder.model.glance import Contrast
from site_builder.pages.parts.compared_event import ComparedEvent, compared_event
from site_builder.pages.parts.contrast import ContrastView, contrast_view
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import (
    capital,
    count,
    count_in_words,
    day,
    how_many,
    in_words,
)
from site_builder.pages.parts.feeds import links_to, site_feed
from site_builder.pages.parts.layout import Description, Page, frame
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.matrix import Panels, panels
from site_builder.pages.parts.meaning import TITLE, ChangedWords, changed_words
from site_builder.pages.parts.synopsis import spoken
from site_builder.pages.parts.values import Link, Siglum

DIFFERENT = 3  # sentences shown under “Where the words differ”
CHANGED = 3  # statements whose wordings differ in meaning
THEMES = 6
COMPARED = 6  # events of several reports
SINGLE = 8  # events of one report


class Exhibit(Struct, frozen=True):
    """One sentence in its wordings; `heading` says who said it, where and when."""

    heading: str
    contrast: ContrastView


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
    exhibit: Exhibit | None
    changed_title: str
    changed: tuple[ChangedWords, ...]
    more_changed: str  # “4 more, on the pages of their events”; "" if all are listed
    compared: tuple[ComparedEvent, ...]
    single: tuple[ListedEvent, ...]  # events of one report
    singles: str  # “98 events with one report”
    more_events: Link | None  # where not all are listed
    different: tuple[ContrastView, ...]
    panels: Panels
    all_themes: Link
    lines: tuple[Siglum, ...]


def home_page(corpus: SiteCorpus) -> Page:
    """The home page."""
    site = corpus.site
    themes, events = corpus.edition.themes, corpus.edition.events
    contrasts = [
        (event, contrast)
        for event in events
        for contrast in corpus.comparisons[event.id].glance.contrasts
    ]
    changed = [s for e in events for s in corpus.statements_of[e.id] if s.differs]
    left = len(changed) - CHANGED
    compared = [e for e in events if len(e.article_ids) > 1]
    single = [e for e in events if len(e.article_ids) == 1]
    all_events = Link(f"All {len(events)} events", routes.address(routes.EVENTS))
    all_themes = f"All {in_words(len(themes))} themes, in a table with every passage"
    view = HomeView(
        title=plain(site.tagline or site.title),
        standfirst=plain(site.description),
        exhibit=next((_exhibit(corpus, *one) for one in contrasts[:1]), None),
        changed_title=TITLE,
        changed=changed_words(corpus, changed[:CHANGED]),
        more_changed=f"{count(left, 'statement')} more, on the pages of their events."
        if left > 0
        else "",
        compared=tuple(compared_event(corpus, event) for event in compared[:COMPARED]),
        single=tuple(listed_event(corpus, event) for event in single[:SINGLE]),
        singles=capital(f"{count_in_words(len(single), 'event')} with one report so far"),
        more_events=all_events if len(compared) > COMPARED or len(single) > SINGLE else None,
        different=tuple(contrast_view(corpus, one) for _, one in contrasts[1 : DIFFERENT + 1]),
        panels=panels(corpus, themes[:THEMES]),
        all_themes=Link(all_themes, routes.address(routes.THEMES)),
        lines=_two_lines(corpus),
    )
    described = Description(feeds=links_to(site_feed(corpus)), updated=site.edition)
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


def _exhibit(corpus: SiteCorpus, event: Event, contrast: Contrast) -> Exhibit:
    """“Ali Khamenei, Tehran, 7 February 2025: one sentence in three wordings”."""
    said = contrast_view(corpus, contrast)
    speaker = corpus.speaker_name(corpus.statements[contrast.statement_id].speaker_id)
    place = plain(event.place or "")
    head = ", ".join(filter(None, [capital(speaker), place, day(event.date) if event.date else ""]))
    return Exhibit(f"{head}: one sentence {said.number}", said)


def _two_lines(corpus: SiteCorpus) -> tuple[Siglum, ...]:
    """The signs of two outlets that report one event, to explain the lines under words."""
    for event in corpus.edition.events:
        if len(event.article_ids) > 1:
            return tuple(corpus.sigla[a] for a in event.article_ids[-2:])
    return ()
