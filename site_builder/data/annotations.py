"""Each article's quotations and notes as Web Annotations, which other readers show on its page.

Source: the Web Annotation Data Model of the W3C, https://www.w3.org/TR/annotation-model/. A passage
is named by its words with those around it, and by its place in code points of the text, which is
that of the page's elements with `data-seed-text`, one after the other. Where a text mode
keeps words back, only the words that are shown name the passage.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote as quoted

from site_builder.model import routes
from site_builder.model.edition import Edition, Note
from site_builder.model.found import Article, Quote
from site_builder.model.text_modes import FULL, shown_spans, text_mode
from site_builder.text.spans import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points before and after a passage
Value = dict[str, Any]


def annotation_files(edition: Edition) -> dict[str, bytes]:
    """A page of annotations for each article, by its path, with one annotation a line."""
    outlets = {outlet.id: outlet for outlet in edition.outlets}
    names = {speaker.id: speaker.name for speaker in edition.speakers}
    quotes: dict[str, list[Quote]] = defaultdict(list)
    notes: dict[str, list[Note]] = defaultdict(list)
    for quote in edition.quotes:
        quotes[quote.article_id].append(quote)
    for note in edition.notes:
        notes[note.article_id].append(note)
    files = {}
    for article in edition.articles:
        mode = text_mode(article, outlets[article.outlet_id], edition.site)
        own = quotes[article.id]
        page = _Annotated(
            edition.site.base_url, article, mode == FULL, shown_spans(article, mode, own)
        )
        items = [*(page.quotation(quote, names) for quote in own)]
        items += filter(None, (page.note(note) for note in notes[article.id]))
        files[routes.annotation_page(article.id)] = page.written(items)
    return files


class _Annotated:
    """An article with its addresses, and what of its text may be shown."""

    def __init__(
        self, base_url: str, article: Article, is_whole: bool, shown: Sequence[Span]
    ) -> None:
        # Without the site's address they are relative to the file of annotations.
        root = base_url or "../"
        self.source = root + quoted(routes.article(article.id))
        self._own = root + quoted(routes.annotation_page(article.id))
        self._text = article.text
        self._is_whole = is_whole
        self._shown = shown

    def written(self, items: Iterable[Value]) -> bytes:
        """The file."""
        head: Value = {"@context": CONTEXT, "id": self._own, "type": "AnnotationPage"}
        rows = ",\n".join(map(_compact, items))
        return f'{_compact(head)[:-1]},"items":[\n{rows}\n]}}\n'.encode()

    def quotation(self, quote: Quote, names: dict[str, str]) -> Value:
        """A quotation: who speaks, by which verb, and of what kind the words are."""
        told = (
            ("identifying", names.get(quote.speaker_id or "", "")),
            ("describing", quote.verb),
            ("classifying", quote.kind.value),
        )
        bodies = [_body(text, purpose) for purpose, text in told if text]
        spans = [segment.span for segment in quote.segments]
        return self._annotation(quote.id, "identifying", bodies, spans)

    def note(self, note: Note) -> Value | None:
        """An editor's note, None on words that are kept back."""
        if not any(span.holds(note.span) for span in self._shown):
            return None
        text = f"**{note.title}** {note.body}" if note.title else note.body
        body = {**_body(text, note.motivation), "format": "text/markdown"}
        made = self._annotation(f"note-{note.id}", note.motivation, [body], [note.span])
        return {**made, "creator": {"type": "Person", "name": note.author}} if note.author else made

    def _annotation(
        self, name: str, motivation: str, bodies: list[Value], spans: Iterable[Span]
    ) -> Value:
        return {
            "id": f"{self.source}#{name}",
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": [
                {"source": self.source, "selector": list(self._selectors(span))} for span in spans
            ],
        }

    def _selectors(self, span: Span) -> Iterator[Value]:
        words: Value = {"type": "TextQuoteSelector", "exact": span.of(self._text)}
        if self._is_whole:
            words["prefix"] = self._text[max(0, span.start - AROUND) : span.start]
            words["suffix"] = self._text[span.end : span.end + AROUND]
        yield words
        if self._is_whole:
            yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _compact(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _body(text: str, purpose: str) -> Value:
    return {"type": "TextualBody", "value": text, "purpose": purpose}
