"""The page of one article: its whole text with what the edition knows upon it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model import Article
from site_builder.presentation import routes
from site_builder.presentation.layout import Frame, Page, frame, headline, page
from site_builder.presentation.lookup import Corpus


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What `article.html` shows."""

    frame: Frame


def article_page(corpus: Corpus, article: Article) -> Page:
    """The page of an article."""
    path = routes.article(article.id)
    around = frame(corpus, path, "article", headline(article), is_indexable=False)
    return page("article.html", ArticleView(around), around)
