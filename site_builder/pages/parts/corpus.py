"""What the pages look up: the reports of one event with everything found in them, or all reports.

`event_corpus` is made from what the pages of one event may show, and contains nothing else.
`site_corpus` joins those of all events and adds the lists of the whole site.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

import msgspec
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Comparison, ReportCounts, Voice
from site_builder.model.edition import Around, Edition, EventEdition, Note, SaidAgain
from site_builder.model.found import (
    Article,
    DecidedBy,
    Event,
    Paraphrase,
    Quote,
    Rendering,
    Statement,
    Term,
)
from site_builder.model.given import Outlet, SiteSettings, Speaker
from site_builder.model.quotations import Segment
from site_builder.model.synopsis import SynopsisRow
from site_builder.model.text_modes import FULL, shown_spans, text_mode
from site_builder.model.themes import CoverageCell, Passage
from site_builder.model.together import members
from site_builder.pages.parts.discretion import discreet
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.signs import outlet_sign, report_signs
from site_builder.pages.parts.span_index import SpanIndex
from site_builder.pages.parts.values import Siglum, Variant
from site_builder.pages.parts.versions import Versions, versions_of
from site_builder.text.spans import Span

T = TypeVar("T")
Spoken = TypeVar("Spoken", Statement, Voice)
Beside = tuple[Statement | None, Statement | None]  # the one before and the one after


class Pieces:
    """The pieces of an article's quotations, to be found by their places, marks included."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._pieces = [(quote, segment) for quote in quotes for segment in quote.segments]
        self._index = SpanIndex([segment.marked for _, segment in self._pieces])

    def at(self, span: Span) -> tuple[Quote, Segment] | None:
        """The first quotation that shares a character with `span`, and its piece there."""
        place = self._index.first(span)
        return None if place is None else self._pieces[place]


class Corpus(Struct, frozen=True, eq=False):
    """Reports and what is found in them, by id. A missing key is a fault of the program.

    The mappings named `…_of` give tuples in reading order, perhaps empty, for every id.
    """

    site: SiteSettings
    card: str  # the path of the social card
    signs: tuple[Siglum, ...]  # of all outlets that these pages may name
    outlets: dict[str, Outlet]
    speakers: dict[str, Speaker]
    articles: dict[str, Article]
    events: dict[str, Event]
    quotes: dict[str, Quote]
    statements: dict[str, Statement]
    theme_titles: dict[str, str]
    has_themes: bool  # anywhere on the site
    event_of: dict[str, Event]  # by article
    sigla: dict[str, Siglum]  # by article; each has its own within an event
    shown: dict[str, list[Span]]  # by article, if its text is not shown in full
    quotes_of: dict[str, tuple[Quote, ...]]  # by article, of its story: without its furniture
    marked_in: dict[str, tuple[Quote, ...]]  # by article, all of them
    pieces: dict[str, Pieces]  # by article
    counts: dict[str, ReportCounts]  # by article
    notes_of: dict[str, tuple[Note, ...]]  # by article
    passages_of: dict[str, tuple[Passage, ...]]  # by article, in the order of themes
    statements_of: dict[str, tuple[Statement, ...]]  # by event, in the order of the speech
    statements_beside: dict[str, Beside]  # by statement with a page, in the speech
    in_quote: dict[str, tuple[Statement, ...]]  # by quote
    renderings: dict[tuple[str, str], Rendering]  # by statement and article
    versions: dict[str, Versions]  # by statement
    quoted_variants: dict[str, tuple[Variant, ...]]  # by statement; each is added when it is made
    own_words: dict[tuple[str, str], tuple[Span, ...]]  # by statement and article
    paraphrases_of: dict[str, tuple[Paraphrase, ...]]  # by statement, those that editors confirmed
    rows: dict[str, SynopsisRow]  # by statement, where there is one
    said_again: dict[str, tuple[SaidAgain, ...]]  # by statement
    comparisons: dict[str, Comparison]  # by event
    found: dict[str, EventEdition]  # by event
    around: dict[str, Around]  # by event

    def outlet_of(self, article_id: str) -> Outlet:
        """The outlet that published an article."""
        return self.outlets[self.articles[article_id].outlet_id]

    def speaker_name(self, speaker_id: str | None) -> str:
        """The speaker's name on one line, or that the speaker is unclear.

        Who is not named is shown in the outlet's words, with marks: “the pilot” may be anybody.
        """
        speaker = self.speakers.get(speaker_id or "")
        if speaker is None:
            return "speaker unclear"
        name = plain(speaker.name)
        return f"“{name}”, in the outlet’s words" if speaker.is_unnamed else name

    def paragraph_at(self, article_id: str, offset: int) -> int:
        """The number, from 1, of the paragraph that contains `offset`, else of the one before."""
        return self.articles[article_id].paragraph_at(offset) + 1


class SiteCorpus(Corpus, frozen=True, eq=False):
    """The reports of all events, and the lists of the whole site."""

    edition: Edition
    articles_of: dict[str, tuple[str, ...]]  # by outlet, newest first
    event_order: dict[str, int]  # newest first
    terms_by: dict[str, tuple[tuple[Term, tuple[Quote, ...]], ...]]  # by outlet, with its uses
    statements_by: dict[str, tuple[Statement, ...]]  # by speaker
    coverage_of: dict[str, tuple[CoverageCell, ...]]  # by theme
    voices_in: dict[str, tuple[Voice, ...]]  # by article
    voices_by: dict[str, tuple[Voice, ...]]  # by speaker, newest event first; "" where unclear


def event_corpus(found: EventEdition, around: Around, card: str = routes.CARD) -> Corpus:
    """The corpus of one event; linear in its size, but for sorting."""
    outlets = {o.id: o for o in around.outlets}
    found = discreet(found, outlets, around.site)
    event = found.event
    ids = event.article_ids
    articles = {a.id: a for a in found.articles}
    rows = {r.statement_id: r for r in found.synopsis.rows} if found.synopsis else {}
    place = {statement_id: n for n, statement_id in enumerate(rows)}
    statements = sorted(found.statements, key=lambda s: place.get(s.id, len(rows)))
    marked_in = _grouped(found.quotes, lambda q: q.article_id, ids)
    modes = {a.id: text_mode(a, outlets[a.outlet_id], around.site) for a in found.articles}
    comparison = found.comparison or Comparison(event.id)
    return Corpus(
        site=around.site,
        card=card,
        signs=tuple(map(outlet_sign, around.outlets)),
        outlets=outlets,
        speakers={s.id: s for s in found.speakers},
        articles=articles,
        events={event.id: event},
        quotes={q.id: q for q in found.quotes},
        statements={s.id: s for s in found.statements},
        theme_titles=dict(around.themes),
        has_themes=around.has_themes,
        event_of=dict.fromkeys(ids, event),
        sigla=report_signs([articles[i] for i in ids], outlets),
        shown={
            a: shown_spans(articles[a], modes[a], marked_in[a]) for a in ids if modes[a] != FULL
        },
        quotes_of={a: tuple(q for q in marked_in[a] if q.is_in_story) for a in ids},
        marked_in=marked_in,
        pieces={a: Pieces(marked_in[a]) for a in ids},
        counts={c.article_id: c for c in comparison.counts},
        notes_of=_grouped(
            sorted(found.notes, key=lambda n: (n.span, n.id)), lambda n: n.article_id, ids
        ),
        passages_of=_grouped(found.passages + around.passages, lambda p: p.article_id, ids),
        statements_of={event.id: tuple(statements)},
        statements_beside=_beside(filter(routes.has_page, statements)),
        in_quote=_in_quotes(found),
        renderings={(s.id, r.article_id): r for s in statements for r in s.renderings},
        versions={s.id: versions_of(found, s) for s in statements},
        quoted_variants={},
        own_words={
            (d.statement_id, article_id): spans
            for d in comparison.differences
            for article_id, spans in d.own_words
        },
        paraphrases_of=_grouped(
            (p for p in found.paraphrases if p.decided_by is DecidedBy.EDITOR),
            lambda p: p.statement_id,
            [s.id for s in statements],
        ),
        rows=rows,
        said_again=_grouped(
            around.said_again, lambda a: a.statement_id, [s.id for s in statements]
        ),
        comparisons={event.id: comparison},
        found={event.id: found},
        around={event.id: around},
    )


def event_corpora(edition: Edition, card: str = routes.CARD) -> list[Corpus]:
    """The corpus of each event."""
    around = zip(edition.by_event, edition.around, strict=True)
    return [event_corpus(*one, card) for one in around]


def site_corpus(edition: Edition, corpora: Sequence[Corpus], card: str = routes.CARD) -> SiteCorpus:
    """The corpus of the whole site, from those of its events."""
    joined = {
        field.name: {k: v for one in corpora for k, v in getattr(one, field.name).items()}
        for field in msgspec.structs.fields(Corpus)
        if str(field.type).startswith("dict[")
    }
    joined |= {
        "outlets": {o.id: o for o in edition.outlets},
        "speakers": {s.id: s for s in edition.speakers},
        "theme_titles": {t.id: t.title for t in edition.themes},
    }
    quotes, statements = joined["quotes"], joined["statements_of"]
    voices = [voice for one in edition.comparisons for voice in one.voices]
    ids = [a for e in edition.events for a in e.article_ids]
    events = joined["event_of"]
    days = {a: joined["articles"][a].published or events[a].date or date.min for a in ids}
    newest = sorted(ids, key=lambda a: days[a], reverse=True)
    people = [s.id for s in edition.speakers]
    outlets = [o.id for o in edition.outlets]
    return SiteCorpus(
        **joined,
        site=edition.site,
        has_themes=bool(edition.themes),
        card=card,
        signs=tuple(map(outlet_sign, edition.outlets)),
        edition=edition,
        articles_of=_grouped(newest, lambda a: joined["articles"][a].outlet_id, outlets),
        event_order={e.id: n for n, e in enumerate(edition.events)},
        terms_by=_terms_by(edition, quotes, joined["articles"]),
        statements_by=_by_speaker(
            (s for event_id in sorted(statements) for s in statements[event_id]), people
        ),
        coverage_of=_grouped(
            edition.coverage, lambda c: c.theme_id, [t.id for t in edition.themes]
        ),
        voices_in=_grouped(voices, lambda v: v.article_id, ids),
        voices_by=_by_speaker(voices, ["", *people]),
    )


def _in_quotes(found: EventEdition) -> dict[str, tuple[Statement, ...]]:
    """The statements of each quotation, in the order of its text."""
    statements = {s.id: s for s in found.statements}
    units = sorted(
        {
            (u.quote_id, u.span, s.id)
            for s in found.statements
            for r in s.renderings
            for u in r.all_units
        }
    )
    return {q.id: () for q in found.quotes} | {
        quote_id: tuple(statements[i] for i in dict.fromkeys(i for _, _, i in group))
        for quote_id, group in groupby(units, key=lambda u: u[0])
    }


def _terms_by(
    edition: Edition, quotes: dict[str, Quote], articles: dict[str, Article]
) -> dict[str, tuple[tuple[Term, tuple[Quote, ...]], ...]]:
    found: dict[str, list[tuple[Term, tuple[Quote, ...]]]] = {o.id: [] for o in edition.outlets}
    for term in edition.terms:
        uses = [quotes[q] for q in term.quote_ids]
        outlets = dict.fromkeys(articles[q.article_id].outlet_id for q in uses)
        by_outlet = _grouped(uses, lambda q: articles[q.article_id].outlet_id, outlets)
        for outlet_id, own in by_outlet.items():
            found[outlet_id].append((term, own))
    return {outlet_id: tuple(terms) for outlet_id, terms in found.items()}


def _beside(statements: Iterable[Statement]) -> dict[str, Beside]:
    """For each statement the one before it and the one after it."""
    listed = list(statements)
    around = [None, *listed, None]
    return {s.id: (around[n], around[n + 2]) for n, s in enumerate(listed)}


def _by_speaker(values: Iterable[Spoken], people: Iterable[str]) -> dict[str, tuple[Spoken, ...]]:
    """By speaker, "" where that is unclear; what several say together is also each one's."""
    groups: dict[str, list[Spoken]] = defaultdict(list)
    for value in values:
        whole: str = value.speaker_id or ""
        for speaker_id in dict.fromkeys((whole, *members(whole))):
            groups[speaker_id].append(value)
    return {k: tuple(groups[k]) for k in people}


def _grouped(
    values: Iterable[T], key: Callable[[T], str], keys: Iterable[str]
) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return {k: tuple(groups[k]) for k in keys}
