"""The frames that decide a quotation's kind: each line of the table with its example."""

from __future__ import annotations

import pytest

from site_builder.model.found import Article
from site_builder.quotes.furniture import with_roles
from site_builder.quotes.quoting.kind_frames import KindFrame, frame_of, framed_kind, frames
from site_builder.quotes.quoting.marked_spans import pair_marks
from site_builder.quotes.quoting.surroundings import Surroundings, surroundings_of


def around(text: str) -> Surroundings:
    """The surroundings of the first quotation of a text."""
    article = with_roles(Article("a", "a.txt", text, "o"))
    marked = pair_marks(text, [p.span for p in article.paragraphs])
    found = surroundings_of(article, marked)[0]
    assert found is not None
    return found


def in_story(sentence: str) -> Surroundings:
    return around("The harbour wall is old, the council said.\n\n" + sentence)


@pytest.mark.parametrize("frame", frames(), ids=lambda f: f.example)
def test_an_example_has_its_frame(frame: KindFrame) -> None:
    text = frame.example.replace(" / ", "\n\n")
    one = around(text) if frame.shape == "headline" else in_story(text)
    assert frame_of(one) == frame
    assert framed_kind(one) == frame.kind


@pytest.mark.parametrize(
    "sentence",
    [
        "A senator, whom he dubbed “the little senator,” left.",
        "He called the plan “Night Gate” and “a trap.”",
        "What she terms “a trap” is a wall.",
        "“Moderate” Democrats were there.",
        "On the BBC’s “Newsnight” Ms. Orr said so.",
        "Review of Ms. Orr: she began with the words “We will rebuild.”",
        "He promised to “Make Norwick Dry Again.”",
    ],
)
def test_other_words_leave_it_to_the_score(sentence: str) -> None:
    assert framed_kind(in_story(sentence)) == ""


def test_a_label_of_a_headline_says_nothing() -> None:
    assert framed_kind(around("Review: ‘The Long Quay’ Is Dull\n\nIt is.")) == ""
