"""The editors' manual is true: its examples are read, its faults are what a run prints."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import jsonschema
import msgspec
import pytest
import yaml
from content_schemas import RECORDS, json_schemas, table

from site_builder.model.given import Content
from site_builder.sources.content import read_content
from site_builder.sources.records import Record

DOCS = Path(__file__).parents[2] / "docs"
PAGE, SCHEMAS = DOCS / "content.md", DOCS / "schemas"
MANUAL = PAGE.read_text(encoding="utf-8")
TABLES = re.compile(r"^<!-- keys of (.*?) -->\n(.*?)<!-- end of keys -->$", re.M | re.S)
BLOCK = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.M | re.S)
STEMS = ("000_4028931c8b4924ad", "001_4f74148faeed235f", "003_eef1b9dedbf151ac")

BLOCKS = [(match.group(1).split(), match.group(2)) for match in BLOCK.finditer(MANUAL)]
EXAMPLES = [(info[1], text) for info, text in BLOCKS if len(info) == 2]
KEYED = [(name, text) for name, text in EXAMPLES if not name.endswith(".csv")]
FAULTY = [
    (info[2], text, printed) for (info, text), (_, printed) in pairwise(BLOCKS) if "faulty" in info
]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def test_the_manuals_examples_are_one_content_without_a_fault() -> None:
    for name, text in EXAMPLES:
        write(name, text)
    content, problems = read_content(Path("content"), STEMS)
    assert [str(problem) for problem in problems] == []
    assert len(content.corrections) == 7
    for kind in msgspec.structs.fields(Content):
        assert getattr(content, kind.name), f"the manual has no example of {kind.name}"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.what)
def test_every_key_is_in_an_example(record: Record) -> None:
    for key in record.keys:
        assert any(re.search(rf"[ {{-]*\b{key.name}:", text) for _, text in EXAMPLES), key.name


def test_the_manuals_tables_are_the_declarations(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden tests/unit/test_content_docs.py` writes them."""
    declared = {record.what: table(record) for record in RECORDS}
    assert [what for what, _ in TABLES.findall(MANUAL)] == list(declared)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(TABLES.sub(lambda m: marked(m[1], declared[m[1]]), MANUAL), "utf-8")
        return
    assert {what: found.strip() for what, found in TABLES.findall(MANUAL)} == declared


def marked(what: str, rows: str) -> str:
    return f"<!-- keys of {what} -->\n{rows}\n<!-- end of keys -->"


# ------------------------------------------------------------------------------------ JSON Schemas


def test_the_schemas_are_the_declarations(request: pytest.FixtureRequest) -> None:
    """`pytest --update-golden tests/unit/test_content_docs.py` writes them."""
    written = {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in json_schemas().items()
    }
    if request.config.getoption("--update-golden"):
        for name, text in written.items():
            (SCHEMAS / name).write_text(text, "utf-8")
        return
    assert {path.name: path.read_text("utf-8") for path in SCHEMAS.iterdir()} == written


class WithoutDates(yaml.SafeLoader):
    """YAML as editors' tools read it: a date is a text."""

    yaml_implicit_resolvers: ClassVar = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def schema_of(name: str) -> dict[str, object]:
    kind = name.removeprefix("content/").partition("/")[0].removesuffix(".yaml")
    singular = {"articles": "article", "events": "event", "themes": "theme", "notes": "note"}
    return json_schemas()[singular.get(kind, kind)]


@pytest.mark.parametrize(("name", "text"), KEYED, ids=[name for name, _ in KEYED])
def test_the_schemas_accept_the_examples_and_no_other_key(name: str, text: str) -> None:
    keys = text.split("---\n")[1] if name.endswith(".md") else text
    schema = schema_of(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    read = yaml.load(keys, WithoutDates)  # noqa: S506 (a SafeLoader)
    jsonschema.validate(read, schema)
    inner = next(iter(read.values())) if name.endswith(("outlets.yaml", "speakers.yaml")) else read
    inner["nmae"] = "x"
    with pytest.raises(jsonschema.ValidationError, match="nmae"):
        jsonschema.validate(read, schema)


@pytest.mark.parametrize(("name", "text", "printed"), FAULTY)
def test_the_manuals_faults_are_what_a_run_prints(name: str, text: str, printed: str) -> None:
    write(name, text)
    _, problems = read_content(Path("content"), STEMS)
    assert [str(problem) for problem in problems] == printed.splitlines()


def test_the_manual_shows_two_faulty_files() -> None:
    assert len(FAULTY) == 2
