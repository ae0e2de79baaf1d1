"""The themes as small multiples on the home page: one scale, in words too, and the way to each."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("width", [1440, 700, 390, 320])
def test_every_panel_is_drawn_in_full_size_and_the_same_reports_stand_in_it(
    open_page, width
) -> None:
    page = open_page("index.html", width=width)
    panels = page.locator(".panels li").all()
    assert len(panels) == 11
    signs = {tuple(panel.locator("text").all_text_contents()) for panel in panels}
    assert signs == {("AA", "FT", "MEMO", "BB", "DC")}
    for panel in panels:
        picture = panel.locator("svg")
        assert picture.bounding_box()["width"] == float(picture.get_attribute("width"))
        assert picture.get_attribute("aria-label").count(";") == 4
        box, drawn = panel.bounding_box(), picture.bounding_box()
        assert drawn["x"] >= box["x"]
        assert drawn["x"] + drawn["width"] <= box["x"] + box["width"] + 0.5


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_panel_leads_to_its_theme(open_page, way) -> None:
    page = open_page("index.html", script=False)
    panel = page.locator(".panels li", has_text="Threat for threat")
    if way == "mouse":
        panel.locator("svg").scroll_into_view_if_needed()
        box = panel.locator("svg").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    else:
        panel.locator("a").focus()
        page.keyboard.press("Enter")
    page.wait_for_url("**/themes/threat-for-threat.html")


def test_quoted_told_and_narrated_differ_in_shape_without_colour(open_page) -> None:
    page = open_page("index.html", forced_colors="active")
    filled = page.locator(".panels .full").first
    hollow = page.locator(".panels g path:not(.full, .base)").first
    fill = "e => getComputedStyle(e).fill"
    assert filled.evaluate(fill) != "none"
    assert hollow.evaluate(fill) == "none"
    stroke = "e => getComputedStyle(e).stroke"
    assert filled.evaluate(stroke) == hollow.evaluate(stroke), "one colour where colours are forced"
