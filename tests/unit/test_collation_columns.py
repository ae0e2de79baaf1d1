"""Slots become columns: phrases in which outlets agree, and phrases in which they part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.collation import CollatedRendering, CollatedWord, Collation
from site_builder.pages.parts.collation import MOST, SlotColumn, columns
from site_builder.text.spans import Span


def row(article: str, words: list[tuple[int, bool]]) -> CollatedRendering:
    return CollatedRendering(
        article,
        tuple(
            CollatedWord(Span(2 * n, 2 * n + 1), slot, ("x",) if lacks else ())
            for n, (slot, lacks) in enumerate(words)
        ),
    )


def collation(*rows: list[tuple[int, bool]], aligned: bool = True) -> Collation:
    return Collation(aligned, tuple(row(f"a{n}", words) for n, words in enumerate(rows)), ())


def test_slots_in_which_all_agree_are_one_column_and_those_in_which_they_part_another() -> None:
    # “If they threaten us” / “If they threaten us in return”
    found = columns(
        collation(
            [(0, False), (1, False), (2, False), (3, False)],
            [(0, False), (1, False), (2, False), (3, False), (4, True), (5, True)],
        )
    )
    assert found == (SlotColumn(0, 3, True), SlotColumn(4, 5, False))


def test_where_renderings_are_stacked_each_slot_is_a_column() -> None:
    found = columns(collation([(0, False), (1, True)], [(0, False), (1, True)], aligned=False))
    assert found == (SlotColumn(0, 0, False), SlotColumn(1, 1, False))


WORDS = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1).map(
    lambda words: sorted(words, key=lambda word: word[0])
)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_word_stands_in_exactly_one_of_few_columns(
    rows: list[list[tuple[int, bool]]],
) -> None:
    made = collation(*rows)
    table = columns(made)
    assert len(table) <= MOST
    for one in made.rows:
        assert [sum(c.contains(w.slot) for c in table) for w in one.words] == [1] * len(one.words)
