"""In a real browser the page of an article holds its seed, code point for code point."""

from __future__ import annotations

import json

import pytest
from page_types import SEEDS, STEMS

IN_ORDER = "() => [...document.querySelectorAll('[data-seed-text]')].map(e => e.textContent)"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("stem", STEMS)
def test_the_elements_that_carry_the_seed_hold_it_whole_and_in_its_order(
    open_page, stem, script
) -> None:
    page = open_page(f"articles/{stem}.html", script=script)
    assert "".join(page.evaluate(IN_ORDER)) == (SEEDS / f"{stem}.txt").read_bytes().decode()


def test_opening_every_note_and_every_layer_changes_no_character(open_page) -> None:
    for stem in STEMS:
        page = open_page(f"articles/{stem}.html")
        for box in page.locator(".rail input[type=checkbox]").all():
            box.click()
        for button in page.locator(".carry:visible").all():
            button.press("Enter")
            page.keyboard.press("Escape")
        seed = (SEEDS / f"{stem}.txt").read_bytes().decode()
        assert "".join(page.evaluate(IN_ORDER)) == seed


@pytest.mark.parametrize("stem", STEMS)
def test_every_annotation_names_its_words_in_the_text_of_the_page(open_page, site, stem) -> None:
    text = "".join(open_page(f"articles/{stem}.html").evaluate(IN_ORDER))
    found = json.loads((site / f"annotations/{stem}.jsonld").read_text("utf-8"))["items"]
    places = [target["selector"] for one in found for target in one["target"]]
    assert places
    for words, place in places:
        assert text[place["start"] : place["end"]] == words["exact"]
