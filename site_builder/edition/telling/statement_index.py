"""Statements by the passages that they contain, with their paraphrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from site_builder.model.found import DecidedBy, Paraphrase, Statement
from site_builder.model.synopsis import Mode
from site_builder.text.spans import Span


class StatementIndex:
    """Statements by the passages that they contain, and the paraphrases that editors confirmed."""

    def __init__(
        self, statements: tuple[Statement, ...], paraphrases: tuple[Paraphrase, ...]
    ) -> None:
        self._places: dict[str, list[tuple[str, Span, Mode]]] = defaultdict(list)
        self._quoted: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        self._told: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for statement in statements:
            for rendering in statement.renderings:
                for unit in rendering.all_units:
                    self._places[statement.id].append((unit.article_id, unit.span, Mode.QUOTED))
                    self._quoted[unit.article_id].append((unit.span, statement.id))
        for p in (p for p in paraphrases if p.decided_by is DecidedBy.EDITOR):
            self._places[p.statement_id].append((p.article_id, p.span, Mode.PARAPHRASED))
            self._told[p.article_id].append((p.span, p.statement_id))
        for quoted in self._quoted.values():
            quoted.sort()

    def quoted_at(self, article: str, span: Span) -> list[str]:
        """The statements that have words of the span in marks."""
        return [s for place, s in self._quoted.get(article, ()) if place.overlaps(span)]

    def places(self, statement: str) -> list[tuple[str, Span, Mode]]:
        """Where the statement is quoted and where it is paraphrased."""
        return self._places[statement]

    def points(self, article: str, span: Span, matches: Sequence[Span]) -> tuple[str, ...]:
        """The statements that the matching words of a passage render, then those that they tell.

        A passage without any is background.
        """
        matches = matches or (span,)
        places = (*self._quoted.get(article, ()), *self._told.get(article, ()))
        found = (s for p, s in places if p.overlaps(span) and any(p.overlaps(m) for m in matches))
        return tuple(dict.fromkeys(found))
