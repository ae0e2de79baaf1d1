"""Addresses: where pages stand and how one leads to another."""

from __future__ import annotations

import pytest
from small_edition import small_edition

from site_builder.model import routes


@pytest.mark.parametrize(
    ("here", "there", "fragment", "address"),
    [
        ("index.html", "articles/a.html", "", "articles/a.html"),
        ("articles/a.html", "articles/b.html", "q-1", "b.html#q-1"),
        ("articles/a.html", "index.html", "", "../index.html"),
        ("events/e.html", "statements/s.html", "", "../statements/s.html"),
        ("events/e.html", "events/e.html", "row", "#row"),
        ("events/e.html", "events/e.html", "", "e.html"),
    ],
)
def test_links_are_relative_to_the_page_they_stand_in(
    here: str, there: str, fragment: str, address: str
) -> None:
    assert routes.relative(here, there, fragment) == address


def test_a_name_cannot_leave_its_place_in_an_address() -> None:
    assert (
        routes.relative("index.html", routes.article('a"b #1?')) == "articles/a%22b%20%231%3F.html"
    )


def test_the_root_is_one_step_up_for_each_folder() -> None:
    assert routes.root("index.html") == ""
    assert routes.root("articles/a.html") == "../"


def test_a_statement_of_one_rendering_is_a_place_in_its_event() -> None:
    statements = small_edition().statements
    several = next(s for s in statements if len(s.renderings) > 1)
    single = next(s for s in statements if len(s.renderings) == 1)
    assert routes.statement(several) == (f"statements/{several.id}.html", "")
    assert routes.statement(single) == (f"events/{single.event_id}.html", single.id)
