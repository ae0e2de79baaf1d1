"""Small reports made by hand: articles of one quotation a paragraph, with their quotes."""

from __future__ import annotations

from dataclasses import dataclass

from stages import align_statements
from statement_gold import article, event, quote

from site_builder.model.found import Article, Quote, Statement
from site_builder.model.given import (
    Correction,
    QuotationKind,
    StatementCorrection,
    Target,
    TextQuoteSelector,
)
from site_builder.model.problems import Location, Problem
from site_builder.text.spans import Span

HERE = Location("content/corrections/statements.yaml", 3, 5)


@dataclass(frozen=True)
class Said:
    """What a paragraph quotes: `words` in marks, after `before`."""

    words: str
    speaker: str | None = "khamenei"
    kind: QuotationKind = QuotationKind.DIRECT
    before: str = ""


def report(name: str, *said: Said) -> tuple[Article, list[Quote]]:
    text = ""
    quotes = []
    for number, one in enumerate(said):
        text += one.before
        start = len(text) + 1
        text += f"“{one.words}” he said.\n"
        span = Span(start, start + len(one.words))
        quotes.append(quote(f"{name}-{number}", name, [span], one.kind, one.speaker))
    return article(name, text, outlet=name), quotes


@dataclass(frozen=True)
class Aligned:
    articles: tuple[Article, ...]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    problems: list[Problem]

    @property
    def joined(self) -> set[frozenset[str]]:
        """The words of each statement with more than one unit."""
        return {units for units in self.all if len(units) > 1}

    @property
    def all(self) -> set[frozenset[str]]:
        texts = {a.id: a.text for a in self.articles}
        return {
            frozenset(
                f"{u.article_id}: {u.span.of(texts[u.article_id])}"
                for r in s.renderings
                for u in r.all_units
            )
            for s in self.statements
        }


def align(
    *reports: tuple[Article, list[Quote]],
    corrections: tuple[Correction, ...] = (),
    events: tuple[tuple[str, ...], ...] | None = None,
) -> Aligned:
    articles = tuple(a for a, _ in reports)
    quotes = tuple(q for _, found in reports for q in found)
    by_id = {a.id: a for a in articles}
    groups = events or (tuple(sorted(by_id)),)
    made = tuple(event(f"event-{n}", *(by_id[i] for i in ids)) for n, ids in enumerate(groups))
    anchored = {}
    for correction in corrections:
        if isinstance(correction, StatementCorrection):
            for t in correction.targets:
                start = by_id[t.article].text.find(t.selector.exact)
                if start >= 0:
                    anchored[t] = Span(start, start + len(t.selector.exact))
    statements, problems = align_statements(articles, made, quotes, corrections, anchored)
    return Aligned(articles, quotes, statements, problems)


def target(article_id: str, exact: str) -> Target:
    return Target(article_id, TextQuoteSelector(exact), HERE)


def same(*targets: tuple[str, str]) -> StatementCorrection:
    return StatementCorrection(tuple(target(*t) for t in targets), "one sentence", same=True)


def different(*targets: tuple[str, str]) -> StatementCorrection:
    return StatementCorrection(tuple(target(*t) for t in targets), "two sentences", same=False)
