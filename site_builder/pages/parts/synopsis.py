"""The synopsis of an event: rows are statements in order of the speech, columns are articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event, Mode, Statement, SynopsisCell, SynopsisRow
from site_builder.pages.parts import charts, cited_words
from site_builder.pages.parts.english import (
    capital,
    count,
    count_in_words,
    how_many,
    in_words,
    listing,
)
from site_builder.pages.parts.layout import statement_name
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.repeats import repeats
from site_builder.pages.parts.values import Cited, Link, Siglum

NAME = 30  # letters of a row's name
OTHER_VOICES = "Other voices in these reports"
OTHER_VOICES_OR_UNCLEAR = "Other voices in these reports, and words whose speaker is unclear"
FITTING = 4  # columns that stand side by side without scrolling
FOLDED = 2  # from so many neighbouring rows that one report alone has, they are folded


class Column(Struct, frozen=True):
    """An article of the synopsis."""

    siglum: Siglum
    href: str


class Part(Struct, frozen=True):
    """What a cell holds; `is_told` when the words are the outlet's own."""

    is_told: bool
    words: Markup
    places: tuple[Link, ...]
    repeats: tuple[Cited, ...]


class Cell(Struct, frozen=True):
    """One article's part in one statement; without parts it omits it."""

    siglum: Siglum
    parts: tuple[Part, ...]


class Row(Struct, frozen=True):
    """A statement, called by its first words. `speaker` is "" for the event's main speaker;
    `compare` an address or ""; `is_lone` when one report of several has it.
    """

    id: str
    number: int
    name: str
    speaker: str
    in_all: bool
    is_lone: bool
    compare: str
    cells: tuple[Cell, ...]


class Lone(Struct, frozen=True):
    """What one report alone has."""

    id: str
    number: int
    speaker: str
    siglum: Siglum
    parts: tuple[Part, ...]


class Stretch(Struct, frozen=True):
    """Neighbouring rows; or, folded under a `label`, those that one report alone has."""

    rows: tuple[Row, ...]
    numbers: str  # “10–11”, and “Two passages only in MEMO”; both "" where rows are shown
    label: str
    folded: tuple[Lone, ...]


class Group(Struct, frozen=True):
    """Stretches under one heading; "" for the main speaker's, which need none."""

    title: str
    stretches: tuple[Stretch, ...]


class Lane(Struct, frozen=True):
    """An article's line of the score; `href` leads to the article."""

    siglum: Siglum
    cells: tuple[charts.ScoreCell, ...]


class Synopsis(Struct, frozen=True):
    """The table, and the score above it (no lanes where there is nothing to compare)."""

    caption: str
    columns: tuple[Column, ...]
    span: int  # columns of the table, that of the numbers included
    is_wide: bool
    groups: tuple[Group, ...]
    box: str
    lanes: tuple[Lane, ...]
    ticks: tuple[int, ...]
    summary: str


def main_speaker(corpus: Corpus, event: Event) -> str | None:
    """Who has most renderings in the event's reports; None where nobody is known."""
    voices: Counter[str] = Counter()
    for s in corpus.statements_of[event.id]:
        if s.speaker_id:
            voices[s.speaker_id] += len(s.renderings)
    return min(voices, key=lambda v: (-voices[v], v), default=None)


def speech_rows(
    corpus: Corpus, event: Event
) -> tuple[tuple[SynopsisRow, ...], tuple[SynopsisRow, ...]]:
    """The rows of the main speaker, and those of other voices in the reports.

    A row whose speaker is unclear is no passage of the speech: BB takes “impose maximum economic
    pressure …” from an order, and nobody spoke it there.
    """
    rows = corpus.synopses[event.id].rows if event.id in corpus.synopses else ()
    main = main_speaker(corpus, event)
    speech: list[SynopsisRow] = []
    others: list[SynopsisRow] = []
    for row in rows:
        is_speech = corpus.statements[row.statement_id].speaker_id == main
        (speech if is_speech else others).append(row)
    return tuple(speech), tuple(others)


def synopsis(corpus: Corpus, event: Event) -> Synopsis:
    """The synopsis of an event as its page shows it."""
    speech, others = speech_rows(corpus, event)
    main = main_speaker(corpus, event)
    several = len(event.article_ids) > 1
    found = states(speech, event.article_ids)
    made = [_row(corpus, event, row, n, main) for n, row in enumerate((*speech, *others), 1)]
    voices = made[len(speech) :]
    is_unclear = any(corpus.statements[row.id].speaker_id is None for row in voices)
    title = OTHER_VOICES_OR_UNCLEAR if is_unclear else OTHER_VOICES
    # Of a speech of which each report has other words, nothing would be left to see.
    is_parted = all(row.is_lone for row in made[: len(speech)])
    groups = (
        Group("", stretches(made[: len(speech)], fold=not is_parted)),
        Group(title, stretches(voices, fold=True)),
    )
    return Synopsis(
        caption=f"What was said, passage by passage, in {count(len(event.article_ids), 'report')}",
        columns=tuple(
            Column(corpus.sigla[a], routes.address(routes.article(a))) for a in event.article_ids
        ),
        span=len(event.article_ids) + 1,
        is_wide=len(event.article_ids) > FITTING,
        groups=tuple(group for group in groups if group.stretches),
        box=charts.lane_box(len(speech)),
        lanes=tuple(
            _lane(corpus, a, speech, told) for a, told in found.items() if several and speech
        ),
        ticks=tuple(range(1, len(speech) + 1)),
        summary=_summary(corpus, event, speech),
    )


def spoken(corpus: Corpus, event: Event) -> str:
    """“15 passages quoted from Ali Khamenei”: how much of the event's speech is in print."""
    main = main_speaker(corpus, event)
    passages_of = count(len(speech_rows(corpus, event)[0]), "passage")
    return f"{passages_of} quoted from {plain(corpus.speakers[main].name) if main else 'somebody'}"


def quoted_by(row: SynopsisRow) -> int:
    """How many reports quote the passage; telling it in own words is not quoting."""
    return len({cell.article_id for cell in row.cells if cell.mode is Mode.QUOTED})


def states(rows: Sequence[SynopsisRow], article_ids: Iterable[str]) -> dict[str, list[str]]:
    """By article, for each row whether it quotes it (full), tells it (half) or omits it (none)."""
    found = {article_id: ["none"] * len(rows) for article_id in article_ids}
    for place, row in enumerate(rows):
        for cell in row.cells:
            if cell.mode is Mode.QUOTED:
                found[cell.article_id][place] = "full"
            elif found[cell.article_id][place] == "none":
                found[cell.article_id][place] = "half"
    return found


def _row(corpus: Corpus, event: Event, row: SynopsisRow, number: int, main: str | None) -> Row:
    statement = corpus.statements[row.statement_id]
    speaker = ""
    if statement.speaker_id != main:
        known = corpus.speakers.get(statement.speaker_id or "")
        speaker = plain(known.name) if known else "speaker unclear"
    parts: dict[str, list[Part]] = {}
    for cell in row.cells:
        parts.setdefault(cell.article_id, []).append(_part(corpus, statement, cell))
    cells = tuple(Cell(corpus.sigla[a], tuple(parts.get(a, ()))) for a in event.article_ids)
    return Row(
        id=statement.id,
        number=number,
        name=f"“{statement_name(corpus, statement.id, NAME)}”",
        speaker=speaker,
        in_all=len(cells) > 1 and all(cell.parts for cell in cells),
        is_lone=len(cells) > 1 and sum(1 for cell in cells if cell.parts) == 1,
        compare=routes.address(*routes.statement(statement)) if routes.has_page(statement) else "",
        cells=cells,
    )


def stretches(rows: Sequence[Row], *, fold: bool) -> tuple[Stretch, ...]:
    """The rows in order, long runs of what one report alone has folded."""
    found = []
    for is_lone, run in groupby(rows, key=lambda row: row.is_lone):
        members = tuple(run)
        if fold and is_lone and len(members) >= FOLDED:
            lone = tuple(_lone(row) for row in members)
            numbers = f"{lone[0].number}–{lone[-1].number}"
            found.append(Stretch((), numbers, _label(lone), lone))
        else:
            found.append(Stretch(members, "", "", ()))
    return tuple(found)


def _label(lone: Sequence[Lone]) -> str:
    """“Two passages only in MEMO”, “Three passages, each in one report: MEMO and BB”."""
    signs = list(dict.fromkeys(one.siglum.text for one in lone))
    number = capital(count_in_words(len(lone), "passage"))
    if len(signs) == 1:
        return f"{number} only in {signs[0]}"
    return f"{number}, each in one report: {listing(signs)}"


def _lone(row: Row) -> Lone:
    cell = next(cell for cell in row.cells if cell.parts)
    return Lone(row.id, row.number, row.speaker, cell.siglum, cell.parts)


def _part(corpus: Corpus, statement: Statement, cell: SynopsisCell) -> Part:
    rendering = corpus.renderings.get((statement.id, cell.article_id))
    is_told = cell.mode is not Mode.QUOTED or rendering is None
    if is_told or rendering is None:
        spans = cell.spans
        said = cited_words.words(corpus, cell.article_id, spans)
    else:
        spans = tuple(u.span for u in rendering.units)
        bold = cited_words.bold_words(corpus, statement, cell.article_id)
        said = cited_words.quoted(corpus, cell.article_id, spans, bold)
    places = {cited_words.place(corpus, cell.article_id, s): None for s in spans}
    by_text = {p.text: p for p in reversed(list(places))}
    return Part(
        is_told,
        said,
        tuple(p for p in places if by_text[p.text] is p),
        () if is_told or rendering is None else repeats(corpus, rendering),
    )


def _lane(corpus: Corpus, article_id: str, rows: tuple[SynopsisRow, ...], found: list[str]) -> Lane:
    sign = corpus.sigla[article_id]
    verbs = {"full": "quotes", "half": "tells in its own words", "none": "omits"}
    return Lane(
        sign,
        tuple(
            charts.lane_cell(
                n, state, f"#{row.statement_id}", f"{sign.text} {verbs[state]} passage {n + 1}"
            )
            for n, (row, state) in enumerate(zip(rows, found, strict=True))
        ),
    )


def _summary(corpus: Corpus, event: Event, rows: tuple[SynopsisRow, ...]) -> str:
    """“Of 17 passages FT quotes nine and tells one in its own words; BB quotes ten.”"""
    each = []
    for article_id, found in states(rows, event.article_ids).items():
        told = found.count("half")
        also = f" and tells {in_words(told)} in its own words" if told else ""
        each.append(f"{corpus.sigla[article_id].text} quotes {how_many(found.count('full'))}{also}")
    return f"Of {count_in_words(len(rows), 'passage')} {'; '.join(each)}." if rows else ""
