"""The mistakes of editors: each is answered at its place, with what to do, and none in silence.

`cases/mistakes.txt` is the owner of what a user reads. A case has what is done to a sound project
(`variorum new --example`), and all that the program then says on its error stream.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from case_files import TextCase, case_params, text_cases

from site_builder.commands.cli import main

BYTE = re.compile(rb"\\x([0-9a-f]{2})")
NAME = "mistakes.txt"
ANSWERED = 50  # at least: the promise of the documentation


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("sound") / "project"
    assert main(["new", "-q", str(project), "--example"]) == 0
    return project


@pytest.fixture
def project(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(sound, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def write(path: Path, lines: list[str], *, appended: bool) -> None:
    """Write the lines into a file; `\\xff` in them is a byte."""
    text = "".join(f"{line}\n" for line in lines).encode()
    data = BYTE.sub(lambda match: bytes([int(match[1], 16)]), text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((path.read_bytes() if appended else b"") + data)


def needs_posix() -> None:
    if os.name != "posix":
        pytest.skip("this system can't make that")


def copy(path: str, source: str) -> None:
    if Path(path).exists():
        pytest.skip("the disk does not know upper from lower case")
    shutil.copy(source, path)


def pipe(path: str) -> None:
    os.mkfifo(path)  # not known to every system


def repeat(path: str, count: str) -> None:
    Path(path).write_text(Path(path).read_text("utf-8") * int(count), "utf-8")


ACTIONS: dict[str, Callable[..., object]] = {
    "posix": needs_posix,
    "remove": lambda path: shutil.rmtree(path) if Path(path).is_dir() else Path(path).unlink(),
    "link": lambda path, target: Path(path).symlink_to(target),
    "pipe": pipe,
    "copy": copy,
    "repeat": repeat,
    "fill": lambda path, size: Path(path).write_bytes(b"a" * int(size)),
}


def do(given: str) -> list[str]:
    """Do what a case says, and return the arguments of the command."""
    arguments = ["-q", "--no-search"]
    for step in re.split(r"^(?=(?:>>?|[@$]) )", given, flags=re.MULTILINE)[1:]:
        first, *lines = step.removesuffix("\n").split("\n")
        sign, *words = first.split(" ")
        if sign == "$":
            arguments = words
        elif sign == "@":
            ACTIONS[words[0]](*words[1:])
        else:
            write(Path(words[0]), lines, appended=sign == ">>")
    return arguments


@pytest.mark.parametrize("case", case_params(NAME))
def test_a_mistake_is_answered(
    case: TextCase, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = do(case.given)
    try:
        code = main(arguments)
    except SystemExit as end:  # argparse ends the program itself
        code = int(str(end.code))
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if not line.startswith(("usage: ", "    "))] == case.expected
    faults = [line for line in case.expected if ": warning: " not in line]
    is_ours = any(re.match(r"build\.py\b", line) for line in faults)
    assert code == (2 if is_ours else int(bool(faults)))
    assert Path("_site").exists() is (code == 0)


def test_fifty_mistakes_are_answered_with_what_to_do() -> None:
    cases = text_cases(NAME)
    mistakes = [case for case in cases if case.expected]
    assert len(mistakes) >= ANSWERED
    assert len(cases) - len(mistakes) >= 4, "and some things are no mistake"
    for case in mistakes:
        for line in case.expected:
            assert line.endswith(")"), f"{case.title}: {line}"
            is_placed = re.match(r"[\w/.%-]+:\d+:\d+: ", line)
            assert is_placed or line.startswith("build.py"), line
