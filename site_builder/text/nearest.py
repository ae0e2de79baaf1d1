"""What somebody may have meant by a name that names nothing."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

SLIP = 0.85  # difflib's ratio of a name with a letter or two wrong: “Donald Trupm”
CUTOFF = 0.5  # difflib's ratio; a stem with a wrong digit or its tail missing is above it
LONGEST = 120  # the ratio's cost is the product of the lengths
MANY = 5000  # beyond this the search would be felt


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """“did you mean …?”, or "" if nothing is near. The longest common beginning wins."""
    known = sorted(names)
    beginning = [n for n in known if len(name) >= 3 and n.startswith(name)]
    if len(beginning) == 1:
        return f"did you mean {beginning[0]}?"
    short = [n for n in known if len(n) <= LONGEST][:MANY]
    close = get_close_matches(name[:LONGEST], short, n=1, cutoff=CUTOFF)
    return f"did you mean {close[0]}?" if close else ""


def is_like(name: str, names: Iterable[str]) -> bool:
    """Whether one of the names differs from this one by a slip only."""
    folded = [n.casefold() for n in names if len(n) <= LONGEST][:MANY]
    return bool(get_close_matches(name[:LONGEST].casefold(), folded, n=1, cutoff=SLIP))


def nearest(name: str, names: Iterable[str], count: int) -> tuple[str, ...]:
    """Up to `count` names that somebody may have meant: those with it, then those like it."""
    known = sorted(names)
    containing = [n for n in known if len(name) > 2 and name in n]
    short = [n for n in known if len(n) <= LONGEST][:MANY]
    close = get_close_matches(name[:LONGEST], short, n=count, cutoff=CUTOFF)
    return tuple(dict.fromkeys([*containing, *close]))[:count]
