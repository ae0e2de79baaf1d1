"""The index of outlets, and the page of each: its reports, its verbs of saying, its terms."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.given import Outlet
from site_builder.pages.parts import charts
from site_builder.pages.parts.cited_words import place
from site_builder.pages.parts.cues import Verb, speech, verbs
from site_builder.pages.parts.english import count, day
from site_builder.pages.parts.facets import outlet_facets
from site_builder.pages.parts.layout import (
    Description,
    Frame,
    Navigation,
    Page,
    event_name,
    frame,
    headline,
    page,
)
from site_builder.pages.parts.lookup import Corpus, quoted_words_in, words_in
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link, Siglum

PLACES = 6  # examples of a verb


class OutletEntry(Struct, frozen=True):
    """An outlet in the index."""

    siglum: Siglum
    href: str
    articles: int
    words: int
    quoted: charts.Bar
    verbs: str


class OutletsView(Struct, frozen=True):
    """Everything on the index of outlets."""

    frame: Frame
    outlets: tuple[OutletEntry, ...]


class Report(Struct, frozen=True):
    """One of the outlet's articles."""

    title: str
    href: str
    when: str
    event: str
    event_href: str
    words: int
    quoted: charts.Bar


class Voice(Struct, frozen=True):
    """Somebody whom the outlet quotes, and the share of its quoted words that are theirs."""

    name: str
    href: str
    quotations: int
    share: charts.Bar


class Distanced(Struct, frozen=True):
    """A term the outlet puts in marks, and where."""

    text: str
    href: str
    places: tuple[Link, ...]


class OutletView(Struct, frozen=True):
    """Everything on the page of an outlet."""

    frame: Frame
    siglum: Siglum
    name: str
    description: str
    address: str
    facts: str
    reports: tuple[Report, ...]
    verbs: tuple[Verb, ...]
    voices: tuple[Voice, ...]
    terms: tuple[Distanced, ...]


def siglum_of(outlet: Outlet) -> Siglum:
    """The outlet's own sign, whatever its articles are called within an event."""
    return Siglum(plain(outlet.siglum), f"h{outlet.hue} {outlet.line}", plain(outlet.name))


def articles_of(corpus: Corpus, outlet: Outlet) -> list[str]:
    """The outlet's articles, newest event first."""
    return list(corpus.articles_of[outlet.id])


def outlets_page(corpus: Corpus) -> Page:
    """The index of outlets."""
    path = routes.OUTLETS
    view = OutletsView(
        frame=frame(corpus, path, "outlets-index", "Outlets"),
        outlets=tuple(
            _entry(corpus, outlet)
            for outlet in corpus.edition.outlets
            if articles_of(corpus, outlet)
        ),
    )
    return page("outlets.html", view, view.frame)


def outlet_page(corpus: Corpus, outlet: Outlet) -> Page:
    """The page of one outlet."""
    path = routes.outlet(outlet.id)
    ids = articles_of(corpus, outlet)
    quotes = [q for a in ids for q in speech(corpus, a)]
    found = verbs(corpus, quotes)
    view = OutletView(
        frame=frame(
            corpus,
            path,
            "outlet-page",
            f"{outlet.name}: articles",
            Navigation(
                here=plain(outlet.name),
                above=(Link("Outlets", routes.address(routes.OUTLETS)),),
                on_this_page=(
                    Link("Reports", "#reports"),
                    Link("Verbs of saying", "#verbs"),
                    Link("Voices", "#voices"),
                    Link("Terms in marks", "#terms"),
                ),
            ),
            Description(facets=outlet_facets(outlet)),
        ),
        siglum=siglum_of(outlet),
        name=plain(outlet.name),
        description=plain(outlet.description),
        address=outlet.address or "",
        facts=f"{count(len(ids), 'report')}, {count(len(quotes), 'quotation')} of speech.",
        reports=tuple(_report(corpus, a) for a in ids),
        verbs=tuple(
            Verb(v.words, v.count, v.places[:PLACES])
            for v in sorted(found, key=lambda v: (not v.words, -v.count))
        ),
        voices=_voices(corpus, ids),
        terms=_terms(corpus, outlet),
    )
    return page("outlet.html", view, view.frame)


def _entry(corpus: Corpus, outlet: Outlet) -> OutletEntry:
    ids = articles_of(corpus, outlet)
    words = sum(corpus.words[a] for a in ids)
    found = verbs(corpus, [q for a in ids for q in speech(corpus, a)])
    most = sorted((v for v in found if v.words), key=lambda v: -v.count)[:4]
    return OutletEntry(
        siglum=siglum_of(outlet),
        href=routes.address(routes.outlet(outlet.id)),
        articles=len(ids),
        words=words,
        quoted=charts.share_bar(sum(quoted_words_in(corpus, a) for a in ids), words),
        verbs=", ".join(v.words for v in most),
    )


def _report(corpus: Corpus, article_id: str) -> Report:
    article = corpus.articles[article_id]
    event = corpus.event_of[article_id]
    words = corpus.words[article_id]
    return Report(
        title=headline(corpus, article),
        href=routes.address(routes.article(article_id)),
        when=day(article.published or event.date),
        event=event_name(event),
        event_href=routes.address(routes.event(event.id)),
        words=words,
        quoted=charts.share_bar(quoted_words_in(corpus, article_id), words),
    )


def _voices(corpus: Corpus, ids: list[str]) -> tuple[Voice, ...]:
    words: dict[str, int] = {}
    quotations: dict[str, int] = {}
    for article_id in ids:
        for quote in speech(corpus, article_id):
            who = quote.speaker_id or ""
            spans = (s.span for s in quote.segments)
            words[who] = words.get(who, 0) + words_in(corpus.articles[article_id], spans)
            quotations[who] = quotations.get(who, 0) + 1
    total = sum(words.values())
    return tuple(
        Voice(
            plain(corpus.speakers[who].name) if who else "speaker unclear",
            routes.address(routes.speaker(who)) if who else "",
            quotations[who],
            charts.share_bar(words[who], total),
        )
        for who in sorted(words, key=lambda w: (-words[w], w))
    )


def _terms(corpus: Corpus, outlet: Outlet) -> tuple[Distanced, ...]:
    found = []
    for term, quotes in corpus.terms_by[outlet.id]:
        places = {
            p.label: p for q in quotes for p in [place(corpus, q.article_id, q.segments[0].marked)]
        }
        href = routes.address(routes.TERMS, term.id)
        found.append(Distanced(plain(term.text), href, tuple(places.values())))
    return tuple(found)
