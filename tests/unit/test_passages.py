"""Words of an article on other pages: their marks, the words no other has, the way to them."""

from __future__ import annotations

from msgspec.structs import replace
from small_edition import ACT, THREATEN, UNITS, small_edition, span

from site_builder.model.found import Rendering, Unit
from site_builder.pages.parts import passages
from site_builder.pages.parts.lookup import index

CORPUS = index(small_edition())
HEADLINE = Unit("q-title", "b-memo", span("b-memo", "Not Wise"))


def test_a_sentence_within_marks_shows_only_the_marks_that_touch_it() -> None:
    first = UNITS["t-ft"]
    assert passages.quoted(CORPUS, "a-ft", [first.span]) == (
        "“If they threaten us, we will threaten them."
    )
    second = UNITS["a-ft"]
    assert passages.quoted(CORPUS, "a-ft", [second.span]) == "If they act, we will act on ours,”"


def test_words_that_another_rendering_has_are_not_its_own() -> None:
    statement = CORPUS.statements[THREATEN]
    assert passages.own_words(statement, "a-ft") == ()
    (own,) = passages.own_words(statement, "b-memo")
    assert own == span("b-memo", "in return")


def test_where_hardly_a_word_is_common_no_word_stands_out() -> None:
    statement = CORPUS.statements[ACT]
    assert statement.collation is not None
    rows = tuple(
        replace(
            row,
            words=tuple(
                replace(w, lacking=tuple({"a-ft", "b-memo"} - {row.article_id})) for w in row.words
            ),
        )
        for row in statement.collation.rows
    )
    apart = replace(statement, collation=replace(statement.collation, rows=rows))
    assert passages.own_words(apart, "a-ft") == ()
    assert passages.difference(apart) == 1.0


def test_the_headlines_echo_stands_behind_the_sentence() -> None:
    rendering = Rendering("b-memo", "memo", (HEADLINE, UNITS["t-memo"]))
    assert passages.main_unit(rendering) == UNITS["t-memo"]
    assert [p.text for p in passages.places(CORPUS, rendering)] == ["¶3", "¶1"]


def test_two_sentences_of_one_paragraph_are_one_place() -> None:
    rendering = Rendering("b-memo", "memo", (UNITS["t-memo"], UNITS["a-memo"]))
    assert [p.text for p in passages.places(CORPUS, rendering)] == ["¶3"]
