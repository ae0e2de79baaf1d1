"""Themes as small multiples: one panel a theme, the reports in one order and on one scale.

A passage is a square, two abreast, heaped upon a base line: first what is quoted, then what is
told, then what is narrated. Reports of one event stand on one line; a dash is a silence.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import CoverageCell, Theme
from site_builder.pages.parts.charts import HEAP, LAYER, Heap, heap
from site_builder.pages.parts.english import count_in_words
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.matrix import WORDS, column_ids, left_out, squares_of, summary

MOST = 12  # reports; beyond, the newest
TALLEST = 16  # squares of one report; where there are more passages, a square is several
FLAT, UPRIGHT = 36, 27  # from one report to the next where its sign lies, or stands
FITTING, LETTERS = 7, 4  # reports, and letters of a sign, that lie under the base line
BETWEEN = 8  # what is left between two events
LINE, LETTER = 20, 9  # the room of a sign that lies; of each letter of one that stands
DASH = "m7-4h7"


class Stack(Struct, frozen=True):
    """A report in a panel: its squares, or `dash` where it is silent, and its sign below."""

    style: str
    x: int
    squares: Heap
    dash: str
    sign: str


class Panel(Struct, frozen=True):
    """A theme: `label` says in words what the picture shows."""

    title: str
    href: str
    label: str
    box: str
    width: int
    height: int
    stacks: tuple[Stack, ...]


class Panels(Struct, frozen=True):
    """The panels. `lines` are the base lines of the events, `sign` turns and places a sign."""

    panels: tuple[Panel, ...]
    note: str  # which reports are not shown, and what a square is where it is not one passage
    is_wide: bool
    lines: str
    sign: str


class Ground(Struct, frozen=True):
    """What all panels share: where each report stands, and how many passages are one square."""

    places: dict[str, int]  # by article, from left to right
    width: int
    below: int  # the room under the base line
    share: int


def panels(corpus: Corpus, themes: Sequence[Theme]) -> Panels:
    """All `themes` by the newest reports."""
    every = column_ids(corpus)
    ids = every[:MOST]
    cells = {(c.theme_id, c.article_id): c for c in corpus.edition.coverage}
    most = max((len(squares_of(cells.get((t.id, a)))) for t in themes for a in ids), default=0)
    share = -(-max(most, 1) // TALLEST)
    longest = max((len(corpus.sigla[a].text) for a in ids), default=0)
    lies = len(ids) <= FITTING and longest <= LETTERS
    places = _places(corpus, ids, FLAT if lies else UPRIGHT)
    width = max(places.values(), default=0) + HEAP
    ground = Ground(places, width, LINE if lies else LETTER * (longest + 1), share)
    notes = [
        left_out(len(ids), len(every)),
        f"A square stands for {count_in_words(share, 'passage')}, or for what is left."
        if share > 1
        else "",
    ]
    return Panels(
        tuple(_panel(corpus, theme, ground, cells) for theme in themes),
        " ".join(filter(None, notes)),
        not lies,
        _lines(corpus, places),
        f"translate({HEAP // 2} 15)" if lies else f"translate({HEAP // 2 + 4} 7) rotate(-90)",
    )


def _places(corpus: Corpus, ids: Sequence[str], pitch: int) -> dict[str, int]:
    """Where each report begins; another event stands a little apart."""
    places: dict[str, int] = {}
    x = 0
    for before, article_id in zip(("", *ids), ids, strict=False):
        if before:
            same = corpus.event_of[before].id == corpus.event_of[article_id].id
            x += pitch if same else pitch + BETWEEN
        places[article_id] = x
    return places


def _lines(corpus: Corpus, places: dict[str, int]) -> str:
    """A line under the reports of each event, as a path."""
    ends: dict[str, tuple[int, int]] = {}
    for article_id, x in places.items():
        event = corpus.event_of[article_id].id
        ends[event] = (ends.get(event, (x, x))[0], x + HEAP)
    return "".join(f"M{first} 0H{last}" for first, last in ends.values())


def _panel(
    corpus: Corpus,
    theme: Theme,
    ground: Ground,
    cells: dict[tuple[str, str], CoverageCell],
) -> Panel:
    stacks, told = [], []
    for article_id, x in ground.places.items():
        sign = corpus.sigla[article_id]
        found = squares_of(cells.get((theme.id, article_id)))
        squares = heap(*(-(-found.count(mode) // ground.share) for mode in WORDS))
        stacks.append(Stack(sign.style, x, squares, "" if found else DASH, sign.text))
        told.append(f"{sign.name}: {summary(found)}")
    height = max((stack.squares.height for stack in stacks), default=0) or LAYER
    return Panel(
        plain(theme.title),
        routes.address(routes.theme(theme.id)),
        "; ".join(told),
        f"0 {-height} {ground.width} {height + ground.below}",
        ground.width,
        height + ground.below,
        tuple(stacks),
    )
