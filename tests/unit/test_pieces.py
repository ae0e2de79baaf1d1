"""A page that grows with the site, cut into pieces by time or by letter."""

from __future__ import annotations

from datetime import date

from site_builder.pages.parts.pieces import by_letter, pieces

PATH = "themes/war.html"


def cut(count: int, most: int) -> list[tuple[str, int, int]]:
    days = [date(2025, 1, day) for day in range(count, 0, -1)]
    return [
        (piece.path, piece.first, piece.last)
        for piece in pieces(PATH, days, lambda day: day, [1] * count, most)
    ]


def test_an_index_of_names_has_a_page_a_letter() -> None:
    names = ["Émile", "Zoë", "4 May", "Eva", "عمر", "—"]
    assert [
        (p.path, list(p.numbers), p.links) for p in by_letter("terms.html", names, 6, "All")
    ] == [("terms.html", [0, 1, 2, 3, 4, 5], ())]
    made = by_letter("terms.html", names, 2, "Most")
    assert [(p.path, list(p.numbers), p.name) for p in made] == [
        ("terms.html", [0, 1], ""),
        ("terms/4.html", [2], "4"),
        ("terms/e.html", [0, 3], "E"),
        ("terms/other.html", [5], "Other"),
        ("terms/z.html", [1], "Z"),
        ("terms/ع.html", [4], "ع"),
    ]
    assert [link.text for link in made[0].links] == ["Most", "4", "E", "Other", "Z", "ع"]
    assert [link.is_current for link in made[2].links] == [False, False, True, False, False, False]


def test_a_page_is_whole_until_a_second_piece_is_full() -> None:
    assert cut(0, 3) == [(PATH, 0, 0)]
    for count in range(1, 6):
        assert cut(count, 3) == [(PATH, 0, count)]
    assert cut(6, 3) == [(PATH, 0, 3), ("themes/war/1.html", 3, 6)]


def test_what_is_new_leaves_the_older_pieces_as_they_are() -> None:
    """A piece is known by how far it is from the oldest."""
    before: dict[str, tuple[int, int]] = {}
    for count in range(1, 32):
        now = {path: (count - last, count - first) for path, first, last in cut(count, 3)[1:]}
        assert before.items() <= now.items()
        before = now
    assert len(before) == 9


def test_a_piece_is_named_by_its_months_and_leads_to_all() -> None:
    days = [date(2025, 3, 1), date(2025, 1, 5), date(2024, 12, 9), date(2024, 12, 1), None, None]
    made = pieces(PATH, days, lambda day: day, [1] * 6, 2)
    assert [piece.name for piece in made] == ["", "Dec 2024", "undated"]
    assert [link.text for link in made[1].links] == ["Jan 2025 to Mar 2025", "Dec 2024", "undated"]
    assert [link.is_current for link in made[1].links] == [False, True, False]
    assert made[1].links[2].href == "site:themes/war/1.html"
    assert pieces(PATH, days, lambda day: day, [1] * 6, 6)[0].links == ()
