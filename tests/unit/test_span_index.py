"""Looking a place of a text up among many spans."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.parts.span_index import SpanIndex
from site_builder.text.spans import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(SPANS), SPANS)
def test_the_first_span_that_shares_a_character_is_found(spans: list[Span], wanted: Span) -> None:
    slow = next((n for n, span in enumerate(spans) if span.overlaps(wanted)), None)
    assert SpanIndex(spans).first(wanted) == slow


def test_an_inner_quotation_gives_way_to_the_one_before_it() -> None:
    # “He said ‘no’ and left”: the outer one comes first.
    cover = SpanIndex([Span(0, 22), Span(9, 13), Span(30, 40)])
    assert cover.first(Span(10, 11)) == 0
    assert cover.first(Span(22, 30)) is None
    assert cover.first(Span(25, 31)) == 2
