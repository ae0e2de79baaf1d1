"""By what a search can be narrowed: the facets of each page that is searched.

A page without facets is not searched: it lists what other pages hold.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from site_builder.model.found import Event, Statement, Theme
from site_builder.model.given import Outlet, Speaker
from site_builder.pages.parts.corpus import Corpus, SiteCorpus
from site_builder.pages.parts.markup import plain

OUTLET, SPEAKER, THEME, EVENT, KIND, YEAR = "outlet", "speaker", "theme", "event", "kind", "year"


class Facet(Struct, frozen=True):
    """One value by which a page is found: the outlet “Financial Times”."""

    name: str
    value: str


def article_facets(corpus: Corpus, article_id: str) -> tuple[Facet, ...]:
    """An article's: its outlet, whom it quotes, its themes, its event, its year."""
    article = corpus.articles[article_id]
    speakers = [q.speaker_id for q in corpus.quotes_of[article_id] if q.kind.is_speech]
    themes = [p.theme_id for p in corpus.passages_of[article_id]]
    event = corpus.event_of[article_id]
    year = [str(article.published.year)] if article.published else []
    return (
        Facet(KIND, "Article"),
        *_named(OUTLET, [corpus.outlet_of(article_id).name]),
        *_speakers(corpus, speakers),
        *_themes(corpus, themes),
        *_named(EVENT, [event.title] if event else []),
        *_named(YEAR, year),
    )


def statement_facets(corpus: Corpus, statement: Statement) -> tuple[Facet, ...]:
    """A statement's: the outlets that render it, its speaker, the themes that find its words."""
    event = corpus.events[statement.event_id]
    themes = [
        passage.theme_id
        for rendering in statement.renderings
        for passage in corpus.passages_of[rendering.article_id]
        if any(passage.span.overlaps(unit.span) for unit in rendering.units)
    ]
    return (
        Facet(KIND, "Statement"),
        *_named(OUTLET, [corpus.outlet_of(r.article_id).name for r in statement.renderings]),
        *_speakers(corpus, [statement.speaker_id]),
        *_themes(corpus, themes),
        *_of_event(event),
    )


def event_facets(corpus: Corpus, event: Event) -> tuple[Facet, ...]:
    """An event's: the outlets that report it and who speaks in it."""
    return (
        Facet(KIND, "Event"),
        *_named(OUTLET, [corpus.outlet_of(a).name for a in event.article_ids]),
        *_speakers(corpus, [s.speaker_id for s in corpus.statements_of[event.id]]),
        *_themes(corpus, [p.theme_id for a in event.article_ids for p in corpus.passages_of[a]]),
        *_of_event(event),
    )


def theme_facets(corpus: Corpus, theme: Theme) -> tuple[Facet, ...]:
    """A theme's: itself, and the outlets that bring it."""
    outlets = [corpus.outlet_of(p.article_id).name for p in theme.passages]
    return (Facet(KIND, "Theme"), *_named(OUTLET, outlets), *_named(THEME, [theme.title]))


def speaker_facets(corpus: SiteCorpus, speaker: Speaker) -> tuple[Facet, ...]:
    """A speaker's: itself, and the outlets that quote it."""
    outlets = [corpus.outlet_of(v.article_id).name for v in corpus.voices_by[speaker.id]]
    return (Facet(KIND, "Speaker"), *_named(OUTLET, outlets), *_named(SPEAKER, [speaker.name]))


def outlet_facets(outlet: Outlet) -> tuple[Facet, ...]:
    """An outlet's: itself."""
    return (Facet(KIND, "Outlet"), *_named(OUTLET, [outlet.name]))


def terms_facets() -> tuple[Facet, ...]:
    """Those of the index of terms."""
    return (Facet(KIND, "Terms"),)


def _of_event(event: Event) -> tuple[Facet, ...]:
    year = [str(event.date.year)] if event.date else []
    return (*_named(EVENT, [event.title]), *_named(YEAR, year))


def _speakers(corpus: Corpus, ids: Iterable[str | None]) -> tuple[Facet, ...]:
    return _named(SPEAKER, [corpus.speakers[i].name for i in ids if i])


def _themes(corpus: Corpus, ids: Iterable[str]) -> tuple[Facet, ...]:
    return _named(THEME, [corpus.theme_titles[i] for i in ids])


def _named(name: str, values: Iterable[str]) -> tuple[Facet, ...]:
    """Each value once, in order."""
    return tuple(Facet(name, value) for value in sorted({plain(v) for v in values} - {""}))
