"""The edition as data: JSON files, each an array with one record a line, and tables of the same.

The keys are in a fixed order, the records in the order of the edition. `docs/data.md` describes
the fields; `records.py` declares them. Of an outlet's text the files contain only its headlines,
what is in quotation marks, and verbs of saying, so that excerpts stay excerpts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from site_builder.data import records
from site_builder.data.tables import TableFiles
from site_builder.model import routes
from site_builder.model.data_files import INDEX, data_files, is_divided
from site_builder.model.edition import Edition
from site_builder.model.found import (
    Article,
    DecidedBy,
    Event,
    Quote,
    Statement,
    Turn,
    Unit,
    UnitLink,
)
from site_builder.model.reasons import all_told, told
from site_builder.model.text_modes import text_mode
from site_builder.model.themes import Theme
from site_builder.model.together import members
from site_builder.pages.parts.discretion import discreet_edition
from site_builder.text.spans import Span

T = TypeVar("T")


def exports(edition: Edition) -> dict[str, bytes]:
    """The data files of the site by path."""
    files = _Files(discreet_edition(edition))
    record: dict[str, Callable[[Any], Struct]] = {
        "articles": files.article,
        "quotes": files.quote,
        "statements": files.statement,
        "events": files.event,
        "themes": files.theme,
    }
    parts = data_files(files.edition)
    tables, made = TableFiles(), {}
    for part in parts:
        values = list(map(record[part.subject], part.contents))
        made[part.path] = _lines(values)
        tables.add(part.subject, values)
    made |= tables.files(edition.site)
    if is_divided(edition):
        listed = (records.FileRecord(p.subject, p.path, len(p.contents)) for p in parts)
        made[INDEX] = _lines(listed)
    return made


def _lines(values: Iterable[Struct]) -> bytes:
    rows = list(map(msgspec.json.encode, values))
    # U+2028 and U+2029 are allowed in JSON, but many editors break lines there.
    text = b",\n".join(rows)
    for separator in ("\u2028", "\u2029"):
        text = text.replace(separator.encode(), f"\\u{ord(separator):x}".encode())
    return b"[\n" + text + b"\n]\n" if rows else b"[]\n"


class _Files:
    """An edition with all that its records look up."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.outlets = {o.id: o for o in edition.outlets}
        self.names = {s.id: s.name for s in edition.speakers}
        self.kinds = {s.id: s.kind for s in edition.speakers}
        self.texts = {a.id: a.text for a in edition.articles}
        self.event_of = {a: e.id for e in edition.events for a in e.article_ids}
        self.comparisons = {c.event_id: c for c in edition.comparisons}
        self.differences = {d.statement_id: d for c in edition.comparisons for d in c.differences}
        self.speeches = {
            s.event_id: tuple(row.statement_id for row in s.rows) for s in edition.synopses
        }
        confirmed = (p for p in edition.paraphrases if p.decided_by is DecidedBy.EDITOR)
        self.paraphrases = _by(confirmed, lambda p: p.statement_id)
        self.left_out = {e.event.id: e.shared_left_out for e in edition.by_event}
        self.shared_copy = _by(edition.shared_copy, lambda c: c.event_id)
        self.coverage = _by(edition.coverage, lambda c: c.theme_id)
        pairs = [(e.first, e.second, e.score) for e in edition.echoes]
        pairs += [(second, first, score) for first, second, score in pairs]
        self.echoes = _by(pairs, lambda pair: pair[0])
        units = {
            (unit.quote_id, unit.span, statement.id)
            for statement in edition.statements
            for rendering in statement.renderings
            for unit in rendering.all_units
        }
        self.units_of = _by(sorted(units), lambda unit: unit[0])

    def article(self, article: Article) -> records.ArticleRecord:
        entry = article.entry
        outlet = self.outlets[article.outlet_id]
        return records.ArticleRecord(
            id=article.id,
            page=routes.article(article.id),
            outlet=outlet.name,
            outlet_id=outlet.id,
            agency=entry.agency if entry else None,
            title=article.title,
            date=article.published,
            author=entry.author if entry else None,
            address=entry.address if entry else None,
            language=article.language or None,
            event=self.event_of[article.id],
            complete=not article.is_excerpt,
            text_mode=text_mode(article, outlet, self.edition.site),
            length=len(article.text),
            words=len(article.words),
            sha256=hashlib.sha256(article.text.encode()).hexdigest(),
            paragraphs=tuple(
                records.ParagraphRecord(p.span.start, p.span.end, p.role, p.label, p.decided_by)
                for p in article.paragraphs
            ),
            evidence=tuple(
                records.FactRecord(field, sure.evidence, sure.confidence)
                for field, sure in (entry.sure if entry else ())
            ),
        )

    def quote(self, quote: Quote) -> records.QuoteRecord:
        text = self.texts[quote.article_id]
        return records.QuoteRecord(
            id=quote.id,
            page=f"{routes.article(quote.article_id)}#{quote.id}",
            article=quote.article_id,
            segments=tuple(pair(segment.span) for segment in quote.segments),
            text=" ".join(segment.span.of(text) for segment in quote.segments),
            kind=quote.kind,
            speaker=self.names.get(quote.speaker_id or ""),
            speaker_id=quote.speaker_id,
            speaker_kind=self.kinds.get(quote.speaker_id or ""),
            speaker_ids=members(quote.speaker_id),
            cue=pair(quote.cue) if quote.cue else None,
            verb=quote.verb,
            source=pair(quote.source) if quote.source else None,
            confidence=round(quote.confidence, 4),
            shown=quote.speaker_id is not None,
            reasons=tuple(map(told, quote.reasons)),
            decided_by=quote.decided_by,
            in_story=quote.is_in_story,
            statements=tuple(dict.fromkeys(unit[2] for unit in self.units_of[quote.id])),
        )

    def statement(self, statement: Statement) -> records.StatementRecord:
        path, fragment = routes.statement(statement)
        difference = self.differences.get(statement.id)
        own_words = dict(difference.own_words) if difference else {}
        return records.StatementRecord(
            id=statement.id,
            page=f"{path}#{fragment}" if fragment else path,
            event=statement.event_id,
            speaker=self.names.get(statement.speaker_id or ""),
            speaker_id=statement.speaker_id,
            renderings=tuple(
                records.RenderingRecord(
                    r.article_id,
                    self.outlets[r.outlet_id].name,
                    r.outlet_id,
                    tuple(map(_unit, r.units)),
                    tuple(map(_unit, r.repeats)),
                    tuple(map(pair, own_words.get(r.article_id, ()))),
                )
                for r in statement.renderings
            ),
            grade=statement.grade,
            difference=round(difference.difference, 4) if difference else None,
            differs=statement.turns(),
            evidence=tuple(_link(k, statement.turns(k)) for k in statement.links),
            paraphrases=tuple(
                records.ParaphraseRecord(
                    p.article_id, *pair(p.span), round(p.score, 4), p.shared, p.decided_by
                )
                for p in self.paraphrases[statement.id]
            ),
            said_again=tuple(
                records.EchoRecord(other, round(score, 4))
                for _, other, score in self.echoes[statement.id]
            ),
            decided_by=statement.decided_by,
        )

    def event(self, event: Event) -> records.EventRecord:
        comparison = self.comparisons[event.id]
        return records.EventRecord(
            id=event.id,
            page=routes.event(event.id),
            title=event.title,
            date=event.date,
            place=event.place,
            articles=event.article_ids,
            membership=tuple(
                records.MembershipRecord(m.article_id, all_told(m.reasons), m.decided_by, m.nearest)
                for m in event.memberships
            ),
            statements=self.speeches.get(event.id, ()),
            main_speaker=comparison.main_speaker,
            speech=comparison.speech,
            counts=comparison.counts,
            voices=comparison.voices,
            years=comparison.years,
            silences=comparison.silences,
            namings=comparison.namings,
            figures=comparison.figures,
            most_different=comparison.most_different,
            shared_copy=tuple(
                records.SharedCopyRecord(
                    records.PlaceRecord(c.first_article, *pair(c.first)),
                    records.PlaceRecord(c.second_article, *pair(c.second)),
                    round(c.share, 4),
                )
                for c in self.shared_copy[event.id]
            ),
            shared_copy_left_out=self.left_out.get(event.id, 0),
            decided_by=event.decided_by,
        )

    def theme(self, theme: Theme) -> records.ThemeRecord:
        points: dict[str | None, list[int]] = {}
        for place, passage in enumerate(theme.passages):
            for statement_id in passage.statement_ids or (None,):
                points.setdefault(statement_id, []).append(place)
        return records.ThemeRecord(
            id=theme.id,
            page=routes.theme(theme.id),
            title=theme.title,
            order=theme.order,
            decided_by=theme.decided_by,
            words=theme.words,
            passages=tuple(
                records.PassageRecord(
                    p.article_id,
                    *pair(p.span),
                    p.mode,
                    p.quote_ids,
                    all_told(p.reasons),
                    p.decided_by,
                )
                for p in theme.passages
            ),
            coverage=tuple(
                records.CoverageRecord(c.article_id, c.quoted, c.paraphrased, c.narrated)
                for c in self.coverage[theme.id]
            ),
            points=tuple(records.PointRecord(one, tuple(places)) for one, places in points.items()),
        )


def pair(span: Span) -> tuple[int, int]:
    """The span as two offsets."""
    return span.start, span.end


def _unit(unit: Unit) -> records.UnitRecord:
    return records.UnitRecord(unit.quote_id, *pair(unit.span))


def _side(unit: Unit) -> records.SideRecord:
    return records.SideRecord(unit.article_id, *pair(unit.span), unit.quote_id)


def _link(link: UnitLink, differs: tuple[Turn, ...]) -> records.LinkRecord:
    return records.LinkRecord(
        first=_side(link.first),
        second=_side(link.second),
        score=round(link.score, 4),
        shared=link.shared,
        rule=all_told(link.reasons),
        grade=link.grade,
        decided_by=link.decided_by,
        is_main=link.is_main,
        differs=differs,
    )


def _by(values: Iterable[T], key: Callable[[T], str]) -> defaultdict[str, list[T]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return groups
