"""The collation on its page: one table where words stand in one place, else side by side."""

from __future__ import annotations

import pytest

LETTERS = 80  # of a line, at most: WCAG 1.4.8
# The most letters on one line of each cell with words: lines are told apart by their boxes.
LONGEST_LINE = """() => Math.max(...[...document.querySelectorAll(
    ".collation td:not(.verb), .lead, .apparatus li, .essay p, .citation")]
  .filter(one => one.checkVisibility()).map(one => {
    const lines = new Map(), range = document.createRange()
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    for (let text; (text = walk.nextNode());)
      for (let n = 0; n < text.length; n++) {
        range.setStart(text, n)
        range.setEnd(text, n + 1)
        const at = Math.round(range.getBoundingClientRect().bottom / 12)
        lines.set(at, (lines.get(at) ?? 0) + 1)
      }
    return Math.max(0, ...lines.values())
  }))"""


def pages(site) -> list[str]:
    return [path.relative_to(site).as_posix() for path in sorted(site.glob("statements/*.html"))]


def test_renderings_without_a_word_in_one_place_stand_side_by_side(open_page, site) -> None:
    found = 0
    for path in pages(site):
        page = open_page(path, script=False)
        if not page.locator(".collation.beside").count():
            continue
        found += 1
        rows = page.locator(".collation tbody:not(.lesser) tr")
        tops = {round(row.bounding_box()["y"]) for row in rows.all()}
        assert len(tops) == 1
        assert page.locator(".base-word:visible").count() == 1
        page.locator(".bases input").last.check()
        assert rows.last.locator(".base-word").is_visible()
    assert found


@pytest.mark.parametrize("width", [320, 768, 1440, 1920])
def test_no_line_of_a_statement_is_too_long_to_read(open_page, site, width) -> None:
    for path in pages(site):
        page = open_page(path, width=width)
        assert page.evaluate(LONGEST_LINE) <= LETTERS, path
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
