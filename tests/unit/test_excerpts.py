"""Text modes: what of an article is republished, and what must not leak."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from small_edition import index, small_edition

from site_builder.model.edition import Edition
from site_builder.model.given import Role
from site_builder.model.text_modes import shown_spans
from site_builder.pages.article import ArticleView, article_page
from site_builder.pages.parts.cited_words import may_show
from site_builder.text.spans import Span


def edition(mode: str) -> Edition:
    small = small_edition()
    outlets = tuple(replace(o, text_mode=mode) for o in small.outlets)
    return replace(small, outlets=outlets)


def shown(mode: str, article_id: str = "a-ft") -> ArticleView:
    corpus = index(edition(mode))
    view = article_page(corpus, corpus.articles[article_id]).view
    assert isinstance(view, ArticleView)
    return view


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_excerpts_are_the_paragraphs_that_hold_quotations() -> None:
    view = shown("excerpts")
    assert not view.is_whole
    assert words(view.text).startswith("[2 paragraphs, ")
    assert "Khamenei warned." in words(view.text)
    assert "ruled out negotiations" not in words(view.text)


@pytest.mark.parametrize("mode", ["excerpts", "quotes-only"])
def test_a_quotation_of_a_caption_or_a_link_is_shown_alone(mode: str) -> None:
    small = edition(mode)
    (article,) = (a for a in small.articles if a.id == "a-ft")
    quote = next(q for q in small.quotes if q.article_id == article.id)
    (piece, *_) = [segment.marked for segment in quote.segments if segment.marked]
    lines = tuple(replace(line, role=Role.CAPTION) for line in article.paragraphs)
    assert shown_spans(replace(article, paragraphs=lines), mode, [quote]) == [piece]


def test_quotations_alone_leave_out_the_words_around_them() -> None:
    text = words(shown("quotes-only").text)
    assert "“If they threaten us, we will threaten them." in text
    assert "Khamenei warned" not in text


@pytest.mark.parametrize("mode", ["excerpts", "quotes-only"])
def test_an_id_still_stands_once(mode: str) -> None:
    found = re.findall(r' id="([^"]*)"', shown(mode).text)
    assert len(found) == len(set(found))
    assert found


def test_the_outlets_own_words_do_not_leak_through_another_article() -> None:
    told = [
        r.words
        for n in shown("quotes-only").notes
        for c in n.counterparts
        for r in c.variants
        if r.kind == "told"
    ]
    assert told == ["in its own words"]


def test_an_articles_own_mode_overrules_its_outlets() -> None:
    full = index(edition("full"))
    quotes = index(edition("quotes-only"))
    whole = Span(0, len(full.articles["a-ft"].text))
    assert may_show(full, "a-ft", whole)
    assert not may_show(quotes, "a-ft", whole)


def test_the_page_says_how_much_of_the_text_it_holds() -> None:
    # The line “Read our newsletter” is left out of every other count.
    assert re.fullmatch(
        r"The text is here in full, as it was copied: \d+ words, 3 of them other text on the"
        r" page\.",
        shown("full").shown,
    )
    assert re.fullmatch(
        r"Of \d+ words, \d+ are here: its quotations\. The rest is at the outlet\.",
        shown("quotes-only").shown,
    )
