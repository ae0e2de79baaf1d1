"""What holds of quotations in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.found import Article
from site_builder.model.quotations import Quotation
from site_builder.quotes.furniture import paragraphs_of
from site_builder.quotes.quotations import find_quotations

PIECES = st.sampled_from(
    [*"“”\"'‘’«»„`\n .,?", "''", "he said", "Trump", "word", "’s", "US", " “", "” ", "<a>", "6'3\""]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=80))


def quotations(text: str) -> tuple[Quotation, ...]:
    paragraphs = paragraphs_of(text)
    return find_quotations(Article("one", "seeds/one.txt", text, "outlet", paragraphs=paragraphs))


@given(TEXTS)
def test_segments_stand_in_order_apart_and_within_a_paragraph(text: str) -> None:
    paragraphs = paragraphs_of(text)
    end = 0
    for quotation in quotations(text):
        for segment in quotation.segments:
            assert segment.marked.start >= end
            end = segment.marked.end
            assert segment.marked.holds(segment.span)
            assert any(p.span.holds(segment.marked) for p in paragraphs)
            assert all(segment.marked.holds(inner) for inner in segment.nested)


@given(TEXTS)
def test_every_quotation_has_words_and_a_confidence(text: str) -> None:
    for quotation in quotations(text):
        assert 0 <= quotation.kind_confidence <= 1
        for segment in quotation.segments:
            assert any(c.isalnum() or c == "_" for c in segment.span.of(text))


WORDS = st.lists(
    st.sampled_from(["we", "agree", "the deal", "isn’t", "US", "now", "Iran’s"]),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_straight_and_wire_marks_pair_as_curly_ones(speeches: list[str]) -> None:
    curly = " ".join(f"He said “{speech},” and left." for speech in speeches)
    found = [s.span.of(curly) for q in quotations(curly) for s in q.segments]
    assert found == [speech + "," for speech in speeches]
    for mark in ('"', "''"):
        other = curly.replace("“", mark).replace("”", mark)
        assert [s.span.of(other) for q in quotations(other) for s in q.segments] == found


@given(TEXTS, st.sampled_from(["The end.", "Nobody spoke.\nNothing moved."]))
def test_a_paragraph_before_changes_no_pairing_behind(text: str, before: str) -> None:
    alone = [s.marked for q in quotations(text) for s in q.segments]
    shift = len(before) + 2
    whole = [s.marked for q in quotations(f"{before}\n\n{text}") for s in q.segments]
    assert [(m.start + shift, m.end + shift) for m in alone] == [(m.start, m.end) for m in whole]


@pytest.mark.slow
def test_a_hundred_thousand_marks_are_counted_not_searched() -> None:
    # A quadratic pairing would need minutes for this; see the benchmarks for times.
    for mark in "“”\"‘'«„":
        assert len(quotations(f"{mark}a " * 20_000)) <= 20_000
    (nested,) = quotations("“a " * 10_000 + "b” " * 10_000)
    assert len(nested.segments[0].nested) == 9_999
