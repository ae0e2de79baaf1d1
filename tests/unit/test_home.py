"""The home page leads with comparison, whatever there is to compare: 0, 1, 5 and 300 articles."""

from __future__ import annotations

from itertools import islice

import pytest
from bs4 import BeautifulSoup
from folders import TEMPLATES
from made_news import reports
from small_texts import edition_of

from site_builder.edition.compile import compile_edition
from site_builder.model.edition import Edition
from site_builder.model.given import Content, Seed
from site_builder.pages.home import COMPARED, DIFFERENT, SINGLE, HomeView, home_page
from site_builder.pages.parts.corpus import event_corpus, site_corpus
from site_builder.publish.site import site_files


def home(edition: Edition) -> HomeView:
    corpora = [
        event_corpus(found, around)
        for found, around in zip(edition.by_event, edition.around, strict=True)
    ]
    view = home_page(site_corpus(edition, corpora)).view
    assert isinstance(view, HomeView)
    return view


def made(articles: int) -> Edition:
    news = islice(reports(articles), articles)
    seeds = tuple(Seed(f"seeds/{r.stem}.txt", r.stem, r.text) for r in news)
    return compile_edition(seeds, Content())


def test_without_an_article_nothing_is_led_with() -> None:
    view = home(made(0))
    assert (view.exhibit, view.compared, view.single, view.different) == (None, (), (), ())
    assert view.more_events is None


def test_one_article_is_an_event_with_one_report() -> None:
    view = home(made(1))
    assert (view.exhibit, view.compared) == (None, ())
    assert view.singles == "One event with one report so far"
    assert len(view.single) == 1


def test_of_a_few_articles_those_that_can_be_compared_come_first() -> None:
    edition = made(6)
    view = home(edition)
    several = [e for e in edition.events if len(e.article_ids) > 1]
    assert [e.event.text for e in view.compared] == [e.title for e in several]
    assert len(view.single) == len(edition.events) - len(several)
    for event, listed in zip(several, view.compared, strict=True):
        assert len(listed.lanes) == len(event.article_ids)
        assert listed.line.endswith(".")


@pytest.mark.slow
def test_of_many_articles_a_few_are_shown_and_the_newest_event_leads() -> None:
    edition = made(300)
    view = home(edition)
    assert len(view.compared) == COMPARED
    assert len(view.single) == SINGLE
    assert len(view.different) == DIFFERENT
    assert view.more_events is not None
    assert all(len(event.lanes) <= 4 for event in view.compared)
    first = next(c for c in edition.comparisons if c.glance.contrasts)
    days = [e.date for e in edition.events if e.date]
    assert days == sorted(days, reverse=True)
    assert view.exhibit is not None
    assert view.exhibit.contrast.href.endswith(f"{first.glance.contrasts[0].statement_id}.html")


@pytest.mark.parametrize(
    ("articles", "said"),
    [(0, "No report has been read yet."), (1, "One event with one report so far"), (6, "in both.")],
)
def test_the_page_of_a_small_site_has_no_empty_part(articles: int, said: str) -> None:
    site, problems = site_files(made(articles), TEMPLATES, lambda path: None)
    assert problems == []
    (home_file,) = (content for path, content in site.items() if path == "index.html")
    main = BeautifulSoup(home_file, "html.parser").main
    assert main is not None
    assert said in main.get_text()
    for section in main.select("section"):
        assert len(section.get_text().split()) > 6, section
    assert not main.select("p:empty, ul:empty, ol:empty, dl:empty")
    folded = main.select("details.single")
    assert [one.has_attr("open") for one in folded] == {0: [], 1: [True], 6: [False]}[articles]


LINE = "“{},” said Mayor Ann Hale on Friday.\n"


def test_the_exhibit_says_who_said_it_and_shows_only_the_difference_dark() -> None:
    edition = edition_of(
        a=LINE.format("We will build a new harbour before the winter storms"),
        b=LINE.format("We will build a wide jetty before the winter storms"),
    )
    exhibit = home(edition).exhibit
    assert exhibit is not None
    assert exhibit.heading == "Ann Hale: one sentence in two wordings"
    first, second = exhibit.contrast.wordings
    assert first.words == "We will build a <b>new harbour</b> before the winter storms"
    assert second.words == "We will build a <b>wide jetty</b> before the winter storms"
    assert (first.verbs, [s.text for s in first.reports.sigla]) == ("said", ["A2"])


def test_a_sentence_that_is_cut_out_has_no_half_of_a_pair_of_marks_and_no_comma() -> None:
    both = "We will build a new harbour. The winter storms will find it ready,"
    edition = edition_of(
        a=LINE.format(both.rstrip(",")),
        b=LINE.format(both.replace("ready", "complete").replace("winter", "autumn").rstrip(",")),
    )
    exhibit = home(edition).exhibit
    assert exhibit is not None
    words = [one.words.striptags() for one in exhibit.contrast.wordings]
    assert words == [
        "The winter storms will find it ready",
        "The autumn storms will find it complete",
    ]


def test_the_rarest_passage_is_named_with_its_report() -> None:
    shared = "We will build a new harbour before the winter storms"
    edition = edition_of(
        a=LINE.format(shared),
        b=LINE.format(shared) + LINE.format("Nobody will sell the old lighthouse"),
    )
    (event,) = home(edition).compared
    assert event.line == (
        "1 of 2 passages in both. Only B2 quotes “Nobody will sell the old lighthouse”."
    )
