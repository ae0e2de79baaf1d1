"""Lines that an outlet prints with its articles: the same one in three of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from site_builder.model.found import Described
from site_builder.quotes.furniture import MARKED
from site_builder.quotes.lines import lines_with_words
from site_builder.text.spans import Span

TIMES = 3
COMPARED = 20  # articles with one line, of which three must be different
DIGIT = re.compile(r"\d")

Lines = dict[str, list[Span]]  # by the line, its digits masked


def repeated_lines(articles: Iterable[Described]) -> dict[str, tuple[Span, ...]]:
    """By article: the lines, digits aside, that its outlet prints in three different articles.

    Two articles with more than half of their lines alike are versions of one. A line with words
    in quotation marks is never taken.
    """
    groups: dict[str, dict[str, Lines]] = defaultdict(dict)
    for article in articles:
        lines: dict[str, list[Span]] = defaultdict(list)
        for span in lines_with_words(article.text):
            lines[DIGIT.sub("0", span.of(article.text))].append(span)
        groups[article.outlet_id][article.id] = lines
    found: dict[str, list[Span]] = defaultdict(list)
    for group in groups.values():
        where = defaultdict(list)
        for article_id, lines in group.items():
            for line in lines:
                where[line].append(article_id)
        for line, ids in where.items():
            if len(ids) < TIMES or MARKED.search(line):
                continue
            if _are_different([group[i].keys() for i in ids[:COMPARED]]):
                for article_id in ids:
                    found[article_id] += group[article_id][line]
    return {article_id: tuple(sorted(spans)) for article_id, spans in found.items()}


def _are_different(texts: Iterable[Collection[str]]) -> bool:
    """Whether three of the texts share at most half of their lines with one another."""
    kept: list[set[str]] = []
    for text in map(set, texts):
        if all(len(text & other) * 2 <= min(len(text), len(other)) for other in kept):
            kept.append(text)
    return len(kept) >= TIMES
