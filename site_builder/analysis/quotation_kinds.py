"""What a pair of quotation marks does: speech, whole or in part, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from site_builder.analysis.quotation_marks import MarkedSpan
from site_builder.model import Paragraph, QuotationKind


class Judged(NamedTuple):
    """A kind and how sure we are of it, 0 to 1."""

    kind: QuotationKind
    confidence: float


def judge(text: str, paragraphs: Sequence[Paragraph], marked: Sequence[MarkedSpan]) -> list[Judged]:
    """The kind of each marked span."""
    judged: list[Judged] = []
    for one in marked:
        words = one.segment.span.of(text)
        whole = words[:1].isupper() and words[-1:] in ".,!?…"
        kind = QuotationKind.DIRECT if whole else QuotationKind.PARTIAL
        judged.append(Judged(kind, 0.9))
    return judged
