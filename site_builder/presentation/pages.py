"""The list of all pages of the site."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model import Edition
from site_builder.presentation.layout import Page, Site, site_of
from site_builder.presentation.lookup import index
from site_builder.presentation.views.article import article_page

__all__ = ["Page", "Site", "pages", "site_of"]


def pages(edition: Edition) -> Iterator[Page]:
    """Every page, in the order of the site's folders; each is made when it is asked for."""
    corpus = index(edition)
    for article in edition.articles:
        yield article_page(corpus, article)
