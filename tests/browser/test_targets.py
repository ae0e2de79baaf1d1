"""What can be pressed is at least 24 pixels wide and high, but for words inside a sentence."""

from __future__ import annotations

import pytest
from page_types import PAGE_TYPES, path_of

# The pictures repeat the links of the text beside them; a mark's button stands inside a sentence.
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, label:not([for])")]
  .filter(one => one.checkVisibility() && !one.closest(".skip, .unseen, svg, .carry"))
  .filter(one => !(getComputedStyle(one).display === "inline" && [...one.parentElement.childNodes]
    .some(other => other.nodeType === 3 && other.textContent.trim().length > 2)))
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 23.5 || box.height < 23.5))
  .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`)"""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", PAGE_TYPES)
def test_nothing_is_too_small_to_be_pressed(open_page, site, name, width) -> None:
    page = open_page(path_of(site, name), width=width)
    assert page.evaluate(SMALL) == []
