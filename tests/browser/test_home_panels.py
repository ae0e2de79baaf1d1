"""The themes as small multiples on the home page: one scale, in words too, and the way to each."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("width", [1440, 700, 390, 320])
def test_every_panel_is_drawn_in_full_size_and_the_same_reports_stand_in_it(
    open_page, width
) -> None:
    page = open_page("index.html", width=width)
    panels = page.locator(".panels li").all()
    assert len(panels) == 6  # of eleven themes
    signs = {tuple(panel.locator(".sign").all_text_contents()) for panel in panels}
    assert signs == {("AA", "FT", "MEMO", "BB", "DC")}
    for panel in panels:
        picture = panel.locator(".piles")
        sizes = {
            (size["width"], size["height"])
            for size in (cell.bounding_box() for cell in panel.locator(".cell").all())
        }
        assert sizes == {(10, 10)}
        assert picture.get_attribute("aria-label").count(";") == 4
        box, drawn = panel.bounding_box(), picture.bounding_box()
        assert drawn["x"] >= box["x"]
        assert drawn["x"] + drawn["width"] <= box["x"] + box["width"] + 0.5


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_panel_leads_to_its_theme(open_page, way) -> None:
    page = open_page("index.html", script=False)
    panel = page.locator(".panels li", has_text="Threat for threat")
    if way == "mouse":
        panel.locator(".piles").scroll_into_view_if_needed()
        box = panel.locator(".piles").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    else:
        panel.locator("a").focus()
        page.keyboard.press("Enter")
    page.wait_for_url("**/themes/threat-for-threat.html")


def test_quoted_told_and_narrated_differ_in_shape_without_colour(open_page) -> None:
    page = open_page("index.html", forced_colors="active")
    borders = {}
    for mode in ("quoted", "paraphrased", "narrated"):
        cell = page.locator(f".panels .cell.{mode}").first
        style = "e => [getComputedStyle(e).borderTopWidth, getComputedStyle(e).borderBottomWidth]"
        borders[mode] = tuple(cell.evaluate(style))
    assert len(set(borders.values())) == 3
    colour = "e => getComputedStyle(e).borderTopColor"
    colours = {cell.evaluate(colour) for cell in page.locator(".panels .cell").all()}
    assert len(colours) == 1, "one colour where colours are forced"
