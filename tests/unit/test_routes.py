"""Addresses: the paths of pages and how one page links to another."""

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
def test_a_site_address_is_written_relative_to_its_page(
    here: str, there: str, fragment: str, address: str
) -> None:
    assert routes.relative(here, routes.address(there, fragment)) == address


@pytest.mark.parametrize("address", ["#q-1", "https://example.org/a", "data/a.json", "", "//x"])
def test_any_other_address_stays_as_it_is(address: str) -> None:
    assert routes.relative("articles/a.html", address) == address


def test_a_name_cannot_leave_its_place_in_an_address() -> None:
    strange = routes.article('a"b #1?')
    assert routes.address(strange) == "site:articles/a%22b%20%231%3F.html"
    assert routes.relative("articles/b.html", routes.address(strange)) == "a%22b%20%231%3F.html"
    assert routes.relative(strange, routes.address(strange, "p1")) == "#p1"


def test_a_statement_of_one_rendering_is_a_place_in_its_event() -> None:
    statements = small_edition().statements
    several = next(s for s in statements if len(s.renderings) > 1)
    single = next(s for s in statements if len(s.renderings) == 1)
    assert routes.statement(several) == (f"statements/{several.id}.html", "")
    assert routes.statement(single) == (f"events/{single.event_id}.html", single.id)
