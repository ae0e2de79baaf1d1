"""From a quotation to another outlet's very words and back, by keys alone."""

from __future__ import annotations

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
