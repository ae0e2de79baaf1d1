"""Quotations of one text as plain records: what `build.py extract` prints.

The format is the one that published scorers of quotation extractors read; every segment of a
split quotation is a record of its own.
"""

from __future__ import annotations

from typing import Any

from site_builder.model.found import Described
from site_builder.model.quotations import Attribution, Segment
from site_builder.model.reasons import told
from site_builder.quotes.reading import ArticlePart, read_article


def extract(text: str) -> list[dict[str, Any]]:
    """The quotations of `text`, in order, one record a segment.

    `start` and `end` are code points of the words inside the marks; `kind` is `speech` or
    `other`, `quotation_kind` our finer one. `speaker` is our best guess, also with a low
    `confidence`; `shown` says whether a site names it.
    Segments of equal `quotation` are pieces of one.
    """
    reading = read_article(ArticlePart(Described("text", "", text, "")))
    return [
        _record(attribution, segment, number)
        for number, attribution in enumerate(reading.attributions)
        for segment in attribution.quotation.segments
    ]


def _record(a: Attribution, segment: Segment, number: int) -> dict[str, Any]:
    return {
        "start": segment.span.start,
        "end": segment.span.end,
        "quotation": number,
        "kind": "speech" if a.quotation.kind.is_speech else "other",
        "quotation_kind": a.quotation.kind.value,
        "speaker": a.speaker,
        "speaker_kind": a.speaker_kind.value if a.speaker else None,
        "together": [{"name": m.name, "kind": m.kind.value} for m in a.together],
        "speaker_span": [a.source.start, a.source.end] if a.source else None,
        "cue": [a.cue.start, a.cue.end] if a.cue else None,
        "confidence": a.confidence,
        "shown_from": a.shown_from,
        "shown": a.is_shown,
        "source_kind": a.source_kind or None,
        "reasons": [told(reason) for reason in a.reasons],
    }
