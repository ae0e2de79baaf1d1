"""Where an article has words between marks, roughly: enough to compare reports before any
quotation is found and judged (`quotations` does that, and needs the events).
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.text import Span

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
SINGLE_OPENING = "‘"
SINGLE_CLOSING = "’"


def quoted_runs(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The runs between double marks; in an article that has none, between single ones.

    A run ends with its paragraph at the latest; one pass, whatever the marks.
    """
    runs = [run for span in paragraphs for run in _runs(text, span, single=False)]
    return runs or [run for span in paragraphs for run in _runs(text, span, single=True)]


def _runs(text: str, span: Span, single: bool) -> list[Span]:
    runs: list[Span] = []
    start: int | None = None
    for at in range(span.start, span.end):
        opens, closes = _marks(text, at, single)
        if start is None and opens:
            start = at + 1
        elif start is not None and closes:
            runs.append(Span(start, at))
            start = None
    if start is not None:
        runs.append(Span(start, span.end))
    return [run for run in runs if len(run)]


def _marks(text: str, at: int, single: bool) -> tuple[bool, bool]:
    """Whether the character at `at` may open and may close a run."""
    character = text[at]
    if not single:
        straight = character == STRAIGHT
        return character in OPENING or straight, character in CLOSING or straight
    # “… leader declared that calls by ‘coercive’ governments aren’t …”: an apostrophe stands
    # before a letter, a closing mark does not.
    follower = text[at + 1 : at + 2]
    return character == SINGLE_OPENING, character == SINGLE_CLOSING and not follower.isalnum()
