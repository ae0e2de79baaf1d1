"""The README: two commands that do everything, and nothing named that is not there."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from site_builder.cli import HELP, main

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
RULES = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


def steps(command: str) -> list[list[str]]:
    return [shlex.split(step) for step in command.split(" && ")]


def test_two_commands_of_one_line_install_build_and_test() -> None:
    assert len(BLOCKS) == 2
    assert all("\n" not in block for block in BLOCKS)
    build, test = (steps(block) for block in BLOCKS)
    assert build[0] == test[0] == ["python3", "-m", "venv", ".venv"]
    assert build[2] == [".venv/bin/python", "build.py"]
    assert (PROJECT / "build.py").is_file()
    assert test[2] == [".venv/bin/python", "-m", "pytest"]


@pytest.mark.parametrize("block", BLOCKS)
def test_the_commands_install_what_pyproject_offers(block: str) -> None:
    install = steps(block)[1]
    assert install[:2] == [".venv/bin/pip", "install"]
    what = install[-1]
    extras = re.findall(r"\[(.*)\]", what)
    assert what.split("[")[0] == "."
    assert set(extras) <= set(RULES["project"]["optional-dependencies"])


def test_the_test_extra_holds_what_the_tests_import() -> None:
    """Whatever a test imports is the project's own, Python's own or in the extra."""
    named = RULES["project"]["dependencies"] + RULES["project"]["optional-dependencies"]["test"]
    installs = {
        "pyyaml": "yaml",
        "beautifulsoup4": "bs4",
        "markdown-it-py": "markdown_it",
        "import-linter": "importlinter",
        "axe-playwright-python": "axe_playwright_python",
    }
    known = {re.split(r"[><=]", name)[0].lower() for name in named}
    offered = {installs.get(name, name.replace("-", "_")) for name in known}
    own = {path.stem for path in (PROJECT / "tests").rglob("*.py")} | {"site_builder", "markupsafe"}
    for path in (PROJECT / "tests").rglob("*.py"):
        if "node_modules" in path.parts:
            continue
        text = path.read_text("utf-8")
        imported = set(re.findall(r"^\s*(?:from|import) (\w+)", text, re.MULTILINE))
        assert imported <= offered | own | set(sys.stdlib_module_names), path.name


def test_links_lead_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", README)
    assert "docs/screenshots/article-wide-light.png" in links
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (PROJECT / link).exists()] == []


def test_folders_and_files_that_are_named_are_there() -> None:
    named = re.findall(r"`((?:content|seeds|docs|\.github)/[^`]*)`", README)
    assert len(named) > 8
    for name in named:
        if "<" in name or "*" in name:
            assert (PROJECT / name).parent.is_dir(), name
        else:
            assert (PROJECT / name).exists(), name


def test_options_and_commands_that_are_named_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    named = re.findall(r"`(?:python build\.py ?)?((?:--?[a-z-]+|[a-z]+) ?[^`]*)`", README)
    options = {word for name in named for word in name.split() if word.startswith("--")}
    assert {"--output", "--seeds", "--base-url", "--strict"} <= options
    assert {option for option in options if option not in told} == set()
    commands = re.findall(r"`python build\.py ([a-z]+)", README)
    assert set(commands) == {"check", "extract", "review", "explain"}
    assert all(f"  {command} " in HELP for command in commands)


def test_ci_types_the_readmes_commands() -> None:
    script = (PROJECT / ".ci/run").read_text("utf-8")
    assert "README.md" in script
    assert script.rstrip().endswith('"${commands[1]}"'), "pytest's summary is the last line"
    for check in ("ruff check", "ruff format --check", "mypy", "lint-imports", "build.py check"):
        assert check in script
