"""Where an article has words between marks, roughly: enough to compare reports before any
quotation is found and judged (`quotations` does that, and needs the events).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.text.spans import Span

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
SINGLE_OPENING = "‘"
DOUBLE = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")
# “… leader declared that calls by ‘coercive’ governments aren’t …”: an apostrophe comes before a
# letter, a closing mark does not.
SINGLE = re.compile(r"‘|’(?![^\W_])")


def quoted_runs(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The runs between double marks; in an article that has none, between single ones.

    A run ends with its paragraph at the latest; one pass for any marks.
    """
    runs = [run for span in paragraphs for run in _runs(text, span, DOUBLE)]
    return runs or [run for span in paragraphs for run in _runs(text, span, SINGLE)]


def _runs(text: str, span: Span, marks: re.Pattern[str]) -> list[Span]:
    runs: list[Span] = []
    start: int | None = None
    for match in marks.finditer(text, span.start, span.end):
        mark, at = match.group(), match.start()
        if start is None:
            start = at + 1 if mark in OPENING or mark in (STRAIGHT, SINGLE_OPENING) else None
        elif mark not in OPENING and mark != SINGLE_OPENING:
            runs.append(Span(start, at))
            start = None
    if start is not None:
        runs.append(Span(start, span.end))
    return [run for run in runs if len(run)]
