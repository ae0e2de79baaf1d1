"""axe finds nothing on any type of page: light and dark, wide and phone, with panels open.

All rules of axe are on, those of best practice and of WCAG 2.2 (24 px targets) among them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from folders import PROJECT
from page_types import BB, FT, PAGE_TYPES, path_of
from waiting import ready

AXE = Axe()
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
# A negation that one report lacks, an excerpt, a figure that differs, and a theme found by rule.
WALL = "We will {}let the sea take the harbour wall that our grandparents built with their hands"
FERRY = "“The ferry to the islands will sail every morning before six,” she said."
REPORTS = {
    "gazette": ("", f"{FERRY} The council counted 40 people in Norwick."),
    "herald": ("not ", f"{FERRY} The council counted 60 people in Norwick."),
    "mercury": ("not ", "The council of Norwick has argued about it for two years."),
}
FOUND = {  # what must be on a page, so that axe reads it
    "index.html": ".differs",
    "articles/gazette.html": ".note .turned",
    "articles/mercury.html": ".note .lacks",
    "events/*-*.html": "td.omits:text('not in this excerpt')",
    "statements/we-will-*.html": ".differs",
    "themes/*-*.html": "#rule pre",
    "speakers/index.html": "table",
}


def violations(page) -> list[str]:
    found = AXE.run(page, options=OPTIONS).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]} {node['failureSummary'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440}, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_axe_has_nothing_against_a_page(open_page, site, page_type, size, scheme) -> None:
    page = open_page(path_of(site, page_type), scheme=scheme, **size)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_an_open_note_on_a_phone(open_page, scheme) -> None:
    page = open_page(f"articles/{BB}.html", scheme=scheme, **PHONE)
    page.locator(".carry:not(.editors)").first.tap()
    page.locator(".note:popover-open").wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_an_open_note_and_unfolded_furniture_on_a_wide_page(
    open_page, scheme
) -> None:
    page = open_page(f"articles/{FT}.html", scheme=scheme)
    page.locator("#show-furniture").check()
    page.locator(".carry:visible").first.click()
    page.locator(".note:popover-open").wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440}, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("page_type", ["article", "event", "statement"])
def test_axe_has_nothing_against_the_open_citation(open_page, site, page_type, size, scheme):
    page = open_page(path_of(site, page_type), scheme=scheme, **size)
    page.get_by_role("button", name="Cite", exact=True).first.click()
    page.locator("#cite:popover-open").wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("page_type", ["article", "event", "theme"])
def test_axe_has_nothing_against_the_open_rail_on_a_phone(open_page, site, page_type) -> None:
    page = open_page(path_of(site, page_type), **PHONE)
    page.locator(".open-rail button").tap()
    page.locator("#rail").wait_for(state="visible")
    assert violations(page) == []


def test_axe_has_nothing_against_the_list_of_keys(open_page, site) -> None:
    page = open_page(path_of(site, "article"))
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for(state="visible")
    assert violations(page) == []


@pytest.fixture(scope="module")
def differing(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("differing")
    (folder / "seeds").mkdir()
    (folder / "content/articles").mkdir(parents=True)
    for name, (negation, last) in REPORTS.items():
        said = f"“{WALL.format(negation)},” said Mayor Ann Hale of Norwick."
        text = f"The council met on Monday.\n{said}\n{last}\n"
        (folder / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
        cut = "complete: no\n" if name == "mercury" else ""
        entry = f"---\noutlet: {name}\ndate: 2025-02-03\n{cut}---\n"
        (folder / f"content/articles/{name}.md").write_text(entry, encoding="utf-8")
    outlets = "".join(f"{name}: {{name: {name.title()}}}\n" for name in REPORTS)
    (folder / "content/outlets.yaml").write_text(outlets, encoding="utf-8")
    options = (f"--{name}={folder / name}" for name in ("seeds", "content"))
    command = [sys.executable, "build.py", "--quiet", *options, f"--output={folder / 'site'}"]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    return folder / "site"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("kind", FOUND)
def test_axe_has_nothing_against_what_is_found_by_rule(
    chromium, differing, kind, width, scheme
) -> None:
    size = {"width": width, "height": 900}
    page = chromium.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(sorted(differing.glob(kind))[0].as_uri())
    ready(page)
    assert page.locator(FOUND[kind]).count() > 0
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.close()
