"""Quotations found by another extractor, read from the lines that `build.py extract` writes.

One line an article: `{"id": <seed's stem>, "quotes": [{"start", "end", "kind", "speaker", …}]}`.
Every fault of every line is told as `path:line`; a line with a fault is not used. What marks stand
round a quotation is read off the text; `analysis.predicted` replaces them by those we find.
"""

from __future__ import annotations

import json
import math
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from site_builder.model.found import Attribution, Quotation, Segment
from site_builder.model.given import QuotationKind, Seed
from site_builder.model.problems import Location, Problem, error
from site_builder.model.reasons import Reason, as_given
from site_builder.sources.files import Found, kind_of, read_text, shown, unreadable
from site_builder.sources.findings import listed, quoted, suggestion
from site_builder.text.spans import Span, strip

MAX_PREDICTIONS_BYTES = 256 * 1024 * 1024  # some 500 bytes a quotation, half a million quotations
LONGEST_NAME = 200  # characters of a speaker's name
LONGEST_REASON = 300
MOST_REASONS = 10
SHOWN_FAULTS = 50  # of one line: a shift of all offsets is one mistake, not ten thousand

OPENING = "\"“„‟«‹'‘‚’`"
CLOSING = "\"”»›'’‘`“"
OURS = {kind.value: kind for kind in QuotationKind}
KINDS = ("speech", "other", *OURS)
WRITE = 'write {"id": …, "quotes": [{"start": …, "end": …, "kind": …, "speaker": …}]}'

Predictions = dict[str, tuple[Attribution, ...]]


class _WrongError(ValueError):
    """What is wrong with one value, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class _Found(Struct):
    """One quotation under way: its record, and the pieces that stand in marks of their own."""

    record: Mapping[str, Any]
    kind: QuotationKind
    spans: list[Span] = field(default_factory=list)


def read_predictions(path: Path, seeds: tuple[Seed, ...]) -> tuple[Predictions, list[Problem]]:
    """For each seed that the file tells of its attributions, in order; and what is wrong in it."""
    name = shown(path)
    text, problems = _text(path, name)
    by_stem = {seed.stem: seed for seed in seeds}
    read: Predictions = {}
    line_of: dict[str, int] = {}
    for number, line in enumerate((text or "").split("\n"), 1):
        if not line.strip():
            continue
        where = Location(name, number)
        try:
            stem, records = _article(line, by_stem)
            if stem in line_of:
                hint = "keep one of them"
                raise _WrongError(f"{quoted(stem)} stands in line {line_of[stem]} too", hint)
        except _WrongError as wrong:
            problems.append(error(where, str(wrong), wrong.hint))
            continue
        line_of[stem] = number
        found, faults = _quotations(records, by_stem[stem], where)
        problems += faults
        if not faults:
            read[stem] = found
    return read, problems


def _text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            hint = "save the lines that build.py extract writes in a file, and give that"
            return None, [error(Location(name), f"this is {kind_of(mode)}, not a file", hint)]
        place = path.resolve(strict=True)
    except (OSError, RuntimeError) as fault:
        return None, [unreadable(name, fault)]
    return read_text(Found(name, path.name, place), MAX_PREDICTIONS_BYTES)


def _article(line: str, seeds: Mapping[str, Seed]) -> tuple[str, list[Any]]:
    try:
        article = json.loads(line)
    except RecursionError:
        raise _WrongError("this line is nested too deeply") from None
    except ValueError as fault:
        raise _WrongError(f"this line is not JSON: {fault}"[:200], WRITE) from None
    if not isinstance(article, dict):
        raise _WrongError("this line is no object", WRITE)
    for key in ("id", "quotes"):
        if key not in article:
            raise _WrongError(f'the key "{key}" is missing', WRITE)
    stem, records = article["id"], article["quotes"]
    if not isinstance(stem, str):
        raise _WrongError('"id" must be a text', "give the seed's file name without .txt")
    if stem not in seeds:
        near = suggestion(stem, tuple(sorted(seeds)))
        hint = near or "an article is named by its seed's file name without .txt"
        raise _WrongError(f"no seed is called {quoted(stem)}", hint)
    if not isinstance(records, list):
        raise _WrongError('"quotes" must be a list', WRITE)
    return stem, records


def _quotations(
    records: list[Any], seed: Seed, where: Location
) -> tuple[tuple[Attribution, ...], list[Problem]]:
    problems: list[Problem] = []
    groups: dict[tuple[str, int], _Found] = {}
    places: list[tuple[Span, int]] = []
    for number, record in enumerate(records, 1):
        try:
            span, kind = _place(record, seed.text)
            _details(record, seed.text)  # told here, with the record's number
            key = _group(record, number)
            one = groups.setdefault(key, _Found(record, kind))
            if one.kind is not kind:
                hint = "pieces of one quotation have one kind"
                raise _WrongError(f'"quotation" {key[1]} has two kinds', hint)
            one.spans += _lines(seed.text, span)
            places.append((span, number))
        except _WrongError as wrong:
            problems.append(error(where, f"quotation {number}: {wrong}", wrong.hint))
    places.sort()
    furthest, holder = 0, 0
    for span, number in places:
        if span.start < furthest:
            pair = f"quotations {min(holder, number)} and {max(holder, number)} overlap"
            problems.append(error(where, pair, "keep the outer one"))
        if span.end > furthest:
            furthest, holder = span.end, number
    if len(problems) > SHOWN_FAULTS:
        more = f"{len(problems) - SHOWN_FAULTS} more faults stand in this line"
        problems[SHOWN_FAULTS:] = [error(where, more, "mend these first")]
    if problems:
        return (), problems
    made = [_attribution(one, seed) for one in groups.values()]
    return tuple(sorted(made, key=lambda a: a.quotation.segments[0].marked)), []


def _place(record: Any, text: str) -> tuple[Span, QuotationKind]:
    if not isinstance(record, dict):
        raise _WrongError("this is no object", WRITE)
    for key in ("start", "end"):
        if key not in record:
            raise _WrongError(f'the key "{key}" is missing', WRITE)
    span = _span("start and end", [record["start"], record["end"]], text)
    if not any(c.isalnum() for c in span.of(text)):
        raise _WrongError("no word stands there", "leave it out")
    return strip(text, span), _kind(record, span.of(text))


def _kind(record: Mapping[str, Any], words: str) -> QuotationKind:
    """Our own kind where one is given, else what `speech` and `other` most often are."""
    given = record.get("quotation_kind", record.get("kind"))
    if given is None:
        hint = f"give one of {listed(KINDS)}"
        raise _WrongError('the key "kind" is missing', hint)
    if not isinstance(given, str) or given not in KINDS:
        hint = suggestion(given, KINDS) if isinstance(given, str) else ""
        shown_kind = quoted(given if isinstance(given, str) else repr(given))
        raise _WrongError(f"unknown kind {shown_kind}", hint or f"give one of {listed(KINDS)}")
    if given in OURS:
        return OURS[given]
    if given == "other":
        return QuotationKind.SCARE
    first = next((c for c in words if c.isalnum()), "")
    return QuotationKind.PARTIAL if first.islower() else QuotationKind.DIRECT


def _group(record: Mapping[str, Any], number: int) -> tuple[str, int]:
    given = record.get("quotation")
    if given is None:
        return "", number
    if not isinstance(given, int) or isinstance(given, bool):
        raise _WrongError('"quotation" must be a whole number', "pieces of one speech share it")
    return "given", given


def _span(key: str, value: Any, text: str) -> Span:
    is_pair = isinstance(value, list) and len(value) == 2
    if not is_pair or any(type(offset) is not int for offset in value):
        raise _WrongError(f"{key} must be whole numbers", "count code points of the seed's text")
    start, end = value
    if not 0 <= start <= end <= len(text):
        numbers = f"{quoted(str(start))} to {quoted(str(end))}"
        hint = f"it has {len(text):,} characters; count code points, not bytes"
        raise _WrongError(f"{key}, {numbers}, lie outside the seed's text", hint)
    if start == end:
        raise _WrongError(f"{key} are equal", "give the offset behind the last character")
    return Span(start, end)


class _Details(Struct, frozen=True):
    speaker: str | None
    cue: Span | None
    source: Span | None
    confidence: float
    reasons: tuple[Reason, ...]


def _details(record: Mapping[str, Any], text: str) -> _Details:
    places = {key: record.get(key) for key in ("cue", "speaker_span")}
    spans = {k: None if v is None else _span(f'"{k}"', v, text) for k, v in places.items()}
    speaker = record.get("speaker")
    if speaker is not None:
        speaker = _line("speaker", speaker, LONGEST_NAME) or None
    confidence = record.get("confidence", 0.0 if speaker is None else 1.0)
    if type(confidence) not in (int, float) or not 0 <= confidence <= 1:
        hint = "a quotation below 0.8 shows no speaker"
        raise _WrongError('"confidence" must be a number from 0 to 1', hint)
    reasons = record.get("reasons") or []
    if not isinstance(reasons, list) or len(reasons) > MOST_REASONS:
        raise _WrongError(f'"reasons" must be a list of {MOST_REASONS} texts at most')
    return _Details(
        speaker,
        spans["cue"],
        spans["speaker_span"],
        0.0 if math.isclose(confidence, 0) else float(confidence),
        as_given(*(_line("reasons", reason, LONGEST_REASON) for reason in reasons)),
    )


def _line(key: str, value: Any, limit: int) -> str:
    if not isinstance(value, str):
        raise _WrongError(f'"{key}" must be a text')
    line = " ".join(value.split())
    if any("\ud800" <= c <= "\udfff" or not c.isprintable() for c in line):
        raise _WrongError(f'"{key}" holds a character that nobody can read', "leave it out")
    if len(line) > limit:
        raise _WrongError(f'"{key}" has {len(line):,} characters', f"write {limit} at most")
    return line


def _lines(text: str, span: Span) -> list[Span]:
    """The span's pieces by line: a paragraph is a line, and a quotation lies within its own."""
    pieces, start = [], span.start
    for line in span.of(text).split("\n"):
        piece = strip(text, Span(start, start + len(line)))
        if len(piece):
            pieces.append(piece)
        start += len(line) + 1
    return pieces


def _segment(text: str, span: Span) -> Segment:
    """The piece with the marks that stand right at its ends, on either side or on both."""
    before = text[max(0, span.start - 2) : span.start]
    after = text[span.end : span.end + 2]
    left = 2 if before in ("''", "``") else int(before[-1:] in OPENING and bool(before))
    right = 2 if after == "''" else int(after[:1] in CLOSING and bool(after))
    marked = Span(span.start - left, span.end + right)
    return Segment(span, marked, closed=bool(right) or not left)


def _attribution(one: _Found, seed: Seed) -> Attribution:
    details = _details(one.record, seed.text)
    segments = tuple(_segment(seed.text, span) for span in sorted(one.spans))
    if one.kind.is_speech:
        quotation = Quotation(seed.stem, segments, one.kind)
        return Attribution(
            quotation,
            details.cue,
            details.source,
            details.speaker,
            details.confidence,
            details.reasons,
        )
    sure = details.confidence if "confidence" in one.record else 1.0
    quotation = Quotation(seed.stem, segments, one.kind, sure)
    return Attribution(quotation, None, None, None, sure, details.reasons)
