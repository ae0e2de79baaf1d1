"""What is seen around a quotation: the tokens of the outlet's sentence, and their sorts."""

from __future__ import annotations

import pytest

from site_builder.model.found import Article
from site_builder.quotes.furniture import with_roles
from site_builder.quotes.quoting.kind_features import BEFORE, BEHIND, Sort, kind_features, sort_of
from site_builder.quotes.quoting.marked_spans import pair_marks
from site_builder.quotes.quoting.surroundings import Surroundings, surroundings_of


def around(text: str) -> Surroundings:
    """The surroundings of the first quotation of a text."""
    article = with_roles(Article("a", "a.txt", text, "o"))
    marked = pair_marks(text, [p.span for p in article.paragraphs])
    found = surroundings_of(article, marked)[0]
    assert found is not None
    return found


@pytest.mark.parametrize("sort", BEFORE, ids=lambda sort: sort.name)
def test_the_token_before_the_example_is_of_its_sort(sort: Sort) -> None:
    assert sort_of(around(sort.example).left[-1], BEFORE) == sort.name


@pytest.mark.parametrize("sort", BEHIND, ids=lambda sort: sort.name)
def test_the_token_behind_the_example_is_of_its_sort(sort: Sort) -> None:
    assert sort_of(around(sort.example).right[0], BEHIND) == sort.name


def test_the_sentence_ends_at_a_full_stop_and_not_at_a_title() -> None:
    found = around("He left. On Friday Mr. Trump called it “a deal” in the U.S. capital. It is.")
    assert found.left == ["On", "Friday", "Mr", "Trump", "called", "it"]
    assert found.right[:3] == ["in", "the", "U.S"]
    assert "It" not in found.right


def test_other_quotations_are_one_token() -> None:
    assert around("The “one” and “two” of it.").right == ["and", "¤", "of", "it"]


@pytest.mark.parametrize(
    ("text", "is_first_person"),
    [
        ("He said “I’m here” again.", True),
        ("He said “they saw us” again.", True),
        ("He said “the US deal” again.", False),
    ],
)
def test_a_word_within_a_contraction_counts(text: str, is_first_person: bool) -> None:
    assert ("first person" in kind_features(around(text))) == is_first_person
