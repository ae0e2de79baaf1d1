"""The versions of an event, in a strip under an article's headline."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, percent
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Siglum

VERSIONS_SHOWN = 8  # the event's page has them all
BAR = 100  # width of the longest version's bar


class Version(Struct, frozen=True):
    """One article of the event, in the strip under the headline; widths are SVG units."""

    siglum: Siglum
    name: str
    href: str
    is_current: bool
    figures: str
    width: int
    quoted_width: int


def versions_of(corpus: Corpus, article: Article) -> tuple[Version, ...]:
    """The articles of this one's event, each with its length and the share that is quoted."""
    ids = corpus.event_of[article.id].article_ids
    if len(ids) > VERSIONS_SHOWN:
        nearest = [a for a in ids if a != article.id][: VERSIONS_SHOWN - 1]
        ids = tuple(a for a in ids if a == article.id or a in nearest)
    totals = {a: corpus.counts[a].words for a in ids}
    longest = max(totals.values()) or 1
    found = []
    for article_id in ids:
        quoted = corpus.counts[article_id].quoted_words
        share = percent(quoted, totals[article_id])
        width = BAR * totals[article_id] // longest
        found.append(
            Version(
                siglum=corpus.sigla[article_id],
                name=plain(corpus.sigla[article_id].name),
                href=routes.address(routes.article(article_id)),
                is_current=article_id == article.id,
                figures=f"{count(totals[article_id], 'word')}, {share}\u00a0% quoted",
                width=width,
                quoted_width=width * share // 100,
            )
        )
    return tuple(found)
