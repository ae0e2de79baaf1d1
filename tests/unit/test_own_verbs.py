"""A verb counts for a quotation only where it brings in that very quotation."""

from __future__ import annotations

import dataclasses

from small_edition import THREATEN, small_edition, span

from site_builder.model import Edition, Quote
from site_builder.presentation.lookup import Corpus, index
from site_builder.presentation.views.article import ArticleView, article_page
from site_builder.presentation.views.collation import verb
from site_builder.presentation.views.cues import cue_words, introductions

EDITION = small_edition()


def corpus_with(edition: Edition, quote_id: str, **changes: object) -> Corpus:
    quotes = tuple(
        dataclasses.replace(q, **changes) if q.id == quote_id else q for q in edition.quotes
    )
    return index(dataclasses.replace(edition, quotes=quotes))


# MEMO’s quotation stands alone in ¶3; the “said” of ¶2 belongs to a sentence of its own.
CARRIED = corpus_with(EDITION, "q-memo", cue=span("b-memo", "said"))


def quote(corpus: Corpus, quote_id: str) -> Quote:
    return corpus.quotes[quote_id]


def test_a_verb_of_another_paragraph_brings_nothing_in() -> None:
    assert cue_words(CARRIED, quote(CARRIED, "q-memo")) == ""
    assert verb(CARRIED, CARRIED.statements[THREATEN], "b-memo") == ""
    verbs = introductions(CARRIED, "b-memo", "index.html").verbs
    assert [(v.words, [p.text for p in v.places]) for v in verbs] == [
        ("says", ["¶1"]),
        ("", ["¶3"]),
    ]


def test_the_margin_has_no_verb_either() -> None:
    view = article_page(CARRIED, CARRIED.articles["b-memo"]).view
    assert isinstance(view, ArticleView)
    assert [note.cue for note in view.notes] == ["says", ""]


def test_a_verb_of_its_own_paragraph_is_its_verb() -> None:
    assert cue_words(CARRIED, quote(CARRIED, "q-ft")) == "warned"


def test_a_paragraph_that_ends_in_a_colon_brings_in_the_next_one() -> None:
    text = CARRIED.articles["b-memo"].text
    articles = tuple(
        dataclasses.replace(a, text=text.replace("2015.", "2015:")) if a.id == "b-memo" else a
        for a in EDITION.articles
    )
    corpus = corpus_with(
        dataclasses.replace(EDITION, articles=articles), "q-memo", cue=span("b-memo", "said")
    )
    assert cue_words(corpus, quote(corpus, "q-memo")) == "said"
