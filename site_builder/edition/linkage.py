"""Average linkage over a sparse similarity, with what must and what must not be joined.

Connected components fail where one long item bridges two clusters; average linkage asks whether
two clusters are near *as wholes*. Sources: Sokal and Michener 1958 (UPGMA); constraints as in
Wagstaff and Cardie 2000. Items are numbers `0 … count - 1` in an order that the caller has made
canonical (sorted ids), which is what makes the result independent of the order of the input.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

Pair = tuple[int, int]
Clusters = tuple[tuple[int, ...], ...]

# Averages are compared at this many decimal places, so that two sums of the same scores in
# another order are a tie; ties are decided by the smallest members.
PLACES = 9


class Limits(Struct, frozen=True):
    """What must and what must not share a cluster.

    Two items of one of `groups` (the sentences of one article) never share a cluster unless
    `together` joins them, nor do two whose `positions` (days) are more than `reach` apart; None is
    in no group and has no position. `together` is obeyed first and in full, `apart` always except
    where `contradictions` says that it cannot be.
    """

    together: Iterable[Pair] = ()
    apart: Iterable[Pair] = ()
    groups: Sequence[str | None] = ()
    positions: Sequence[int | None] = ()
    reach: int = 0


def link(
    count: int, scores: Mapping[Pair, float], threshold: float, limits: Limits | None = None
) -> Clusters:
    """The clusters of `0 … count - 1`, each sorted, in the order of their first members.

    `scores` may name a pair in either order; a pair that it does not name counts as 0, and every
    pair between two clusters counts in their average. Clusters are joined, nearest first, while
    their average is at least `threshold` (above 0).
    """
    limits = limits or Limits()
    clusters = _Clusters(count, scores, threshold, limits)
    for a, b in sorted({_ordered(pair) for pair in limits.together}):
        clusters.join(a, b)
    clusters.run()
    return clusters.result()


def parts(count: int, together: Iterable[Pair]) -> dict[int, int]:
    """For each item the number of its part: of all that `together` joins, also through others."""
    joined = link(count, {}, 1.0, Limits(together=tuple(together)))
    return {item: number for number, part in enumerate(joined) for item in part}


def contradictions(count: int, together: Iterable[Pair], apart: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs of `apart` that `together` joins, straight or through others."""
    part = parts(count, together)
    return tuple(sorted({_ordered((a, b)) for a, b in apart if part[a] == part[b]}))


def _ordered(pair: Pair) -> Pair:
    a, b = pair
    return (a, b) if a <= b else (b, a)


class _Clusters:
    """Clusters under way: each is named by one of its members, its `host`."""

    def __init__(
        self, count: int, scores: Mapping[Pair, float], threshold: float, limits: Limits
    ) -> None:
        self._threshold = round(threshold, PLACES)
        self._host = list(range(count))
        self._members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self._first = list(range(count))  # the smallest member of each
        groups = limits.groups or [None] * count
        self._groups = {i: set() if group is None else {group} for i, group in enumerate(groups)}
        # the smallest and the largest position of each
        self._range = {i: (at, at) for i, at in enumerate(limits.positions) if at is not None}
        self._reach = limits.reach
        self._near: dict[int, dict[int, float]] = {i: {} for i in range(count)}
        for (a, b), score in scores.items():
            if a != b:
                self._near[a][b] = self._near[b][a] = score
        self._apart: dict[int, set[int]] = {i: set() for i in range(count)}
        for a, b in limits.apart:
            if a != b:
                self._apart[a].add(b)
                self._apart[b].add(a)
        # (-average, smallest members, hosts, sizes): an entry whose sizes are old is out of date.
        self._heap: list[tuple[float, int, int, int, int, int, int]] = []

    def find(self, item: int) -> int:
        """The host of the cluster with `item`."""
        while self._host[item] != item:
            self._host[item] = self._host[self._host[item]]
            item = self._host[item]
        return item

    def join(self, a: int, b: int) -> int | None:
        """The host of the joined cluster, or None when the two were one already."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return None
        if (len(self._near[a]), len(self._members[a]), -a) < (
            len(self._near[b]),
            len(self._members[b]),
            -b,
        ):
            a, b = b, a  # the smaller neighbourhood moves
        self._host[b] = a
        self._members[a] += self._members.pop(b)
        self._first[a] = min(self._first[a], self._first[b])
        self._groups[a] |= self._groups.pop(b)
        if b in self._range:
            low, high = self._range.pop(b)
            mine_low, mine_high = self._range.get(a, (low, high))
            self._range[a] = min(low, mine_low), max(high, mine_high)
        for other in self._apart.pop(b):
            self._apart[other].discard(b)
            if other != a:
                self._apart[other].add(a)
                self._apart[a].add(other)
        self._apart[a].discard(b)
        mine = self._near[a]
        for other, score in self._near.pop(b).items():
            del self._near[other][b]
            if other != a:
                mine[other] = self._near[other][a] = mine.get(other, 0.0) + score
        return a

    def run(self) -> None:
        """Join the nearest clusters until none is near enough."""
        for a, near in self._near.items():
            self._offer(a, [b for b in near if a < b])
        while self._heap:
            *_, a, b, size_a, size_b = heapq.heappop(self._heap)
            if not (self._has(a, size_a) and self._has(b, size_b)):
                continue
            host = self.join(a, b)
            if host is not None:
                self._offer(host, list(self._near[host]))

    def result(self) -> Clusters:
        """The clusters as sorted tuples."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))

    def _has(self, host: int, size: int) -> bool:
        return len(self._members.get(host, ())) == size

    def _is_kept_apart(self, a: int, b: int) -> bool:
        if b in self._apart[a] or not self._groups[a].isdisjoint(self._groups[b]):
            return True
        if a not in self._range or b not in self._range:
            return False
        (low, high), (other_low, other_high) = self._range[a], self._range[b]
        return max(high, other_high) - min(low, other_low) > self._reach

    def _offer(self, a: int, others: Iterable[int]) -> None:
        """Put on the heap which of the others may join `a`; forget those that never may."""
        near, size, threshold = self._near[a], len(self._members[a]), self._threshold
        for b in others:
            other_size = len(self._members[b])
            average = round(near[b] / (size * other_size), PLACES)
            if average < threshold:
                continue
            if self._is_kept_apart(a, b):
                del near[b], self._near[b][a]
                continue
            first, second = _ordered((self._first[a], self._first[b]))
            heapq.heappush(self._heap, (-average, first, second, a, b, size, other_size))
