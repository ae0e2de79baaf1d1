"""The synopsis of an event: rows are statements in order of the speech, columns are reports."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Comparison, SpeechPassage
from site_builder.model.found import Event, Statement
from site_builder.model.synopsis import Mode, SynopsisCell
from site_builder.pages.parts import charts, cited_words
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import (
    capital,
    count,
    count_in_words,
    how_many,
    in_words,
    listing,
)
from site_builder.pages.parts.evidence import repeats
from site_builder.pages.parts.layout import page_of, statement_name
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.meaning import differs, turn_marks
from site_builder.pages.parts.tables import Column
from site_builder.pages.parts.values import ABSENT, PERHAPS, Cited, Siglum

NAME = 30  # letters of a row's name
OTHER_VOICES = "Other voices in these reports"
OTHER_VOICES_OR_UNCLEAR = "Other voices in these reports, and words whose speaker is unclear"
FITTING = 4  # columns that fit without scrolling
FOLDED = 2  # from so many neighbouring rows that one report alone has, they are folded
ALL, LONE = "all", "lone"  # styles of rows


class SynopsisPart(Struct, frozen=True):
    """One report's words of one statement; without words `absent` says that it omits it."""

    siglum: Siglum
    cited: tuple[Cited, ...]
    absent: str = ABSENT["omits"]


class Said(Struct, frozen=True):
    """A statement, called by its first words. `speaker` is "" for the event's main speaker.

    `style` is `all` where every report has it, `lone` where one report of several has it.
    `compare` is an address or "". `differs` says in what its wordings differ in meaning.
    """

    id: str
    number: int
    name: str
    speaker: str
    style: str
    compare: str
    differs: str
    parts: tuple[SynopsisPart, ...]


class SaidRun(Struct, frozen=True):
    """Neighbouring statements; with a `label` they are folded under it."""

    said: tuple[Said, ...]
    numbers: str = ""  # “10–11”
    label: str = ""  # “Two passages only in MEMO”


class SaidGroup(Struct, frozen=True):
    """Runs under one heading; "" for the main speaker's, which need none."""

    title: str
    runs: tuple[SaidRun, ...]


class SynopsisView(Struct, frozen=True):
    """The table, and the score above it (without lanes where there is nothing to compare)."""

    caption: str
    columns: tuple[Column, ...]
    span: int  # columns of the table, that of the numbers included
    is_wide: bool
    groups: tuple[SaidGroup, ...]
    box: str
    lanes: tuple[charts.Lane, ...]
    ticks: tuple[int, ...]
    summary: str


def synopsis(corpus: Corpus, event: Event) -> SynopsisView:
    """The synopsis of an event as its page shows it."""
    compared = corpus.comparisons[event.id]
    passages, ids = compared.speech, event.article_ids
    order = [*(p.statement_id for p in passages), *compared.others]
    rows = [_said(corpus, event, s, n) for n, s in enumerate(order, 1)]
    speech, others = rows[: len(passages)], rows[len(passages) :]
    is_unclear = any(corpus.statements[s].speaker_id is None for s in compared.others)
    # Where each report has other words of the speech, folding would hide all of it.
    is_apart = all(row.style == LONE for row in speech)
    groups = (
        SaidGroup("", runs(speech, fold=not is_apart)),
        SaidGroup(OTHER_VOICES_OR_UNCLEAR if is_unclear else OTHER_VOICES, runs(others, fold=True)),
    )
    return SynopsisView(
        caption=f"What was said, passage by passage, in {count(len(ids), 'report')}",
        columns=tuple(
            Column("", "", "", corpus.sigla[a], routes.address(routes.article(a))) for a in ids
        ),
        span=len(ids) + 1,
        is_wide=len(ids) > FITTING,
        groups=tuple(group for group in groups if group.runs),
        box=charts.lane_box(len(passages)),
        lanes=tuple(_lane(corpus, a, passages) for a in ids if len(ids) > 1 and passages),
        ticks=tuple(range(1, len(passages) + 1)),
        summary=_summary(corpus, compared),
    )


def spoken(corpus: Corpus, compared: Comparison) -> str:
    """“15 passages quoted from Ali Khamenei”: how much of the event's speech is in print."""
    main = corpus.speakers.get(compared.main_speaker or "")
    whose = f" from {plain(main.name)}" if main else ""
    return f"{count(len(compared.speech), 'passage')} quoted{whose}"


def runs(rows: Sequence[Said], *, fold: bool) -> tuple[SaidRun, ...]:
    """The rows in order, long runs of what one report alone has folded."""
    found = []
    for is_lone, run in groupby(rows, key=lambda row: row.style == LONE):
        members = tuple(run)
        if fold and is_lone and len(members) >= FOLDED:
            numbers = f"{members[0].number}–{members[-1].number}"
            found.append(SaidRun(members, numbers, _label(members)))
        else:
            found.append(SaidRun(members))
    return tuple(found)


def absent(corpus: Corpus, article_id: str) -> str:
    """What a report without a statement is said to do: “omits”, or “not in this excerpt”."""
    return ABSENT["excerpt" if corpus.articles[article_id].is_excerpt else "omits"]


def _label(lone: Sequence[Said]) -> str:
    """“Two passages only in MEMO”, “Three passages, each in one report: MEMO and BB”."""
    signs = list(dict.fromkeys(p.siglum.text for row in lone for p in row.parts if p.cited))
    is_known = all(p.absent == ABSENT["omits"] for row in lone for p in row.parts if not p.cited)
    number = capital(count_in_words(len(lone), "passage"))
    if len(signs) == 1:
        return f"{number} only in {signs[0]}{'' if is_known else ', as far as we have the texts'}"
    return f"{number}, each in one report: {listing(signs)}"


def _said(corpus: Corpus, event: Event, statement_id: str, number: int) -> Said:
    statement = corpus.statements[statement_id]
    speaker = ""
    if statement.speaker_id != corpus.comparisons[event.id].main_speaker:
        speaker = corpus.speaker_name(statement.speaker_id)
    cited: dict[str, list[Cited]] = {article_id: [] for article_id in event.article_ids}
    for cell in corpus.rows[statement_id].cells:
        cited[cell.article_id].append(_cited(corpus, statement, cell))
    having = sum(1 for found in cited.values() if found)
    style = ALL if having == len(cited) else LONE if having == 1 else ""
    return Said(
        id=statement.id,
        number=number,
        name=f"“{statement_name(corpus, statement.id, NAME)}”",
        speaker=speaker,
        style=style if len(cited) > 1 else "",
        compare=page_of(statement),
        differs=differs(statement.turns()),
        parts=tuple(
            SynopsisPart(corpus.sigla[a], tuple(found), absent(corpus, a))
            for a, found in cited.items()
        ),
    )


def _cited(corpus: Corpus, statement: Statement, cell: SynopsisCell) -> Cited:
    article_id = cell.article_id
    rendering = corpus.renderings.get((statement.id, article_id))
    if cell.mode is Mode.QUOTED and rendering:
        spans = tuple(u.span for u in rendering.units)
        bold = cited_words.bold_words(corpus, statement, article_id)
        marks = turn_marks(corpus, statement, article_id)
        words = cited_words.quoted(corpus, article_id, spans, bold, marks)
        again = repeats(corpus, rendering)
    else:
        spans, again = cell.spans, ()
        words = cited_words.words(corpus, article_id, spans) or Markup.escape(PERHAPS)
    places = cited_words.places_of(corpus, article_id, spans)
    sign = corpus.sigla[article_id]
    is_told = cell.mode is not Mode.QUOTED
    return Cited(sign, words, places, is_told=is_told, repeats=again)


def _lane(corpus: Corpus, article_id: str, passages: Sequence[SpeechPassage]) -> charts.Lane:
    sign = corpus.sigla[article_id]
    cells = []
    for n, passage in enumerate(passages):
        state, verb = "none", "does not have"
        if article_id in passage.quoted:
            state, verb = "full", "quotes"
        elif article_id in passage.told:
            state, verb = "half", "tells in its own words"
        label = f"{sign.text} {verb} passage {n + 1}"
        if state == "none" and corpus.articles[article_id].is_excerpt:
            label = f"{sign.text}: passage {n + 1} is {ABSENT['excerpt']}"
        cells.append(charts.lane_cell(n, state, f"#{passage.statement_id}", label))
    return charts.Lane(sign, tuple(cells))


def _summary(corpus: Corpus, compared: Comparison) -> str:
    """“Of 17 passages FT quotes nine and tells one in its own words; BB quotes ten.”"""
    each = []
    for report in compared.counts:
        also = f" and tells {in_words(report.told)} in its own words" if report.told else ""
        sign = corpus.sigla[report.article_id].text
        each.append(f"{sign} quotes {how_many(report.quoted)}{also}")
    number = count_in_words(len(compared.speech), "passage")
    return f"Of {number} {'; '.join(each)}." if compared.speech else ""
