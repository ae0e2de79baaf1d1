"""The synopsis of an event: its statements in order, and what each of its articles has of them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from site_builder.text.spans import Span


class Mode(StrEnum):
    """How a text brings a passage."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    NARRATED = "narrated"


class SynopsisCell(Struct, frozen=True):
    """What one article has of one row: spans of its text, `mode` quoted or paraphrased.

    No spans: a paraphrase that is offered to editors and not confirmed.
    """

    article_id: str
    mode: Mode
    spans: tuple[Span, ...]


class SynopsisRow(Struct, frozen=True):
    """One statement across the articles of an event.

    An article without a cell omits it, unless only an excerpt of it is known.
    """

    statement_id: str
    cells: tuple[SynopsisCell, ...]


class Synopsis(Struct, frozen=True):
    """The speech of an event, sentence by sentence, in the order all outlets together suggest."""

    event_id: str
    rows: tuple[SynopsisRow, ...]
