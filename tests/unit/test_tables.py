"""The data as tables: the same records and counts as the JSON, read back by their own client."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import frictionless
import pytest
from msgspec.structs import replace
from small_edition import small_edition

from site_builder.data.exports import exports
from site_builder.data.tables import PACKAGE, TABLES, TableFiles, columns, path_of
from site_builder.pages import data_page

EDITION = small_edition()
FILES = exports(EDITION)


def json_of(subject: str) -> list[dict]:
    return json.loads(FILES[f"data/{subject}.json"])


def rows_of(name: str, files: dict[str, bytes] = FILES) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[path_of(name)].decode(), newline="")))


@pytest.mark.parametrize("subject", ["articles", "quotes", "statements", "events", "themes"])
def test_a_table_has_the_records_of_the_json_with_the_same_values(subject: str) -> None:
    wanted = json_of(subject)
    found = rows_of(subject)
    assert len(found) == len(wanted) > 0
    for row, record in zip(found, wanted, strict=True):
        for field, cell in row.items():
            value = record[field]
            told = "" if value is None else json.dumps(value) if isinstance(value, bool) else value
            assert cell == (f"'{told}" if str(told).startswith(("=", "+", "-", "@")) else str(told))


def test_the_tables_within_have_a_row_for_each_inner_record() -> None:
    wordings = [(s["id"], r["article"]) for s in json_of("statements") for r in s["renderings"]]
    coverage = [
        (t["id"], c["article"], c["quoted"]) for t in json_of("themes") for c in t["coverage"]
    ]
    assert [(r["statement"], r["article"]) for r in rows_of("wordings")] == wordings
    assert [(r["theme"], r["article"], int(r["quoted"])) for r in rows_of("coverage")] == coverage


def test_the_package_is_valid_for_its_own_client(tmp_path: Path) -> None:
    for path, data in FILES.items():
        if path.endswith(".csv") or path == PACKAGE:
            place = tmp_path / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(data)
    package = frictionless.Package(str(tmp_path / PACKAGE))
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])
    assert [one.name for one in package.resources] == list(TABLES)
    quotes = package.get_resource("quotes").read_rows()
    assert [q["shown"] for q in quotes] == [q["shown"] for q in json_of("quotes")]
    dates = [row["date"] for row in package.get_resource("events").read_rows()]
    assert [str(one) if one else None for one in dates] == [e["date"] for e in json_of("events")]


@pytest.mark.parametrize("headline", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", 'a "b", c\nd'])
def test_no_cell_is_run_by_a_spreadsheet_and_no_text_is_lost(headline: str) -> None:
    articles = tuple(replace(article, title=headline) for article in EDITION.articles)
    files = exports(replace(EDITION, articles=articles))
    for row in rows_of("articles", files):
        assert row["title"][:1] not in "=+-@\t"
        assert row["title"].removeprefix("'") == headline


def test_a_column_fits_into_one_cell() -> None:
    assert "paragraphs" not in columns("articles")
    assert columns("coverage") == ["theme", "article", "quoted", "paraphrased", "narrated"]
    assert {"confidence", "shown", "speaker"} < set(columns("quotes"))


def test_the_page_of_the_data_lists_every_table() -> None:
    assert set(data_page.TABLES) == {*map(path_of, TABLES), PACKAGE}
    assert set(TableFiles().files(EDITION.site)) == set(data_page.TABLES)
