"""`content/articles.csv`: what is known of many articles, one a row.

The header names the keys, in any order, with commas, semicolons or tabs between them, as
spreadsheets write them. A cell is read by the rules of the key of its column; an empty one says
nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator

from site_builder.model.problems import Location
from site_builder.sources.characters import unprintable_errors
from site_builder.sources.content_records import ARTICLE
from site_builder.sources.findings import Findings, listed, quoted
from site_builder.sources.names import composed
from site_builder.sources.nodes import KeyValue, Mapping, Node, Refused, Scalar, is_empty
from site_builder.text.nearest import did_you_mean
from site_builder.text.spans import LineIndex

SEED = "seed"
COLUMNS = (SEED, *(key.name for key in ARTICLE.keys if key.name != "sure"))
DELIMITERS = ",;\t"
TWICE = "keep one of them"

Rows = dict[str, Mapping]  # the keys of each seed that a row names
Cells = list[tuple[str, Location]]


def read_table(path: str, text: str, findings: Findings) -> Rows:
    """The keys of each seed that a row names, with their places; each fault is noted."""
    unprintable = unprintable_errors(path, text, LineIndex(text))
    if unprintable:
        findings.problems += unprintable
        return {}
    rows = _rows(path, text, findings)
    header = next(rows, [])
    columns = _columns(path, header, findings)
    found: Rows = {}
    for row in rows if columns else ():
        cells = dict(zip(columns, row, strict=False))
        extra = [where for value, where in row[len(header) :] if value]
        seed, where = cells.pop(SEED, ("", row[0][1]))
        stem = composed(seed)
        if extra:
            what = f"this row has more than the {len(header)} fields of the header"
            findings.error(extra[0], what, "put a text with that sign in quotation marks")
        if not stem:
            findings.error(where, "this row names no seed", "write a seed's name without .txt")
        elif stem in found:
            what = f"the seed {quoted(stem)} is here a second time"
            findings.error(where, f"{what} (first in line {found[stem].location.line})", TWICE)
        else:
            given = ((key, value, at) for key, (value, at) in cells.items() if key and value)
            entries = (KeyValue(key, at, Scalar(value, at)) for key, value, at in given)
            found[stem] = Mapping(tuple(entries), where)
    return found


def _columns(path: str, header: Cells, findings: Findings) -> list[str]:
    """The key of each column, "" for one that is wrong; none at all if no column names seeds."""
    names: list[str] = []
    for cell, where in header:
        name = cell.casefold()
        if name and name not in COLUMNS:
            hint = did_you_mean(name, COLUMNS) or f"known here: {listed(COLUMNS)}"
            findings.error(where, f"unknown column {quoted(cell)}", hint)
        elif name and name in names:
            findings.error(where, f"the column {quoted(name)} is here a second time", TWICE)
        names.append(name if name in COLUMNS and name not in names else "")
    if SEED in names:
        return names
    if header or not findings.problems:
        hint = f"begin with the line {','.join(COLUMNS[:5])}"
        findings.error(Location(path), f"no column is called “{SEED}”", hint)
    return []


def _rows(path: str, text: str, findings: Findings) -> Iterator[Cells]:
    """The rows that are not empty: each field with its place."""
    lines = text.split("\n")
    delimiter = max(DELIMITERS, key=lines[0].count)
    field = re.compile(rf'"(?:[^"]|"")*+"[^{delimiter}]*+|[^{delimiter}]*+')
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    start = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as fault:
            what = "a quotation mark is not closed, or something follows it"
            hint = 'write "" for a mark within a text'
            if "limit" in str(fault):
                what, hint = (
                    f"a field has more than {csv.field_size_limit():,} characters",
                    "cut it",
                )
            findings.error(Location(path, start + 1), what, hint)
            return
        if row is None:
            return
        if any(map(str.strip, row)):
            raw = "\n".join(lines[start : reader.line_num])
            index, cells, at = LineIndex(raw), [], 0
            for value in row:
                line, column = index.position(at)
                cells.append((value.strip(), Location(path, start + line, column)))
                match = field.match(raw, at)
                at = match.end() + 1 if match else at
            yield cells
        start = reader.line_num


def without_rows(text: str, lines: Collection[int]) -> str:
    """The text of the file without the rows in which these lines are; lines count from 1."""
    written = text.split("\n")
    delimiter = max(DELIMITERS, key=written[0].count)
    reader = csv.reader((f"{line}\n" for line in written), delimiter=delimiter)
    kept, start = [], 0
    for _ in reader:
        if not any(start < line <= reader.line_num for line in lines):
            kept += written[start : reader.line_num]
        start = reader.line_num
    return "\n".join(kept)


def joined(node: Node | None, row: Mapping | None, findings: Findings) -> Node | None:
    """The keys of a file and those of its row in a table; a key of both is an error."""
    if row is None or isinstance(node, Refused):
        return node
    of_file = node.entries if isinstance(node, Mapping) else ()
    given = {entry.key: entry for entry in of_file if not is_empty(entry.value)}
    for entry in row.entries:
        if entry.key in given:
            what = f"“{entry.key}” is given in {given[entry.key].location} too"
            findings.error(entry.location, what, "keep it in one of them")
    more = [entry for entry in row.entries if entry.key not in given]
    return Mapping((*given.values(), *more), node.location if node else row.location)
