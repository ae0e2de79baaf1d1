"""The index of outlets, and the page of each: its reports, its verbs of saying, its terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.given import Outlet
from site_builder.pages.parts.charts import share_bar
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.cues import Uses, uses, verbs
from site_builder.pages.parts.english import count
from site_builder.pages.parts.facets import facets
from site_builder.pages.parts.feeds import links_to, outlet_feed
from site_builder.pages.parts.layout import Description, Navigation, Page, frame
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.pieces import PagePiece, pieces
from site_builder.pages.parts.reports import DATE, EVENT, QUOTED, REPORT, WORDS, titled_row
from site_builder.pages.parts.signs import outlet_sign
from site_builder.pages.parts.tables import Cell, Column, Table, TableRow, TableView
from site_builder.pages.parts.values import Link, Siglum
from site_builder.pages.terms import term_address

PLACES = 6  # examples of a verb
USUAL = 4  # verbs of an outlet in the index
REPORTS = 100  # fill a piece
ABOVE = (Link("Outlets", routes.address(routes.OUTLETS)),)


class OutletView(Struct, frozen=True):
    """Everything on the page of an outlet."""

    siglum: Siglum
    name: str
    description: str
    address: str
    facts: str
    reports: Table
    verbs: tuple[Uses, ...]
    voices: Table
    terms: tuple[Uses, ...]


def outlets_page(corpus: SiteCorpus) -> Page:
    """The index of outlets."""
    outlets = [o for o in corpus.edition.outlets if corpus.articles_of[o.id]]
    view = TableView(
        "Index of outlets",
        "Who reports, and how much of it is quotation",
        "",
        Table(
            "Outlets: reports, words, share quoted, usual verbs of saying",
            "named wide stacked",
            (
                Column("Outlet"),
                Column("Reports", "n", "Reports"),
                WORDS,
                QUOTED,
                Column("Verbs of saying, most used", "verb", "Verbs"),
            ),
            tuple(_row(corpus, outlet) for outlet in outlets),
        ),
    )
    return Page(frame(corpus, routes.OUTLETS, "outlets-index", "Outlets"), "table.html", view)


def outlet_pages(corpus: SiteCorpus, outlet: Outlet) -> Iterator[Page]:
    """The page of one outlet, and those of its older reports."""
    ids = corpus.articles_of[outlet.id]
    days = {a: corpus.articles[a].published or corpus.event_of[a].date for a in ids}
    for piece in pieces(routes.outlet(outlet.id), ids, days.get, [1] * len(ids), REPORTS):
        reports = Table(
            "The outlet’s reports",
            "wide stacked",
            (REPORT, DATE, EVENT, WORDS, QUOTED),
            tuple(titled_row(corpus, a) for a in ids[piece.first : piece.last]),
        )
        if not piece.name:
            yield _outlet_page(corpus, outlet, reports, piece)
            continue
        title = f"{outlet.name}, {piece.name}"
        above = Link(plain(outlet.name), routes.address(routes.outlet(outlet.id)))
        navigation = Navigation(here=piece.name, above=(*ABOVE, above), pieces=piece.links)
        view = TableView("Reports of an outlet", plain(title), "", reports)
        yield Page(frame(corpus, piece.path, "outlet-page", title, navigation), "table.html", view)


def _outlet_page(corpus: SiteCorpus, outlet: Outlet, reports: Table, piece: PagePiece) -> Page:
    ids = corpus.articles_of[outlet.id]
    found = sorted(_verbs(corpus, ids), key=lambda verb: (not verb.words, -verb.count))
    quotations = sum(corpus.counts[a].speech for a in ids)
    navigation = Navigation(
        here=plain(outlet.name),
        above=ABOVE,
        pieces=piece.links,
        on_this_page=(
            Link("Reports", "#reports"),
            Link("Verbs of saying", "#verbs"),
            Link("Voices", "#voices"),
            Link("Quoted terms", "#terms"),
        ),
    )
    view = OutletView(
        siglum=outlet_sign(outlet),
        name=plain(outlet.name),
        description=plain(outlet.description),
        address=outlet.address or "",
        facts=f"{count(len(ids), 'report')}, {count(quotations, 'quotation')} of speech.",
        reports=reports,
        verbs=tuple(Uses(v.words, v.count, v.places[:PLACES]) for v in found),
        voices=_voices(corpus, ids),
        terms=tuple(
            uses(corpus, plain(term.text), quotes, term_address(corpus, term))
            for term, quotes in corpus.terms_by[outlet.id]
        ),
    )
    return Page(
        frame(
            corpus,
            routes.outlet(outlet.id),
            "outlet-page",
            f"{outlet.name}: articles",
            navigation,
            Description(
                facets=facets("Outlet", outlet=[outlet.name]),
                feeds=links_to(outlet_feed(corpus, outlet)),
            ),
        ),
        "outlet.html",
        view,
    )


def _verbs(corpus: SiteCorpus, ids: tuple[str, ...]) -> tuple[Uses, ...]:
    return verbs(corpus, [q for a in ids for q in corpus.quotes_of[a] if q.kind.is_speech])


def _row(corpus: SiteCorpus, outlet: Outlet) -> TableRow:
    ids = corpus.articles_of[outlet.id]
    counts = [corpus.counts[a] for a in ids]
    words, quoted = sum(c.words for c in counts), sum(c.quoted_words for c in counts)
    most = sorted((v for v in _verbs(corpus, ids) if v.words), key=lambda v: -v.count)[:USUAL]
    sign = outlet_sign(outlet)
    return TableRow(
        (
            Cell(sign.name, routes.address(routes.outlet(outlet.id)), (sign,)),
            Cell(str(len(ids))),
            Cell(str(words)),
            Cell(bar=share_bar(quoted, words)),
            Cell(", ".join(v.words for v in most)),
        ),
        sign.style,
    )


def _voices(corpus: SiteCorpus, ids: tuple[str, ...]) -> Table:
    """Who is quoted, and the share of the outlet's quoted words that are theirs."""
    words: Counter[str] = Counter()
    quotations: Counter[str] = Counter()
    for voice in (v for a in ids for v in corpus.voices_in[a]):
        words[voice.speaker_id or ""] += voice.words
        quotations[voice.speaker_id or ""] += len(voice.quote_ids)
    rows = []
    for who in sorted(words, key=lambda w: (-words[w], w)):
        href, style = (routes.address(routes.speaker(who)), "") if who else ("", "omits")
        name = Cell(corpus.speaker_name(who), href, style=style)
        share = Cell(bar=share_bar(words[who], words.total()))
        rows.append(TableRow((name, Cell(str(quotations[who])), share)))
    columns = Column("Speaker"), Column("Quotations", "n"), Column("Share", "share")
    return Table("The speakers that the outlet quotes", "", columns, tuple(rows))
