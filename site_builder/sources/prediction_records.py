"""What a line of predictions may say: its keys, their values, and what is wrong with them.

Offsets count code points of the seed's text.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from site_builder.model.given import QuotationKind, SpeakerKind
from site_builder.model.quotations import NamedSpeaker
from site_builder.sources import nodes
from site_builder.sources.findings import Findings, listed
from site_builder.sources.kinds import (
    MAX_LINE,
    WORD,
    Fault,
    ValueKind,
    choice,
    many,
    reference,
    refined,
)
from site_builder.sources.records import Given, Key, Record, one
from site_builder.text.spans import Span, strip

WHOLE_FORM = re.compile(r"-?[0-9]{1,15}")
SHARE_FORM = re.compile(r"[01]|[01]\.0|0\.[0-9]+|[0-9](\.[0-9]+)?e-[0-9]+")
UNITS = "count code points of the seed's text"


class Piece(Struct, frozen=True):
    """One record of a line: a quotation, or one of the pieces that share a `quotation` number."""

    span: Span
    kind: QuotationKind
    quotation: int | None = None
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    together: tuple[NamedSpeaker, ...] = ()
    source: Span | None = None
    cue: Span | None = None
    confidence: float | None = None
    shown_from: float | None = None
    reasons: tuple[str, ...] = ()


def _number(form: re.Pattern[str], convert: type, what: str, hint: str) -> ValueKind:
    """A number of JSON, in a form in which JSON is written by Python."""

    def read(key: str, node: nodes.Node, findings: Findings) -> Any:
        if isinstance(node, nodes.Number) and form.fullmatch(node.text):
            return convert(node.text)
        findings.error(node.location, f"“{key}” {what}", hint)
        return None

    return ValueKind(read, {"type": "number"}, empty=None)


def _pair(key: str, node: nodes.Node, findings: Findings) -> Span | None:
    numbers = node.items if isinstance(node, nodes.Sequence) else ()
    texts = [item.text for item in numbers if isinstance(item, nodes.Number)]
    if len(texts) == len(numbers) == 2 and all(map(WHOLE_FORM.fullmatch, texts)):
        return Span(*map(int, texts))
    findings.error(node.location, f"“{key}” must be two whole numbers in a list", UNITS)
    return None


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _words_fault(words: str) -> Fault:
    line = _on_one_line(words)
    if not line.isprintable():
        return "contains a character that nobody can read", "leave it out"
    if len(line) > MAX_LINE:
        return f"has {len(line):,} characters", f"write {MAX_LINE} at most"
    return None


def _take_spans(given: Given) -> None:
    """Make a span of start and end, and see that each span is in the seed's text."""
    values, text = given.values, given.values["text"]
    start, end = values.pop("start"), values.pop("end")
    is_known = start is not None and end is not None
    if is_known:
        values["span"] = Span(start, end)
    for key, field in (("start and end", "span"), ("“cue”", "cue"), ("“speaker_span”", "source")):
        fault = _span_fault(values[field], text) if field in values else None
        if fault:
            given.error(given.location, f"{key} {fault[0]}", fault[1])
            del values[field]
    span = values["span"] = strip(text, values.get("span", Span(0, 0)))
    if is_known and len(span) and not any(c.isalnum() for c in span.of(text)):
        given.error(given.location, "start and end have no word between them", "leave it out")


def _span_fault(span: Span, text: str) -> Fault:
    if not 0 <= span.start <= span.end <= len(text):
        hint = f"it has {len(text):,} characters; count code points, not bytes"
        return f"({span.start} to {span.end}) lie outside the seed's text", hint
    if span.start == span.end:
        return "are equal", "give the offset behind the last character"
    return None


def _take_kind(given: Given) -> None:
    """Our own kind if one is given, else what `speech` and `other` most often are."""
    values, words = given.values, given.values["span"].of(given.values.pop("text"))
    word = values.pop("quotation_kind", None) or values.get("kind", "speech")
    if given.is_mapping and not given.has("kind", "quotation_kind"):
        hint = f"give one of {listed(KINDS)}"
        given.error(given.location, "the key “kind” is missing", hint)
    if word == "speech":
        first = next((c for c in words if c.isalnum()), "")
        word = QuotationKind.PARTIAL if first.islower() else QuotationKind.DIRECT
    values["kind"] = QuotationKind.SCARE if word == "other" else QuotationKind(word)


KINDS = ("speech", "other", *QuotationKind)
KIND = choice(KINDS)
SPEAKER_KIND = choice(tuple(SpeakerKind), SpeakerKind, SpeakerKind.PERSON)
OFFSET = _number(WHOLE_FORM, int, "must be a whole number", UNITS)
SHARED = _number(WHOLE_FORM, int, "must be a whole number", "pieces of one quotation share it")
SURE = _number(SHARE_FORM, float, "must be a number from 0 to 1", "below 0.8 no speaker is shown")
WORDS = refined(WORD, _words_fault, convert=_on_one_line)
A_SPAN = ValueKind(_pair, {"type": "array"})
MEMBER = Record(
    "a speaker",
    NamedSpeaker,
    (Key("name", WORDS, required=True), Key("kind", SPEAKER_KIND)),
    is_open=True,
)
PIECE = Record(
    "a quotation",
    Piece,
    (
        Key("start", OFFSET, required=True),
        Key("end", OFFSET, required=True),
        Key("kind", KIND),
        Key("quotation_kind", KIND),
        Key("quotation", SHARED),
        Key("speaker", WORDS),
        Key("speaker_kind", SPEAKER_KIND),
        Key("together", many(one(MEMBER))),
        Key("speaker_span", A_SPAN, field="source"),
        Key("cue", A_SPAN),
        Key("confidence", SURE),
        Key("shown_from", SURE),
        Key("reasons", many(WORDS)),
    ),
    (_take_spans, _take_kind),
    is_open=True,
)
AS_IT_IS = ValueKind(lambda _key, node, _findings: node, {})
ID, QUOTES = (
    Key("id", reference("seed"), required=True),
    Key("quotes", many(AS_IT_IS), required=True),
)
LINE = Record("a line", dict, (ID, QUOTES), is_open=True)
