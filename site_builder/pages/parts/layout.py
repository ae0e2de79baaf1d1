"""What is around the subject of every page: title, navigation, and the data for machines.

A view contains one `Frame`; `templates/base.html` draws it. `Site` is the same on all pages.
"""

from __future__ import annotations

from datetime import date

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.edition import Edition, Neighbour
from site_builder.model.found import Article, Event, Statement
from site_builder.model.given import Role
from site_builder.model.statement_names import naming_unit
from site_builder.pages.parts.cited_words import may_show
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import day, isolated
from site_builder.pages.parts.facets import Facet
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.metadata import Meta, Record, linked_data, open_graph
from site_builder.pages.parts.report import report_form
from site_builder.pages.parts.values import FeedLink, Link
from site_builder.text.spans import Span

# Which part of the site a page belongs to, by its folder or file.
SECTIONS = (
    ("Events", routes.EVENTS, ("events/", "articles/", "statements/")),
    ("Themes", routes.THEMES, ("themes/",)),
    ("Speakers", routes.SPEAKERS, ("speakers/",)),
    ("Outlets", routes.OUTLETS, ("outlets/",)),
    ("About", routes.ABOUT, ("about.html", "data.html")),
)
VERSIONS_IN_RAIL = 12


class Site(Struct, frozen=True):
    """What templates know as `site`: the same on every page."""

    title: str
    language: str
    version: str
    repository: str
    has_search: bool
    report: str  # the form of a report of a wrong link, see `report_form`
    logo: str = ""  # its path in the site


class Navigation(Struct, frozen=True):
    """The links around the subject of a page.

    `above` lead from the home page to this page, which `here` names: its title by default.
    """

    above: tuple[Link, ...] = ()
    here: str = ""
    rail: tuple[Link, ...] = ()  # the headings of lists
    on_this_page: tuple[Link, ...] = ()
    pieces: tuple[Link, ...] = ()  # of a page that is too long for one
    pieces_by: str = "By time"
    previous: Link | None = None
    next: Link | None = None


class Description(Struct, frozen=True):
    """What machines are told of a page; the site's description where `text` is "".

    `language` is that of what the page shows, "" if nobody knows it; None is the site's.
    `is_indexable` is False where a page republishes somebody's full text. The site's own search
    finds a page with `facets`. `updated` is the day of its last edition.
    `tags` and `records` tell what the page is about.
    """

    text: str = ""
    is_indexable: bool = True
    language: str | None = None
    facets: tuple[Facet, ...] = ()
    tags: tuple[Meta, ...] = ()
    records: tuple[Record, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    updated: date | None = None


NO_LINKS, UNDESCRIBED = Navigation(), Description()


class Edited(Struct, frozen=True):
    """The day of a page's last edition, for readers and for machines."""

    day: str
    iso: str


class Frame(Struct, frozen=True):
    """Everything of a page that is not its subject.

    `kind` names the page type and is the class of the body.
    """

    path: str
    kind: str
    title: str  # of the page alone
    description: str
    is_indexable: bool
    sections: tuple[Link, ...]
    navigation: Navigation
    facets: tuple[Facet, ...]
    tags: tuple[Meta, ...]
    data: Markup  # JSON-LD
    canonical: str  # the page's own address, "" where the site's is not known
    feeds: tuple[FeedLink, ...] = ()
    edition: Edited | None = None


class Page(Struct, frozen=True):
    """A page to be rendered: `template` is given `frame`, `view` and `site` and nothing else.

    Templates are rendered with escaping on and undefined names refused. `root` is the address that
    site addresses begin with; "" makes them relative to the page.
    """

    frame: Frame
    template: str
    view: object
    root: str = ""

    @property
    def path(self) -> str:
        """Where the page is in the site."""
        return self.frame.path


def site_of(edition: Edition, version: str, *, has_search: bool = False) -> Site:
    """The site's own facts, for every page."""
    site = edition.site
    return Site(
        plain(site.title),
        site.language,
        version,
        site.repository,
        has_search,
        report_form(site),
        site.logo,
    )


def frame(
    corpus: Corpus,
    path: str,
    kind: str,
    title: str,
    navigation: Navigation = NO_LINKS,
    described: Description = UNDESCRIBED,
) -> Frame:
    """The frame of the page at `path`."""
    site = corpus.site
    title = plain(title)
    text = plain(described.text or site.description or site.tagline, limit=200)
    navigation = replace(navigation, here=navigation.here or title)
    trail = (Link(plain(site.title), routes.address(routes.HOME)), *navigation.above)
    data = Markup("")
    if described.records or path == routes.HOME:
        is_found = described.records and described.is_indexable
        trail = (*trail, Link(navigation.here, "")) if is_found else ()  # for lists of results
        data = linked_data(corpus, path, trail, described.records)
    language = site.language if described.language is None else described.language
    return Frame(
        path=path,
        kind=kind,
        title=title,
        description=text,
        is_indexable=described.is_indexable,
        sections=tuple(
            Link(name, routes.address(to), is_current=path.startswith(parts))
            for name, to, parts in SECTIONS
            if to != routes.THEMES or corpus.has_themes
        ),
        navigation=navigation,
        facets=described.facets,
        tags=(*open_graph(corpus, path, title, language), *described.tags),
        data=data,
        canonical=site.base_url + path if site.base_url and path != routes.NOT_FOUND else "",
        feeds=described.feeds,
        edition=Edited(day(described.updated), described.updated.isoformat())
        if described.updated
        else None,
    )


def indexes(corpus: Corpus) -> tuple[Link, ...]:
    """The lists that the site has."""
    paths = [(name, to) for name, to, _ in SECTIONS if to != routes.ABOUT]
    shown = [(n, to) for n, to in paths if to != routes.THEMES or corpus.has_themes]
    return tuple(Link(name, routes.address(to)) for name, to in shown)


def headline(corpus: Corpus, article: Article) -> str:
    """The outlet's own headline, or the text's first words in marks; on one line, not HTML.

    If the article's text mode keeps these words back, the outlet's name.
    """
    if article.title:
        return plain(article.title)
    body = (p.span for p in article.paragraphs if p.role is Role.BODY)
    span = next(body, Span(0, len(article.text)))
    if not may_show(corpus, article.id, span):
        return plain(corpus.outlets[article.outlet_id].name)
    first = plain(span.of(article.text), limit=72)
    return f"“{first.strip('“”')}”" if first else article.id


def event_rail(corpus: Corpus, event: Event, path: str, statement: Statement | None = None) -> Link:
    """The contents of one event: its articles, and the statement whose page this is."""
    articles = event.article_ids[:VERSIONS_IN_RAIL]
    compared = [statement] if statement else []
    children = [_link(corpus.outlet_of(a).name, path, routes.article(a)) for a in articles] + [
        _link(f"“{statement_name(corpus, s.id, 34)}”", path, *routes.statement(s)) for s in compared
    ]
    here = routes.event(event.id)
    top = Link(plain(event.title), routes.address(here), "", here == path, tuple(children))
    return Link("Contents", "", children=(top,))


def event_name(event: Event | Neighbour) -> str:
    """What an event is called where its date must be said too."""
    when = day(event.date)
    title = plain(event.title).removesuffix(f": {when}")  # a name by rule has its day already
    return f"{isolated(title)}, {when}" if event.date and title != when else title


def event_link(event: Event | Neighbour) -> Link:
    """The link to an event by its name."""
    return Link(event_name(event), routes.address(routes.event(event.id)))


def page_of(statement: Statement) -> str:
    """The address of the statement's own page, "" where it has none."""
    return routes.address(*routes.statement(statement)) if routes.has_page(statement) else ""


def statement_name(corpus: Corpus, statement_id: str, limit: int = 80) -> str:
    """A statement's name: the wording that most renderings share, cut at `limit` characters."""
    unit = naming_unit(corpus.statements[statement_id], corpus.articles)
    return cut_name(unit.span.of(corpus.articles[unit.article_id].text), limit)


def cut_name(words: str, limit: int = 80) -> str:
    """The words as the name of a statement, cut at `limit` characters."""
    return plain(words, limit).rstrip(" .,;")


def _link(text: str, here: str, to: str, fragment: str = "") -> Link:
    return Link(plain(text), routes.address(to, fragment), "", to == here)
