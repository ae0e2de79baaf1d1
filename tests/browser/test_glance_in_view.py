"""An event at a glance is seen at once; the home page of a large site stays short."""

from __future__ import annotations

import gzip

import pytest
from made_news import reports
from made_sites import built
from page_types import path_of
from waiting import ready

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SCREENS = {"wide": (WIDE, 1), "phone": (PHONE, 2)}  # how many hold the glance
EVENT_AT_MOST = {"wide": 6_500, "phone": 10_500}  # of three outlets
HOME_AT_MOST = {"wide": 4_000, "phone": 7_000}  # of 300 articles
BYTES = 14 * 1024
HEIGHT = "() => document.documentElement.scrollHeight"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_glance_is_seen_without_scrolling_and_on_a_phone_on_two_screens(
    open_page, site, screen
) -> None:
    size, screens = SCREENS[screen]
    page = open_page(path_of(site, "event"), **size)
    box = page.locator("#glance").bounding_box()
    assert box["height"] > 200
    assert box["y"] + box["height"] <= screens * size["height"]
    assert page.evaluate(HEIGHT) <= EVENT_AT_MOST[screen]


def test_the_page_of_the_event_keeps_to_its_bytes(site) -> None:
    assert len(gzip.compress((site / path_of(site, "event")).read_bytes(), 6)) <= BYTES
    assert len(gzip.compress((site / "index.html").read_bytes(), 6)) <= BYTES


def test_each_bar_on_a_phone_has_the_sign_of_its_report(open_page, site) -> None:
    page = open_page(path_of(site, "event"), **PHONE)
    cells = page.locator(".spoken td:has(svg)").all()
    assert len(cells) > 3
    for cell in cells:
        sign, bar = cell.locator(".siglum"), cell.locator("svg")
        assert sign.is_visible()
        assert sign.bounding_box()["x"] < bar.bounding_box()["x"]
    wide = open_page(path_of(site, "event"), **WIDE)
    assert not wide.locator(".spoken td .siglum").first.is_visible(), (
        "the head of the column has it"
    )


@pytest.mark.parametrize("screen", SCREENS)
def test_the_longest_bar_has_most_words_and_its_number_is_next_to_it(
    open_page, site, screen
) -> None:
    page = open_page(path_of(site, "event"), **SCREENS[screen][0])
    found = []
    for cell in page.locator(".spoken td:has(svg)").all():
        box, bar = cell.bounding_box(), cell.locator("svg").bounding_box()
        found.append((int(cell.locator("span").inner_text()), bar["width"]))
        assert bar["x"] + bar["width"] <= box["x"] + box["width"]
    words = sorted(found)
    assert [w for _, w in words] == sorted(w for _, w in found)
    most, least = words[-1], words[0]
    assert most[1] / least[1] == pytest.approx(most[0] / least[0], rel=0.1)


def test_without_colours_the_differing_words_have_another_weight(open_page, site) -> None:
    weight = "e => getComputedStyle(e).fontWeight"
    for path in (path_of(site, "event"), "index.html"):
        page = open_page(path, forced_colors="active")
        for word in page.locator(".say b").all():
            assert word.evaluate(weight) == "700"


def test_a_passage_that_is_left_out_leads_to_its_row(open_page, site) -> None:
    page = open_page(path_of(site, "event"), **WIDE, script=False)
    link = page.locator(".looks li a").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    assert page.locator(f'[id="{target[1:]}"]').is_visible()


def test_an_event_of_twelve_outlets_has_numbers_and_nothing_scrolls_sideways(
    chromium, tmp_path
) -> None:
    site = built(tmp_path, reports(1, 12))
    (path,) = (p for p in site.glob("events/*.html") if p.name != "index.html")
    page = chromium.new_page(viewport=PHONE)
    page.goto(path.as_uri())
    ready(page)
    box = page.locator("#glance").bounding_box()
    assert box["y"] + box["height"] <= 2 * PHONE["height"]
    assert page.locator(".spoken svg").count() == 0
    numbers = page.locator(".spoken tbody tr").first.locator("td:visible").all()
    assert len(numbers) == 12
    assert all(one.locator(".siglum").is_visible() for one in numbers)
    for file in (path, site / "index.html"):
        page.goto(file.as_uri())
        for width in (320, 390, 820, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width, file
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
def test_the_home_page_and_an_event_of_a_large_site_stay_short(chromium, large, screen) -> None:
    page = chromium.new_page(viewport=SCREENS[screen][0])
    page.goto((large / "index.html").as_uri())
    ready(page)
    assert page.evaluate(HEIGHT) <= HOME_AT_MOST[screen]
    assert page.locator("details.single[open]").count() == 0
    event = page.locator(".compared > li", has_text="in all three").first
    event.locator("h3 a").click()
    ready(page)
    assert page.evaluate(HEIGHT) <= EVENT_AT_MOST[screen]
    page.close()
