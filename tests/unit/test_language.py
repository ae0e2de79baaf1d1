"""Texts in other languages: their marks are shown, and nobody is named or accused."""

from __future__ import annotations

from datetime import date

import pytest
from small_edition import index

from site_builder.edition.compile import compile_edition
from site_builder.model.given import ArticleEntry, Content, EventEntry, Seed
from site_builder.model.problems import Location
from site_builder.pages.article import article_page
from site_builder.text.language import is_english, is_foreign_sentence
from site_builder.text.words import read_words

GERMAN = """Bürgermeisterin will Hafenmauer bis Juni neu bauen

Die Bürgermeisterin der Stadt hat am Montag angekündigt, dass die Mauer im Hafen bis zum Juni wieder
aufgebaut wird. Die Kosten sollen zur Hälfte vom Land getragen werden, wie sie in einer Sitzung des
Rates sagte. Man habe lange genug gewartet, und die Fischer in der Stadt müssten wissen, woran sie
sind.

„Wir werden nicht zulassen, dass die See nimmt, was unsere Großeltern gebaut haben“, sagte Orr. Von
der „Schande“ der Jahre wolle sie nicht sprechen.
"""
ENGLISH = (
    "Norwick mayor vows to rebuild harbour wall\n\n"
    "“We will not let the sea take what our grandparents built,” Mayor Lena Orr said.\n"
)
SEEDS = (Seed("seeds/de.txt", "de", GERMAN), Seed("seeds/en.txt", "en", ENGLISH))


def content(language: str | None = None, *pinned: str) -> Content:
    where = Location("content/x.md")
    day = date(2024, 3, 4)
    return Content(
        articles=(
            ArticleEntry("de", where, date=day, language=language),
            ArticleEntry("en", where, date=day),
        ),
        events=(EventEntry("wall", where, articles=pinned),) if pinned else (),
    )


def test_a_text_is_english_by_its_small_words_and_a_short_one_always() -> None:
    assert is_english(read_words(ENGLISH * 5).compared)
    assert not is_english(read_words(GERMAN).compared)
    assert is_english(read_words(GERMAN).compared[:59])


@pytest.mark.parametrize(
    ("opening", "words", "is_sentence"),
    [
        ("「", "門を閉める", True),
        ("“", "我们必须修好这座桥。", True),
        ("“", "我们必须修好这座桥梁了", True),
        ("「", "令和", False),
        ("「", "働き方改革", False),
        ("«", "Nous allons fermer la porte", True),
        ("«", "Le Monde", False),
        ("«", "La République En Marche", False),
        ("«", "a policy of maximum pressure", False),
        ("“", "weapons grade uranium enrichment", False),
    ],
)
def test_a_sentence_of_another_language_is_told_by_script_or_mark(
    opening: str, words: str, is_sentence: bool
) -> None:
    assert is_foreign_sentence(opening, words, words.split()) is is_sentence


def test_a_text_that_is_not_english_has_marks_and_no_speaker_and_is_not_compared() -> None:
    edition = compile_edition(SEEDS, content())
    (told,) = [str(problem) for problem in edition.problems]
    assert told.startswith("seeds/de.txt:1:1: warning: this text is not English, so no speaker")
    own = [q for q in edition.quotes if q.article_id == "de"]
    assert [q.segments[0].span.of(GERMAN)[:7] for q in own] == ["Wir wer", "Schande"]
    assert {(q.speaker_id, q.cue, q.source, q.verb, q.is_in_story) for q in own} == {
        (None, None, None, "", False)
    }
    assert {e.article_ids for e in edition.events} == {("de",), ("en",)}
    corpus = index(edition)
    views = {stem: article_page(corpus, corpus.articles[stem]).view for stem in ("de", "en")}
    assert [getattr(views[stem], "is_read", None) for stem in ("de", "en")] == [False, True]
    assert [s.speaker_id for s in edition.statements] == ["lena-orr"]
    assert edition.terms == ()
    assert [s for c in edition.comparisons for s in c.silences] == []
    assert {c.omitted for one in edition.comparisons for c in one.counts} == {0}


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_an_editors_language_overrules(language: str) -> None:
    edition = compile_edition(SEEDS, content(language))
    assert edition.problems == ()
    assert all(q.is_in_story for q in edition.quotes)


def test_an_event_of_a_text_that_is_not_english_and_another_is_an_error() -> None:
    edition = compile_edition(SEEDS, content("de", "de", "en"))
    assert [str(problem) for problem in edition.problems] == [
        "content/x.md:1:1: the text of “de” is not English, so it can't be compared with others "
        "(take it out of this event; it has one of its own)"
    ]
    assert compile_edition(SEEDS, content("de", "de")).problems == ()
