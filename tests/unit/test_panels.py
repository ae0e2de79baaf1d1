"""Themes on the home page: panels of one scale, with the same reports in the same order."""

from __future__ import annotations

from msgspec.structs import replace
from small_edition import changed, index, small_edition

from site_builder.model.found import CoverageCell, Edition
from site_builder.model.given import Outlet
from site_builder.pages.parts.panels import FLAT, UPRIGHT, Panels, panels


def drawn(edition: Edition) -> Panels:
    return panels(index(edition), edition.themes)


def with_coverage(*cells: CoverageCell) -> Edition:
    edition = small_edition()
    (theme,) = edition.themes
    other = replace(theme, id="other", title="Other")
    return changed(edition, themes=(theme, other), coverage=cells)


def test_a_panel_shows_each_report_by_its_passages_and_a_silence_as_a_dash() -> None:
    (theme,) = small_edition().themes
    found = drawn(with_coverage(CoverageCell(theme.id, "a-ft", 2, 1, 1)))
    panel = found.panels[0]
    heaps = {stack.sign: (stack.squares, stack.dash) for stack in panel.stacks}
    assert heaps["FT"][0].filled.count("M") == 3
    assert heaps["FT"][0].outlined.count("M") == 2
    assert heaps["FT"][1] == ""
    assert heaps["MEMO"][0].filled == ""
    assert heaps["MEMO"][1] != ""
    assert panel.theme.href == f"site:themes/{theme.id}.html"
    assert (
        "Financial Times: 4 passages, 2 quoted, 1 told in the outlet’s own words and"
        " 1 narrated, nobody speaking" in panel.theme.label.split("; ")
    )
    assert "Middle East Monitor: silent" in panel.theme.label.split("; ")


def test_the_reports_stand_in_one_order_in_every_panel_those_of_an_event_on_one_line() -> None:
    edition = small_edition()
    found = drawn(with_coverage())
    one, other = ([(s.sign, s.x) for s in panel.stacks] for panel in found.panels)
    assert one == other
    assert len(one) == len(edition.articles)
    assert found.lines.count("M") == len(edition.events)
    assert one[1][1] - one[0][1] in {FLAT, FLAT + 8}
    assert not found.is_wide


def test_the_scale_is_one_and_a_square_stands_for_several_where_there_are_many() -> None:
    (theme,) = small_edition().themes
    found = drawn(
        with_coverage(
            CoverageCell(theme.id, "a-ft", 40, 0, 0), CoverageCell("other", "a-ft", 4, 0, 0)
        )
    )
    many, few = (
        next(s.squares.filled.count("M") for s in panel.stacks if s.sign == "FT")
        for panel in found.panels
    )
    assert (many, few) == (14, 2)
    assert found.note == "A square is three passages, or what is left."
    assert "Financial Times: 4 passages, 4 quoted" in found.panels[1].theme.label


def test_long_signs_stand_upright_and_leave_room_below() -> None:
    edition = small_edition()

    def longer(outlet: Outlet) -> Outlet:
        return replace(outlet, siglum="RFE/RL") if outlet.siglum == "FT" else outlet

    found = drawn(changed(edition, outlets=tuple(map(longer, edition.outlets))))
    assert found.is_wide
    assert "rotate" in found.sign
    assert found.panels[0].stacks[1].x - found.panels[0].stacks[0].x in {UPRIGHT, UPRIGHT + 8}
    assert found.panels[0].height > drawn(edition).panels[0].height
