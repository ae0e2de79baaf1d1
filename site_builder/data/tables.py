"""The data as tables for spreadsheets and statistics: CSV, and a Data Package that lists them.

The columns of a table are those fields of a record (`records`) that fit into one cell. The standard
is https://specs.frictionlessdata.io/tabular-data-package/; the CSV is that of RFC 4180, in UTF-8.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, inspect

from site_builder.data import records
from site_builder.model.given import SiteSettings

PACKAGE = "data/datapackage.json"
# Each table: the fields that its rows take from the record around them, and the record of a row.
TABLES: dict[str, tuple[tuple[str, ...], type[Struct]]] = {
    "articles": ((), records.ArticleRecord),
    "quotes": ((), records.QuoteRecord),
    "statements": ((), records.StatementRecord),
    "wordings": (("statement",), records.RenderingRecord),
    "events": ((), records.EventRecord),
    "themes": ((), records.ThemeRecord),
    "coverage": (("theme",), records.CoverageRecord),
}
# The tables whose rows are within records of another subject: the field that has them.
WITHIN = {"statements": ("wordings", "renderings"), "themes": ("coverage", "coverage")}
TYPES = {
    inspect.StrType: "string",
    inspect.EnumType: "string",
    inspect.IntType: "integer",
    inspect.FloatType: "number",
    inspect.BoolType: "boolean",
    inspect.DateType: "date",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so


class _Written:
    """What a CSV writer writes to."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def write(self, line: str) -> None:
        self.all.append(line)


class TableFiles:
    """The tables, filled with the records of one data file after the other."""

    def __init__(self) -> None:
        self._texts = {name: _Written() for name in TABLES}
        self._writers = {name: csv.writer(lines) for name, lines in self._texts.items()}
        for name, writer in self._writers.items():
            writer.writerow(columns(name))

    def add(self, subject: str, values: Iterable[Struct]) -> None:
        """Add records of a subject, and the rows of the table within it."""
        for value in values:
            self._write(subject, (), value)
            for table, field in filter(None, [WITHIN.get(subject)]):
                for row in getattr(value, field):
                    self._write(table, (value.id,), row)  # type: ignore[attr-defined]

    def files(self, site: SiteSettings) -> dict[str, bytes]:
        """The files by path."""
        files = {path_of(n): "".join(lines.all).encode() for n, lines in self._texts.items()}
        return {**files, PACKAGE: _package(site)}

    def _write(self, name: str, first: tuple[str, ...], value: Struct) -> None:
        fields = (getattr(value, field) for field in _fields(name))
        self._writers[name].writerow([*first, *map(_cell, fields)])


def path_of(name: str) -> str:
    """Where a table is in the site."""
    return f"data/{name}.csv"


def columns(name: str) -> list[str]:
    """The heads of a table."""
    return [*TABLES[name][0], *_fields(name)]


@cache  # for each row
def _fields(name: str) -> dict[str, str]:
    """The fields of a table's record that fit into one cell, with their types."""
    record = inspect.type_info(TABLES[name][1])
    assert isinstance(record, inspect.StructType)  # noqa: S101
    found = {}
    for field in record.fields:
        kinds = set(_types(field.type)) - {inspect.NoneType}
        if len(kinds) == 1 and (kind := TYPES.get(kinds.pop())):
            found[field.encode_name] = kind
    return found


def _types(of: inspect.Type) -> Iterator[type[inspect.Type]]:
    """The types that a value may have."""
    if isinstance(of, inspect.Metadata):
        yield from _types(of.type)
    elif isinstance(of, inspect.UnionType):
        for one in of.types:
            yield from _types(one)
    else:
        yield type(of)


def _cell(value: Any) -> str:
    """A value in a cell; empty for none. A text that a spreadsheet would run gets a ' before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def _package(site: SiteSettings) -> bytes:
    resources = []
    for name, (first, record) in TABLES.items():
        told = _descriptions(record)
        fields = [{"name": key, "type": "string", "description": f"its {key}"} for key in first]
        for field, kind in _fields(name).items():
            described = {"description": told[field]} if told.get(field) else {}
            fields.append({"name": field, "type": kind, **described})
        schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
        if not first:
            schema["primaryKey"] = "id"
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": schema,
            }
        )
    package = {
        "profile": "tabular-data-package",
        "name": "variorum",
        "title": site.title,
        **({"homepage": site.base_url} if site.base_url else {}),
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def _descriptions(record: type[Struct]) -> dict[str, str]:
    """What the record says of its fields."""
    schema = msgspec.json.schema(record)["$defs"][record.__name__]["properties"]
    return {name: told["description"] for name, told in schema.items() if "description" in told}
