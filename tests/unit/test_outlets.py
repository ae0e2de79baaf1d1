"""What outlets are told apart by."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.outlets import complete
from site_builder.model.given import HUES, LINES, MAX_SIGLUM, Outlet
from site_builder.model.problems import Location
from site_builder.text.lookalikes import skeleton

HERE = Location("content/outlets.yaml")


def entry(id_: str, name: str = "", **more: object) -> Outlet:
    return Outlet(id_, name or id_, location=HERE, **more)


def test_the_first_five_outlets_differ_in_hue_and_in_line() -> None:
    outlets = complete([entry(id_) for id_ in "edcba"])
    assert [(o.id, o.hue, o.line) for o in outlets] == [
        ("a", 1, "solid"),
        ("b", 2, "dashed"),
        ("c", 3, "dotted"),
        ("d", 4, "double"),
        ("e", 5, "wavy"),
    ]


def test_twenty_five_outlets_have_twenty_five_pairs_and_more_begin_again() -> None:
    outlets = complete([entry(f"o{n:02}") for n in range(60)])
    assert len({(o.hue, o.line) for o in outlets[:25]}) == 25
    assert len({(o.hue, o.line) for o in outlets[25:50]}) == 25
    assert len({o.siglum for o in outlets}) == 60


def test_what_editors_gave_stays_and_is_taken_by_nobody_else() -> None:
    outlets = complete(
        [entry("z", hue=1, line="solid", siglum="AB"), entry("a", "Ab Bc"), entry("b", hue=2)]
    )
    assert [(o.id, o.hue, o.line) for o in outlets] == [
        ("a", 2, "dashed"),
        ("b", 2, "dotted"),
        ("z", 1, "solid"),
    ]
    assert [o.siglum for o in outlets] == ["ABB", "B2", "AB"]


@pytest.mark.parametrize(
    ("name", "siglum"),
    [
        ("Financial Times", "FT"),
        ("Middle East Monitor", "MEM"),
        ("Breitbart", "BRE"),
        ("BBC News", "BBCN"),
        ("al-Monitor", "AM"),
        ("ایران اینترنشنال", "اا"),
        ("X", "X2"),
        ("!", "X2"),
    ],
)
def test_sigla_come_from_the_names_capitals(name: str, siglum: str) -> None:
    assert complete([entry("a", name)])[0].siglum == siglum


OUTLETS = st.lists(
    st.builds(
        Outlet,
        id=st.text(string.ascii_lowercase, min_size=1, max_size=3),
        location=st.just(HERE) | st.none(),
        name=st.text(max_size=12),
        siglum=st.sampled_from(["", "", "AB"]),
        hue=st.integers(0, HUES),
        line=st.sampled_from(["", *LINES]),
    ),
    unique_by=lambda outlet: outlet.id,
    max_size=40,
)


@given(OUTLETS, st.randoms(use_true_random=False))
def test_outlets_are_told_apart_whatever_their_order(outlets: list[Outlet], random) -> None:
    shuffled = list(outlets)
    random.shuffle(shuffled)
    done = complete(outlets)
    assert done == complete(shuffled)
    by_id = {outlet.id: outlet for outlet in outlets}
    derived = [skeleton(outlet.siglum) for outlet in done if not by_id[outlet.id].siglum]
    assert len(set(derived)) == len(derived)
    for outlet in done:
        assert 1 <= outlet.hue <= HUES
        assert outlet.line in LINES
        assert 1 <= len(outlet.siglum) <= MAX_SIGLUM
        assert outlet.hue == (by_id[outlet.id].hue or outlet.hue)
        assert outlet.line == (by_id[outlet.id].line or outlet.line)
    if len(outlets) <= 25 and not any(outlet.hue or outlet.line for outlet in outlets):
        assert len({(outlet.hue, outlet.line) for outlet in done}) == len(done)
