"""What is known of a quotation by its place: its verb of saying, and whether the story has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from site_builder.model.found import Article, Quote
from site_builder.model.given import Role


def in_story(quotes: Iterable[Quote], articles: Mapping[str, Article]) -> tuple[Quote, ...]:
    """The quotations with their verb, those in furniture marked.

    MEMO's link to another report quotes ‘another chance’: no page counts it.
    """
    return tuple(
        replace(
            quote,
            verb=_verb(quote, articles[quote.article_id]),
            is_in_story=not _is_furniture(quote, articles[quote.article_id]),
        )
        for quote in quotes
    )


def _verb(quote: Quote, article: Article) -> str:
    """The verb of saying as printed, in small letters; "" where there is none."""
    return " ".join(quote.cue.of(article.text).split()).lower() if quote.cue else ""


def _is_furniture(quote: Quote, article: Article) -> bool:
    if not quote.segments:
        return False
    start = quote.segments[0].marked.start
    place = bisect_right(article.paragraphs, start, key=lambda p: p.span.start)
    return place > 0 and article.paragraphs[place - 1].role is Role.FURNITURE
