"""Feeds as files: Atom (RFC 4287) and JSON Feed (1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from site_builder.model import routes
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.feeds import ATOM, JSON_FEED, Feed, FeedEntry, feeds
from site_builder.pages.parts.markup import plain


def feed_files(corpus: SiteCorpus) -> dict[str, bytes]:
    """All feeds of the site by path, each in both formats; none where its address is unknown."""
    files = {}
    for feed in feeds(corpus):
        for (suffix, _), made in ((ATOM, atom), (JSON_FEED, json_feed)):
            files[routes.feed(feed.path, suffix)] = made(corpus, feed).encode()
    return files


def atom(corpus: SiteCorpus, feed: Feed) -> str:
    """The feed as Atom."""
    page, own = _addresses(corpus, feed, ATOM[0])
    head = [
        ("title", feed.title),
        ("id", page),
        ("updated", _moment(feed.entries[0].updated)),
    ]
    rows = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{corpus.site.language}">',
        *_elements(head),
        f"<author><name>{escape(plain(corpus.site.title))}</name></author>",
        f'<link rel="alternate" type="text/html" href="{escape(page)}"/>',
        f'<link rel="self" type="{ATOM[1]}" href="{escape(own)}"/>',
        *map(_atom_entry, feed.entries),
        "</feed>",
    ]
    return "\n".join(rows) + "\n"


def json_feed(corpus: SiteCorpus, feed: Feed) -> str:
    """The feed as JSON Feed, one entry a line."""
    page, own = _addresses(corpus, feed, JSON_FEED[0])
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": page,
        "feed_url": own,
        "language": corpus.site.language,
        "authors": [{"name": plain(corpus.site.title)}],
    }
    head = json.dumps(values, ensure_ascii=False).removesuffix("}")
    items = (json.dumps(_json_item(entry), ensure_ascii=False) for entry in feed.entries)
    return f'{head}, "items": [\n' + ",\n".join(items) + "\n]}\n"


def _atom_entry(entry: FeedEntry) -> str:
    rows = [
        ("title", entry.title),
        ("id", entry.address),
        ("published", _moment(entry.published)),
        ("updated", _moment(entry.updated)),
        ("summary", entry.summary),
    ]
    author = f"<author><name>{escape(entry.author)}</name></author>"
    link = f'<link rel="alternate" type="text/html" href="{escape(entry.address)}"/>'
    return "\n".join(["<entry>", *_elements(rows), author, link, "</entry>"])


def _json_item(entry: FeedEntry) -> dict[str, Any]:
    return {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": entry.author}],
    }


def _addresses(corpus: SiteCorpus, feed: Feed, suffix: str) -> tuple[str, str]:
    """The address of the feed's page and its own."""
    base = corpus.site.base_url
    path = "" if feed.path == routes.HOME else feed.path
    own = routes.quoted_address(routes.feed(feed.path, suffix))
    return base + routes.quoted_address(path), base + own


def _elements(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"<{name}>{escape(value)}</{name}>" for name, value in rows]


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
