"""Web Annotations as notes: the forms of exports, and what is left out rather than guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.commands.cli import main
from site_builder.imports.annotations import notes_of, read_annotations
from site_builder.model.found import Article

TEXT = (
    "Bridge to be repaired\n"
    "“We will  pay,” said Tom Hale. “We will pay,” he said again, and the “harbour” was silent.\n"
)
ARTICLES = (Article("herald-bridge", "seeds/herald-bridge.txt", TEXT, "herald"),)
ADDRESSES = {"https://example.org/herald/bridge": "herald-bridge"}
HYPOTHESIS = {
    "id": "abc123",
    "user": "acct:e.dee@hypothes.is",
    "uri": "https://example.org/herald/bridge",
    "text": "Nobody *else* heard it.",
    "tags": ["doubt", "wire"],
    "target": [
        {
            "source": "https://example.org/herald/bridge",
            "selector": [
                {"type": "RangeSelector", "startOffset": 3},
                {"type": "TextPositionSelector", "start": 900, "end": 907},
                {"type": "TextQuoteSelector", "exact": "harbour", "prefix": "ad “", "suffix": "x"},
            ],
        }
    ],
}
RECOGITO = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "#1b2c",
    "type": "Annotation",
    "motivation": "questioning",
    "creator": {"id": "https://example.org/ann", "name": "Ann\nLee"},
    "body": [
        {"type": "TextualBody", "value": "Which bridge?", "purpose": "commenting"},
        {"type": "TextualBody", "value": "place", "purpose": "tagging"},
        {"type": "TextualBody", "value": "<p>Old <b>one</b></p>", "format": "text/html"},
    ],
    "target": {
        "source": "https://example.org/site/articles/herald-bridge.html#q-1",
        "selector": {"type": "TextQuoteSelector", "exact": "Bridge to be\nrepaired"},
    },
}


def notes(*annotations: Any) -> tuple[dict[str, str], list[str]]:
    """The notes by their names without fingerprints, and the messages."""
    read, faults = read_annotations("a.json", json.dumps(annotations))
    made, problems = notes_of(read, ARTICLES, ADDRESSES)
    told = [str(problem) for problem in (*faults, *problems)]
    return {note.name.rpartition("-")[0]: note.text for note in made}, told


def changed(**values: Any) -> dict[str, Any]:
    return HYPOTHESIS | values


def quoting(**selector: str) -> dict[str, Any]:
    target = {"selector": [{"type": "TextQuoteSelector", **selector}]}
    return changed(target=[target])


def test_an_export_of_hypothesis() -> None:
    assert notes(HYPOTHESIS) == (
        {
            "harbour": '---\narticle: "herald-bridge"\nexact: "harbour"\nauthor: "e.dee"\n---\n'
            "Nobody *else* heard it.\n\nTags: doubt, wire\n"
        },
        [],
    )


def test_an_export_of_recogito() -> None:
    assert notes(RECOGITO) == (
        {
            "bridge-to-be-repaired": '---\narticle: "herald-bridge"\n'
            'exact: "Bridge to be repaired"\nmotivation: "questioning"\nauthor: "Ann Lee"\n---\n'
            "Which bridge?\n\nOld \none\n\nTags: place\n"
        },
        [],
    )


@pytest.mark.parametrize(
    "file",
    [
        HYPOTHESIS,
        [HYPOTHESIS],
        {"rows": [HYPOTHESIS], "total": 1},
        {"annotations": [HYPOTHESIS]},
        {
            "type": "AnnotationCollection",
            "first": {"type": "AnnotationPage", "items": [HYPOTHESIS]},
        },
    ],
)
def test_each_form_of_a_collection_is_read(file: Any) -> None:
    read, problems = read_annotations("a.json", json.dumps(file))
    assert [one["id"] for _, one in read] == ["abc123"]
    assert problems == []


def test_the_words_around_decide_between_two_passages() -> None:
    (text,) = notes(quoting(exact="We will pay", prefix="Hale. “"))[0].values()
    assert 'exact: "We will pay"\nprefix: ' in text
    made, told = notes(quoting(exact="We will pay"), quoting(exact="We will pay", prefix="she: “"))
    assert made == {}
    assert [line.partition(" (")[0] for line in told] == [
        "a.json:1:1: “We will pay” is 2 times in herald-bridge",
        "a.json:1:1: “We will pay” is in herald-bridge, but not with this prefix and suffix",
    ]


@pytest.mark.parametrize(
    ("annotation", "what"),
    [
        (quoting(exact="We shall pay"), "“We shall pay” is not in herald-bridge"),
        (changed(uri="https://example.org/other", target=[]), "this annotation is on no article"),
        (changed(target=[{"source": "herald-bridge.txt"}]), "this annotation quotes no words"),
        (changed(text="", tags=[]), "this annotation says nothing"),
        (changed(uri=7, target={"source": {"id": ["x"]}}), "this annotation is on no article"),
        (changed(uri="http://[", target="http://["), "this annotation is on no article"),
        (
            changed(target=[{"selector": [{"type": "TextPositionSelector", "start": 1}]}]),
            "quotes no",
        ),
    ],
)
def test_what_does_not_fit_is_told_and_left_out(annotation: Any, what: str) -> None:
    made, (told,) = notes(annotation)
    assert made == {}
    assert what in told


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "a.json:1:2: this is not JSON: Expecting property name"),
        ('{"a": 1}', "a.json:1:1: there are no Web Annotations here"),
        ("[1, null]", "a.json:1:1: there are no Web Annotations here"),
        ("[" * 100_000, "a.json:1:1: this JSON is nested too deep"),
    ],
)
def test_other_files_are_answered(text: str, what: str) -> None:
    read, (problem,) = read_annotations("a.json", text)
    assert read == []
    assert str(problem).startswith(what)


def test_the_command_writes_each_note_once_and_the_site_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "-q", str(tmp_path / "project"), "--example"]) == 0
    monkeypatch.chdir(tmp_path / "project")
    exact = "Paint does not carry"
    Path("a.json").write_text(json.dumps([quoting(exact=exact), quoting(exact="lyre")]), "utf-8")
    assert main(["annotations", "a.json"]) == 1
    captured = capsys.readouterr()
    (path, told) = captured.out.splitlines()
    assert path.startswith("content/notes/paint-does-not-carry-")
    assert told == "content/notes: 1 new"
    assert captured.err.startswith("a.json:1:1: “lyre” is not in herald-bridge")
    assert main(["annotations", "-q", "a.json"]) == 1
    assert capsys.readouterr().out == ""
    assert main(["build", "-q", "--no-search"]) == 0
    page = Path("_site/articles/herald-bridge.html").read_text("utf-8")
    assert "Nobody <em>else</em> heard it." in page
