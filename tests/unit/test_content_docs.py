"""The editors' manual is true: its examples are read, its faults are what a run prints."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from site_builder.model.given import Content
from site_builder.sources.content import read_content

MANUAL = (Path(__file__).parents[2] / "docs/content.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.M | re.S)
STEMS = ("000_4028931c8b4924ad", "001_4f74148faeed235f", "003_eef1b9dedbf151ac")

BLOCKS = [(match.group(1).split(), match.group(2)) for match in BLOCK.finditer(MANUAL)]
EXAMPLES = [(info[1], text) for info, text in BLOCKS if len(info) == 2]
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


def test_every_key_that_an_entry_may_have_is_in_its_example() -> None:
    """The keys of the model's entries are the keys of the files, but for what is no key."""
    for name, text in EXAMPLES:
        write(name, text)
    content, _ = read_content(Path("content"), STEMS)
    for entry in (content.site, content.articles[0], content.events[0], content.themes[0]):
        for field in msgspec.structs.fields(entry):
            key = {"id": "", "location": "", "body": "", "about": ""}.get(field.name, field.name)
            assert not key or any(re.search(rf"^ *{key}:", text, re.M) for _, text in EXAMPLES), (
                f"{type(entry).__name__}.{key} stands in no example"
            )


@pytest.mark.parametrize(("name", "text", "printed"), FAULTY)
def test_the_manuals_faults_are_what_a_run_prints(name: str, text: str, printed: str) -> None:
    write(name, text)
    _, problems = read_content(Path("content"), STEMS)
    assert [str(problem) for problem in problems] == printed.splitlines()


def test_the_manual_shows_two_faulty_files() -> None:
    assert len(FAULTY) == 2
