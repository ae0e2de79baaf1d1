"""An event of several reports in a list: what is in common, and which passages each quotes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import SpeechPassage
from site_builder.model.found import Event
from site_builder.pages.parts import charts
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, day
from site_builder.pages.parts.glance import compared_line
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link, Siglum

LANES = 3  # of an event; one alone is never left out


class CoverageLane(Struct, frozen=True):
    """A report and the passages that it quotes, or tells in its own words, as paths of an SVG."""

    siglum: Siglum
    href: str
    quoted: str
    told: str
    label: str  # “10 of 17”


class ComparedEvent(Struct, frozen=True):
    """An event with the strip of its reports; `more` says how many have no lane, "" if all have."""

    when: str
    event: Link
    line: str
    box: str
    lanes: tuple[CoverageLane, ...]
    more: str


def compared_event(corpus: Corpus, event: Event) -> ComparedEvent:
    """The event as the home page lists it."""
    compared = corpus.comparisons[event.id]
    ids = event.article_ids
    shown = ids[:LANES] if len(ids) > LANES + 1 else ids
    left = len(ids) - len(shown)
    return ComparedEvent(
        when=", ".join(filter(None, [day(event.date), plain(event.place or "")])),
        event=Link(plain(event.title), routes.address(routes.event(event.id))),
        line=compared_line(corpus, compared),
        box=charts.lane_box(len(compared.speech)),
        lanes=tuple(_lane(corpus, a, compared.speech) for a in shown if compared.speech),
        more=f"and {count(left, 'more report')}" if left and compared.speech else "",
    )


def _lane(corpus: Corpus, article_id: str, speech: Sequence[SpeechPassage]) -> CoverageLane:
    quoted = [n for n, passage in enumerate(speech) if article_id in passage.quoted]
    told = [n for n, passage in enumerate(speech) if article_id in passage.told]
    return CoverageLane(
        corpus.sigla[article_id],
        routes.address(routes.article(article_id)),
        charts.lane_path(quoted),
        charts.lane_path(told),
        f"{len(quoted)} of {len(speech)}",
    )
