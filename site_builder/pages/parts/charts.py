"""Small static pictures, as numbers for SVG attributes; templates draw them and compute nothing.

Lanes, bars and lines of time use `preserveAspectRatio="none"` in a box of their own units, so that
they stretch to the width of their column; strokes keep their width by `vector-effect`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from site_builder.pages.parts.english import percent
from site_builder.pages.parts.values import Siglum

LANE_HEIGHT = 8  # of a lane of the score, in its own units and in pixels
PITCH = 10.0  # from one passage of the score to the next
GAP = 0.6  # between two passages: about 3 pixels in a column 800 wide with 16 passages


class ShareBar(Struct, frozen=True):
    """A share as a bar: `width` of a hundred, `label` in words."""

    width: str
    label: str


class Tick(Struct, frozen=True):
    """A place on a line, from `x` to `x2` where it is no point; of a hundred on a line of time.

    `state` of a passage in a lane: full (quoted), half (told), none (omitted).
    """

    x: str
    href: str
    title: str
    state: str = ""
    x2: str = ""
    width: str = ""


class Lane(Struct, frozen=True):
    """One report's ticks on a line of its own."""

    siglum: Siglum
    ticks: tuple[Tick, ...]


def lane_box(passages: int) -> str:
    """The viewBox of a lane with so many passages."""
    return f"0 0 {number(passages * PITCH - GAP)} {LANE_HEIGHT}"


def lane_cell(place: int, state: str, href: str, title: str) -> Tick:
    """The cell of the passage at `place`, counted from 0."""
    x = place * PITCH
    width = PITCH - GAP
    return Tick(number(x), href, title, state, number(x + width), number(width))


def lane_path(places: Sequence[int]) -> str:
    """The cells at these places, counted from 0, as one path in the box of a lane; "" for none."""
    width = number(PITCH - GAP)
    return "".join(f"M{number(n * PITCH)} 0h{width}v{LANE_HEIGHT}h-{width}z" for n in places)


def share_bar(part: int, whole: int) -> ShareBar:
    """`part` of `whole` as a bar; nothing of nothing is an empty one."""
    share = percent(part, whole)
    return ShareBar(str(share), f"{share}\u202f%")


def time_line(points: Sequence[tuple[int, str, str]]) -> tuple[Tick, ...]:
    """The points (day, address, title), in any unit of time, between the first and the last."""
    if not points:
        return ()
    first, last = min(points)[0], max(points)[0]
    reach = (last - first) or 1
    return tuple(
        Tick(number((day - first) * 100 / reach), href, title)
        for day, href, title in sorted(points)
    )


def number(value: float) -> str:
    """A coordinate with at most two decimals, without trailing noughts."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
