"""Counts of an event's reports: how long they are, and how much of it is speech."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from site_builder.model.comparison import Comparison, ReportCounts
from site_builder.pages.parts import charts
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, percent
from site_builder.pages.parts.tables import Cell, Column, Table, TableRow
from site_builder.pages.parts.values import ABSENT, Siglum

NOTHING = "–"


class BarPart(Struct, frozen=True):
    """A stretch of a bar; `shade` is a class, lengths are of a hundred."""

    shade: str
    x: str
    width: str


class ReportBar(Struct, frozen=True):
    """A report as a bar in parts; `label` says in words what it shows."""

    siglum: Siglum
    parts: tuple[BarPart, ...]
    label: str


def length_bars(corpus: Corpus, counts: Sequence[ReportCounts]) -> tuple[ReportBar, ...]:
    """Each report against the longest, and how much of it is speech."""
    longest = max((report.words for report in counts), default=0) or 1
    bars = []
    for report in counts:
        lengths = {"words": report.words, "quoted": report.quoted_words}
        share = percent(report.quoted_words, report.words)
        parts = (BarPart(k, "0", charts.number(n * 100 / longest)) for k, n in lengths.items())
        label = f"{count(report.words, 'word')}, {share}\u202f% quoted"
        bars.append(ReportBar(corpus.sigla[report.article_id], tuple(parts), label))
    return tuple(bars)


def counts_table(corpus: Corpus, compared: Comparison) -> Table:
    """What can be counted in the reports, a column for each."""
    rows: dict[str, Sequence[int | str]] = {
        "Words of the report": [r.words for r in compared.counts],
        "Words of speech in quotation marks": [r.quoted_words for r in compared.counts],
        "Share quoted": [charts.share_bar(r.quoted_words, r.words).label for r in compared.counts],
        "Quotations of speech": [r.speech for r in compared.counts],
        "Quoted terms, titles and scare quotes": [r.other_marks for r in compared.counts],
        f"Passages quoted, of {len(compared.speech)}": [r.quoted for r in compared.counts],
        "told in its own words only": [r.told for r in compared.counts],
        "left out": [r.omitted for r in compared.counts],
        ABSENT["excerpt"]: [r.not_in_excerpt for r in compared.counts],
        "Lines of other text on the page (newsletter box, links)": [
            r.furniture_lines for r in compared.counts
        ],
    }
    heads = (Column("", "n", siglum=corpus.sigla[r.article_id]) for r in compared.counts)
    return Table(
        "Counts by report",
        "",
        (Column(""), *heads),
        tuple(
            TableRow((Cell(name), *(Cell(str(value or NOTHING)) for value in values)))
            for name, values in rows.items()
            if name != ABSENT["excerpt"] or any(values)
        ),
    )
