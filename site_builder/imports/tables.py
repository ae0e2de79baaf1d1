"""Articles in JSON, JSON lines and CSV, with the column names of Media Cloud, GDELT and NewsAPI.

`columns.json` lists for each key the names that its column may have; the first with a value counts.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pkgutil import get_data
from typing import Any

from site_builder.editors.own_lines import Offer
from site_builder.imports.clipping import Clipping, Read, as_value, clean_text, offer, with_headline
from site_builder.imports.plain_text import decoded
from site_builder.model.problems import Location, Problem, error

COLUMNS = json.loads(get_data(__package__, "columns.json") or b"{}")
DELIMITERS = ",;\t"
SAVE = "save the pages of its addresses, and import them"
CUT = re.compile(r"(?:…|\.\.\.)? ?\[\+\d{1,9} chars\]\s{0,9}\Z")  # how NewsAPI ends a text

Row = Mapping[str, str]  # by column in small letters; that of an object within is “source.name”
Rows = Iterable[tuple[int, Row | None]]  # by line or number; None for one that is no object


def read_json(place: Location, data: bytes) -> Read:
    """The articles of an object, of its list “articles”, of a list, or of a line each."""
    text, problems = decoded(place, data)
    if text is None:
        return [], problems
    try:
        given = json.loads(text)
    except RecursionError:
        return [], [error(place, "this is nested too deeply", "write one object a line")]
    except ValueError:
        return _clippings(place, _json_lines(text))
    if isinstance(given, dict):
        given = given.get("articles", given)
    listed = given if isinstance(given, list) else [given]
    return _clippings(place, ((number, _flat(one)) for number, one in enumerate(listed, 1)))


def read_csv(place: Location, data: bytes) -> Read:
    """The articles of a table whose first row names the columns."""
    text, problems = decoded(place, data)
    if text is None:
        return [], problems
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    rows: list[tuple[int, Row | None]] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for row in reader:
            if any(map(str.strip, row)):
                rows.append((reader.line_num, dict(zip(header, row, strict=False))))
    except csv.Error as fault:
        where = Location(place.path, reader.line_num)
        problems = [error(where, f"this row can't be read: {fault}", "correct it, or leave it out")]
    found, faults = _clippings(place, rows)
    return found, problems or faults


def _json_lines(text: str) -> Iterator[tuple[int, Row | None]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _flat(json.loads(line))
            except (ValueError, RecursionError):
                yield number, None


def _flat(given: Any) -> Row | None:
    """The texts of an object and of the objects in it by their keys; None if it is none."""
    if not isinstance(given, dict):
        return None
    found: dict[str, str] = {}
    for key, value in given.items():
        within = value if isinstance(value, dict) else {"": value}
        for name, one in within.items():
            texts = [
                str(t) for t in (one if isinstance(one, list) else [one]) if isinstance(t, str)
            ]
            found[f"{key}.{name}".rstrip(".").lower()] = ", ".join(texts)
    return found


def _clippings(place: Location, rows: Rows) -> Read:
    """A clipping for each row with a text, an error for each without; one if none has a text."""
    clippings: list[Clipping] = []
    problems: list[Problem] = []
    for number, row in rows:
        where = Location(place.path, number)
        if row is None:
            hint = 'write {"title": …, "text": …, "url": …}'
            problems.append(error(where, "this is no object of JSON", hint))
        elif (text := _value(row, "text")[0]).strip():
            clippings.append(_clipping(where, text, row))
        else:
            problems.append(error(where, "this row has no text of an article", SAVE))
    if not clippings and all(p.hint == SAVE for p in problems):
        what = f"no column has the text of an article ({', '.join(COLUMNS['text'])})"
        problems = [error(place, what, SAVE)]
    return clippings, problems


def _value(row: Row, key: str) -> tuple[str, str]:
    """The value of a key and its column; "" for both if no column has one."""
    for name in COLUMNS[key]:
        if value := as_value(key, row.get(name, "").strip()):
            return value, name
    return "", ""


def _clipping(where: Location, text: str, row: Row) -> Clipping:
    """The article of a row. Authors and hosts are what a program read off a page: unsure."""
    whole = CUT.sub("", clean_text(text))
    offers: list[Offer] = []
    for key in COLUMNS:
        value, name = _value(row, key)
        is_host = key == "outlet" and "." in value and " " not in value
        if value and key != "text":
            is_sure = key != "author" and not is_host
            offers.append(offer(key, value, f"the column “{name}”", is_sure=is_sure))
    if whole != clean_text(text):
        offers.append(offer("complete", "no", "its last words", is_sure=True))
    title = next((one.value for one in offers if one.key == "title"), "")
    return Clipping(where, with_headline(title, whole), tuple(offers))
