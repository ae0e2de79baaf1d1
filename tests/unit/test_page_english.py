"""The small words of the pages: counts, times, one stop at the end."""

import pytest

from site_builder.pages.parts.english import count_in_words, times, without_stop


@pytest.mark.parametrize(
    ("number", "words"), [(1, "once"), (2, "twice"), (3, "three times"), (30, "30 times")]
)
def test_how_often_is_told_in_words(number: int, words: str) -> None:
    assert times(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no outlets"), (1, "one outlet"), (3, "three outlets")]
)
def test_a_number_agrees_with_its_noun(number: int, words: str) -> None:
    assert count_in_words(number, "outlet") == words


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("Each draws the lesson from it.", "Each draws the lesson from it"),
        ("shared words", "shared words"),
        ("and so on..", "and so on.."),
    ],
)
def test_a_sentence_that_goes_on_loses_its_stop(sentence: str, bare: str) -> None:
    assert without_stop(sentence) == bare
