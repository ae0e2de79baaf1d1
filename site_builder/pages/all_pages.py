"""The list of all pages of the site.

`event_pages` makes the pages of one event from what is known of the event and around it, and from
nothing else. `site_pages` makes all others.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import routes
from site_builder.model.edition import Edition
from site_builder.model.routes import has_page
from site_builder.pages.about import about_page
from site_builder.pages.article import article_page
from site_builder.pages.data_page import data_page
from site_builder.pages.embed import embed_page
from site_builder.pages.event import event_page
from site_builder.pages.events import events_pages
from site_builder.pages.home import home_page
from site_builder.pages.moved import moved_pages
from site_builder.pages.not_found import not_found_page
from site_builder.pages.outlet import outlet_pages, outlets_page
from site_builder.pages.parts.corpus import Corpus, SiteCorpus, event_corpora, site_corpus
from site_builder.pages.parts.layout import Page
from site_builder.pages.search import search_page
from site_builder.pages.speaker import speaker_pages, speakers_pages
from site_builder.pages.statement import statement_page
from site_builder.pages.terms import terms_pages
from site_builder.pages.theme import theme_pages, themes_page


def pages(edition: Edition, *, has_search: bool = True, card: str = routes.CARD) -> Iterator[Page]:
    """Every page, each made when it is asked for; without a search, its page is left out."""
    corpora = event_corpora(edition, card)
    for corpus in corpora:
        yield from event_pages(corpus)
    yield from site_pages(site_corpus(edition, corpora, card), has_search=has_search)


def event_pages(corpus: Corpus) -> Iterator[Page]:
    """The pages of an event, of its articles, and of its statements with several renderings."""
    for event in corpus.events.values():
        yield event_page(corpus, event)
    for article in corpus.articles.values():
        yield article_page(corpus, article)
    for statement in filter(has_page, corpus.statements.values()):
        yield statement_page(corpus, statement)
        if corpus.site.base_url:  # a frame needs the full address
            yield embed_page(corpus, statement)


def site_pages(corpus: SiteCorpus, *, has_search: bool = True) -> Iterator[Page]:
    """All other pages. Somebody who is never quoted and an outlet without articles have none."""
    edition = corpus.edition
    yield home_page(corpus)
    yield from events_pages(corpus)
    if edition.themes:
        yield themes_page(corpus)
    for theme in edition.themes:
        yield from theme_pages(corpus, theme)
    yield from speakers_pages(corpus)
    for speaker in edition.speakers:
        if corpus.voices_by[speaker.id]:
            yield from speaker_pages(corpus, speaker)
    yield outlets_page(corpus)
    for outlet in edition.outlets:
        if corpus.articles_of[outlet.id]:
            yield from outlet_pages(corpus, outlet)
    yield from terms_pages(corpus)
    yield about_page(corpus)
    yield data_page(corpus)
    if has_search:
        yield search_page(corpus)
    yield not_found_page(corpus)
    yield from moved_pages(corpus)
