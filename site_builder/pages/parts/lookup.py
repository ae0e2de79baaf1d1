"""The edition, to be looked things up in: one index, built once, read by every view."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Comparison, ReportCounts, Voice
from site_builder.model.found import (
    Article,
    CoverageCell,
    Echo,
    Edition,
    Event,
    Note,
    Paraphrase,
    Passage,
    Quote,
    Rendering,
    Segment,
    SharedCopy,
    Statement,
    Synopsis,
    SynopsisRow,
    Term,
    Theme,
)
from site_builder.model.given import Outlet, Speaker
from site_builder.pages.parts.span_index import SpanIndex
from site_builder.pages.parts.values import Siglum
from site_builder.text.spans import Span

T = TypeVar("T")
Beside = tuple[T | None, T | None]  # the one before and the one after


class Corpus(Struct, frozen=True, eq=False):
    """An edition with its things by id. Missing keys are our own mistakes and raise KeyError.

    The mappings named `…_of` give tuples in reading order and hold an entry, perhaps empty, for
    every id of their kind.
    """

    edition: Edition
    card: str  # where the social card stands
    outlets: dict[str, Outlet]
    speakers: dict[str, Speaker]
    articles: dict[str, Article]
    events: dict[str, Event]
    quotes: dict[str, Quote]
    statements: dict[str, Statement]
    themes: dict[str, Theme]
    event_of: dict[str, Event]  # by article
    reports_of: dict[str, tuple[Article, ...]]  # by outlet
    sigla: dict[str, Siglum]  # by article; told apart within an event
    quotes_of: dict[str, tuple[Quote, ...]]  # by article, of its story: furniture is left out
    marked_in: dict[str, tuple[Quote, ...]]  # by article, all of them
    segments_in: dict[str, tuple[tuple[Quote, Segment], ...]]  # by article, of all of them
    marked_at: dict[str, SpanIndex]  # by article: its segments with their marks
    quoted_at: dict[str, SpanIndex]  # by article: its segments without them
    said_in: dict[tuple[str, str], tuple[Quote, ...]]  # speech, by article and speaker
    words: dict[str, int]  # by article, without its furniture
    quoted_words: dict[str, int]  # by article: those that stand in marks as somebody’s speech
    articles_of: dict[str, tuple[str, ...]]  # by outlet, newest event first
    order: dict[str, int]  # of the articles of events, newest event first
    event_order: dict[str, int]  # newest first
    notes_of: dict[str, tuple[Note, ...]]  # by article
    coverage_of: dict[str, tuple[CoverageCell, ...]]  # by theme
    passages_of: dict[str, tuple[Passage, ...]]  # by article, in the order of themes
    terms_of: dict[str, Term]  # by quote, where it is one
    terms_by: dict[str, tuple[tuple[Term, tuple[Quote, ...]], ...]]  # by outlet, with its uses
    statements_of: dict[str, tuple[Statement, ...]]  # by event, in the order of the speech
    statements_by: dict[str, tuple[Statement, ...]]  # by speaker
    in_quote: dict[str, tuple[Statement, ...]]  # by quote
    renderings: dict[tuple[str, str], Rendering]  # by statement and article
    own_words: dict[tuple[str, str], tuple[Span, ...]]  # by statement and article
    wordings: dict[tuple[str, str], str]  # the same: a rendering's words as they are compared
    paraphrases_of: dict[str, tuple[Paraphrase, ...]]  # by statement
    paraphrases_in: dict[str, tuple[Paraphrase, ...]]  # by article
    quotes_by: dict[str, tuple[Quote, ...]]  # speech, by speaker; "" where the speaker is unclear
    echoes_of: dict[str, tuple[Echo, ...]]  # by statement, from either side
    shared_in: dict[str, tuple[SharedCopy, ...]]  # by event
    synopses: dict[str, Synopsis]  # by event, where there is one
    rows: dict[str, SynopsisRow]  # by statement, where there is one
    paged: dict[str, Statement]  # by the path of its own page, where it has one
    statements_beside: dict[str, Beside[Statement]]  # by statement with a page, in the speech
    events_beside: dict[str, Beside[Event]]  # by event, in the order of events
    comparisons: dict[str, Comparison]  # by event
    counts: dict[str, ReportCounts]  # by article
    voices_in: dict[str, tuple[Voice, ...]]  # by article
    voices_by: dict[str, tuple[Voice, ...]]  # by speaker, newest event first; "" where unclear
    signs: tuple[Siglum, ...]  # of all outlets

    def outlet_of(self, article_id: str) -> Outlet:
        """The outlet that published an article."""
        return self.outlets[self.articles[article_id].outlet_id]

    def paragraph_at(self, article_id: str, offset: int) -> int:
        """The number, from 1, of the paragraph that holds `offset` (or the nearest before it)."""
        return _paragraph_at(self.articles[article_id], offset)

    def quote_at(self, article_id: str, span: Span) -> Quote | None:
        """The first quotation of the article that shares a character with `span`."""
        place = self.marked_at[article_id].first(span)
        return None if place is None else self.segments_in[article_id][place][0]


def index(edition: Edition, card: str = routes.CARD) -> Corpus:
    """The corpus of an edition; linear in its size, but for sorting."""
    events = {e.id: e for e in edition.events}
    articles = {a.id: a for a in edition.articles}
    article_ids = list(articles)
    rows = {r.statement_id: r for s in edition.synopses for r in s.rows}
    speech_order = {statement_id: place for place, statement_id in enumerate(rows)}
    in_order = sorted(
        edition.statements, key=lambda s: (s.event_id, speech_order.get(s.id, len(rows)))
    )
    units = sorted(
        {
            (u.quote_id, u.span, s.id)
            for s in edition.statements
            for r in s.renderings
            for u in r.all_units
        }
    )
    statements = {s.id: s for s in edition.statements}
    quotes = [q for q in edition.quotes if q.is_in_story]
    marked_in = _grouped(edition.quotes, lambda q: q.article_id, article_ids)
    segments_in = {
        a: tuple((q, segment) for q in marked for segment in q.segments)
        for a, marked in marked_in.items()
    }
    said_in: defaultdict[tuple[str, str], list[Quote]] = defaultdict(list)
    quoted_words: Counter[str] = Counter(dict.fromkeys(article_ids, 0))
    for quote in quotes:
        if quote.kind.is_speech:
            said_in[quote.article_id, quote.speaker_id or ""].append(quote)
            spans = (segment.span for segment in quote.segments)
            quoted_words[quote.article_id] += words_in(articles[quote.article_id], spans)
    placed = [a for e in edition.events for a in e.article_ids]
    statements_of = _grouped(in_order, lambda s: s.event_id, events)
    voices = [voice for c in edition.comparisons for voice in c.voices]
    return Corpus(
        edition=edition,
        card=card,
        outlets={o.id: o for o in edition.outlets},
        speakers={s.id: s for s in edition.speakers},
        articles=articles,
        events=events,
        quotes={q.id: q for q in edition.quotes},
        statements=statements,
        themes={t.id: t for t in edition.themes},
        event_of={a: e for e in edition.events for a in e.article_ids},
        reports_of=_grouped(
            edition.articles, lambda a: a.outlet_id, [o.id for o in edition.outlets]
        ),
        sigla=_sigla(edition),
        quotes_of=_grouped(quotes, lambda q: q.article_id, article_ids),
        marked_in=marked_in,
        segments_in=segments_in,
        marked_at={a: SpanIndex([s.marked for _, s in found]) for a, found in segments_in.items()},
        quoted_at={a: SpanIndex([s.span for _, s in found]) for a, found in segments_in.items()},
        said_in={key: tuple(found) for key, found in said_in.items()},
        words={a.id: words_in(a) for a in edition.articles},
        quoted_words=dict(quoted_words),
        articles_of=_grouped(
            placed, lambda a: articles[a].outlet_id, [o.id for o in edition.outlets]
        ),
        order={a: n for n, a in enumerate(placed)},
        event_order={e.id: n for n, e in enumerate(edition.events)},
        notes_of=_grouped(
            sorted(edition.notes, key=lambda n: (n.span, n.id)), lambda n: n.article_id, article_ids
        ),
        coverage_of=_grouped(
            edition.coverage, lambda c: c.theme_id, [t.id for t in edition.themes]
        ),
        passages_of=_grouped(
            (p for t in edition.themes for p in t.passages), lambda p: p.article_id, article_ids
        ),
        terms_of={q: t for t in edition.terms for q in t.quote_ids},
        terms_by=_terms_by(edition, articles),
        statements_of=statements_of,
        statements_by=_grouped(
            (s for s in in_order if s.speaker_id),
            lambda s: s.speaker_id or "",
            [s.id for s in edition.speakers],
        ),
        in_quote={q.id: () for q in edition.quotes}
        | {
            quote_id: tuple(statements[i] for i in dict.fromkeys(i for _, _, i in group))
            for quote_id, group in groupby(units, key=lambda u: u[0])
        },
        renderings={(s.id, r.article_id): r for s in edition.statements for r in s.renderings},
        own_words={
            (d.statement_id, article_id): spans
            for c in edition.comparisons
            for d in c.differences
            for article_id, spans in d.own_words
        },
        wordings={
            (s.id, r.article_id): _wording(articles[r.article_id], r)
            for s in edition.statements
            for r in s.renderings
        },
        paraphrases_of=_grouped(edition.paraphrases, lambda p: p.statement_id, statements),
        paraphrases_in=_grouped(edition.paraphrases, lambda p: p.article_id, article_ids),
        quotes_by=_grouped(
            (q for q in quotes if q.kind.is_speech),
            lambda q: q.speaker_id or "",
            ["", *(s.id for s in edition.speakers)],
        ),
        echoes_of=_echoes(edition.echoes, statements),
        shared_in=_grouped(edition.shared_copy, lambda c: c.event_id, events),
        synopses={s.event_id: s for s in edition.synopses},
        rows=rows,
        paged={routes.statement(s)[0]: s for s in edition.statements if routes.has_page(s)},
        statements_beside={
            statement_id: pair
            for said in statements_of.values()
            for statement_id, pair in _beside(
                [s for s in said if routes.has_page(s)], lambda s: s.id
            ).items()
        },
        events_beside=_beside(edition.events, lambda e: e.id),
        comparisons={c.event_id: c for c in edition.comparisons},
        counts={report.article_id: report for c in edition.comparisons for report in c.counts},
        voices_in=_grouped(voices, lambda v: v.article_id, article_ids),
        voices_by=_grouped(
            voices, lambda v: v.speaker_id or "", ["", *(s.id for s in edition.speakers)]
        ),
        signs=tuple(outlet_sign(outlet) for outlet in edition.outlets),
    )


def words_in(article: Article, spans: Iterable[Span] | None = None) -> int:
    """How many words stand in these spans; by default in the article without its furniture."""
    if spans is None:
        spans = (p.span for p in article.paragraphs if p.role != "furniture")
    return sum(len(article.words.within(span)) for span in spans)


def quoted_words_in(corpus: Corpus, article_id: str) -> int:
    """How many of the article's words stand in quotation marks as somebody's speech."""
    return corpus.quoted_words[article_id]


def _paragraph_at(article: Article, offset: int) -> int:
    return max(1, bisect_right(article.paragraphs, offset, key=lambda p: p.span.start))


def _wording(article: Article, rendering: Rendering) -> str:
    return " ".join(n for u in rendering.units for n in article.words.within(u.span).compared)


def _terms_by(
    edition: Edition, articles: dict[str, Article]
) -> dict[str, tuple[tuple[Term, tuple[Quote, ...]], ...]]:
    quotes = {q.id: q for q in edition.quotes}
    found: dict[str, list[tuple[Term, tuple[Quote, ...]]]] = {o.id: [] for o in edition.outlets}
    for term in edition.terms:
        uses = [quotes[q] for q in term.quote_ids]
        outlets = dict.fromkeys(articles[q.article_id].outlet_id for q in uses)
        by_outlet = _grouped(uses, lambda q: articles[q.article_id].outlet_id, outlets)
        for outlet_id, own in by_outlet.items():
            found[outlet_id].append((term, own))
    return {outlet_id: tuple(terms) for outlet_id, terms in found.items()}


def _beside(things: Iterable[T], key: Callable[[T], str]) -> dict[str, Beside[T]]:
    """For each thing the one before it and the one after it."""
    listed = list(things)
    around = [None, *listed, None]
    return {key(thing): (around[n], around[n + 2]) for n, thing in enumerate(listed)}


def _grouped(
    values: Iterable[T], key: Callable[[T], str], keys: Iterable[str]
) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return {k: tuple(groups[k]) for k in keys}


def _echoes(echoes: Iterable[Echo], statements: Iterable[str]) -> dict[str, tuple[Echo, ...]]:
    groups: dict[str, list[Echo]] = defaultdict(list)
    for echo in echoes:
        groups[echo.first].append(echo)
        groups[echo.second].append(echo)
    return {statement_id: tuple(groups[statement_id]) for statement_id in statements}


def _sigla(edition: Edition) -> dict[str, Siglum]:
    """The sign of each article: its outlet's, numbered where an outlet reports an event twice."""
    outlets = {o.id: o for o in edition.outlets}
    articles = {a.id: a for a in edition.articles}
    events = [e.article_ids for e in edition.events]
    placed = {a for ids in events for a in ids}
    sigla: dict[str, Siglum] = {}
    for ids in [*events, *((a,) for a in articles if a not in placed)]:
        total = Counter(articles[a].outlet_id for a in ids)
        seen: Counter[str] = Counter()
        for article_id in ids:
            outlet = outlets[articles[article_id].outlet_id]
            seen[outlet.id] += 1
            number = f" {seen[outlet.id]}" if total[outlet.id] > 1 else ""
            sigla[article_id] = outlet_sign(outlet, number)
    return sigla


def outlet_sign(outlet: Outlet, number: str = "") -> Siglum:
    """The sign of an outlet; `number` tells its articles apart."""
    return Siglum(outlet.siglum + number, f"h{outlet.hue} {outlet.line}", outlet.name)
