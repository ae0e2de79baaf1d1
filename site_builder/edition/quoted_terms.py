"""Words that outlets put between marks though nobody speaks, and every place where they do."""

from __future__ import annotations

from collections import Counter, defaultdict

from site_builder.model.found import Article, Quote, Term
from site_builder.model.given import QuotationKind
from site_builder.text.slugs import digest, slug
from site_builder.text.words import tokenise

KINDS = (QuotationKind.TERM, QuotationKind.SCARE)  # “maximum pressure”; “moderate”


def index_terms(articles: tuple[Article, ...], quotes: tuple[Quote, ...]) -> tuple[Term, ...]:
    """The terms in alphabetical order, each with its quotes by article and place.

    “Maximum pressure” and “maximum pressure” are one term; the form that occurs most is shown.
    """
    texts = {article.id: article.text for article in articles}
    uses: dict[str, list[tuple[str, Quote]]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda q: (q.article_id, q.segments[0].span, q.id)):
        if quote.kind in KINDS and quote.is_in_story:
            written = _written(quote, texts[quote.article_id])
            key = " ".join(token.n for token in tokenise(written))
            if key:
                uses[key].append((written, quote))
    return tuple(
        Term(
            id=_id(key),
            text=_commonest([written for written, _ in uses[key]]),
            quote_ids=tuple(quote.id for _, quote in uses[key]),
        )
        for key in sorted(uses)
    )


def _written(quote: Quote, text: str) -> str:
    words = " ".join(segment.span.of(text) for segment in quote.segments)
    return " ".join(words.split()).rstrip(",.;:")


def _commonest(forms: list[str]) -> str:
    counts = Counter(forms)
    return min(counts, key=lambda form: (-counts[form], form))


def _id(key: str) -> str:
    """The term's words as a slug; a digest is added if the slug lacks any of them."""
    made = slug(key)
    return made if made == key.replace(" ", "-") else f"{made}-{digest(key)}".lstrip("-")
