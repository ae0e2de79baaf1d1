"""Pictures are numbers for SVG attributes, the same on every machine."""

from __future__ import annotations

from site_builder.pages.parts import charts


def test_a_share_is_a_bar_of_a_hundred_with_its_number_in_words() -> None:
    assert charts.share_bar(93, 318) == charts.Bar("29", "29\u202f%")
    assert charts.share_bar(0, 0) == charts.Bar("0", "0\u202f%")


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


def test_squares_are_heaped_two_abreast_from_below_the_filled_ones_first() -> None:
    found = charts.heap(1, 1, 1)
    assert found.filled == "M0 -12h8v8h-8zM12 -7h8v3h-8z"
    assert found.outlined == "M12 -12h8v8h-8zM0 -24h8v8h-8z"
    assert found.height == 24
    assert charts.heap(0, 0, 0) == charts.Heap("", "", 0)


def test_a_square_is_as_large_in_every_heap_and_none_hides_another() -> None:
    found = charts.heap(9, 0, 0)
    corners = [square.split("h")[0] for square in found.filled.split("M")[1:]]
    assert len(set(corners)) == 9
    assert found.height == 5 * charts.LAYER
