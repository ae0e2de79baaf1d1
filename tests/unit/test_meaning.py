"""Whether two wordings say the same: `tests/cases/meaning.txt`, and what holds for all of them."""

from __future__ import annotations

import re

import pytest
from case_files import TextCase, case_params, text_cases
from statement_gold import article

from site_builder.edition.aligning.meaning import changed_meaning
from site_builder.edition.aligning.wording_sides import Side, side
from site_builder.model.found import Unit
from site_builder.text.spans import Span

NOTHING = "-"


def read(name: str, line: str) -> Side:
    """The sentence, or what is in its marks, as a report of that name quotes it."""
    within = re.search("“(.*)”", line)
    span = Span(*within.span(1)) if within else Span(0, len(line))
    return side(article(name, line), Unit(f"q-{name}", name, span))


def turns(one: Side, other: Side) -> list[str]:
    texts = one.article.text, other.article.text
    return [
        " | ".join((c.kind, c.words.of(texts[0]) or NOTHING, c.other_words.of(texts[1]) or NOTHING))
        for c in changed_meaning(one, other)
    ]


@pytest.mark.parametrize("case", case_params("meaning.txt"))
def test_what_turns_the_meaning(case: TextCase) -> None:
    first, second = case.given.split("\n")
    assert turns(read("a", first), read("b", second)) == case.expected


@pytest.mark.parametrize("case", case_params("meaning.txt"))
def test_it_does_not_matter_who_is_first(case: TextCase) -> None:
    first, second = case.given.split("\n")
    there = turns(read("a", first), read("b", second))
    back = [line.split(" | ") for line in turns(read("b", second), read("a", first))]
    assert sorted(there) == sorted(f"{kind} | {b} | {a}" for kind, a, b in back)


def test_there_are_ten_cases_of_each_kind() -> None:
    kinds = [case.title.split(":")[0] for case in text_cases("meaning.txt")]
    for kind in ("Negation", "Number", "Name", "Opposite", "Order", "Nothing"):
        assert kinds.count(kind) >= 10, kind


@pytest.mark.parametrize(
    ("number", "found"), [("one", []), ("two", ["number | two | -"]), ("one or two", [])]
)
def test_one_that_only_a_report_has_is_an_article_and_no_number(number, found) -> None:
    seen = f"The guards in the yard saw {number} armed men on the roof of the school."
    assert turns(read("a", seen), read("b", seen.replace(f"{number} ", ""))) == found
