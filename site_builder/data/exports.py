"""The edition as data: one JSON file a subject, an array with one record a line.

The keys stand in a fixed order, the records in the order of the edition. All offsets are code
points of the seed's text, half-open. `docs/data.md` tells the fields, `schemas/` holds a JSON
Schema for each file. No record holds text of an outlet but what stands in quotation marks, so
that excerpts stay excerpts.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from site_builder.model import routes
from site_builder.model.found import (
    Article,
    CoverageCell,
    Edition,
    Event,
    Link,
    Paraphrase,
    Passage,
    Quote,
    Rendering,
    SharedCopy,
    Statement,
    Theme,
    Unit,
)
from site_builder.pages.parts.discretion import discreet
from site_builder.pages.parts.excerpts import text_mode
from site_builder.pages.parts.lookup import Corpus, index
from site_builder.text.spans import Span

Record = dict[str, Any]


def exports(edition: Edition) -> dict[str, bytes]:
    """The data files of the site by path."""
    edition = discreet(edition)
    corpus = index(edition)
    said_again: defaultdict[str, list[Record]] = defaultdict(list)
    shared: defaultdict[str, list[SharedCopy]] = defaultdict(list)
    cells: defaultdict[str, list[CoverageCell]] = defaultdict(list)
    for copy in edition.shared_copy:
        shared[copy.event_id].append(copy)
    for cell in edition.coverage:
        cells[cell.theme_id].append(cell)
    for echo in edition.echoes:
        for one, other in ((echo.first, echo.second), (echo.second, echo.first)):
            said_again[one].append({"statement": other, "score": round(echo.score, 4)})
    return {
        "data/articles.json": _lines(_article(corpus, a) for a in edition.articles),
        "data/quotes.json": _lines(_quote(corpus, q) for q in edition.quotes),
        "data/statements.json": _lines(
            _statement(corpus, s, said_again[s.id]) for s in edition.statements
        ),
        "data/events.json": _lines(_event(corpus, e, shared[e.id]) for e in edition.events),
        "data/themes.json": _lines(_theme(t, cells[t.id]) for t in edition.themes),
    }


def _lines(records: Iterable[Record]) -> bytes:
    rows = [json.dumps(record, ensure_ascii=False) for record in records]
    # U+2028 and U+2029 are allowed in JSON, but many editors break lines there.
    text = ",\n".join(rows).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"[\n{text}\n]\n".encode() if rows else b"[]\n"


def _article(corpus: Corpus, article: Article) -> Record:
    entry = article.entry
    outlet = corpus.outlets[article.outlet_id]
    return {
        "id": article.id,
        "page": routes.article(article.id),
        "outlet": outlet.name,
        "outlet_id": outlet.id,
        "agency": entry.agency if entry else None,
        "title": article.title,
        "date": article.published.isoformat() if article.published else None,
        "author": entry.author if entry else None,
        "address": entry.address if entry else None,
        "event": corpus.event_of[article.id].id,
        "text_mode": text_mode(corpus, article.id),
        "length": len(article.text),
        "words": len(article.words),
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "paragraphs": [
            {
                **_place(p.span),
                "role": str(p.role),
                "label": p.label,
                "decided_by": str(p.decided_by),
            }
            for p in article.paragraphs
        ],
        "evidence": [
            {"field": field, "evidence": sure.evidence, "confidence": sure.confidence}
            for field, sure in (entry.sure if entry else ())
        ],
    }


def _quote(corpus: Corpus, quote: Quote) -> Record:
    text = corpus.articles[quote.article_id].text
    return {
        "id": quote.id,
        "page": f"{routes.article(quote.article_id)}#{quote.id}",
        "article": quote.article_id,
        "segments": [_pair(segment.span) for segment in quote.segments],
        "text": " ".join(segment.span.of(text) for segment in quote.segments),
        "kind": str(quote.kind),
        "speaker": _speaker(corpus, quote.speaker_id),
        "speaker_id": quote.speaker_id,
        "cue": _pair(quote.cue) if quote.cue else None,
        "source": _pair(quote.source) if quote.source else None,
        "confidence": round(quote.confidence, 4),
        "reasons": list(quote.reasons),
        "decided_by": str(quote.decided_by),
        "statements": [statement.id for statement in corpus.in_quote.get(quote.id, ())],
    }


def _statement(corpus: Corpus, statement: Statement, said_again: list[Record]) -> Record:
    path, fragment = routes.statement(statement)
    return {
        "id": statement.id,
        "page": f"{path}#{fragment}" if fragment else path,
        "event": statement.event_id,
        "speaker": _speaker(corpus, statement.speaker_id),
        "speaker_id": statement.speaker_id,
        "renderings": [_rendering(corpus, r) for r in statement.renderings],
        "grade": str(statement.grade) if statement.grade else None,
        "evidence": [_link(link) for link in statement.links],
        "paraphrases": [_paraphrase(p) for p in corpus.paraphrases_of.get(statement.id, ())],
        "said_again": said_again,
        "decided_by": str(statement.decided_by),
    }


def _rendering(corpus: Corpus, rendering: Rendering) -> Record:
    return {
        "article": rendering.article_id,
        "outlet": corpus.outlets[rendering.outlet_id].name,
        "outlet_id": rendering.outlet_id,
        "units": [{"quote": u.quote_id, **_place(u.span)} for u in rendering.units],
        "repeats": [{"quote": u.quote_id, **_place(u.span)} for u in rendering.repeats],
    }


def _link(link: Link) -> Record:
    return {
        "first": _unit(link.first),
        "second": _unit(link.second),
        "score": round(link.score, 4),
        "shared": list(link.shared),
        "rule": link.rule,
        "grade": str(link.grade),
        "decided_by": str(link.decided_by),
    }


def _unit(unit: Unit) -> Record:
    return {"article": unit.article_id, "quote": unit.quote_id, **_place(unit.span)}


def _paraphrase(paraphrase: Paraphrase) -> Record:
    return {
        "article": paraphrase.article_id,
        **_place(paraphrase.span),
        "score": round(paraphrase.score, 4),
        "shared": list(paraphrase.shared),
        "decided_by": str(paraphrase.decided_by),
    }


def _event(corpus: Corpus, event: Event, shared_copy: list[SharedCopy]) -> Record:
    return {
        "id": event.id,
        "page": routes.event(event.id),
        "title": event.title,
        "date": event.date.isoformat() if event.date else None,
        "place": event.place,
        "articles": list(event.article_ids),
        "membership": [
            {
                "article": m.article_id,
                "nearest": m.nearest,
                "reason": m.reason,
                "decided_by": str(m.decided_by),
            }
            for m in event.memberships
        ],
        "statements": [statement.id for statement in corpus.statements_of[event.id]],
        "shared_copy": [
            {
                "first": {"article": shared.first_article, **_place(shared.first)},
                "second": {"article": shared.second_article, **_place(shared.second)},
                "share": round(shared.share, 4),
            }
            for shared in shared_copy
        ],
        "decided_by": str(event.decided_by),
    }


def _theme(theme: Theme, cells: list[CoverageCell]) -> Record:
    return {
        "id": theme.id,
        "page": routes.theme(theme.id),
        "title": theme.title,
        "order": theme.order,
        "passages": [_passage(passage) for passage in theme.passages],
        "coverage": [
            {
                "article": cell.article_id,
                "quoted": cell.quoted,
                "paraphrased": cell.paraphrased,
                "narrated": cell.narrated,
            }
            for cell in cells
        ],
    }


def _passage(passage: Passage) -> Record:
    return {
        "article": passage.article_id,
        **_place(passage.span),
        "mode": str(passage.mode),
        "quotes": list(passage.quote_ids),
        "why": passage.why,
        "decided_by": str(passage.decided_by),
    }


def _speaker(corpus: Corpus, speaker_id: str | None) -> str | None:
    return corpus.speakers[speaker_id].name if speaker_id else None


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
