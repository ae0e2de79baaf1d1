"""Counts of an event's reports: how long, how much of it speech, and whose words they quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Comparison, ReportCounts
from site_builder.pages.parts import charts
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count, listing, percent
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.tables import Cell, Column, Table, TableRow
from site_builder.pages.parts.values import ABSENT, Link, Siglum

NOTHING = "–"
NAMED = 3  # speakers with a shade of their own; the others share the last
OTHERS = "others"
SHADES = ("first", "second", "third", "rest")
GAP = 0.4  # between two parts, of a hundred


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


class VoicesView(Struct, frozen=True):
    """Who is quoted how much: a bar for each report, and the key."""

    key: tuple[tuple[str, Link], ...]  # shades with their speakers
    reports: tuple[ReportBar, ...]


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


def voices(corpus: Corpus, compared: Comparison) -> VoicesView:
    """Who is quoted how much; empty where fewer than two people speak."""
    said: dict[str, Counter[str]] = {report.article_id: Counter() for report in compared.counts}
    total: Counter[str] = Counter()
    for voice in compared.voices:
        said[voice.article_id][voice.speaker_id or ""] += voice.words
        total[voice.speaker_id or ""] += voice.words
    order = sorted((s for s in total if s), key=lambda s: (-total[s], s))
    if len(order) < 2:
        return VoicesView((), ())
    names = {s: plain(corpus.speakers[s].name) for s in order[:NAMED]}
    key = [
        (shade, Link(name, routes.address(routes.speaker(s))))
        for shade, (s, name) in zip(SHADES, names.items(), strict=False)
    ]
    if len(total) > len(names):
        key.append((SHADES[-1], Link("others and unclear", "")))
    longest = max(words.total() for words in said.values())
    return VoicesView(
        tuple(key),
        tuple(
            _voices_of(corpus.sigla[article_id], words, names, longest)
            for article_id, words in said.items()
            if words.total()
        ),
    )


def _voices_of(
    sign: Siglum, said: Counter[str], names: Mapping[str, str], longest: int
) -> ReportBar:
    shares = [(name, said[s]) for s, name in names.items()]
    shares.append((OTHERS, said.total() - sum(words for _, words in shares)))
    parts = []
    x = 0.0
    for shade, (_, words) in zip([*SHADES[: len(names)], SHADES[-1]], shares, strict=True):
        width = words * 100 / longest
        if words:
            parts.append(BarPart(shade, charts.number(x), charts.number(max(width - GAP, GAP))))
        x += width
    each = [f"{name} {percent(words, said.total())}\u202f%" for name, words in shares if words]
    return ReportBar(sign, tuple(parts), listing(each))
