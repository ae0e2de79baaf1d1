"""Whatever the text and the marks, what a browser reads between the tags is the text."""

from __future__ import annotations

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.parts.markup import Element, Mark, mark_up
from site_builder.text.spans import Span

# A seed's text has neither NUL nor carriage returns nor lone surrogates: its reader sees to that.
LETTERS = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\n\t\u0085\u202e<>&\"'"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=60)
INSERTED = Element("button", (("aria-label", '<b> & "more"'),), (Element("i"),))


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    marks = []
    for _ in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        rank = draw(st.integers(0, 4))
        tag = draw(st.sampled_from(["mark", "u", "span", "b"]))
        ends = (INSERTED,) if draw(st.booleans()) else ()
        marks.append(Mark(Span(start, end), tag, rank, id=f"m{len(marks)}", first=ends, last=ends))
    return text, marks


def text_of(html: str) -> str:
    tree = html5lib.parse(f"<!DOCTYPE html><article>{html}</article>", namespaceHTMLElements=False)
    return "".join(tree.find(".//article").itertext())


@given(marked_texts())
def test_the_text_under_the_marks_is_the_text(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    assert text_of(mark_up(text, marks)) == text


@given(marked_texts())
def test_each_id_and_each_button_stands_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    html = mark_up(text, marks)
    for mark in marks:
        assert html.count(f'id="{mark.id}"') == 1
    assert html.count("<button") == sum(len(m.first) + len(m.last) for m in marks)


@given(marked_texts(), st.randoms(use_true_random=False))
def test_the_order_of_marks_of_different_rank_does_not_matter(
    case: tuple[str, list[Mark]], random: object
) -> None:
    text, marks = case
    ranked = [
        Mark(m.span, m.tag, rank, id=m.id, first=m.first, last=m.last)
        for rank, m in enumerate(marks)
    ]
    shuffled = list(ranked)
    random.shuffle(shuffled)
    assert mark_up(text, shuffled) == mark_up(text, ranked)


@given(marked_texts(), st.data())
def test_two_runs_of_a_text_together_are_the_text(
    case: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = case
    cut = data.draw(st.integers(0, len(text)))
    first = text_of(mark_up(text, marks, Span(0, cut)))
    assert first + text_of(mark_up(text, marks, Span(cut, len(text)))) == text
