"""Feeds of the site, of an outlet and on a theme, as their programs read them."""

from __future__ import annotations

import json
from datetime import date, timedelta

import feedparser
import pytest
from msgspec.structs import replace
from small_edition import EVENT, changed, index, small_edition

from site_builder.data.feed_files import feed_files
from site_builder.model.edition import Edition
from site_builder.model.given import ArticleEntry
from site_builder.model.problems import Location
from site_builder.pages.all_pages import pages
from site_builder.pages.parts.feeds import NEWEST, feeds, outlet_feed

BASE = "https://example.org/v/"
HARD = "Talks & “terms” <b>now</b> ﷼"


def edition(base_url: str = BASE) -> Edition:
    small = small_edition()
    small = changed(small, site=replace(small.site, base_url=base_url))
    titled = (replace(a, title=HARD) if a.id == "b-memo" else a for a in small.articles)
    return changed(small, articles=tuple(titled))


def edited(of: Edition, updated: date) -> Edition:
    """The same with one report and its event edited on that day."""
    entry = ArticleEntry("b-memo", Location("b-memo.md"), updated=updated)
    articles = (replace(a, entry=entry) if a.id == "b-memo" else a for a in of.articles)
    of = changed(of, articles=tuple(articles))
    events = (replace(e, updated=updated) if e.id == EVENT else e for e in of.events)
    return changed(of, events=tuple(events))


FILES = feed_files(index(edition()))


def read(path: str, files: dict[str, bytes] = FILES) -> list[dict[str, str]]:
    """The entries of a feed: the same from Atom and from JSON Feed."""
    found = feedparser.parse(files[f"{path}.xml"])
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    atom = [
        {
            "id": one.id,
            "url": one.link,
            "title": one.title_detail.value,
            "text": one.summary,
            "published": one.published,
            "updated": one.updated,
            "author": one.author,
        }
        for one in found.entries
    ]
    whole = json.loads(files[f"{path}.json"])
    assert whole["version"] == "https://jsonfeed.org/version/1.1"
    assert whole["title"] == found.feed.title
    assert whole["home_page_url"] == found.feed.link == found.feed.id
    own = {link.href for link in found.feed.links if link.rel == "self"}
    assert own == {f"{BASE}{path}.xml"}
    assert whole["feed_url"] == f"{BASE}{path}.json"
    items = [
        {
            "id": one["id"],
            "url": one["url"],
            "title": one["title"],
            "text": one["content_text"],
            "published": one["date_published"],
            "updated": one["date_modified"],
            "author": one["authors"][0]["name"],
        }
        for one in whole["items"]
    ]
    assert items == atom
    assert found.feed.updated == max(one["updated"] for one in atom)
    return items


def test_the_feed_of_the_site_has_its_events_newest_first() -> None:
    items = read("index")
    assert items[0]["id"] == f"{BASE}events/{EVENT}.html" == items[0]["url"]
    assert items[0]["published"] == items[0]["updated"] == "2025-02-07T00:00:00Z"
    assert "Middle East Monitor" in items[0]["text"]
    days = [one["updated"] for one in items]
    assert days == sorted(days, reverse=True)
    assert len(items) == 2


def test_the_feed_of_an_outlet_has_its_reports() -> None:
    (item,) = read("outlets/memo")
    assert item["title"] == HARD
    assert item["url"] == f"{BASE}articles/b-memo.html"
    assert item["author"] == "Middle East Monitor"


def test_the_feed_of_a_theme_has_the_reports_with_a_passage() -> None:
    small = edition()
    for theme in small.themes:
        ids = {passage.article_id for passage in theme.passages}
        urls = {one["url"] for one in read(f"themes/{theme.id}")}
        assert urls == {f"{BASE}articles/{one}.html" for one in ids}


def test_an_edition_of_an_old_page_is_news() -> None:
    files = feed_files(index(edited(edition(), date(2026, 3, 9))))
    assert read("index", files)[0]["updated"] == "2026-03-09T00:00:00Z"
    assert read("index", files)[0]["published"] == "2025-02-07T00:00:00Z"
    (report,) = read("outlets/memo", files)
    assert report["updated"] == "2026-03-09T00:00:00Z"
    assert report["id"] == read("outlets/memo")[0]["id"], "the same entry, edited"


def test_a_feed_ends_with_the_newest() -> None:
    corpus = index(edition())
    memo = corpus.outlets["memo"]
    first = date(2025, 1, 1)
    for number in range(NEWEST + 10):
        name = f"n-{number:02}"
        day = first + timedelta(days=number)
        corpus.articles[name] = replace(corpus.articles["b-memo"], id=name, published=day)
        corpus.event_of[name] = corpus.event_of["b-memo"]
        corpus.articles_of["memo"] += (name,)
    entries = outlet_feed(corpus, memo).entries
    assert len(entries) == NEWEST
    assert entries[0].updated == first + timedelta(days=NEWEST + 9)


@pytest.mark.parametrize("path", ["index.html", "outlets/memo.html", "events/index.html"])
def test_a_page_names_its_feeds(path: str) -> None:
    (frame,) = (page.frame for page in pages(edition()) if page.path == path)
    assert [link.media_type for link in frame.feeds] == [
        "application/atom+xml",
        "application/feed+json",
    ]
    for link in frame.feeds:
        assert link.href.removeprefix("site:") in FILES
        assert link.title.startswith("Variorum")


def test_a_site_without_an_address_has_no_feed() -> None:
    assert list(feeds(index(edition("")))) == []
    assert not any(page.frame.feeds for page in pages(edition("")))


def test_what_has_no_day_is_in_no_feed() -> None:
    small = edition()
    articles = tuple(replace(a, published=None) for a in small.articles)
    events = tuple(replace(e, date=None) for e in small.events)
    undated = changed(small, articles=articles, events=events)
    assert feed_files(index(undated)) == {}
    assert not any(page.frame.feeds for page in pages(undated))
