"""Themes as small multiples: one panel a theme, the reports in one order and on one scale.

A passage is a square, two in a line, piled on a base line: first what is quoted, then what is
told, then what is narrated. Reports of one event have one base line; a dash is a silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Theme
from site_builder.pages.parts.charts import HEAP, LAYER, Heap, heap
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import count_in_words
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.matrix import WORDS, Squares, left_out, report_ids, squares, summary
from site_builder.pages.parts.values import Link

MOST = 12  # reports; beyond, the newest
TALLEST = 16  # squares of one report; where there are more passages, a square is several
FLAT, UPRIGHT = 36, 27  # from one report to the next where its sign is horizontal, or vertical
FITTING, LETTERS = 7, 4  # reports, and letters of a sign, that fit horizontally
BETWEEN = 8  # the gap between two events
LINE, LETTER = 20, 9  # the height of a horizontal sign; of each letter of a vertical one
DASH = "m7-4h7"


class Stack(Struct, frozen=True):
    """A report in a panel: its squares, or `dash` where it is silent, and its sign below."""

    style: str
    x: int
    squares: Heap
    dash: str
    sign: str


class Panel(Struct, frozen=True):
    """A theme; the label of its link says in words what the picture shows."""

    theme: Link
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


def panels(corpus: SiteCorpus, themes: Sequence[Theme]) -> Panels:
    """All `themes` by the newest reports."""
    every = report_ids(corpus)
    ids = every[:MOST]
    found = [squares(corpus, theme) for theme in themes]
    most = max((len(of_theme.get(a, ())) for of_theme in found for a in ids), default=0)
    share = -(-max(most, 1) // TALLEST)  # passages of one square
    longest = max((len(corpus.sigla[a].text) for a in ids), default=0)
    is_flat = len(ids) <= FITTING and longest <= LETTERS
    places = _places(corpus, ids, FLAT if is_flat else UPRIGHT)
    below = LINE if is_flat else LETTER * (longest + 1)
    several = f"A square is {count_in_words(share, 'passage')}, or what is left."
    notes = [left_out(len(ids), len(every)), several if share > 1 else ""]
    return Panels(
        tuple(
            _panel(corpus, theme, {a: of_theme.get(a, ()) for a in ids}, places, (below, share))
            for theme, of_theme in zip(themes, found, strict=True)
        ),
        " ".join(filter(None, notes)),
        not is_flat,
        _lines(corpus, places),
        f"translate({HEAP // 2} 15)" if is_flat else f"translate({HEAP // 2 + 4} 7) rotate(-90)",
    )


def _places(corpus: SiteCorpus, ids: Sequence[str], pitch: int) -> dict[str, int]:
    """Where each report begins; there is a gap before another event."""
    x = 0
    places = dict.fromkeys(ids[:1], x)
    for before, article_id in pairwise(ids):
        is_same = corpus.event_of[before].id == corpus.event_of[article_id].id
        x += pitch if is_same else pitch + BETWEEN
        places[article_id] = x
    return places


def _lines(corpus: SiteCorpus, places: Mapping[str, int]) -> str:
    """A line under the reports of each event, as a path."""
    ends: dict[str, tuple[int, int]] = {}
    for article_id, x in places.items():
        event = corpus.event_of[article_id].id
        ends[event] = (ends.get(event, (x, x))[0], x + HEAP)
    return "".join(f"M{first} 0H{last}" for first, last in ends.values())


def _panel(
    corpus: SiteCorpus,
    theme: Theme,
    found: Mapping[str, Squares],
    places: Mapping[str, int],
    scale: tuple[int, int],
) -> Panel:
    """One theme; `scale` is the room under the base line and the passages of one square."""
    below, share = scale
    stacks = []
    for article_id, modes in found.items():
        sign = corpus.sigla[article_id]
        pile = heap(*(-(-modes.count(mode) // share) for mode in WORDS))
        dash = "" if modes else DASH
        stacks.append(Stack(sign.style, places[article_id], pile, dash, sign.text))
    height = max((stack.squares.height for stack in stacks), default=0) or LAYER
    width = max(places.values(), default=0) + HEAP
    label = "; ".join(f"{corpus.sigla[a].name}: {summary(modes)}" for a, modes in found.items())
    link = Link(plain(theme.title), routes.address(routes.theme(theme.id)), label)
    box = f"0 {-height} {width} {height + below}"
    return Panel(link, box, width, height + below, tuple(stacks))
