"""A new project: its files, its example, and the source of the program that it pins."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest

from site_builder import __version__
from site_builder.commands import new
from site_builder.commands.cli import main
from site_builder.edition.compile import compile_edition
from site_builder.editors.review import review
from site_builder.model.given import QuotationKind
from site_builder.sources.inputs import read_inputs

NAME = "variorum[search,cards]"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_project_has_what_its_owner_fills(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "my site"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("my site: 8 files\nnext: cd 'my site', put articles into seeds/, type: ")
    project = Path("my site")
    assert {path.relative_to(project).as_posix() for path in project.rglob("*.*")} == {
        *(".github", ".github/workflows/changes.yml", ".github/workflows/pages.yml"),
        *(".gitignore", "README.md"),
        *("content/outlets.yaml", "content/site.yaml", "requirements.txt", "seeds/.gitkeep"),
    }
    assert "\ntext_mode: excerpts\n" in (project / "content/site.yaml").read_text("utf-8")
    (project / "seeds/one.txt").write_text("“We agree,” said Ann Lee.\n", "utf-8")
    inputs, problems = read_inputs(project / "seeds", project / "content", None)
    assert inputs.content.site.text_mode == "excerpts"
    assert [str(p).partition(" (")[0] for p in problems] == [
        "my site/seeds/one.txt:1:1: warning: nothing is known of this seed, "
        "so it builds under its file's name"
    ]


def test_how_much_is_shown_is_asked_for() -> None:
    for folder, example in (("a", ()), ("b", ("--example",))):
        assert main(["new", "-q", folder, "--text-mode", "quotes-only", *example]) == 0
        settings = Path(folder, "content/site.yaml").read_text("utf-8")
        assert "\ntext_mode: quotes-only\n" in settings


def test_what_a_repository_has_already_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a").mkdir()
    Path("a/README.md").write_text("mine", "utf-8")
    assert main(["new", "a"]) == 0
    assert capsys.readouterr().out.startswith("a: 7 files; yours stay: README.md\n")
    assert Path("a/README.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "there", ["requirements.txt", "content/site.yaml", ".github/workflows/pages.yml"]
)
def test_nothing_is_overwritten(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    kept = Path("a") / there
    kept.parent.mkdir(parents=True)
    kept.write_text("mine", "utf-8")
    assert main(["new", "a"]) == 2
    assert f"build.py: a/{there} is there already, and new " in capsys.readouterr().err
    assert [path for path in Path("a").rglob("*") if path.is_file()] == [kept]
    assert kept.read_text("utf-8") == "mine"
    assert main(["new", str(kept)]) == 2


def test_other_files_of_the_folder_stay(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a/seeds").mkdir(parents=True)
    Path("a/seeds/one.txt").write_text("mine", "utf-8")
    assert main(["new", "a"]) == 0
    assert Path("a/seeds/one.txt").read_text("utf-8") == "mine"


def test_the_example_shows_every_feature_and_needs_no_correction() -> None:
    assert main(["new", "-q", "a", "--example"]) == 0
    inputs, problems = read_inputs(Path("a/seeds"), Path("a/content"), None)
    edition = compile_edition(inputs.seeds, inputs.content)
    assert [str(p) for p in (*problems, *edition.problems)] == []
    assert {q.kind for q in edition.quotes} >= {
        *(QuotationKind.DIRECT, QuotationKind.PARTIAL, QuotationKind.SCARE)
    }
    assert len({quote.speaker_id for quote in edition.quotes}) >= 3, "two people, and nobody"
    assert any(len(statement.renderings) == 3 for statement in edition.statements)
    assert any(item.kind == "changed meaning" for item in review(edition))
    assert (len(edition.events), len(edition.notes), len(edition.paraphrases)) == (1, 1, 1)
    assert any(theme.title == "Who pays" for theme in edition.themes)


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (None, f"{NAME}=={__version__}"),
        (
            {
                "url": "https://example.org/v",
                "vcs_info": {"vcs": "git", "commit_id": "0a1b", "requested_revision": "v1"},
            },
            f"{NAME} @ git+https://example.org/v@0a1b",
        ),
        (
            {"url": "https://example.org/v.whl", "archive_info": {"hash": "sha256=0a"}},
            f"{NAME} @ https://example.org/v.whl#sha256=0a",
        ),
        ({"url": "file:///v.whl", "archive_info": {}}, f"{new.IS_LOCAL}{NAME}=={__version__}"),
        (
            {"url": "file:///v", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            f"{new.IS_LOCAL}{NAME}=={__version__}",
        ),
        ({"url": "file:///v", "dir_info": {}}, f"{new.IS_LOCAL}{NAME}=={__version__}"),
    ],
)
def test_the_source_of_the_program_is_pinned(
    origin: dict[str, object] | None, requirement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return None if origin is None else json.dumps(origin)

    monkeypatch.setattr(new, "distribution", lambda name: Installed())
    assert new.source() == requirement


def test_a_program_that_was_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(new, "distribution", missing)
    assert new.source().startswith(new.IS_LOCAL)
