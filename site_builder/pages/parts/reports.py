"""Reports as rows of a table, and as the strip of versions under the headline of an article."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.pages.parts.charts import share_bar
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.counts import ReportBar, length_bars
from site_builder.pages.parts.english import day
from site_builder.pages.parts.layout import event_name, headline
from site_builder.pages.parts.tables import Cell, Column, TableRow

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


class Version(Struct, frozen=True):
    """One report: the page that it leads to, and how long it is."""

    href: str
    is_current: bool
    bar: ReportBar


def versions_of(corpus: Corpus, article: Article) -> tuple[Version, ...]:
    """The reports of this one's event, each with its length and the share that is quoted."""
    ids = corpus.event_of[article.id].article_ids
    others = [a for a in ids if a != article.id][: VERSIONS_SHOWN - (len(ids) > VERSIONS_SHOWN)]
    shown = [a for a in ids if a == article.id or a in others]
    bars = length_bars(corpus, [corpus.counts[a] for a in shown])
    return tuple(
        Version(routes.address(routes.article(a)), a == article.id, bar)
        for a, bar in zip(shown, bars, strict=True)
    )
