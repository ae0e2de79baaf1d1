"""Words of an article on other pages: their marks, the words no other has, the way to them."""

from __future__ import annotations

from small_edition import UNITS, index, small_edition, span

from site_builder.model.found import Rendering, Unit
from site_builder.pages.parts import cited_words

CORPUS = index(small_edition())
HEADLINE = Unit("q-title", "b-memo", span("b-memo", "Not Wise"))


def test_a_sentence_within_marks_shows_only_the_marks_that_touch_it() -> None:
    first = UNITS["t-ft"]
    assert cited_words.quoted(CORPUS, "a-ft", [first.span]) == (
        "“If they threaten us, we will threaten them."
    )
    second = UNITS["a-ft"]
    assert cited_words.quoted(CORPUS, "a-ft", [second.span]) == "If they act, we will act on ours,”"


def test_the_headlines_echo_stands_behind_the_sentence() -> None:
    rendering = Rendering("b-memo", "memo", (HEADLINE, UNITS["t-memo"]))
    assert cited_words.main_unit(rendering) == UNITS["t-memo"]
    assert [p.text for p in cited_words.places(CORPUS, rendering)] == ["¶3", "¶1"]


def test_two_sentences_of_one_paragraph_are_one_place() -> None:
    rendering = Rendering("b-memo", "memo", (UNITS["t-memo"], UNITS["a-memo"]))
    assert [p.text for p in cited_words.places(CORPUS, rendering)] == ["¶3"]
