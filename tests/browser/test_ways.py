"""From a quotation to another outlet's very words and back, by keys alone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from page_types import FT, MEMO
from waiting import until

OURS = "“With such a government"
FOCUSED = "() => document.activeElement.textContent.trim()"
TWO_FRAMES = "() => new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))"
IS_SEEN = (
    "() => { const box = document.activeElement.getBoundingClientRect();"
    " return box.top >= 0 && box.bottom <= innerHeight }"
)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("at", ["root", "disk"])
@pytest.mark.parametrize("key", ["Enter", "]"])
def test_two_keys_lead_to_the_other_text_and_back_to_the_quotation(
    open_page, at, width, key
) -> None:
    page = open_page(f"articles/{FT}.html", at=at, width=width)
    page.keyboard.press("n")
    page.wait_for_function(f"() => ({FOCUSED})().startsWith('{OURS}')")
    page.keyboard.press(key)
    page.wait_for_function(f"() => (document.activeElement.href || '').includes('{MEMO}')")
    page.wait_for_function(IS_SEEN)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: MEMO in url)
    page.locator(":target").wait_for()
    page.go_back()
    page.wait_for_url(lambda url: FT in url)
    page.wait_for_function(f"() => ({FOCUSED})().startsWith('{OURS}')")
    page.wait_for_function(IS_SEEN)


@pytest.mark.parametrize("key", ["Enter", "]"])
def test_the_next_quotation_closes_what_was_open_at_the_last(open_page, key) -> None:
    page = open_page(f"articles/{FT}.html")
    page.keyboard.press("n")
    page.keyboard.press(key)
    page.keyboard.press("n")
    page.evaluate(TWO_FRAMES)
    assert page.locator(":popover-open").count() == 0
    assert page.evaluate(FOCUSED).startswith("“This is our experience")


def test_without_a_script_the_sigla_open_the_note_and_escape_returns_to_them(open_page) -> None:
    page = open_page(f"articles/{FT}.html", script=False, width=390)
    opener = page.locator(".carry:not(.editors)").first
    opener.focus()
    page.keyboard.press("Enter")
    note = page.locator(".note:popover-open")
    place = note.locator(".where").first
    for _ in range(8):
        page.keyboard.press("Tab")
        if place.evaluate("one => one === document.activeElement"):
            break
    assert place.evaluate("one => one === document.activeElement")
    page.keyboard.press("Escape")
    assert until(note.count, 0) == 0
    assert until(lambda: opener.evaluate("one => one === document.activeElement"))


@pytest.mark.parametrize("way", ["tap", "click"])
def test_one_action_on_a_passage_opens_the_others_words_and_escape_returns(open_page, way) -> None:
    phone = {"width": 390, "has_touch": True, "is_mobile": True} if way == "tap" else {}
    page = open_page(f"articles/{FT}.html", **phone)
    mark = page.locator(".text mark", has_text="With such a government").first
    getattr(mark, way)(position={"x": 8, "y": 8})
    note = page.locator(".note:popover-open")
    note.wait_for()
    assert "Negotiating with such a government" in note.inner_text()
    page.keyboard.press("Escape")
    assert until(note.count, 0) == 0
    assert until(lambda: page.evaluate(FOCUSED).startswith(OURS))


def test_a_wrong_link_is_reported_from_its_note_and_from_its_page(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.locator(".text mark", has_text="With such a government").first.click(
        position={"x": 8, "y": 8}
    )
    of_note = page.locator(".note:popover-open a", has_text="Report a wrong link")
    told = parse_qs(urlsplit(of_note.get_attribute("href")).query)["body"][0]
    page.locator(".note:popover-open .lemma a").first.click()
    page.wait_for_url("**/statements/*")
    of_page = page.locator("#evidence a", has_text="Report a wrong link").get_attribute("href")
    assert of_page.startswith("https://github.com/example/speeches/issues/new?title=Link%3A%20")
    for body in (told, parse_qs(urlsplit(of_page).query)["body"][0]):
        assert "Middle East Monitor: " in body
        assert "Negotiating with such a government" in body
        assert "matched by rule" in body
