"""The data files: fields, offsets, order, and the schemas that describe them."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest
import small_edition
from folders import PROJECT
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from small_edition import changed

from site_builder.data.changes import changes, read_data
from site_builder.data.exports import exports
from site_builder.data.schemas import schemas
from site_builder.data.tables import PACKAGE
from site_builder.model import data_files
from site_builder.model.edition import Edition

SCHEMAS = schemas()
SUBJECTS = ("articles", "quotes", "statements", "events", "themes")
EDITION = small_edition.small_edition()


def json_files(edition: Edition = EDITION) -> dict[str, bytes]:
    """The files of JSON; `test_tables` is about the others."""
    files = exports(edition).items()
    return {path: text for path, text in files if path.endswith(".json") and path != PACKAGE}


def data(edition: Edition = EDITION) -> dict[str, list[dict]]:
    return {Path(path).stem: json.loads(text) for path, text in json_files(edition).items()}


def schema(subject: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(SCHEMAS[f"data/schema/{subject}.schema.json"]),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def test_a_large_site_has_a_file_a_year_and_an_index_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = json_files()
    monkeypatch.setattr(data_files, "WHOLE", len(EDITION.articles))
    assert json_files() == whole
    monkeypatch.setattr(data_files, "WHOLE", 0)
    parts = json_files()
    index = json.loads(parts["data/index.json"])
    schema("index").validate(index)
    assert [one["path"] for one in index] == [path for path in parts if path != data_files.INDEX]
    assert "data/quotes/2025.json" in parts
    assert sum(one["records"] for one in index) == sum(len(json.loads(t)) for t in whole.values())
    before, now = (read_data(partial(_file, files)) for files in (whole, parts))
    assert changes(before, now) == ()
    assert {q.id for q in before.quotes} == {q.id for q in now.quotes} != set()


def _file(files: dict[str, bytes], path: str) -> bytes:
    if path not in files:
        raise FileNotFoundError(path)
    return files[path]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_file_fits_its_schema(subject: str) -> None:
    Draft202012Validator.check_schema(schema(subject).schema)
    records = data()[subject]
    assert records
    assert [fault.message for fault in schema(subject).iter_errors(records)] == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_files_of_the_built_site_fit_their_schemas(site: Path, subject: str) -> None:
    records = json.loads((site / f"data/{subject}.json").read_text("utf-8"))
    assert records
    assert [fault.message for fault in schema(subject).iter_errors(records)] == []
    published = (site / f"data/schema/{subject}.schema.json").read_bytes()
    assert published == SCHEMAS[f"data/schema/{subject}.schema.json"]


def test_an_article_says_its_language_and_null_where_nobody_knows_it() -> None:
    one, other, *rest = EDITION.articles
    articles = (replace(one, language="de"), replace(other, language=""), *rest)
    records = data(changed(EDITION, articles=articles))["articles"]
    assert [record["language"] for record in records[:3]] == ["de", None, "en"]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_schema_refuses_a_wrong_record(subject: str) -> None:
    record = data()[subject][0]
    assert not schema(subject).is_valid([{**record, "surprise": 1}])
    for key in record:
        assert not schema(subject).is_valid([{k: v for k, v in record.items() if k != key}])


def test_a_quote_gives_its_offsets_speaker_and_kind() -> None:
    (quote,) = [q for q in data()["quotes"] if q["id"] == "q-ft"]
    text = small_edition.FT
    words = "If they threaten us, we will threaten them. If they act, we will act on ours,"
    assert quote["article"] == "a-ft"
    assert [text[start:end] for start, end in quote["segments"]] == [words]
    assert quote["text"] == words
    assert text[slice(*quote["cue"])] == "warned"
    assert quote["source"] is None
    assert (quote["speaker"], quote["speaker_id"]) == ("Ali Khamenei", "khamenei")
    assert (quote["kind"], quote["confidence"], quote["decided_by"]) == ("direct", 0.9, "automatic")
    assert quote["statements"] == [small_edition.THREATEN, small_edition.ACT]
    assert quote["page"] == "articles/a-ft.html#q-ft"


def test_a_term_has_no_speaker() -> None:
    (term,) = [q for q in data()["quotes"] if q["kind"] == "term"]
    assert (term["speaker"], term["speaker_id"], term["statements"]) == (None, None, [])


def test_a_statement_gives_each_articles_sentence() -> None:
    (statement,) = [s for s in data()["statements"] if s["id"] == small_edition.THREATEN]
    assert statement["event"] == small_edition.EVENT
    assert statement["speaker_id"] == "khamenei"
    said = {
        r["article"]: [small_edition.TEXTS[r["article"]][u["start"] : u["end"]] for u in r["units"]]
        for r in statement["renderings"]
    }
    assert said == {
        "a-ft": ["If they threaten us, we will threaten them."],
        "b-memo": ["If they threaten us, we will threaten them in return."],
        "c-bb": ["If they threaten us, we will threaten them,"],
    }
    assert [u["quote"] for r in statement["renderings"] for u in r["units"]] == [
        "q-ft",
        "q-memo",
        "q-bb",
    ]
    assert statement["evidence"]
    assert [again["statement"] for again in statement["said_again"]] == [small_edition.ALONE]


def test_a_single_rendering_points_into_its_events_synopsis() -> None:
    (alone,) = [s for s in data()["statements"] if s["id"] == small_edition.ALONE]
    assert alone["page"] == f"events/2018-08-13-tweet.html#{small_edition.ALONE}"
    assert (alone["grade"], alone["evidence"]) == (None, [])
    assert [again["statement"] for again in alone["said_again"]] == [small_edition.THREATEN]


def test_an_event_lists_its_articles_and_its_speech_in_order() -> None:
    event = data()["events"][0]
    assert event["articles"] == ["a-ft", "b-memo", "c-bb"]
    assert event["statements"] == [small_edition.THREATEN, small_edition.ACT]
    assert event["date"] == "2025-02-07"


def test_one_record_stands_on_one_line_whatever_its_text_holds() -> None:
    line_ends = "one\u2028two\u2029three\x85four"
    event = replace(EDITION.events[0], title=line_ends)
    files = exports(changed(EDITION, events=(event, *EDITION.events[1:])))
    text = files["data/events.json"].decode()
    assert text.startswith("[\n{")
    assert text.endswith("}\n]\n")
    assert len(text.split("\n")) == 2 + len(EDITION.events) + 1
    assert "\u2028" not in text
    assert json.loads(text)[0]["title"] == line_ends
    assert "’" in files["data/quotes.json"].decode() + files["data/articles.json"].decode()


def test_without_articles_the_files_are_empty_arrays() -> None:
    nothing = changed(
        EDITION,
        articles=(),
        events=(),
        quotes=(),
        statements=(),
        echoes=(),
        paraphrases=(),
        synopses=(),
        shared_copy=(),
        terms=(),
        themes=(),
        coverage=(),
        notes=(),
    )
    assert set(json_files(nothing).values()) == {b"[]\n"}


def test_no_data_file_holds_text_that_stands_outside_quotation_marks() -> None:
    """What `excerpts` promises: the offsets tell where, the words stay at the outlet."""
    everything = b"".join(json_files().values()).decode()
    assert "has ruled out negotiations" not in everything
    assert "Talks will do nothing" not in everything


def fields(node: object) -> set[str]:
    if isinstance(node, dict):
        own = set(node.get("properties", {}))
        return own.union(*(fields(child) for child in node.values()))
    if isinstance(node, list):
        return set().union(*(fields(child) for child in node))
    return set()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_data_page_documents_every_field_and_its_example_is_true(subject: str) -> None:
    text = (PROJECT / "docs/data.md").read_text("utf-8")
    section = re.search(rf"## `data/{subject}\.json`\n(.*?)(?=\n## |\Z)", text, re.DOTALL)
    assert section, f"docs/data.md has no section on {subject}"
    told = set(re.findall(r"`([a-z_0-9]+)`", section.group(1)))
    assert fields(schema(subject).schema) <= told
    (example,) = re.findall(r"```json\n(.*?)```", section.group(1), re.DOTALL)
    faults = [fault.message for fault in schema(subject).iter_errors([json.loads(example)])]
    assert faults == []


def test_an_event_has_the_comparison_of_its_reports() -> None:
    event = data()["events"][0]
    assert event["main_speaker"] == "khamenei"
    assert event["speech"][1] == {
        "statement": small_edition.ACT,
        "quoted": ["a-ft", "b-memo"],
        "told": ["c-bb"],
    }
    assert [c["quoted_words"] for c in event["counts"]] == [16, 20, 8]
    assert next((v["article"], v["quotes"]) for v in event["voices"]) == ("a-ft", ["q-ft"])
    assert [(y["article"], y["year"]) for y in event["years"]] == [("a-ft", 2015), ("b-memo", 2015)]
    (silence,) = event["silences"]
    told = small_edition.IN_KIND
    assert silence["told"] == {"start": told.start, "end": told.end}
    assert event["most_different"] == []


def test_a_statement_has_its_difference_and_a_theme_its_points() -> None:
    threaten, act, alone = data()["statements"]
    assert (threaten["difference"], alone["difference"]) == (0.0769, None)
    own = [[small_edition.MEMO[slice(*p)] for p in r["own_words"]] for r in threaten["renderings"]]
    assert own == [[], ["in return"], []]
    assert [link["is_main"] for link in act["evidence"]] == [True]
    assert data()["themes"][0]["points"] == [
        {"statement": small_edition.THREATEN, "passages": [0, 1]},
        {"statement": small_edition.ACT, "passages": [2]},
    ]
