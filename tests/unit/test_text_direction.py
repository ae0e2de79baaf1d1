"""Words that run from right to left keep to themselves in a line that does not."""

from __future__ import annotations

import pytest

from site_builder.pages.parts.english import isolated, runs_from_right


@pytest.mark.parametrize("words", ["رهبر ایران", "«مذاکره»", "5+1 توافق", "משא ומתן, Trump"])
def test_what_begins_with_a_letter_from_the_right_runs_from_there(words: str) -> None:
    assert runs_from_right(words)
    assert isolated(words) == f"\u2068{words}\u2069"


@pytest.mark.parametrize("words", ["", "2015", "Khamenei", "“Élan” — 5", "Новости", "新闻"])
def test_everything_else_stands_as_it_is(words: str) -> None:
    assert not runs_from_right(words)
    assert isolated(words) == words


def test_a_line_of_ours_with_one_word_from_the_right_is_isolated_and_stays_ours() -> None:
    words = "The word «عاقلانه»"
    assert not runs_from_right(words)
    assert isolated(words) != words
