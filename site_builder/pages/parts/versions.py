"""The reports of an event, in a strip under an article's headline."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, percent
from site_builder.pages.parts.values import Siglum

VERSIONS_SHOWN = 8  # the event's page has them all
BAR = 100  # width of the longest version's bar


class Version(Struct, frozen=True):
    """One report; widths are SVG units."""

    siglum: Siglum
    href: str
    is_current: bool
    figures: str
    width: int
    quoted_width: int


def versions_of(corpus: Corpus, article: Article) -> tuple[Version, ...]:
    """The reports of this one's event, each with its length and the share that is quoted."""
    ids = corpus.event_of[article.id].article_ids
    others = [a for a in ids if a != article.id][: VERSIONS_SHOWN - (len(ids) > VERSIONS_SHOWN)]
    counts = [corpus.counts[a] for a in ids if a == article.id or a in others]
    longest = max(one.words for one in counts) or 1
    found = []
    for one in counts:
        share = percent(one.quoted_words, one.words)
        width = BAR * one.words // longest
        found.append(
            Version(
                siglum=corpus.sigla[one.article_id],
                href=routes.address(routes.article(one.article_id)),
                is_current=one.article_id == article.id,
                figures=f"{count(one.words, 'word')}, {share}\u00a0% quoted",
                width=width,
                quoted_width=width * share // 100,
            )
        )
    return tuple(found)
