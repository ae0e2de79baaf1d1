"""A statement for the page of somebody else: its wordings in an `iframe`, without a script."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Statement
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, day
from site_builder.pages.parts.layout import (
    Description,
    Page,
    event_name,
    frame,
    statement_name,
)
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Cited, Link

SHOWN = 6  # wordings; the statement's page has all
HEIGHT = 120  # pixels of a wording; a frame scrolls if it needs more
SNIPPET = Markup(
    '<iframe src="{address}" title="{title}" width="100%" height="{height}" loading="lazy">'
    "</iframe>"
)


class EmbedView(Struct, frozen=True):
    """Everything in the frame."""

    said: str  # who spoke, where and when
    renderings: tuple[Cited, ...]
    more: str
    whole: Link  # the statement's page


def embed_page(corpus: Corpus, statement: Statement) -> Page:
    """The page of a statement for frames; a site without an address has none."""
    path = routes.embed(statement)
    event = corpus.events[statement.event_id]
    who = corpus.speaker_name(statement.speaker_id)
    rest = len(statement.renderings) - SHOWN
    view = EmbedView(
        said=f"{who}, {event_name(event)}" if event.title != day(event.date) else who,
        renderings=tuple(
            cited_words.said(corpus, statement, one) for one in statement.renderings[:SHOWN]
        ),
        more=f"{count(rest, 'wording')} more" if rest > 0 else "",
        whole=Link("Word by word, with the evidence", routes.address(*routes.statement(statement))),
    )
    title = f"“{statement_name(corpus, statement.id)}”"
    described = Description(is_indexable=False)
    return Page(frame(corpus, path, "embed", title, described=described), "embed.html", view)


def snippet(corpus: Corpus, statement: Statement) -> str:
    """What somebody pastes into another page; "" where the site's address is not known."""
    if not corpus.site.base_url:
        return ""
    made = SNIPPET.format(
        address=corpus.site.base_url + routes.embed(statement),
        title=plain(f"“{statement_name(corpus, statement.id)}”"),
        height=HEIGHT * (min(len(statement.renderings), SHOWN) + 1),
    )
    return str(made)  # a page shows it as text
