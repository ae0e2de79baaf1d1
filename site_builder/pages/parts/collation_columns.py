"""The columns of a collation table: neighbouring slots are joined where the outlets do the same.

In an aligned collation each word has a slot. Neighbouring slots in which all agree become one
column, neighbouring slots in which they differ another, so that readers see phrases: “attack the
security of” against “violate”. A table has at most `MOST` columns: the narrowest ones join their
narrower neighbours. Where renderings are not aligned, the slots are the columns: only the items of
a list have slots of their own.
"""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from site_builder.model.found import Collation

MOST = 7


class SlotColumn(Struct, frozen=True):
    """The slots from `first` to `last`; `agrees` when every rendering has the same words there."""

    first: int
    last: int
    agrees: bool

    def contains(self, slot: int) -> bool:
        """Whether the slot lies in this column."""
        return self.first <= slot <= self.last

    @property
    def width(self) -> int:
        """How many slots it joins."""
        return self.last - self.first + 1


def columns(collation: Collation) -> tuple[SlotColumn, ...]:
    """The columns from left to right, at most `MOST`."""
    slots = sorted({word.slot for row in collation.rows for word in row.words})
    if not collation.aligned:
        return tuple(SlotColumn(slot, slot, agrees=False) for slot in slots)
    parted = _parted_slots(collation)
    joined = []
    for agrees, run in groupby(slots, key=lambda slot: slot not in parted):
        members = list(run)
        joined.append(SlotColumn(members[0], members[-1], agrees))
    while len(joined) > MOST:
        joined = _join_narrowest(joined)
    return tuple(joined)


def _parted_slots(collation: Collation) -> set[int]:
    everybody = len(collation.rows)
    present: dict[int, int] = {}
    parted = set()
    for row in collation.rows:
        for word in row.counted:
            present[word.slot] = present.get(word.slot, 0) + 1
            if word.lacking or word.moved:
                parted.add(word.slot)
    return parted | {slot for slot, count in present.items() if count < everybody}


def _join_narrowest(joined: list[SlotColumn]) -> list[SlotColumn]:
    at = min(range(len(joined)), key=lambda i: (joined[i].width, i))
    neighbours = [i for i in (at - 1, at + 1) if 0 <= i < len(joined)]
    other = min(neighbours, key=lambda i: (joined[i].width, i))
    left, right = min(at, other), max(at, other)
    both = SlotColumn(joined[left].first, joined[right].last, agrees=False)
    return [*joined[:left], both, *joined[right + 1 :]]
