"""The README: two commands that do everything, and nothing named that is not there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from folders import EDITION, PROJECT
from packaging.requirements import Requirement

from site_builder.commands.arguments import COMMANDS
from site_builder.commands.cli import main

README = (PROJECT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
PACKAGES = (PROJECT / "docs/architecture.md").read_text("utf-8").partition("## Packages")[2]
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


def test_powershell_does_the_same_steps() -> None:
    (block,) = re.findall(r"^```powershell\n(.*?)\n```$", README, re.MULTILINE)
    typed = block.replace(".venv\\Scripts\\", ".venv/bin/").replace("py -m", "python3 -m")
    assert typed.split("; ") == BLOCKS[0].split(" && ")


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
    extras = RULES["project"]["optional-dependencies"]
    assert "variorum[search,cards,import,serve,cluster,training]" in extras["test"]
    named = RULES["project"]["dependencies"] + extras["test"]
    for extra in ("search", "cards", "import", "cluster", "training"):
        named += extras[extra]
    installs = {
        "pyyaml": "yaml",
        "pillow": "PIL",
        "beautifulsoup4": "bs4",
        "markdown-it-py": "markdown_it",
        "import-linter": "importlinter",
        "axe-playwright-python": "axe_playwright_python",
        "citeproc-py": "citeproc",
    }
    known = {re.split(r"[><=]", name)[0].lower() for name in named}
    offered = {installs.get(name, name.replace("-", "_")) for name in known}
    folders = (PROJECT / "tests", PROJECT / "benchmarks")
    own = {path.stem for folder in folders for path in folder.rglob("*.py")}
    own |= {"site_builder", "training", "markupsafe"}
    for path in (PROJECT / "tests").rglob("*.py"):
        if "node_modules" in path.parts:
            continue
        text = path.read_text("utf-8")
        allowed = offered | own | set(sys.stdlib_module_names)
        imported = set(re.findall(r"^\s*(?:from|import) (\w+)", text, re.MULTILINE))
        assert imported <= allowed, path.name


def test_the_core_has_at_most_twelve_packages() -> None:
    """Those that are installed without an extra, with all that they need."""
    waiting = [Requirement(name) for name in RULES["project"]["dependencies"]]
    found = set()
    while waiting:
        needed = waiting.pop()
        if needed.name.lower() in found or (needed.marker and not needed.marker.evaluate()):
            continue
        found.add(needed.name.lower())
        waiting += map(Requirement, requires(needed.name) or ())
    named = re.findall(r"^\| ([\w-]+) \| \d", PACKAGES, re.MULTILINE)
    assert found == {name.lower() for name in named}
    assert len(found) <= 12


def test_links_lead_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", README)
    assert "docs/screenshots/article-wide-light.png" in links
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (PROJECT / link).exists()] == []


def test_the_index_of_the_docs_lists_every_page_and_all_pictures_are_shown() -> None:
    docs = PROJECT / "docs"
    pages = {path.name for path in docs.glob("*.md")}
    linked = re.findall(r"\]\(([^)#\s]+)\)", (docs / "README.md").read_text("utf-8"))
    assert {link for link in linked if "/" not in link} == pages - {"README.md"}
    texts = README + "".join(path.read_text("utf-8") for path in docs.glob("*.md"))
    pictures = {path.name for path in (docs / "screenshots").iterdir()}
    assert {name for name in pictures if name not in texts} == set()


def test_folders_and_files_that_are_named_are_there() -> None:
    named = re.findall(r"`((?:content|seeds|docs|\.github)/[^`]*)`", README)
    assert len(named) > 8
    for name in named:
        root = EDITION if name.startswith(("content/", "seeds/")) else PROJECT
        if "<" in name or "*" in name:
            assert (root / name).parent.is_dir(), name
        else:
            assert (root / name).exists(), name


def test_options_and_commands_that_are_named_exist(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            main([command, "--help"])
    told = capsys.readouterr().out
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    assert {"--output", "--seeds", "--base-url", "--strict"} <= options
    assert {option for option in options if option not in told} == set()
    commands = re.findall(r"`python build\.py ([a-z]+)", README)
    assert {*commands, "build"} == set(COMMANDS)


def ci_without_chromium(tmp_path: Path, apt_get: str, **more: str) -> tuple[int, str]:
    """What `.ci/run` ends with and prints on a machine that has next to nothing."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "cat", "dirname", "env", "id", "mktemp", "rm", "sed", "tail"):
        (folder / name).symlink_to(shutil.which(name))
    stubs = {
        "git": f'mkdir -p "$4"; cat "{PROJECT}/README.md" >"$4/README.md"',
        "apt-get": apt_get,
        "python3": "echo the build is reached; exit 7",
    }
    for name, script in stubs.items():
        (folder / name).write_text(
            f'#!{folder}/bash\nmkdir() {{ {shutil.which("mkdir")} "$@"; }}\n{script}\n'
        )
        (folder / name).chmod(0o755)
    done = subprocess.run(
        ["bash", str(PROJECT / ".ci/run")],
        env={"PATH": str(folder), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.slow
def test_ci_never_skips_the_browser_in_silence(tmp_path: Path) -> None:
    code, said = ci_without_chromium(tmp_path, "echo E: no network; exit 100", CI="true")
    assert code == 1
    assert "apt-get update failed\n" in said
    assert "E: no network\nchromium can not be installed\n" in said
    assert said.endswith(
        "FAILED: no Chromium can be had here, and CI must not skip the tests that need it\n"
    )


@pytest.mark.slow
def test_elsewhere_a_machine_without_chromium_goes_on_and_says_so(tmp_path: Path) -> None:
    code, said = ci_without_chromium(tmp_path, "exit 100")
    assert "left out: the tests in a browser (no Chromium on this machine)\n" in said
    assert (code, said.splitlines()[-1]) == (7, "the build is reached")


@pytest.mark.slow
def test_ci_installs_what_it_lacks_one_by_one(tmp_path: Path) -> None:
    there = tmp_path / "bin"
    apt_get = (
        f'echo "$@" >>{tmp_path}/asked; for last; do :; done;'
        f' case "$last" in chromium) cat {there}/python3 >{there}/chromium; chmod +x'
        f" {there}/chromium;; nodejs) exit 1;; esac"
    ).replace("chmod", str(shutil.which("chmod")))
    code, said = ci_without_chromium(tmp_path, apt_get, CI="true")
    assert code == 7, said
    asked = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert asked[0].startswith("update")
    packages = [line.split()[-1] for line in asked[1:]]
    assert packages == ["chromium", "default-jre-headless", "nodejs", "npm"]
    assert "nodejs can not be installed" in said


def test_ci_types_the_readmes_commands() -> None:
    script = (PROJECT / ".ci/run").read_text("utf-8")
    assert "README.md" in script
    last = """bash -euo pipefail -c "${commands[1]} -m '' --hypothesis-profile ci\""""
    assert script.rstrip().endswith(last), "pytest's summary is the last line"
    for check in ("ruff check", "ruff format --check", "mypy", "lint-imports", "build.py check"):
        assert check in script
