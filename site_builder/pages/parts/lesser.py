"""What stands under the renderings of a statement: repeats in marks, sentences in own words."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from site_builder.model.found import Statement
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.repeats import repeats
from site_builder.pages.parts.values import Link, Siglum
from site_builder.text.spans import Span

OWN_WORDS = "own words"


class Lesser(Struct, frozen=True):
    """A row under the renderings; its `name` is “headline”, “one word” or “own words”."""

    siglum: Siglum
    name: str
    is_told: bool
    words: Markup
    place: Link


def lesser_rows(corpus: Corpus, statement: Statement) -> tuple[Lesser, ...]:
    """The rows by article in the event's order, then by place in its text."""
    order = {a: n for n, a in enumerate(corpus.events[statement.event_id].article_ids)}
    found: list[tuple[int, Span, Lesser]] = []
    for rendering in statement.renderings:
        sign = corpus.sigla[rendering.article_id]
        for unit, one in zip(rendering.repeats, repeats(corpus, rendering), strict=True):
            row = Lesser(sign, one.note, False, one.words, one.places[0])
            found.append((order[rendering.article_id], unit.span, row))
    for told in corpus.paraphrases_of[statement.id]:
        row = Lesser(
            corpus.sigla[told.article_id],
            OWN_WORDS,
            True,
            cited_words.words(corpus, told.article_id, [told.span]),
            cited_words.place(corpus, told.article_id, told.span),
        )
        found.append((order[told.article_id], told.span, row))
    return tuple(row for _, _, row in sorted(found, key=lambda f: f[:2]))
