"""What pages are called, whom they are attributed to, and under which names people go."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from small_edition import ACT, THREATEN, changed, index, small_edition

from site_builder.model.given import ArticleEntry, Sure
from site_builder.model.problems import Location
from site_builder.pages.all_pages import pages
from site_builder.pages.article import ArticleView, article_page
from site_builder.pages.speaker import SpeakerView, speaker_pages
from site_builder.pages.statement import statement_page

EDITION = small_edition()


def titles(edition=EDITION) -> dict[str, str]:
    return {page.path: page.frame.title for page in pages(edition)}


def test_no_two_pages_have_one_title() -> None:
    assert [t for t, n in Counter(titles().values()).items() if n > 1] == []


def test_an_article_is_called_by_its_outlet_and_day_an_outlet_by_its_articles() -> None:
    found = titles()
    assert found["articles/a-ft.html"] == "Financial Times, 7 February 2025"
    assert found["outlets/ft.html"] == "Financial Times: articles"


def test_two_reports_of_one_outlet_and_day_are_told_apart_by_their_headlines() -> None:
    articles = tuple(
        replace(a, outlet_id="ft", published=date(2025, 2, 7)) for a in EDITION.articles
    )
    found = titles(changed(EDITION, articles=articles))
    assert found["articles/b-memo.html"] == (
        "Financial Times, 7 February 2025: Khamenei says Negotiations ‘Not Wise’"
    )
    assert max(Counter(found.values()).values()) == 1


@pytest.mark.parametrize(
    ("confidence", "told"),
    [("likely", "outlet inferred, likely"), ("guess", "outlet inferred, unsure"), ("certain", "")],
)
def test_an_outlet_that_the_text_does_not_name_is_called_attributed(
    confidence: str, told: str
) -> None:
    entry = ArticleEntry(
        id="a-ft",
        location=Location("content/articles/a-ft.md", 1, 1),
        outlet="ft",
        sure=(("outlet", Sure("It offers a newsletter.", confidence)),),
    )
    articles = tuple(replace(a, entry=entry) if a.id == "a-ft" else a for a in EDITION.articles)
    corpus = index(changed(EDITION, articles=articles))
    view = article_page(corpus, corpus.articles["a-ft"]).view
    assert isinstance(view, ArticleView)
    assert (view.outlet, view.attributed) == ("Financial Times", told)


def test_the_name_of_the_outlet_leads_to_how_it_is_known() -> None:
    template = Path(__file__).resolve().parents[2] / "templates" / "article.html"
    assert '<a href="#source">({{ view.attributed }})</a>' in template.read_text("utf-8")


def test_a_speaker_is_also_named_as_the_texts_name_him() -> None:
    (khamenei,) = EDITION.speakers
    khamenei = replace(
        khamenei,
        aliases=("Khamenei", "Ayatollah Khamenei", "men"),
        offices=("Iran’s supreme leader", "the supreme leader", "supreme leader", "Rahbar"),
    )
    corpus = index(changed(EDITION, speakers=(khamenei,)))
    view = next(speaker_pages(corpus, khamenei)).view
    assert isinstance(view, SpeakerView)
    assert view.names == "“Khamenei”, “Iran’s supreme leader” and “the supreme leader”"


def test_a_statement_has_a_short_crumb_above_the_whole_sentence() -> None:
    corpus = index(EDITION)
    frame = statement_page(corpus, corpus.statements[THREATEN]).frame
    assert frame.navigation.here == "“If they threaten us, we will…”"
    # The same was said in 2018: the day tells the two apart.
    assert frame.title == "“If they threaten us, we will threaten them”, 7 February 2025"
    frame = statement_page(corpus, corpus.statements[ACT]).frame
    assert frame.title == "“If they act, we will act on ours”"
