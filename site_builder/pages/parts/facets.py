"""By what a search can be narrowed: the facets of each page that is searched.

A page without facets is not searched: it lists what other pages contain.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from site_builder.model.found import Event, Statement
from site_builder.model.together import members
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.markup import plain


class Facet(Struct, frozen=True):
    """One value by which a page is found: the outlet “Financial Times”."""

    name: str
    value: str


def article_facets(corpus: Corpus, article_id: str) -> tuple[Facet, ...]:
    """The facets of an article: its outlet, the people it quotes, its themes, event and year."""
    speech = [q for q in corpus.quotes_of[article_id] if q.kind.is_speech]
    return facets(
        "Article",
        outlet=[corpus.outlet_of(article_id).name],
        speaker=_speakers(corpus, [q.speaker_id for q in speech]),
        theme=[corpus.theme_titles[p.theme_id] for p in corpus.passages_of[article_id]],
        event=[corpus.event_of[article_id].title],
        year=_year(corpus.articles[article_id].published),
    )


def statement_facets(corpus: Corpus, statement: Statement) -> tuple[Facet, ...]:
    """The facets of a statement: also the themes that find its words."""
    event = corpus.events[statement.event_id]
    return facets(
        "Statement",
        outlet=[corpus.outlet_of(r.article_id).name for r in statement.renderings],
        speaker=_speakers(corpus, [statement.speaker_id]),
        theme=[
            corpus.theme_titles[passage.theme_id]
            for rendering in statement.renderings
            for passage in corpus.passages_of[rendering.article_id]
            if any(passage.span.overlaps(unit.span) for unit in rendering.units)
        ],
        event=[event.title],
        year=_year(event.date),
    )


def event_facets(corpus: Corpus, event: Event) -> tuple[Facet, ...]:
    """The facets of an event: its outlets, the people who speak in it, its themes."""
    passages = [p for a in event.article_ids for p in corpus.passages_of[a]]
    return facets(
        "Event",
        outlet=[corpus.outlet_of(a).name for a in event.article_ids],
        speaker=_speakers(corpus, [s.speaker_id for s in corpus.statements_of[event.id]]),
        theme=[corpus.theme_titles[p.theme_id] for p in passages],
        event=[event.title],
        year=_year(event.date),
    )


def facets(kind: str, **named: Iterable[str]) -> tuple[Facet, ...]:
    """The kind of page, then every other value once, in order."""
    return (
        Facet("kind", kind),
        *(
            Facet(name, value)
            for name, values in named.items()
            for value in sorted({plain(v) for v in values} - {""})
        ),
    )


def _speakers(corpus: Corpus, ids: Iterable[str | None]) -> list[str]:
    return [corpus.speakers[m].name for i in ids for m in members(i)]


def _year(when: date | None) -> list[str]:
    return [str(when.year)] if when else []
