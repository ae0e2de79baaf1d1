"""A page of three types, as a reader approved it, and the outline of every other page.

A change of these is meant or it is a mistake. If it is meant: `pytest --update-golden
tests/test_golden.py`, read the difference as a reader of the site would, commit both.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from folders import CASES
from page_types import PAGE_TYPES, path_of

GOLDEN = Path(__file__).parent / "golden"
# Small ones: what they show is on the larger pages too.
PAGES = {
    "article": "articles/003_eef1b9dedbf151ac.html",
    "event": "events/2025-03-08-coercive-governments.html",
    "statement": "statements/we-have-to-use-it-*.html",
}
OUTLINES = CASES / "outlines.txt"
# What a new training changes a little.
FIGURE = re.compile(r"\b[01]\.\d\d+\b")
CONFIDENCE = re.compile(r"confidence (\d+) %")


def rounded(page: str) -> str:
    """The page with every share, likeness and confidence rounded to one digit."""
    page = FIGURE.sub(lambda figure: f"{float(figure.group()):.1f}", page)
    return CONFIDENCE.sub(lambda found: f"confidence {round(int(found[1]), -1)} %", page)


def outline(html: str) -> list[str]:
    """The title and the headings of a page, those below others indented."""
    soup = BeautifulSoup(html, "html.parser")
    found = [f"title: {' '.join(soup.title.get_text().split())}"]
    for heading in soup.find_all(["h1", "h2", "h3"]):
        level = int(heading.name[1])
        found.append(f"{'  ' * (level - 1)}{' '.join(heading.get_text().split())}")
    return found


def compared(approved: str, found: str, path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        path.write_text(found, "utf-8")
        return
    lines = approved.splitlines(), found.splitlines()
    difference = difflib.unified_diff(*lines, path.name, "built", lineterm="", n=1)
    assert found == approved, "\n".join(difference)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_was_approved(
    name: str, site: Path, request: pytest.FixtureRequest
) -> None:
    (built,) = site.glob(PAGES[name])
    path = GOLDEN / f"{name}.html"
    approved = path.read_text("utf-8") if path.exists() else ""
    compared(approved, rounded(built.read_text("utf-8")), path, request)


def test_every_type_of_page_has_the_outline_that_was_approved(
    site: Path, request: pytest.FixtureRequest
) -> None:
    blocks = []
    for name in PAGE_TYPES:
        path = path_of(site, name)
        lines = outline((site / path).read_text("utf-8"))
        blocks.append("\n".join([name, path, ".", *lines]))
    compared(OUTLINES.read_text("utf-8"), "\n\n".join(blocks) + "\n", OUTLINES, request)


def test_the_golden_folder_has_nothing_else() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.html" for name in PAGES}
