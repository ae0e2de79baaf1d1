"""Statements by the passages that they contain, with their paraphrases."""

from __future__ import annotations

from collections import defaultdict

from site_builder.model.found import Mode, Paraphrase, Statement
from site_builder.text.spans import Span


class StatementIndex:
    """Statements by the passages that they contain, and their paraphrases."""

    def __init__(
        self, statements: tuple[Statement, ...], paraphrases: tuple[Paraphrase, ...]
    ) -> None:
        self._by_article: dict[str, list[tuple[Span, Statement]]] = defaultdict(list)
        for statement in sorted(statements, key=lambda s: s.id):
            for rendering in statement.renderings:
                for unit in rendering.all_units:
                    self._by_article[unit.article_id].append((unit.span, statement))
        self._paraphrases: dict[str, list[Paraphrase]] = defaultdict(list)
        for paraphrase in paraphrases:
            self._paraphrases[paraphrase.statement_id].append(paraphrase)

    def holding(self, article: str, span: Span) -> list[Statement]:
        """The statements that have words of the span."""
        return [s for place, s in self._by_article.get(article, ()) if place.overlaps(span)]

    def places(self, statement: Statement) -> list[tuple[str, Span, Mode]]:
        """Where the statement is quoted and where it is paraphrased."""
        quoted = [
            (unit.article_id, unit.span, Mode.QUOTED)
            for rendering in statement.renderings
            for unit in rendering.all_units
        ]
        return quoted + [
            (p.article_id, p.span, Mode.PARAPHRASED) for p in self._paraphrases[statement.id]
        ]
