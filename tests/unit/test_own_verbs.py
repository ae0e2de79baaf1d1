"""A verb counts for a quotation only where it brings in that very quotation."""

from __future__ import annotations

from msgspec.structs import replace
from small_edition import THREATEN, changed, index, small_edition, span

from site_builder.edition.people.cues import own_cue
from site_builder.model.found import Article, Quote
from site_builder.pages.article import ArticleView, article_page
from site_builder.pages.parts.cited_words import verbs as verbs_of
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.cues import introductions
from site_builder.text.spans import Span

EDITION = small_edition()


# MEMO’s quotation stands alone in ¶3; the “said” of ¶2 belongs to a sentence of its own.
SAID = span("b-memo", "said")
CARRIED = index(
    changed(
        EDITION,
        quotes=tuple(replace(q, cue=None) if q.id == "q-memo" else q for q in EDITION.quotes),
    )
)


def memos_own(text: str | None = None) -> Span | None:
    """Whether “said” brings in MEMO’s quotation of ¶3, perhaps with another text before it."""
    article: Article = CARRIED.articles["b-memo"]
    if text:
        article = replace(article, text=text)
    return own_cue(article, quote(CARRIED, "q-memo").segments, SAID)


def quote(corpus: SiteCorpus, quote_id: str) -> Quote:
    return corpus.quotes[quote_id]


def test_a_verb_of_another_paragraph_brings_nothing_in() -> None:
    assert memos_own() is None
    assert verbs_of(CARRIED, CARRIED.renderings[THREATEN, "b-memo"]) == ""
    verbs = introductions(CARRIED, "b-memo", CARRIED.quotes_of["b-memo"]).verbs
    assert [(v.words, [p.text for p in v.places]) for v in verbs] == [
        ("says", ["¶1"]),
        ("", ["¶3"]),
    ]


def test_the_margin_has_no_verb_either() -> None:
    view = article_page(CARRIED, CARRIED.articles["b-memo"]).view
    assert isinstance(view, ArticleView)
    assert [note.cue for note in view.notes] == ["says", ""]


def test_a_verb_of_its_own_paragraph_is_its_verb() -> None:
    ft = quote(CARRIED, "q-ft")
    assert own_cue(CARRIED.articles["a-ft"], ft.segments, ft.cue) == ft.cue
    assert verbs_of(CARRIED, CARRIED.renderings[THREATEN, "a-ft"]) == "warned"


def test_a_paragraph_that_ends_in_a_colon_brings_in_the_next_one() -> None:
    text = CARRIED.articles["b-memo"].text
    assert memos_own(text.replace("2015.", "2015:")) == SAID
