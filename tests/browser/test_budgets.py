"""What a first visit to an article costs: bytes as a server compresses them, and requests."""

from __future__ import annotations

import gzip
import re

import pytest
from page_types import PAGE_TYPES, STEMS, path_of
from waiting import ready

KB = 1024
HTML, CSS, JS, ALL = 14 * KB, 10 * KB, 8 * KB, 25 * KB
ROOM = KB // 2  # of `ALL` the article pages leave so much to what comes next
SEARCH_JS = 5 * KB  # our own, fetched by those who search
PHONE = {"width": 412, "height": 823, "has_touch": True, "is_mobile": True}
REQUESTS = {"search": 5}  # of others 4; the search has styles of its own


def packed(path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


@pytest.mark.parametrize("stem", STEMS)
def test_an_article_page_keeps_to_its_bytes(site, stem) -> None:
    page = site / f"articles/{stem}.html"
    html = packed(page)
    css = packed(site / "assets/article.css")
    named = re.findall(r'<script src="([^"]+)"', page.read_text("utf-8"))
    assert len(named) == 2
    scripts = sum(packed(page.parent / name) for name in named)
    icon = packed(site / "assets/icon.svg")
    assert html <= HTML
    assert css <= CSS
    assert scripts <= JS
    assert html + css + scripts + icon <= ALL - ROOM


def test_the_sheet_of_the_other_pages_keeps_to_its_bytes(site) -> None:
    assert packed(site / "assets/variorum.css") <= CSS


def test_the_scripts_of_the_search_keep_to_their_bytes(site) -> None:
    assert sum(packed(site / f"assets/{name}.js") for name in ("search", "found")) <= SEARCH_JS


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_a_first_visit_makes_few_requests_and_fetches_no_font(open_page, site, page_type) -> None:
    asked = []
    page = open_page("404.html")
    page.context.clear_cookies()
    page.on("request", lambda request: asked.append((request.resource_type, request.url)))
    page.goto(page.url.replace("404.html", path_of(site, page_type)), wait_until="networkidle")
    shown = [one for one in asked if not one[1].endswith("icon.svg")]
    assert len(shown) <= REQUESTS.get(page_type, 4), asked
    assert "font" not in {kind for kind, _ in asked}


@pytest.mark.parametrize("screen", [PHONE, {"width": 1440}], ids=["phone", "wide"])
@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_no_page_shifts_when_its_script_comes_late(open_page, site, page_type, screen) -> None:
    held = []
    page = open_page("404.html", **screen)
    page.route("**/variorum.js", lambda route: held.append(route))  # noqa: PLW0108 - no builtin
    page.goto(page.url.replace("404.html", path_of(site, page_type)), wait_until="commit")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    assert len(held) == 1, "it is painted before its script is there"
    held[0].continue_()
    page.wait_for_load_state()
    ready(page)
    shifts = page.evaluate(
        "() => new Promise(done => { const moved = [];"
        " new PerformanceObserver(list => { for (const e of list.getEntries())"
        "   moved.push(...e.sources.map(one => one.node?.outerHTML?.slice(0, 80))) })"
        "   .observe({type: 'layout-shift', buffered: true});"
        " const frame = then => requestAnimationFrame(then);"
        " frame(() => frame(() => setTimeout(() => done(moved)))) })"
    )
    assert shifts == []
