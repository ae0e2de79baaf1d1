"""Quotations found by another extractor, read from the lines that `build.py extract` writes.

One line an article: `{"id": <seed's stem>, "quotes": [{"start", "end", "kind", "speaker", …}]}`.
Every fault of every line is reported as `path:line`; a line with a fault is not used. The marks
around a quotation are those of the text; `quotes.predicted` replaces them by those that we find.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from site_builder.model.given import Seed
from site_builder.model.problems import Location, Problem, error
from site_builder.model.quotations import Attribution, Quotation, Segment
from site_builder.model.reasons import as_given
from site_builder.model.thresholds import SHOWN
from site_builder.sources import nodes
from site_builder.sources.agreement import unknown_id
from site_builder.sources.files import PlainFile, look, read_text, shown
from site_builder.sources.findings import Findings, quoted
from site_builder.sources.prediction_records import LINE, PIECE, Piece
from site_builder.text.spans import Span, strip

MAX_PREDICTIONS_BYTES = 256 * 1024 * 1024  # some 500 bytes a quotation, half a million quotations

OPENING = "\"“„‟«‹'‘‚’`"
CLOSING = "\"”»›'’‘`“"
WRITE = 'write {"id": …, "quotes": [{"start": …, "end": …, "kind": …, "speaker": …}]}'

Predictions = dict[str, tuple[Attribution, ...]]


def read_predictions(path: Path, seeds: tuple[Seed, ...]) -> tuple[Predictions, list[Problem]]:
    """For each seed that the file names its attributions, in order; and what is wrong in it."""
    name = shown(path)
    text, problems = _text(path, name)
    by_stem = {seed.stem: seed for seed in seeds}
    stems = tuple(sorted(by_stem))
    read: Predictions = {}
    line_of: dict[str, int] = {}
    for number, line in enumerate((text or "").split("\n"), 1):
        if not line.strip():
            continue
        findings = Findings()
        where = Location(name, number)
        node = _node(line, where, findings)
        stem, quotes = LINE.read(node, where, findings).values()
        unknown = [named for named in findings.named if named.id not in by_stem]
        findings.problems += [unknown_id(named, stems) for named in unknown]
        if stem in line_of:
            what = f"{quoted(stem)} is in line {line_of[stem]} too"
            findings.error(where, what, "keep one of them")
        found: tuple[Attribution, ...] = ()
        if not findings.problems:
            line_of[stem] = number
            found = _attributions(quotes, by_stem[stem], where, findings)
        if not findings.problems:
            read[stem] = found
        problems += findings.problems
    return read, problems


def _text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    place, kind, refused = look(path, Path(path.absolute().anchor))
    if place is None:
        hint = "save the lines that build.py extract writes in a file, and give that"
        return None, [refused or error(Location(name), f"this is {kind}, not a file", hint)]
    return read_text(PlainFile(name, path.name, place), MAX_PREDICTIONS_BYTES)


def _node(line: str, where: Location, findings: Findings) -> nodes.Node:
    try:
        node = nodes.of_json(json.loads(line), where)
        if isinstance(node, nodes.Mapping):
            return node
        findings.error(where, "this line is no object", WRITE)
    except RecursionError:
        findings.error(where, "this line is nested too deeply")
    except ValueError as fault:
        findings.error(where, f"this line is not JSON: {fault}", WRITE)
    return nodes.Refused(where)


def _attributions(
    quotes: Sequence[nodes.Node], seed: Seed, where: Location, findings: Findings
) -> tuple[Attribution, ...]:
    """The quotations of one line; pieces with one number are one quotation."""
    groups: dict[tuple[bool, int], list[Piece]] = {}
    places: list[tuple[Span, int]] = []
    for number, node in enumerate(quotes, 1):
        own = Findings()
        piece = PIECE.read(node, where, own, text=seed.text)
        shared = piece.quotation is not None
        group = groups.setdefault((shared, piece.quotation if shared else number), [])
        if group and group[0].kind is not piece.kind:
            what = f"“quotation” {piece.quotation} has two kinds"
            own.error(where, what, "pieces of one quotation have one kind")
        if not own.problems:
            group.append(piece)
            places.append((piece.span, number))
        for fault in own.problems:
            findings.error(where, f"quotation {number}: {fault.message}", fault.hint)
    _note_overlaps(places, where, findings)
    if findings.problems:
        return ()
    found = (_attribution(group, seed) for group in groups.values())
    return tuple(sorted(found, key=lambda a: a.quotation.segments[0].marked))


def _note_overlaps(places: Iterable[tuple[Span, int]], where: Location, findings: Findings) -> None:
    furthest, last = 0, 0
    for span, number in sorted(places):
        if span.start < furthest:
            what = f"quotations {min(last, number)} and {max(last, number)} overlap"
            findings.error(where, what, "keep the outer one")
        if span.end > furthest:
            furthest, last = span.end, number


def _attribution(pieces: Sequence[Piece], seed: Seed) -> Attribution:
    first = pieces[0]
    reasons = as_given(*first.reasons)
    spans = sorted(span for piece in pieces for span in _lines(seed.text, piece.span))
    segments = tuple(_segment(seed.text, span) for span in spans)
    sure = first.confidence
    if not first.kind.is_speech:
        sure = 1.0 if sure is None else sure
        quotation = Quotation(seed.stem, segments, first.kind, sure)
        return Attribution(quotation, None, None, None, sure, reasons)
    if sure is None:
        sure = 1.0 if first.speaker else 0.0
    quotation = Quotation(seed.stem, segments, first.kind)
    return Attribution(
        quotation,
        first.cue,
        first.source,
        first.speaker,
        sure,
        reasons,
        speaker_kind=first.speaker_kind,
        shown_from=SHOWN if first.shown_from is None else first.shown_from,
        together=first.together,
    )


def _lines(text: str, span: Span) -> list[Span]:
    """The span's pieces by line: each paragraph is a line, and a segment is within one."""
    pieces, start = [], span.start
    for line in span.of(text).split("\n"):
        piece = strip(text, Span(start, start + len(line)))
        if len(piece):
            pieces.append(piece)
        start += len(line) + 1
    return pieces


def _segment(text: str, span: Span) -> Segment:
    """The piece with the marks right at its ends, at either of them or at both."""
    before = text[max(0, span.start - 2) : span.start]
    after = text[span.end : span.end + 2]
    left = 2 if before in ("''", "``") else int(before[-1:] in OPENING and bool(before))
    right = 2 if after == "''" else int(after[:1] in CLOSING and bool(after))
    marked = Span(span.start - left, span.end + right)
    return Segment(span, marked, closed=bool(right) or not left)
