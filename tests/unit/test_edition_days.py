"""The day of an edition is the content's, on pages and in the sitemap; never the clock's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from small_edition import ACT, EVENT, changed, small_edition

from site_builder.model.given import ArticleEntry
from site_builder.model.problems import Location
from site_builder.pages.all_pages import pages
from site_builder.publish.site import site_files

SITE, OF_EVENT, REPORT, THEME = (date(2026, 3, day) for day in (9, 10, 11, 12))
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
BASE = "https://example.org/v/"


def edition():
    small = small_edition()
    entry = ArticleEntry("b-memo", Location("b-memo.md"), updated=REPORT)
    articles = (replace(a, entry=entry) if a.id == "b-memo" else a for a in small.articles)
    small = changed(
        small,
        articles=tuple(articles),
        themes=tuple(replace(theme, updated=THEME) for theme in small.themes),
        site=replace(small.site, edition=SITE, base_url=BASE),
    )
    events = (replace(e, updated=OF_EVENT) if e.id == EVENT else e for e in small.events)
    return changed(small, events=tuple(events))


def test_each_page_has_its_own_day_and_no_other() -> None:
    small = edition()
    days = {p.path: p.frame.edition.iso for p in pages(small) if p.frame.edition}
    assert days == {
        "index.html": "2026-03-09",
        "about.html": "2026-03-09",
        f"events/{EVENT}.html": "2026-03-10",
        **{p.path: "2026-03-10" for p in pages(small) if p.path.startswith("statements/")},
        "articles/b-memo.html": "2026-03-11",
        **{f"themes/{theme.id}.html": "2026-03-12" for theme in small.themes},
    }
    assert f"statements/{ACT}.html" in days


def test_a_page_says_it_and_so_does_the_sitemap() -> None:
    files, problems = site_files(edition(), TEMPLATES, lambda _path: None)
    assert problems == []
    page = bytes(files[f"events/{EVENT}.html"]).decode()
    assert 'Edition of <time datetime="2026-03-10">10 March 2026</time>.' in page
    sitemap = bytes(files["sitemap.xml"]).decode()
    assert f"<loc>{BASE}events/{EVENT}.html</loc><lastmod>2026-03-10</lastmod>" in sitemap
    assert f"<loc>{BASE}data.html</loc></url>" in sitemap


def test_a_new_edition_of_the_site_makes_no_page_of_an_event_again() -> None:
    assert all(around.site.edition is None for around in edition().around)
