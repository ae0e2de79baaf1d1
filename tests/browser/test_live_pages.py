"""`serve` in a real browser: what an editor changes is there, and what is wrong is said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import PROJECT

from site_builder.commands.cli import main

PAGE = "articles/post-bridge.html"
NOTE = "content/notes/not.md"
BOX = "#variorum-problems"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A project that is served, and its address."""
    project = tmp_path / "project"
    assert main(["new", "-q", str(project), "--example"]) == 0
    command = [sys.executable, str(PROJECT / "build.py"), "serve", "--port", "0", "--no-search"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = next(line for line in process.stdout if line.startswith("http://"))
        yield project, line.split()[0]
        process.kill()


def test_an_edit_is_seen_and_an_error_too(chromium, served: tuple[Path, str]) -> None:
    project, address = served
    page = chromium.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(address + PAGE)
    note = project / NOTE
    text = note.read_text("utf-8")
    note.write_text(text.replace("A missing word", "Another title"), "utf-8")
    page.get_by_text("Another title").first.wait_for(state="attached")

    note.write_text(text.replace("article: post-bridge", "article: post-brige"), "utf-8")
    page.locator(BOX).wait_for()
    assert page.locator(f"{BOX} li").all_inner_texts() == [
        f"{NOTE}:2:10: there is no seed “post-brige” (did you mean “post-bridge”?)"
    ]
    assert page.locator(BOX).evaluate("box => getComputedStyle(box).position") == "fixed"
    page.get_by_role("button", name="Close", exact=True).click()
    assert page.locator(BOX).count() == 0
    note.write_text(text, "utf-8")
    page.get_by_text("A missing word").first.wait_for(state="attached")
    assert faults == []
    page.close()
