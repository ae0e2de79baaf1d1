"""Pictures are numbers for SVG attributes, the same on every machine."""

from __future__ import annotations

from site_builder.pages.parts import charts


def test_a_share_is_a_bar_of_a_hundred_with_its_number_in_words() -> None:
    assert charts.share_bar(93, 318) == charts.ShareBar("29", "29\u202f%")
    assert charts.share_bar(0, 0) == charts.ShareBar("0", "0\u202f%")


def test_the_last_passage_of_a_lane_ends_where_its_box_ends() -> None:
    _, _, width, _ = charts.lane_box(17).split()
    assert charts.lane_cell(16, "full", "#s17", "passage 17").x2 == width


def test_numbers_carry_no_trailing_noughts() -> None:
    assert [charts.number(n) for n in (0, 10, 2.5, 1 / 3)] == ["0", "10", "2.5", "0.33"]


def test_events_stand_on_the_line_of_time_by_their_distance() -> None:
    found = charts.time_line([(100, "b", "B"), (0, "a", "A"), (25, "c", "C")])
    assert [(t.x, t.title) for t in found] == [("0", "A"), ("25", "C"), ("100", "B")]


def test_events_of_one_day_share_one_place() -> None:
    assert [t.x for t in charts.time_line([(5, "a", "A"), (5, "b", "B")])] == ["0", "0"]
