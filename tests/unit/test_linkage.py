"""Average linkage: near as wholes, with what must and must not be joined."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.linkage import Limits, contradictions, link


def test_near_items_are_joined_and_far_ones_are_not() -> None:
    assert link(4, {(0, 1): 0.9, (2, 3): 0.8, (1, 2): 0.1}, 0.3) == ((0, 1), (2, 3))


def test_a_bridge_does_not_join_two_clusters() -> None:
    """A quotation that holds both sentences is near to each; they are not near to one another."""
    scores = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.5}
    assert link(4, scores, 0.3) == ((0, 1), (2, 3))


def test_an_unscored_pair_counts_as_nothing() -> None:
    assert link(3, {(0, 1): 0.9, (1, 2): 0.5}, 0.26) == ((0, 1), (2,))
    assert link(3, {(0, 1): 0.9, (1, 2): 0.5}, 0.25) == ((0, 1, 2),)


def test_a_pair_may_be_named_in_either_order() -> None:
    assert link(2, {(1, 0): 0.5}, 0.5) == ((0, 1),)


def test_two_items_of_one_group_are_never_joined() -> None:
    assert link(2, {(0, 1): 1.0}, 0.3, Limits(groups=("a", "a"))) == ((0,), (1,))
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.9}
    assert link(3, scores, 0.3, Limits(groups=("a", "b", "a"))) == ((0, 1), (2,))


def test_together_overrules_groups_and_scores() -> None:
    assert link(3, {}, 0.3, Limits(groups=("a", "a", "b"), together=[(0, 1)])) == ((0, 1), (2,))


def test_apart_holds_through_others() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.9}
    assert link(3, scores, 0.3, Limits(apart=[(0, 2)])) == ((0, 1), (2,))


def test_far_positions_are_kept_apart_through_an_undated_one() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.9}
    assert link(3, scores, 0.3, Limits(positions=(100, None, 108), reach=7)) == ((0, 1), (2,))
    assert link(3, scores, 0.3, Limits(positions=(100, None, 107), reach=7)) == ((0, 1, 2),)


def test_what_contradicts_is_named() -> None:
    assert contradictions(4, [(0, 1), (1, 2)], [(2, 0), (0, 3)]) == ((0, 2),)


def test_a_tie_goes_to_the_smaller_members() -> None:
    assert link(3, {(0, 1): 0.5, (1, 2): 0.5}, 0.3) == ((0, 1), (2,))


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] != p[1])


@given(
    st.dictionaries(pairs.map(sorted).map(tuple), st.floats(-1, 1)),
    st.lists(pairs, max_size=3),
    st.lists(pairs, max_size=3),
    st.lists(st.sampled_from("abcd"), min_size=8, max_size=8),
    st.randoms(use_true_random=False),
)
def test_constraints_hold_and_order_does_not_matter(
    scores: dict[tuple[int, int], float],
    together: list[tuple[int, int]],
    apart: list[tuple[int, int]],
    groups: list[str],
    shuffler: random.Random,
) -> None:
    result = link(8, scores, 0.3, Limits(groups=groups, together=together, apart=apart))
    assert sorted(i for part in result for i in part) == list(range(8))
    home = {i: part for part in result for i in part}
    assert all(home[a] == home[b] for a, b in together)
    forced = contradictions(8, together, apart)
    assert all(home[a] != home[b] for a, b in apart if (min(a, b), max(a, b)) not in forced)
    joined = {i: part for part in link(8, {}, 1.0, Limits(together=together)) for i in part}
    for part in result:
        for a in part:
            assert all(groups[a] != groups[b] or joined[a] == joined[b] for b in part)
    items = list(scores.items())
    shuffler.shuffle(items)
    again = {(b, a): s for (a, b), s in items}
    assert link(8, again, 0.3, Limits(groups=groups, together=together, apart=apart)) == result
