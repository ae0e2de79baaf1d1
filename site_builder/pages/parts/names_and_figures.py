"""What the reports of an event call the same people and things, and which figures they have."""

from __future__ import annotations

from collections.abc import Container

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Comparison, Figure, FigurePlace, Naming
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import capital, count_in_words, listing
from site_builder.pages.parts.markup import Mark, plain
from site_builder.pages.parts.values import Cited, Link, Siglum
from site_builder.text.dates import MONTHS

REACH = 5  # words before and after a figure
SHOWN = 8  # rows; the others are folded
LONE_LEAST = 13  # of a count that one report alone has
PASSING = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


class NamedByReport(Struct, frozen=True):
    """One report's names for somebody, or its ways to print a phrase."""

    siglum: Siglum
    names: tuple[Cited, ...]


class NamedRow(Struct, frozen=True):
    """A person or phrase; the link is empty where nothing is known but the name."""

    name: Link
    reports: tuple[NamedByReport, ...]


class FigureRow(Struct, frozen=True):
    """A figure in its places; `lacking` says which reports do not have it."""

    places: tuple[Cited, ...]
    lacking: str


class NamesAndFigures(Struct, frozen=True):
    """Both comparisons; `more_…` are folded under their label."""

    names: tuple[NamedRow, ...]
    more_names: tuple[NamedRow, ...]
    more_names_label: str
    changed: tuple[FigureRow, ...]
    shared: tuple[FigureRow, ...]
    lone: tuple[FigureRow, ...]
    lone_label: str


def names_and_figures(corpus: Corpus, compared: Comparison) -> NamesAndFigures:
    """The parts of the event page on names and on figures."""
    voices = {voice.speaker_id for voice in compared.voices}
    names = tuple(_named(corpus, one, voices) for one in compared.namings)
    several = [f for f in compared.figures if len(f.places) > 1 and not f.is_changed]
    lone = [f for f in compared.figures if len(f.places) == 1 and _is_telling(f)]
    return NamesAndFigures(
        names=names[:SHOWN],
        more_names=names[SHOWN:],
        more_names_label=f"{capital(count_in_words(len(names[SHOWN:]), 'name'))} more",
        changed=tuple(_figure(corpus, f) for f in compared.figures if f.is_changed),
        shared=tuple(_figure(corpus, f) for f in several),
        lone=tuple(_figure(corpus, f) for f in lone),
        lone_label=f"{capital(count_in_words(len(lone), 'figure'))} that one report alone has",
    )


def _named(corpus: Corpus, naming: Naming, voices: Container[str | None]) -> NamedRow:
    found: dict[str, list[Cited]] = {}
    for place in naming.places:
        one = Cited(
            corpus.sigla[place.article_id],
            cited_words.quoted(corpus, place.article_id, [place.span]),
            (cited_words.place(corpus, place.article_id, place.span),),
        )
        found.setdefault(place.article_id, []).append(one)
    reports = tuple(NamedByReport(corpus.sigla[a], tuple(names)) for a, names in found.items())
    speaker = naming.speaker_id
    href = routes.address(routes.speaker(speaker)) if speaker and speaker in voices else ""
    return NamedRow(Link(plain(naming.name), href), reports)


def _figure(corpus: Corpus, figure: Figure) -> FigureRow:
    lacking = listing([corpus.sigla[a].text for a in figure.lacking])
    places = tuple(_mention(corpus, place) for place in figure.places)
    return FigureRow(places, f"Not in {lacking}." if lacking else "")


def _mention(corpus: Corpus, place: FigurePlace) -> Cited:
    bold = [Mark(place.span, "b", 1)]
    return Cited(
        corpus.sigla[place.article_id],
        cited_words.in_place(corpus, place.article_id, place.span, bold, REACH),
        (cited_words.place(corpus, place.article_id, place.span),),
    )


def _is_telling(figure: Figure) -> bool:
    """Whether a reader would miss it: no small count, no date and no length of time."""
    value = figure.places[0].value
    is_count = not figure.unit and value >= LONE_LEAST
    is_date = figure.unit.capitalize() in MONTHS
    return is_count or bool(figure.unit and figure.unit not in PASSING and not is_date)
