"""The list of all pages of the site."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import routes
from site_builder.model.found import Edition
from site_builder.model.routes import has_page
from site_builder.pages.about import about_page
from site_builder.pages.article import article_page
from site_builder.pages.data_page import data_page
from site_builder.pages.event import event_page
from site_builder.pages.events import events_page
from site_builder.pages.home import home_page
from site_builder.pages.not_found import not_found_page
from site_builder.pages.outlet import outlet_page, outlets_page
from site_builder.pages.parts.discretion import discreet
from site_builder.pages.parts.layout import Page, Site, site_of
from site_builder.pages.parts.lookup import index
from site_builder.pages.search import search_page
from site_builder.pages.speaker import speaker_page, speakers_page
from site_builder.pages.statement import statement_page
from site_builder.pages.terms import terms_page
from site_builder.pages.theme import theme_page, themes_page

__all__ = ["Page", "Site", "pages", "site_of"]


def pages(edition: Edition, *, has_search: bool = True, card: str = routes.CARD) -> Iterator[Page]:
    """Every page, in the order of the site's folders; each is made when it is asked for.

    Whoever is never quoted, and an outlet without an article, has no page: it would be empty, and
    nothing would lead to it. Where there is no search, its page is left out.
    """
    edition = discreet(edition)
    corpus = index(edition, card)
    reporting = {article.outlet_id for article in edition.articles}
    yield home_page(corpus)
    for article in edition.articles:
        yield article_page(corpus, article)
    yield events_page(corpus)
    for event in edition.events:
        yield event_page(corpus, event)
    for statement in filter(has_page, edition.statements):
        yield statement_page(corpus, statement)
    yield themes_page(corpus)
    for theme in edition.themes:
        yield theme_page(corpus, theme)
    yield speakers_page(corpus)
    for speaker in edition.speakers:
        if corpus.quotes_by[speaker.id]:
            yield speaker_page(corpus, speaker)
    yield outlets_page(corpus)
    for outlet in edition.outlets:
        if outlet.id in reporting:
            yield outlet_page(corpus, outlet)
    yield terms_page(corpus)
    yield about_page(corpus)
    yield data_page(corpus)
    if has_search:
        yield search_page(corpus)
    yield not_found_page(corpus)
