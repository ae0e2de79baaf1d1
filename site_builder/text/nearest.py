"""What the user may have meant by a name that names nothing."""

from __future__ import annotations

from collections.abc import Iterable

# Ratios of difflib.
SLIP = 0.85  # a name with a letter or two wrong: “Donald Trupm”
NEAR = 0.6
LIKE = 0.5  # an id with a wrong digit, or without its tail
LONGEST = 120  # the ratio's cost is the product of the lengths
MANY = 5000  # beyond this the search would be felt


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """“did you mean …?” with the nearest name, or "" if none is near; case does not matter."""
    folded = {known.casefold(): known for known in sorted(names, reverse=True)}
    near = _close(name.casefold(), folded, 1, NEAR)
    return f"did you mean “{folded[near[0]]}”?" if near else ""


def is_like(name: str, names: Iterable[str]) -> bool:
    """Whether one of the names differs from this one by a slip only."""
    return bool(_close(name.casefold(), [known.casefold() for known in names], 1, SLIP))


def nearest(name: str, names: Iterable[str], count: int) -> tuple[str, ...]:
    """Up to `count` names that the user may have meant: those that contain it, then the like."""
    known = sorted(names)
    containing = [n for n in known if len(name) > 2 and name in n]
    return tuple(dict.fromkeys([*containing, *_close(name, known, count, LIKE)]))[:count]


def _close(name: str, names: Iterable[str], count: int, cutoff: float) -> list[str]:
    from difflib import get_close_matches  # only a fault pays for the import

    short = [known for known in names if len(known) <= LONGEST][:MANY]
    return get_close_matches(name[:LONGEST], short, n=count, cutoff=cutoff)
