"""The numbers of a text: the cases of `cases/numbers.txt`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from case_files import TextCase, case_params
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.numbers import numbers
from site_builder.text.words import read_words


@pytest.mark.parametrize("case", case_params("numbers.txt"))
def test_a_number_has_the_value_and_the_unit_that_a_reader_gives_it(case: TextCase) -> None:
    found = numbers(read_words(case.given))
    shown = [f"{n.span.of(case.given)} | {n.value:.10g} | {n.unit}".rstrip() for n in found]
    assert shown == case.expected


PIECES = [
    "a",
    "one",
    "two-and",
    "5",
    "0.5bn",
    "half",
    "third",
    "May",
    "of",
    "$",
    "-",
    "million",
    "%",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_numbers_do_not_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = numbers(read_words(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(len(n.span) for n in found)


def test_no_number_is_endless() -> None:
    text = "one" + 2000 * " million" + " and 5" + 2000 * " million" + " and 9" * 2000
    assert all(n.value < 1e40 for n in numbers(read_words(text)))
