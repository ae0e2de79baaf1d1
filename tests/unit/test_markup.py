"""One text, many marks: how they nest, close, open again, and what is escaped."""

from __future__ import annotations

import pytest

from site_builder.pages.parts.markup import Element, Mark, mark_up, plain
from site_builder.text.spans import Span


def mark(start: int, end: int, tag: str, rank: int, **more: str) -> Mark:
    return Mark(Span(start, end), tag, rank, tuple(more.items()))


def test_marks_that_cross_close_and_open_again() -> None:
    marks = [mark(0, 6, "a", 1), mark(3, 9, "b", 2)]
    assert mark_up("abcdefghi", marks) == "<a>abc<b>def</b></a><b>ghi</b>"


def test_a_lower_rank_is_further_out_wherever_it_begins() -> None:
    marks = [mark(0, 9, "in", 2), mark(3, 6, "out", 1)]
    assert mark_up("abcdefghi", marks) == "<in>abc</in><out><in>def</in></out><in>ghi</in>"


def test_of_equal_rank_and_start_the_longer_is_outside() -> None:
    assert mark_up("abcd", [mark(0, 2, "s", 1), mark(0, 4, "l", 1)]) == "<l><s>ab</s>cd</l>"


def test_an_id_stands_on_the_first_piece_only_and_a_button_in_the_last() -> None:
    quoted = Mark(Span(0, 6), "mark", 2, id="q1", last=(Element("button", (("hidden", ""),)),))
    html = mark_up("abcdef", [quoted, mark(3, 4, "p", 1)])
    assert html == (
        '<mark id="q1">abc</mark><p><mark>d</mark></p><mark>ef<button hidden></button></mark>'
    )


def test_text_and_attributes_are_escaped() -> None:
    html = mark_up('<script>&"', [mark(0, 1, "i", 1, title='"><script>')])
    assert html == '<i title="&quot;&gt;&lt;script&gt;">&lt;</i>script&gt;&amp;"'


def test_a_span_cuts_text_and_marks() -> None:
    marks = [mark(0, 5, "b", 1), mark(6, 9, "i", 1)]
    assert mark_up("abcdefghi", marks, Span(3, 6)) == "<b>de</b>f"


def test_an_empty_span_shows_nothing() -> None:
    assert mark_up("abc", [], Span(0, 0)) == ""


def test_a_mark_without_characters_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="covers no character"):
        mark_up("abc", [mark(1, 1, "b", 1)])


def test_what_a_reader_cannot_see_is_wrapped_and_kept() -> None:
    assert mark_up("pay\u202elap") == (
        'pay<bdi class="unseen-character" data-u="U+202E">\u202e</bdi>lap'
    )


@pytest.mark.parametrize("word", ["می\u200cخواهم", "👩\u200d🚀", "सि\u200dन", "م\u200c"])
def test_joiners_that_a_script_needs_stand_as_they_are(word: str) -> None:
    assert mark_up(word) == word


def test_a_label_is_one_line_without_invisible_characters() -> None:
    assert plain("a\u202e b\n\n c\u200b") == "a b c"


def test_a_long_label_is_cut_between_words() -> None:
    assert plain("They negotiated, smiled, shook hands", limit=17) == "They negotiated…"


def test_a_hundred_thousand_marks_take_linear_time() -> None:
    text = "ab" * 100_000
    marks = [mark(2 * i, 2 * i + 2, "b", 1) for i in range(100_000)]
    assert len(mark_up(text, marks)) == len(text) + 7 * 100_000


def test_spaced_points_stay_together_and_the_text_stays_the_same() -> None:
    text = "we will violate theirs . . .” said he . then"
    assert mark_up(text) == (
        'we will violate theirs<span class="points"> . . .</span>” said he . then'
    )
    assert mark_up(text).striptags() == text
