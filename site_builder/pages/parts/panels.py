"""Themes as small multiples: one panel a theme, the reports in one order and on one scale.

A passage is a square, two in a line, piled on a base line: first what is quoted, then what is
told, then what is narrated. Reports of one event have one base line; a dash is a silence. The
style sheet draws all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, groupby

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Theme
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.matrix import (
    FITTING,
    MatrixCell,
    cell,
    left_out,
    report_ids,
    squares,
)
from site_builder.pages.parts.values import Link

MOST = 12  # reports; beyond, the newest


class Panel(Struct, frozen=True):
    """A theme; the label of its link says in words what the picture shows."""

    theme: Link
    events: tuple[tuple[MatrixCell, ...], ...]  # reports of one event are together


class Panels(Struct, frozen=True):
    """The panels; signs of reports are upright where there are many."""

    panels: tuple[Panel, ...]
    note: str  # which reports are not shown; "" where all are
    is_wide: bool


def panels(corpus: SiteCorpus, themes: Iterable[Theme]) -> Panels:
    """All `themes` by the newest reports."""
    every = report_ids(corpus)
    ids = every[:MOST]
    drawn = []
    for theme in themes:
        path, found = routes.theme(theme.id), squares(corpus, theme)
        events = tuple(
            tuple(cell(corpus, a, found.get(a, ()), routes.address(path, a)) for a in reports)
            for _, reports in groupby(ids, key=lambda a: corpus.event_of[a].id)
        )
        label = "; ".join(one.label for one in chain(*events))
        drawn.append(Panel(Link(plain(theme.title), routes.address(path), label), events))
    return Panels(tuple(drawn), left_out(len(ids), len(every)), len(ids) > FITTING)
