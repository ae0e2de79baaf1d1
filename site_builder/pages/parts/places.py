"""The way to a passage of an article, from any page."""

from __future__ import annotations

from site_builder.model import routes
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Place
from site_builder.text.spans import Span


def place(corpus: Corpus, article_id: str, span: Span) -> Place:
    """The way to a passage of an article: to the quotation that holds it, else its paragraph."""
    number = corpus.paragraph_at(article_id, span.start)
    quote = corpus.quote_at(article_id, span)
    fragment = quote.id if quote else routes.paragraph(number)
    name = corpus.outlet_of(article_id).name
    return Place(
        f"¶{number}",
        routes.address(routes.article(article_id), fragment),
        plain(f"{name}, paragraph {number}"),
    )
