"""One page of every type and the data, as a reader last read and approved them.

A change of these is meant or it is a mistake. Where it is meant: `pytest --update-golden
tests/test_golden.py`, read the difference as a reader of the site would, commit both.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from page_types import PAGE_TYPES, path_of

GOLDEN = Path(__file__).parent / "golden"
DATA = ("articles", "events", "quotes", "statements", "themes")


def golden_files() -> dict[str, str]:
    """For each golden file's name the pattern of the built file that it shows."""
    pages = {f"{name}.html": name for name in PAGE_TYPES}
    return pages | {f"{name}.json": f"data/{name}.json" for name in DATA}


@pytest.mark.parametrize("name", golden_files())
def test_the_site_reads_as_it_was_approved(
    name: str, site: Path, request: pytest.FixtureRequest
) -> None:
    source = golden_files()[name]
    built = site / (path_of(site, source) if source in PAGE_TYPES else source)
    found = built.read_text("utf-8")
    if request.config.getoption("--update-golden"):
        (GOLDEN / name).write_text(found, "utf-8")
        return
    approved = (GOLDEN / name).read_text("utf-8")
    difference = difflib.unified_diff(
        approved.splitlines(), found.splitlines(), f"golden/{name}", "built", lineterm="", n=1
    )
    assert found == approved, "\n".join(difference)


def test_the_golden_folder_holds_nothing_else() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(golden_files())
