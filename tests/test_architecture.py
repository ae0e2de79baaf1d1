"""The house holds its plan: imports point down, pure layers touch nothing outside themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from folders import OF_EDITION, PROJECT

PACKAGE = PROJECT / "site_builder"
PURE = sorted(
    path
    for part in ("text", "model", "quotes", "edition", "pages", "data", "editors")
    for path in (PACKAGE / part).rglob("*.py")
)
# Sources read the disk through one door.
SOURCES = sorted(p for p in (PACKAGE / "sources").rglob("*.py") if p.name != "files.py")
# A learned table is read once when its stage is imported; it lies in the package.
TABLE_READERS = {"read_text", "read_bytes"}
OUTSIDE = {
    *("os", "io", "sys", "time", "random", "secrets", "uuid", "tempfile", "shutil", "signal"),
    *("socket", "subprocess", "locale", "threading", "multiprocessing", "http", "urllib.request"),
}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}
DISK_METHODS = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rename",
    "iterdir",
    "glob",
    "rglob",
}


def imports(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def calls(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            target = node.func
            names.add(
                target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            )
    return names


def impurities(text: str) -> set[str]:
    """What a module uses that is not of its arguments: the disk, the clock, chance, the system."""
    tree = ast.parse(text)
    outside = {name for name in imports(tree) if name in OUTSIDE or name.split(".")[0] in OUTSIDE}
    called = calls(tree) & ({"open", "input", "print", "eval", "exec"} | CLOCKS | DISK_METHODS)
    return outside | called


def test_a_pure_layer_touches_neither_disk_nor_clock_nor_chance() -> None:
    found = {str(p.relative_to(PACKAGE)): impurities(p.read_text("utf-8")) for p in PURE + SOURCES}
    assert len(found) > 100
    assert {path: names for path, names in found.items() if names} == {}


def test_a_pure_layer_reads_no_file_but_its_own_tables() -> None:
    for path in PURE:
        text = path.read_text("utf-8")
        if calls(ast.parse(text)) & TABLE_READERS:
            tables = [table for table in path.parent.glob("*.json") if table.name in text]
            assert tables, f"{path.name} reads a file that is no table of its own folder"


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "from time import time",
        "import random as chance",
        "from datetime import date\ndate.today()",
        "open('x')",
        "from pathlib import Path\nPath('x').write_text('')",
        "import urllib.request",
    ],
)
def test_the_walk_would_notice(text: str) -> None:
    assert impurities(text)


def test_no_folder_of_the_edition_imports_another() -> None:
    edition = PACKAGE / "edition"
    folders = [path for path in edition.iterdir() if (path / "__init__.py").exists()]
    assert len(folders) > 3
    for folder in folders:
        others = {f"site_builder.edition.{o.name}." for o in folders if o != folder}
        for path in folder.glob("*.py"):
            for name in imports(ast.parse(path.read_text("utf-8"))):
                assert not any(f"{name}.".startswith(other) for other in others), (path, name)


def test_no_value_is_ordered_by_its_hash() -> None:
    """`hash` and `id` differ from run to run, and so would the site."""
    for path in PURE:
        assert not calls(ast.parse(path.read_text("utf-8"))) & {"hash", "id"}, path


@pytest.mark.slow
def test_imports_point_down() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


HEAVY = ("jinja2", "pydantic", "yaml", "bs4", "markdown_it", "html5lib")


@pytest.mark.slow
@pytest.mark.parametrize("command", [["--version"], ["--help"], ["extract"], ["build"]])
def test_a_command_imports_only_what_it_needs(command: list[str], tmp_path: Path) -> None:
    script = (
        "import sys; from site_builder.commands.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    if command == ["build"]:
        command = [*OF_EDITION, "--output", str(tmp_path / "_site"), "--quiet"]
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=PROJECT,
        input='{"id": "a", "text": "“We agree,” said Ann Lee."}\n',
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.split("\n")[-2].split())
    needed = {"jinja2", "yaml", "markdown_it"} if "--output" in command else set()
    assert loaded.intersection(HEAVY) == needed
