"""What a build changed: by subject, for a person, for GitHub, and as data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from site_builder.commands.cli import main

WIRE = Path("seeds/wire-bridge.txt")
WORDS = "We will pay for a bridge, not for a promise."
BOTH = "post-bridge and wire-bridge “We will pay for a bridge, but not for a promise.”"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("built") / "project"
    assert main(["new", "-q", str(project), "--example"]) == 0
    with pytest.MonkeyPatch.context() as here:
        here.chdir(project)
        assert main(["build", "-q", "--no-search"]) == 0
    return project


@pytest.fixture(autouse=True)
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(built, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["build", "--no-search", *arguments]) == 0
    return capsys.readouterr().out


def test_nothing_changed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "-q", "--diff") == "no difference\n"
    assert "### What this change does\n\nNothing" in told(capsys, "--diff", "--diff-as=markdown")
    assert json.loads(told(capsys, "--diff", "--diff-as", "json")) == []


def test_new_and_lost_words_their_links_and_their_meaning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(WIRE, "We will pay for a bridge", "We will not pay for a bridge")
    assert told(capsys, "-q", "--diff").splitlines() == [
        "Quotations: 2",
        "  + wire-bridge “We will not pay for a bridge, not for a promise.”: Tom Hale",
        f"  − wire-bridge “{WORDS}”: Tom Hale",
        "Counted as the same words: 2",
        f"  + {BOTH}: close wording",
        f"  − {BOTH}: close wording",
        "Changed meaning: 1",
        f"  + {BOTH}: negation",
    ]


def test_a_corrected_speaker_in_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/corrections/second.yaml").write_text(
        "quotes:\n- {article: wire-bridge, exact: We will pay, speaker: unclear, because: So.}\n",
        "utf-8",
    )
    assert told(capsys, "--diff", "--diff-as", "markdown").splitlines()[2:] == [
        "**Speakers**: 1",
        "",
        f"* \\~ wire-bridge “{WORDS}”: Tom Hale → speaker unclear",
        "",
    ]


def test_a_new_article_a_lost_theme_and_another_folder(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("_site", "before")
    Path("seeds/herald-fire.txt").write_text("“The roof is gone,” said Ann Lee.\n", "utf-8")
    Path("content/themes/who-pays.md").unlink()
    found = json.loads(told(capsys, "--diff", "before", "--diff-as", "json"))
    assert found[0] == {
        "subject": "article",
        "articles": ["herald-fire"],
        "words": "",
        "before": "",
        "now": "1 quotation",
    }
    lost = [one for one in found if one["subject"] == "theme"]
    assert ("Who pays", "") in [(one["before"], one["now"]) for one in lost]
    assert told(capsys, "-q", "--diff") == "no difference\n"


def test_what_markdown_would_obey_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    edit(WIRE, "We will pay for a bridge", "We *will* pay <b>for</b> a bridge")
    said = told(capsys, "--diff", "--diff-as", "markdown")
    assert r"We \*will\* pay \<b\>for\</b\> a bridge" in said


def test_data_of_another_version_are_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("_site", "before")
    Path("before/data/quotes.json").write_text('[{"id": 1}]', "utf-8")
    assert main(["build", "--no-search", "--diff", "before"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("build.py: the data in before are of another version of this program: ")
