"""Quotations in page matter: marked where they stand, counted nowhere, without a note."""

from __future__ import annotations

from small_edition import changed, index, small_edition, span

from site_builder.model.found import DecidedBy, Quote
from site_builder.model.given import QuotationKind
from site_builder.model.quotations import Segment
from site_builder.pages.about import AboutView, about_page
from site_builder.pages.article import ArticleView, article_page

# “Read our newsletter” as FT’s first line; its last word is taken to stand in marks.
INNER = span("a-ft", "newsletter")
LINK = Quote(
    id="q-link",
    article_id="a-ft",
    segments=(Segment(INNER, INNER),),
    kind=QuotationKind.PARTIAL,
    cue=None,
    source=None,
    speaker_id=None,
    confidence=0.5,
    reasons=(),
    decided_by=DecidedBy.AUTOMATIC,
)
EDITION = small_edition()
CORPUS = index(changed(EDITION, quotes=(LINK, *EDITION.quotes)))
PLAIN = index(EDITION)


def test_they_are_no_quotations_of_the_article_nor_of_an_unclear_speaker() -> None:
    assert CORPUS.quotes_of == PLAIN.quotes_of
    assert CORPUS.voices_by[""] == ()
    assert CORPUS.counts["a-ft"] == PLAIN.counts["a-ft"]


def test_no_figure_counts_them() -> None:
    found, before = (about_page(corpus).view for corpus in (CORPUS, PLAIN))
    assert isinstance(found, AboutView)
    assert isinstance(before, AboutView)
    assert (found.figures, found.kinds) == (before.figures, before.kinds)


def test_they_keep_their_mark_and_have_neither_note_nor_layer() -> None:
    found, before = (article_page(c, c.articles["a-ft"]).view for c in (CORPUS, PLAIN))
    assert isinstance(found, ArticleView)
    assert isinstance(before, ArticleView)
    assert 'id="q-link"' in found.lead + found.text
    assert (found.notes, found.layers) == (before.notes, before.layers)
