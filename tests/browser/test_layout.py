"""No page scrolls sideways: 320 to 1920 px, 200 % and 400 % zoom, light and dark.

Zoom on a screen of 1280 px leaves 640 and 320 px of CSS: zooming is having a narrower page.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from browsers import ARGUMENTS, CHROMIUM
from page_types import PAGE_TYPES, path_of
from waiting import ready, until

WIDTHS = (320, 390, 640, 768, 1024, 1280, 1440, 1920)
TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth
  const found = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect()
    return box.right > wide + 1 && box.width && !e.closest('.scroll, [popover]:not(:popover-open)')
  })
  return document.documentElement.scrollWidth > wide
    ? [document.documentElement.scrollWidth, ...found.slice(-3).map(e => e.outerHTML.slice(0, 120))]
    : []
}"""
REGIONS = """() => [...document.querySelectorAll('.scroll')]
  .filter(e => e.scrollWidth > e.clientWidth + 1)
  .map(e => ({role: e.role, name: e.ariaLabel, tab: e.tabIndex}))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_no_page_scrolls_sideways_and_what_does_is_a_named_region(
    open_page, site, page_type, scheme
) -> None:
    page = open_page(path_of(site, page_type), scheme=scheme)
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert until(lambda: page.evaluate("() => innerWidth"), width) == width
        if too_wide := page.evaluate(TOO_WIDE):
            faults[width] = too_wide
        for region in page.evaluate(REGIONS):
            if region["role"] != "region" or not region["name"] or region["tab"] != 0:
                faults[width] = f"a table scrolls out of reach of the keyboard: {region}"
    assert faults == {}


def test_a_reader_whose_letters_are_twice_as_big_scrolls_no_page_sideways(
    chromium, roots, site
) -> None:
    browser = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=[*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    )
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults = {}
    for page_type in PAGE_TYPES:
        page.goto(roots["root"] + path_of(site, page_type))
        ready(page)
        size = page.evaluate("() => getComputedStyle(document.documentElement).fontSize")
        assert size == "32px"
        if too_wide := page.evaluate(TOO_WIDE):
            faults[page_type] = too_wide
    browser.close()
    assert faults == {}


def test_a_line_of_the_text_holds_about_66_letters(open_page, site) -> None:
    page = open_page(path_of(site, "article"))
    letters = page.locator("#p3").evaluate(
        "p => { const line = document.createElement('span'); line.textContent = p.textContent;"
        " line.style.cssText = 'position: absolute; white-space: nowrap'; p.append(line);"
        " const a_letter = line.getBoundingClientRect().width / line.textContent.length;"
        " line.remove(); return p.clientWidth / a_letter }"
    )
    assert 55 <= letters <= 80


NOTES = """() => [...document.querySelectorAll('.note')].map(note => {
  const name = [...note.classList].find(c => /^a\\d+$/.test(c))
  const words = document.querySelector(`:is(.text, h1) .${name}`)
  const box = note.getBoundingClientRect()
  // Words of the headline name no note.
  return { top: box.top, bottom: box.bottom, words: words?.getBoundingClientRect().top ?? box.top }
})"""


@pytest.mark.parametrize("width", [1024, 1440])
def test_no_note_overlaps_another_or_is_more_than_a_screen_below_its_words(
    open_page, site, width
) -> None:
    for article in sorted((site / "articles").glob("*.html")):
        page = open_page(f"articles/{article.name}")
        page.set_viewport_size({"width": width, "height": 900})
        notes = page.evaluate(NOTES)
        assert notes
        assert all(note["top"] - note["words"] < 900 for note in notes), article.name
        assert all(below["top"] >= above["bottom"] for above, below in pairwise(notes)), (
            article.name
        )
