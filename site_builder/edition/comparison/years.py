"""The years that a text names, each with the words around it."""

from __future__ import annotations

import re

from site_builder.model.comparison import NamedYear
from site_builder.model.found import Article
from site_builder.model.given import Role
from site_builder.text.spans import Span

# “the 2015 nuclear deal”, “in May 2018”: four digits of the last century or this one, alone.
YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
WORDS_BEFORE = 4
WORDS_AFTER = 5


def named_years(article: Article) -> tuple[NamedYear, ...]:
    """The first place in the story (not its furniture) where each year is named, by year."""
    found: dict[int, NamedYear] = {}
    for paragraph in article.paragraphs:
        if paragraph.role not in (Role.BODY, Role.TITLE):
            continue
        if not YEAR.search(article.text, paragraph.span.start, paragraph.span.end):
            continue
        for sentence in article.words.sentences(paragraph.span):
            for match in YEAR.finditer(article.text, sentence.start, sentence.end):
                year, span = int(match.group()), Span(match.start(), match.end())
                if year not in found:
                    found[year] = _named(article, year, span, sentence)
    return tuple(found[year] for year in sorted(found))


def _named(article: Article, year: int, span: Span, sentence: Span) -> NamedYear:
    # The last of these is the year; one word more than is shown says whether there are others.
    before = article.words.last(Span(sentence.start, span.end), WORDS_BEFORE + 2)
    after = article.words.first(Span(before[-1].start, sentence.end), WORDS_AFTER + 2)
    opens, closes = len(before) < WORDS_BEFORE + 2, len(after) < WORDS_AFTER + 2
    start = sentence.start if opens else before[1].start
    end = sentence.end if closes else after[-2].end
    return NamedYear(year, article.id, span, Span(start, end), opens, closes)
