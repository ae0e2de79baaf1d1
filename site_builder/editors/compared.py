"""What the comparison of an event found about one thing, as facts for `explain`.

A fact is its name and its lines; one without lines is not printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.model.comparison import Comparison, ReportCounts
from site_builder.text.spans import Span

Fact = tuple[str, list[str]]
Cite = Callable[[str, Span], str]  # where a passage of an article is, and its words
Named = Callable[[str | None], str]  # a speaker by id


def of_event(compared: Comparison, named: Named) -> Iterator[Fact]:
    """Who speaks most in an event, and what each of its reports has of that speech."""
    passages = f"{len(compared.speech)} passages"
    yield "main speaker", [f"{named(compared.main_speaker)}, most renderings; {passages}"]
    yield "counts", [f"{c.article_id}: {_counted(c)}" for c in compared.counts]
    yield "differ most", list(compared.most_different)


def of_names_and_figures(compared: Comparison, cite: Cite) -> Iterator[Fact]:
    """What the reports call the same people and things, and which figures not all have alike."""
    for naming in compared.namings:
        lines = [cite(p.article_id, p.span) + ", in marks" * p.marked for p in naming.places]
        yield f"name of {naming.name}", lines
    for figure in compared.figures:
        kind = "changed figure" if figure.is_changed else "figure"
        lacking = [f"not in {a}" for a in figure.lacking]
        yield kind, [*(cite(p.article_id, p.span) for p in figure.places), *lacking]


def of_article(compared: Comparison, article_id: str, cite: Cite, named: Named) -> Iterator[Fact]:
    """What was counted in a report: its speakers, the years that it names, what it omits."""
    yield "counts", [_counted(c) for c in compared.counts if c.article_id == article_id]
    voices = [v for v in compared.voices if v.article_id == article_id]
    yield "voices", [f"{named(v.speaker_id)}: {v.words} words inside marks" for v in voices]
    years = [y for y in compared.years if y.article_id == article_id]
    yield "years", [cite(article_id, year.span) for year in years]
    silences = [s for s in compared.silences if s.article_id == article_id]
    yield (
        "not quoted",
        [
            f"{s.statement_id}: {f'told at {cite(article_id, s.told)}' if s.told else 'omitted'}"
            for s in silences
        ],
    )


def of_statement(compared: Comparison, statement_id: str, cite: Cite) -> Iterator[Fact]:
    """How far the renderings of a statement differ, and the words that one alone has."""
    for found in compared.differences:
        if found.statement_id == statement_id:
            share = f"{found.difference:.2f} of the words are not in every rendering"
            few = "" if found.is_comparable else "; too few words in common to mark any"
            yield "difference", [share + few]
            yield "own words", [cite(a, span) for a, spans in found.own_words for span in spans]


def _counted(report: ReportCounts) -> str:
    return (
        f"{report.words} words, {report.quoted_words} of them quoted; passages: {report.quoted}"
        f" quoted, {report.told} told, {report.omitted} omitted"
        + (f", {report.not_in_excerpt} not in this excerpt" if report.not_in_excerpt else "")
    )
