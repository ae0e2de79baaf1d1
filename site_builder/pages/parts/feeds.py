"""What is new on the site, of an outlet and on a theme, for programs that read feeds.

A feed needs absolute addresses, so a site without its own has none. The days are those of the
content: of an event or a report, or of its last edition. What has neither is in no feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event
from site_builder.model.given import Outlet
from site_builder.model.themes import Theme
from site_builder.pages.parts.citations import event_citation
from site_builder.pages.parts.corpus import Corpus, SiteCorpus
from site_builder.pages.parts.layout import event_name, headline
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import FeedLink

NEWEST = 50  # entries of a feed
ATOM, JSON_FEED = ("xml", "application/atom+xml"), ("json", "application/feed+json")


class FeedEntry(Struct, frozen=True):
    """A page that is new or was edited; `address` is absolute, and is its id for ever."""

    address: str
    title: str
    summary: str
    author: str
    published: date
    updated: date


class Feed(Struct, frozen=True):
    """The entries of the page at `path`, by the day of their last edition, newest first."""

    path: str
    title: str
    entries: tuple[FeedEntry, ...]


def feeds(corpus: SiteCorpus) -> Iterator[Feed]:
    """All feeds of a site that have an entry."""
    outlets = (outlet_feed(corpus, outlet) for outlet in corpus.edition.outlets)
    themes = (theme_feed(corpus, theme) for theme in corpus.edition.themes)
    yield from (feed for feed in chain([site_feed(corpus)], outlets, themes) if feed.entries)


def site_feed(corpus: SiteCorpus) -> Feed:
    """The events of the site."""
    events = (_of_event(corpus, event) for event in corpus.edition.events)
    return _feed(corpus, routes.HOME, "", events)


def outlet_feed(corpus: SiteCorpus, outlet: Outlet) -> Feed:
    """The reports of an outlet."""
    reports = (_of_article(corpus, a) for a in corpus.articles_of[outlet.id])
    return _feed(corpus, routes.outlet(outlet.id), plain(outlet.name), reports)


def theme_feed(corpus: SiteCorpus, theme: Theme) -> Feed:
    """The reports with a passage of a theme."""
    ids = dict.fromkeys(passage.article_id for passage in theme.passages)
    reports = (_of_article(corpus, a) for a in ids)
    return _feed(corpus, routes.theme(theme.id), plain(theme.title), reports)


def links_to(feed: Feed) -> tuple[FeedLink, ...]:
    """The links to a feed, one a format; none to a feed without entries."""
    if not feed.entries:
        return ()
    forms = (("Atom feed", ATOM), ("JSON Feed", JSON_FEED))
    return tuple(
        FeedLink(name, feed.title, routes.address(routes.feed(feed.path, suffix)), media_type)
        for name, (suffix, media_type) in forms
    )


def _feed(corpus: SiteCorpus, path: str, subject: str, found: Iterable[FeedEntry | None]) -> Feed:
    title = ": ".join(filter(None, [plain(corpus.site.title), subject]))
    if not corpus.site.base_url:
        return Feed(path, title, ())
    dated = sorted(filter(None, found), key=lambda e: (e.updated, e.published), reverse=True)
    return Feed(path, title, tuple(dated[:NEWEST]))


def _of_event(corpus: Corpus, event: Event) -> FeedEntry | None:
    cited = event_citation(corpus, event)
    return _entry((event.date, event.updated), cited.address, cited.title, cited.note, cited.source)


def _of_article(corpus: Corpus, article_id: str) -> FeedEntry | None:
    article, event = corpus.articles[article_id], corpus.event_of[article_id]
    return _entry(
        (article.published or event.date, article.entry.updated if article.entry else None),
        corpus.site.base_url + routes.quoted_address(routes.article(article_id)),
        headline(corpus, article),
        f"A report on: {event_name(event)}.",
        plain(corpus.outlet_of(article_id).name),
    )


def _entry(
    days: tuple[date | None, date | None], address: str, title: str, summary: str, author: str
) -> FeedEntry | None:
    """An entry, if the day of its subject or of its edition is known."""
    known = [day for day in days if day]
    return FeedEntry(address, title, summary, author, known[0], max(known)) if known else None
