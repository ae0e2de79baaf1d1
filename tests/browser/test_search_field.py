"""First hits: what the masthead's field finds by name while somebody types."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from waiting import until

HITS = ".hits li a"


def hits(page) -> list[str]:
    page.locator(".hits[open]").wait_for()
    return [text.split("\n")[0] for text in page.locator(HITS).all_inner_texts()]


def has_focus(page, selector: str) -> bool:
    return page.locator(selector).first.evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("at", ["root", "sub-path", "disk"])
@pytest.mark.parametrize("path", ["index.html", ""], ids=["home", "statement"])
def test_three_letters_and_enter_open_all_that_somebody_said(open_page, site, at, path) -> None:
    page = open_page(
        path or min((site / "statements").iterdir()).relative_to(site).as_posix(), at=at
    )
    page.keyboard.press("/")
    assert has_focus(page, ".find input")
    page.keyboard.type("kha")
    assert hits(page)[0] == "Ali Khamenei"
    page.keyboard.press("Enter")
    page.wait_for_url("**/speakers/ali-khamenei.html")


def test_control_and_k_lead_to_the_field_and_arrows_through_the_hits(open_page) -> None:
    page = open_page("about.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("wash")
    assert hits(page)[-1] == "“wash” in all texts"
    page.keyboard.press("ArrowDown")
    assert has_focus(page, HITS)
    page.keyboard.press("ArrowUp")
    assert has_focus(page, ".find input")
    page.keyboard.press("Escape")
    assert page.locator(".hits[open]").count() == 0
    assert has_focus(page, ".find input")


@pytest.mark.parametrize("typed", ["EAST monit", "mónitor", "middle  e"])
def test_a_name_is_found_by_the_beginnings_of_its_words_without_accents(open_page, typed) -> None:
    page = open_page("index.html")
    page.locator(".find input").fill(typed)
    assert until(lambda: hits(page)[:-1], ["Middle East Monitor"]) == ["Middle East Monitor"]


def test_words_that_no_name_has_are_looked_for_in_all_texts(open_page) -> None:
    page = open_page("index.html")
    page.locator(".find input").fill("neither prudent")
    assert hits(page) == ["“neither prudent” in all texts"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=neither+prudent")
    page.locator(".results > li").first.wait_for()


def test_without_a_script_the_field_leads_to_the_page_of_the_search(open_page) -> None:
    page = open_page("index.html", script=False)
    page.locator(".find input").fill("prudent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=prudent")


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_open_list_is_accessible_and_within_the_page(open_page, width) -> None:
    page = open_page("index.html", width=width)
    page.locator(".find input").fill("ira")
    hits(page)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert found == []
    box = page.locator(".hits").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_nothing_is_loaded_before_somebody_enters_the_field(open_page) -> None:
    page = open_page("index.html")
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    with page.expect_request("**/first-hits.js"):
        page.locator(".find input").focus()
    assert [name for name in asked if name.endswith(".js")] == ["names.js", "first-hits.js"]
