"""With 300 articles of 24 outlets no list is endless, and no page scrolls sideways."""

from __future__ import annotations

import json

import pytest
from made_news import reports
from made_sites import built
from waiting import ready

pytestmark = pytest.mark.slow

WIDE, PHONE = 1440, 390
# Pixels at most, wide and on a phone.
HEIGHTS = {
    "index.html": (4_000, 7_000),
    "events/index.html": (6_000, 12_000),
    "speakers/index.html": (8_000, 16_000),
    "outlets": (6_000, 10_000),
    "themes": (8_000, 12_000),
    "event of three": (6_500, 10_500),
}
OF_TWELVE = (12_000, 20_000)
# What is not in view has a reserved height until it is drawn.
DRAW_ALL = """() => { for (const { style } of document.querySelectorAll("main *"))
  style.contentVisibility = "visible" }"""
SIZE = "() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]"


def size_of(chromium, path, width: int) -> tuple[int, int]:
    """The height and the width of all that is on the page, in pixels."""
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    ready(page)
    page.evaluate(DRAW_ALL)
    height, wide = page.evaluate(SIZE)
    page.close()
    return height, wide


def path_in(site, what: str):
    """The page of this name, the largest page in a folder, or an event of three reports."""
    if what.startswith("event of"):
        events = json.loads((site / "data/events.json").read_text("utf-8"))
        return site / next(e["page"] for e in events if len(e["articles"]) == 3)
    if (site / what).is_dir():
        pages = [p for p in (site / what).glob("*.html") if p.name != "index.html"]
        return max(pages, key=lambda p: (p.stat().st_size, p.name))
    return site / what


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("what", HEIGHTS)
def test_a_list_of_a_large_site_ends(chromium, large, what, width) -> None:
    height, _ = size_of(chromium, path_in(large, what), width)
    assert height <= HEIGHTS[what][width == PHONE]


@pytest.mark.parametrize("width", [320, PHONE, 820, WIDE])
@pytest.mark.parametrize("what", [*HEIGHTS, "themes/index.html", "terms.html", "statements"])
def test_no_page_of_a_large_site_scrolls_sideways(chromium, large, what, width) -> None:
    _, wide = size_of(chromium, path_in(large, what), width)
    assert wide <= width


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_an_event_of_twelve_outlets_ends(chromium, tmp_path, width) -> None:
    site = built(tmp_path, reports(1, 12))
    (path,) = (p for p in site.glob("events/*.html") if p.name != "index.html")
    height, _ = size_of(chromium, path, width)
    assert height <= OF_TWELVE[width == PHONE]
