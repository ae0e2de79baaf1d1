"""axe finds nothing on any type of page: light and dark, wide and phone, with panels open.

All rules of axe are on, those of best practice and of WCAG 2.2 (24 px targets) among them.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_types import BB, FT, PAGE_TYPES, path_of

AXE = Axe()
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


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
