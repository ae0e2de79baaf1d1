"""What machines read of a page: OpenGraph, Dublin Core and PRISM (Zotero), schema.org as JSON-LD.

Addresses are absolute where the site's own address is known, else relative to the page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article, Event, Quote, Rendering, Statement
from site_builder.model.given import SpeakerKind
from site_builder.model.together import members
from site_builder.pages.parts.card import HEIGHT, WIDTH, in_words
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link

Record = dict[str, Any]

# Where a crawler would read a tag in it; JSON knows each of them by its number too.
NOT_IN_SCRIPTS = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
SCHEMA_TYPES = {SpeakerKind.PERSON: "Person", SpeakerKind.BODY: "Organization"}
QUOTATIONS = 40  # of an article that its data names; a longer list is in quotes.json


class Meta(Struct, frozen=True):
    """A `meta` element; `key` is the attribute that names it, `name` or `property`."""

    key: str
    name: str
    content: str


def open_graph(corpus: Corpus, path: str, title: str, language: str) -> tuple[Meta, ...]:
    """How a page is shown where somebody shares it, with the social card if the site's address is
    known. A large card is promised only as PNG: networks take no SVG. The description is the page's
    own, which they read where these tags have none.
    """
    site = corpus.site
    facts = {
        "og:type": "article" if path.startswith("articles/") else "website",
        "og:title": title,
        "og:site_name": plain(site.title),
        "og:locale": language.replace("-", "_"),
    }
    is_png = corpus.card == routes.CARD_PNG
    if site.base_url:
        facts |= {
            "og:url": site.base_url + path,
            "og:image": site.base_url + corpus.card,
            "og:image:type": "image/png" if is_png else "image/svg+xml",
            "og:image:alt": in_words(site),
        }
        if is_png:
            facts |= {"og:image:width": str(WIDTH), "og:image:height": str(HEIGHT)}
    tags = [Meta("property", name, content) for name, content in facts.items() if content]
    if site.base_url and is_png:
        tags.append(Meta("name", "twitter:card", "summary_large_image"))
    return tuple(tags)


def newspaper_meta(corpus: Corpus, article: Article, name: str) -> tuple[Meta, ...]:
    """What Zotero saves a newspaper article by, credited to its outlet."""
    entry = article.entry
    facts = [
        ("dc.type", "newspaperArticle"),
        ("dc.title", name),
        ("dc.creator", plain(entry.author) if entry and entry.author else ""),
        ("dc.date", article.published.isoformat() if article.published else ""),
        ("dc.source", entry.address if entry and entry.address else ""),
        ("prism.publicationName", plain(corpus.outlets[article.outlet_id].name)),
    ]
    return tuple(Meta("name", key, content) for key, content in facts if content)


def linked_data(
    corpus: Corpus, path: str, crumbs: Sequence[Link], about: Sequence[Record]
) -> Markup:
    """What the page is about and the links that lead to it, as JSON for a `script`.

    Its name and its description are in the head already.
    """
    site = corpus.site
    here = site.base_url + path if site.base_url else ""
    page: Record = {
        "@type": "WebPage",
        "url": here,
        "inLanguage": site.language,
        "isPartOf": {"@type": "WebSite", "name": plain(site.title), "url": site.base_url},
        "about": list(about),
    }
    graph = [page]
    if len(crumbs) > 1:
        trail = [
            {
                "@type": "ListItem",
                "position": place,
                "name": crumb.text,
                "item": routes.relative(path, crumb.href),
            }
            for place, crumb in enumerate(crumbs, 1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": trail})
    data = _without_gaps({"@context": "https://schema.org", "@graph": graph})
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(NOT_IN_SCRIPTS))  # noqa: S704 - no tag can open or close in it


def newspaper_article(corpus: Corpus, article: Article, name: str) -> Record:
    """The article as schema.org knows it, with its quotations."""
    quotes = [q for q in corpus.quotes_of[article.id] if q.kind.is_speech][:QUOTATIONS]
    return {
        **_article(corpus, article, name),
        "hasPart": [_quotation(corpus, article, q) for q in quotes],
    }


def utterance(corpus: Corpus, statement: Statement) -> tuple[Record, ...]:
    """The renderings of a statement as quotations of their articles."""
    return tuple(_rendering(corpus, statement, r) for r in statement.renderings)


def occasion(corpus: Corpus, event: Event) -> Record:
    """An event, and the articles that report it."""
    return {
        "@type": "Event",
        "name": plain(event.title),
        "startDate": event.date.isoformat() if event.date else "",
        "location": {"@type": "Place", "name": plain(event.place)} if event.place else "",
        "subjectOf": [_report(corpus, corpus.articles[a]) for a in event.article_ids],
    }


def _article(corpus: Corpus, article: Article, name: str) -> Record:
    entry = article.entry
    report = _report(corpus, article)
    return {
        **report,
        "headline": name,
        "inLanguage": article.language,
        "copyrightHolder": report["publisher"],
        "author": {"@type": "Person", "name": plain(entry.author)}
        if entry and entry.author
        else "",
        "isBasedOn": entry.address if entry and entry.address else "",
    }


def _report(corpus: Corpus, article: Article) -> Record:
    """The article where it is only named: its own page has the rest."""
    return {
        "@type": "NewsArticle",
        "datePublished": article.published.isoformat() if article.published else "",
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": plain(corpus.outlets[article.outlet_id].name),
        },
    }


def quoted_words(article: Article, quote: Quote) -> str:
    """The words of a quotation on one line, its pieces joined by “…”; not HTML."""
    return " … ".join(plain(s.span.of(article.text)) for s in quote.segments)


def speakers_named(corpus: Corpus, speaker_id: str | None) -> tuple[str, ...]:
    """The names of the people and bodies who speak; none where that is unclear."""
    speakers = [corpus.speakers[m] for m in members(speaker_id)]
    return tuple(plain(s.name) for s in speakers if s.kind in SCHEMA_TYPES)


def _quotation(corpus: Corpus, article: Article, quote: Quote) -> Record:
    return {
        "@type": "Quotation",
        "@id": f"#{routes.quoted_address(quote.id)}",
        "text": quoted_words(article, quote),
        **_speaker(corpus, quote.speaker_id),
    }


def _rendering(corpus: Corpus, statement: Statement, rendering: Rendering) -> Record:
    article = corpus.articles[rendering.article_id]
    return {
        "@type": "Quotation",
        "text": " … ".join(plain(u.span.of(article.text)) for u in rendering.units),
        **_speaker(corpus, statement.speaker_id),
        "isPartOf": _report(corpus, article),
    }


def _speaker(corpus: Corpus, speaker_id: str | None) -> Record:
    speakers = [corpus.speakers[m] for m in members(speaker_id)]
    known = [
        {"@type": SCHEMA_TYPES[s.kind], "name": plain(s.name)}
        for s in speakers
        if s.kind in SCHEMA_TYPES
    ]
    return {"spokenByCharacter": known[0] if len(known) == 1 else known} if known else {}


def _without_gaps(value: Any) -> Any:
    """The value without entries that say nothing."""
    if isinstance(value, dict):
        return {k: _without_gaps(v) for k, v in value.items() if v not in ("", [], None)}
    if isinstance(value, list):
        return [_without_gaps(v) for v in value]
    return value
