"""The tutorial is a transcript: its files are written, its commands run, its lines are printed."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from folders import PROJECT

from site_builder.commands import build
from site_builder.commands.cli import main

DOCS = PROJECT / "docs"
BLOCK = re.compile(r"^```([^\n`]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a command of the tutorial prints, both streams in one."""
    program, *words = shlex.split(command)
    printed = io.StringIO()
    if program == "cd":
        monkeypatch.chdir(words[0])
    else:
        assert program == "variorum", command
        monkeypatch.setattr("sys.argv", [program])
        with redirect_stdout(printed), redirect_stderr(printed):
            main(words)
    return printed.getvalue().splitlines()


def is_printed(wanted: list[str], lines: list[str]) -> bool:
    """Whether the lines are the wanted ones, of which `…` leaves out words or whole lines."""
    one = "(?:.*\n)*?" if LEFT_OUT in wanted else ""
    patterns = [
        one if line == LEFT_OUT else re.escape(line).replace(re.escape(LEFT_OUT), ".*") + "\n"
        for line in wanted
    ]
    return re.fullmatch("".join(patterns), "".join(f"{line}\n" for line in lines)) is not None


def test_the_transcript_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DOCS / "tutorial", tmp_path / "docs/tutorial")
    monkeypatch.setattr(build, "_indexer", lambda *_, **__: None)  # with or without the extra
    commands = 0
    for info, text in BLOCK.findall((DOCS / "tutorial.md").read_text("utf-8")):
        if info == "yaml":  # a piece of a file that is there
            assert text in "".join(path.read_text("utf-8") for path in Path().rglob("*.md"))
        elif info == "console":
            for step in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, *wanted = step.splitlines()
                lines = run(command, monkeypatch)
                assert is_printed(wanted, lines), f"{command}\n" + "\n".join(lines)
                commands += 1
        else:
            path = Path(info.split()[1])
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    assert commands > 10


@pytest.mark.parametrize(
    ("wanted", "lines", "same"),
    [
        (["a", "…", "c"], ["a", "b", "b", "c"], True),
        (["a … c"], ["a b c"], True),
        ([], ["a"], False),
        (["a", "c"], ["a", "b", "c"], False),
        (["…", "c"], ["a", "b"], False),
    ],
)
def test_only_what_is_marked_is_left_out(wanted: list[str], lines: list[str], same: bool) -> None:
    assert is_printed(wanted, lines) is same
