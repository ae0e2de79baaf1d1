"""Counts of an event's reports: how long, how much of it speech, how much of the speech."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.found import Event
from site_builder.model.given import Role
from site_builder.pages.parts import charts
from site_builder.pages.parts.english import percent
from site_builder.pages.parts.lookup import Corpus, quoted_words_in
from site_builder.pages.parts.synopsis import speech_rows, states
from site_builder.pages.parts.values import Siglum

NOTHING = "–"


class CountRow(Struct, frozen=True):
    """One thing counted, for each report in turn."""

    name: str
    values: tuple[str, ...]


class Length(Struct, frozen=True):
    """A report as a bar: its length against the longest, and how much of it is speech.

    Widths are hundredths of the longest report.
    """

    siglum: Siglum
    words: str
    quoted: str
    label: str


class Counts(Struct, frozen=True):
    """The table of counts and the bars above it."""

    sigla: tuple[Siglum, ...]
    lengths: tuple[Length, ...]
    rows: tuple[CountRow, ...]


def counts(corpus: Corpus, event: Event) -> Counts:
    """What can be counted in the reports of an event."""
    ids = event.article_ids
    words = {a: corpus.words[a] for a in ids}
    quoted = {a: quoted_words_in(corpus, a) for a in ids}
    rows, _ = speech_rows(corpus, event)
    found = states(rows, ids)
    longest = max(words.values(), default=0)

    def row(name: str, number: dict[str, int]) -> CountRow:
        return CountRow(name, tuple(str(number[a] or NOTHING) for a in ids))

    passages = f"of {len(rows)}"
    return Counts(
        sigla=tuple(corpus.sigla[a] for a in ids),
        lengths=tuple(
            Length(
                corpus.sigla[a],
                charts.number(words[a] * 100 / (longest or 1)),
                charts.number(quoted[a] * 100 / (longest or 1)),
                f"{words[a]} words, {percent(quoted[a], words[a])}\u202f% quoted",
            )
            for a in ids
        ),
        rows=(
            row("Words, without page matter", words),
            row("Words of speech inside marks", quoted),
            CountRow(
                "Share quoted", tuple(charts.share_bar(quoted[a], words[a]).label for a in ids)
            ),
            row("Quotations of speech", {a: _kinds(corpus, a, is_speech=True) for a in ids}),
            row(
                "Terms, titles and distancing marks",
                {a: _kinds(corpus, a, is_speech=False) for a in ids},
            ),
            row(f"Passages quoted, {passages}", {a: found[a].count("full") for a in ids}),
            row("told in its own words only", {a: found[a].count("half") for a in ids}),
            row("omitted", {a: found[a].count("none") for a in ids}),
            row(
                "Lines of page matter (newsletter box, links)",
                {a: _furniture(corpus, a) for a in ids},
            ),
        ),
    )


def _kinds(corpus: Corpus, article_id: str, *, is_speech: bool) -> int:
    return sum(1 for q in corpus.quotes_of[article_id] if q.kind.is_speech is is_speech)


def _furniture(corpus: Corpus, article_id: str) -> int:
    return sum(1 for p in corpus.articles[article_id].paragraphs if p.role is Role.FURNITURE)
