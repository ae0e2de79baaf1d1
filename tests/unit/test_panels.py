"""Themes on the home page: panels of one scale, with the same reports in the same order."""

from __future__ import annotations

from msgspec.structs import replace
from small_edition import changed, index, small_edition

from site_builder.model.edition import Edition
from site_builder.model.themes import CoverageCell
from site_builder.pages.parts.matrix import Panels, panels


def drawn(edition: Edition) -> Panels:
    return panels(index(edition), edition.themes)


def with_coverage(*cells: CoverageCell) -> Edition:
    edition = small_edition()
    (theme,) = edition.themes
    other = replace(theme, id="other", title="Other")
    return changed(edition, themes=(theme, other), coverage=cells)


def test_a_panel_shows_each_report_by_its_passages_and_says_the_same_in_words() -> None:
    (theme,) = small_edition().themes
    panel = drawn(with_coverage(CoverageCell(theme.id, "a-ft", 2, 1, 1))).panels[0]
    shown = {cell.siglum.text: cell.squares for event in panel.events for cell in event}
    assert shown["FT"] == ("quoted", "quoted", "paraphrased", "narrated")
    assert shown["MEMO"] == ()
    assert panel.theme.href == f"site:themes/{theme.id}.html"
    label = panel.theme.label.split("; ")
    assert (
        "Financial Times: 4 passages, 2 quoted, 1 told in the outlet’s own words and"
        " 1 in the outlet’s voice" in label
    )
    assert "Middle East Monitor: not mentioned" in label


def test_the_reports_are_in_one_order_in_every_panel_those_of_an_event_together() -> None:
    found = drawn(with_coverage())
    one, other = (
        [[cell.siglum.text for cell in event] for event in panel.events] for panel in found.panels
    )
    assert one == other == [["FT", "MEMO", "BB"], ["DC"]]
    assert not found.is_wide
