"""Who speaks most in an event, which report has which of their words, and which are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from site_builder.model.comparison import Silence, SpeechPassage
from site_builder.model.found import Article, Statement
from site_builder.model.synopsis import Mode, SynopsisRow


def main_speaker(statements: Iterable[Statement]) -> str | None:
    """The speaker with most renderings in the event's reports; None where nobody is known."""
    renderings: Counter[str] = Counter()
    for statement in statements:
        if statement.speaker_id:
            renderings[statement.speaker_id] += len(statement.renderings)
    return min(renderings, key=lambda s: (-renderings[s], s), default=None)


def speech(
    rows: Iterable[SynopsisRow], statements: Mapping[str, Statement], speaker: str | None
) -> tuple[tuple[SpeechPassage, ...], tuple[str, ...]]:
    """The passages of the main speaker, and the statements of all others.

    A row whose speaker is unclear is no passage of the speech: BB takes “impose maximum economic
    pressure …” from an order, and nobody spoke it there.
    """
    passages: list[SpeechPassage] = []
    others: list[str] = []
    for row in rows:
        if statements[row.statement_id].speaker_id != speaker:
            others.append(row.statement_id)
            continue
        having = {mode: {c.article_id: None for c in row.cells if c.mode is mode} for mode in Mode}
        quoted = tuple(having[Mode.QUOTED])
        told = tuple(a for a in having[Mode.PARAPHRASED] if a not in quoted)
        passages.append(SpeechPassage(row.statement_id, quoted, told))
    return tuple(passages), tuple(others)


def silences(
    reports: Iterable[Article], rows: Iterable[SynopsisRow], statements: Mapping[str, Statement]
) -> tuple[Silence, ...]:
    """For each report the statements that only others print in marks."""
    listed = tuple(rows)
    found = []
    for report in reports:
        for row in listed:
            renderings = statements[row.statement_id].renderings
            if any(r.article_id == report.id for r in renderings):
                continue
            cells = [c for c in row.cells if c.article_id == report.id]
            told = next((c.spans[0] for c in cells if c.spans), None)
            if told or not (cells or report.is_excerpt):
                found.append(Silence(report.id, row.statement_id, told))
    return tuple(found)
