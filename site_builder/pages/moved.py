"""A page at an address that was published and has no page any more: it leads on to what it was."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.edition import Edition
from site_builder.model.found import Statement
from site_builder.model.given import PublishedAddress
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.layout import Description, Page, event_name, frame
from site_builder.pages.parts.values import Link


class MovedView(Struct, frozen=True):
    """Where the page leads; `url` is relative to it."""

    to: Link
    url: str


def published(edition: Edition) -> tuple[PublishedAddress, ...]:
    """The addresses that are made of words and may go away: those of events and statements."""
    events = [PublishedAddress(routes.event(e.id), e.article_ids[0]) for e in edition.events]
    statements = [
        PublishedAddress(routes.statement(s)[0], s.renderings[0].article_id)
        for s in filter(routes.has_page, edition.statements)
    ]
    return (*events, *statements)


def moved_pages(corpus: SiteCorpus) -> Iterator[Page]:
    """A page for each published address that has none today, if its article is still there."""
    today = {one.path for one in published(corpus.edition)}
    by_path = {f"statements/{s.id}.html": s for s in corpus.statements.values()}
    for one in corpus.edition.published:
        if one.path in today:
            continue
        statement = by_path.get(one.path)
        if statement or one.article in corpus.articles:
            yield _moved(corpus, one, statement)


def _moved(corpus: SiteCorpus, one: PublishedAddress, statement: Statement | None) -> Page:
    event = corpus.events[statement.event_id] if statement else corpus.event_of[one.article]
    address = routes.address(routes.event(event.id))
    if statement:
        address = routes.address(*routes.statement(statement))
    elif one.path.startswith("statements/"):
        address = routes.address(routes.article(one.article))
    view = MovedView(Link(event_name(event), address), routes.relative(one.path, address))
    described = Description(is_indexable=False)
    return Page(frame(corpus, one.path, "moved", "Moved", described=described), "moved.html", view)
