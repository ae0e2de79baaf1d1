"""A page that grows with the site, in pieces: its own has the newest, a page each has the older.

Pieces are filled from the oldest on and numbered so. What is new changes the page itself, and the
older pieces and their addresses stay. An index of names has a page a letter in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from site_builder.model import routes
from site_builder.pages.parts.values import Link
from site_builder.text.dates import as_month
from site_builder.text.slugs import slug

T = TypeVar("T")


class PagePiece(NamedTuple):
    """The page at `path` with the things from `first` up to `last`, newest first.

    `links` lead to all pieces, newest first; none where there is one. `name` is "" for the newest.
    """

    path: str
    first: int
    last: int
    name: str
    links: tuple[Link, ...]


class LetterPage(NamedTuple):
    """The page at `path` with the things of these `numbers`. `name` is "" for the index itself."""

    path: str
    numbers: Sequence[int]
    name: str
    links: tuple[Link, ...]  # to all pages; none where there is one


def by_letter(path: str, names: Sequence[str], most: int, first: str) -> list[LetterPage]:
    """The page at `path` with the first `most` of the named things, which its link calls `first`.

    Where there are more, each letter has a page with all whose names begin so, by name.
    """
    every = range(len(names))
    if len(names) <= most:
        return [LetterPage(path, every, "", ())]
    made: list[tuple[str, Sequence[int], str]] = [(path, every[:most], first)]
    slugs = [slug(name) for name in names]
    by_name = sorted(every, key=lambda n: (letter(names[n]), slugs[n], names[n]))
    for one, run in groupby(by_name, lambda n: letter(names[n])):
        made.append((routes.piece(path, one), list(run), one.capitalize()))
    return [
        LetterPage(
            here,
            numbers,
            "" if here == path else name,
            tuple(Link(n, routes.address(to), is_current=to == here) for to, _, n in made),
        )
        for here, numbers, name in made
    ]


def letter(name: str) -> str:
    """The letter or digit that a name is listed under; “other” where it has none."""
    return slug(name)[:1] or "other"


def pieces(
    path: str, things: Sequence[T], day: Callable[[T], date | None], sizes: Sequence[int], most: int
) -> list[PagePiece]:
    """The pieces of the page at `path`: an older one ends once its `sizes` make `most`.

    The newest is never short: it is joined to the last one that is full.
    """
    cuts, size = [len(things)], 0
    for number in range(len(things) - 1, -1, -1):
        size += sizes[number]
        if size >= most:
            cuts.append(number)
            size = 0
    kept = cuts[:-1] if len(cuts) > 1 else cuts
    ends = [*kept, 0]  # from the oldest to the newest
    paths = [routes.piece(path, n) for n in range(1, len(ends) - 1)] + [path]
    runs = [(start, end) for end, start in pairwise(ends)]
    names = [_name([d for one in things[a:b] if (d := day(one))]) for a, b in runs]
    made = []
    for here, (first, last), name in zip(paths, runs, names, strict=True):
        links = [
            Link(label, routes.address(to), is_current=to == here)
            for label, to in zip(names, paths, strict=True)
        ]
        shown = tuple(reversed(links)) if len(links) > 1 else ()
        made.append(PagePiece(here, first, last, "" if here == path else name, shown))
    return made[::-1]


def _name(days: Sequence[date]) -> str:
    """“Jan 2015 to Mar 2016”, by the days of the first and the last thing."""
    if not days:
        return "undated"
    return " to ".join(dict.fromkeys((as_month(min(days)), as_month(max(days)))))
