"""The workflows: actions by commit, the least permissions, no foreign text in a shell."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

FOLDER = Path(__file__).resolve().parent.parent / ".github/workflows"
# What `variorum new` writes obeys the same rules.
STARTER = FOLDER.parents[1] / "site_builder/starter/project/.github/workflows"
OURS = sorted(FOLDER.glob("*.yml"))
WORKFLOWS = [*OURS, *sorted(STARTER.glob("*.yml"))]


def test_there_is_one_for_each_purpose() -> None:
    assert [path.stem for path in OURS] == ["changes", "check", "pages", "weekly"]


@pytest.mark.parametrize("name", ["changes.yml", "pages.yml"])
def test_a_new_project_publishes_as_we_do(name: str) -> None:
    """The same actions by the same commits; the packages and the command are the project's."""
    texts = [(folder / name).read_text("utf-8") for folder in (FOLDER, STARTER)]
    differ = [(a, b) for a, b in zip(*map(str.splitlines, texts), strict=True) if a != b]
    for ours, own in differ:
        if "pip install" in ours:
            assert own.strip() == "- run: python -m pip install -r requirements.txt"
        else:
            assert own == ours.replace("python build.py", "variorum")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: "/".join(path.parts[-4:]))
def test_actions_are_pinned_by_commit_with_their_version(path: Path) -> None:
    uses = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    for line in uses:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: "/".join(path.parts[-4:]))
def test_no_expression_stands_in_a_shell_and_nothing_may_write_by_default(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_only_the_deployment_may_write_pages() -> None:
    jobs = yaml.safe_load((FOLDER / "pages.yml").read_text("utf-8"))["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    steps = jobs["build"]["steps"]
    last = [step["run"] for step in steps if "run" in step][-1]
    assert last == "python build.py check --seeds seeds"
    (upload,) = [step for step in steps if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"] == {"path": "_site", "include-hidden-files": True}


def test_the_published_site_is_built_from_locked_packages() -> None:
    jobs = yaml.safe_load((FOLDER / "pages.yml").read_text("utf-8"))["jobs"]
    installs = [s["run"] for s in jobs["build"]["steps"] if "pip install" in s.get("run", "")]
    lock = ".github/requirements.txt"
    assert installs == [f"python -m pip install --require-hashes --only-binary :all: -r {lock}"]
    text = re.sub(r"\\\n +", " ", (FOLDER.parents[1] / lock).read_text("utf-8"))
    locked = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all("--hash=sha256:" in line for line in locked)
    versions = {line.partition("==")[0]: line.split()[0].partition("==")[2] for line in locked}
    project = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for wanted in (*project["dependencies"], *extras["search"], *extras["cards"]):
        needed = Requirement(wanted)
        assert needed.specifier.contains(versions[needed.name.lower()]), wanted
