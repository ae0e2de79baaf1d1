"""Reports as rows of a table, and as the strip of versions under the headline of an article."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.pages.parts.charts import share_bar
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, day, percent
from site_builder.pages.parts.layout import event_name, headline
from site_builder.pages.parts.tables import Cell, Column, TableRow
from site_builder.pages.parts.values import Siglum

REPORT, DATE = Column("Report"), Column("Date", "when", "Date")
EVENT = Column("Event", label="Event")
WORDS, QUOTED = Column("Words", "n", "Words"), Column("Quoted", "share", "Quoted")


def report_row(corpus: Corpus, article_id: str) -> TableRow:
    """A report by its outlet: `REPORT`, `DATE`, `WORDS`, `QUOTED`."""
    sign = corpus.sigla[article_id]
    name = Cell(sign.name, routes.address(routes.article(article_id)), (sign,))
    return TableRow((name, _date(corpus, article_id), *_lengths(corpus, article_id)), sign.style)


def titled_row(corpus: Corpus, article_id: str) -> TableRow:
    """A report by its headline: `REPORT`, `DATE`, `EVENT`, `WORDS`, `QUOTED`."""
    event = corpus.event_of[article_id]
    title = headline(corpus, corpus.articles[article_id])
    return TableRow(
        (
            Cell(title, routes.address(routes.article(article_id))),
            _date(corpus, article_id),
            Cell(event_name(event), routes.address(routes.event(event.id))),
            *_lengths(corpus, article_id),
        )
    )


def _date(corpus: Corpus, article_id: str) -> Cell:
    return Cell(day(corpus.articles[article_id].published or corpus.event_of[article_id].date))


def _lengths(corpus: Corpus, article_id: str) -> tuple[Cell, Cell]:
    counts = corpus.counts[article_id]
    return Cell(str(counts.words)), Cell(bar=share_bar(counts.quoted_words, counts.words))


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
