"""Every pair of marks in the five seeds: kind, speaker and cue (`cases/seed_quotations.tsv`).

Built from the tests' edition as a site is, and again without any correction, so
that the program's own share is known.
"""

from __future__ import annotations

import csv
from typing import NamedTuple

import pytest
from folders import CASES, CONTENT, SEEDS
from msgspec.structs import replace

from site_builder.edition.compile import compile_edition
from site_builder.model.edition import Edition
from site_builder.model.given import QuoteCorrection
from site_builder.sources.content import read_content
from site_builder.sources.seeds import read_seeds

NOBODY = "-"  # in the table, of what nobody speaks or nobody is known to
UNCLEAR = "unclear"
MOST_BY_EDITORS = 1
MOST_CUES_BY_EDITORS = 1


class Case(NamedTuple):
    """A pair of marks: its article, how its words begin, what it is, who speaks, by what words."""

    article: str
    words: str
    kind: str
    speaker: str
    cue: str


def cases() -> list[Case]:
    path = CASES / "seed_quotations.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Case(r["article"], r["words"], r["kind"], r["speaker"], r["cue"]) for r in rows]


def built(with_corrections: bool) -> Edition:
    seeds, _ = read_seeds(SEEDS)
    content, _ = read_content(CONTENT, {seed.stem for seed in seeds})
    if not with_corrections:
        kept = tuple(c for c in content.corrections if not isinstance(c, QuoteCorrection))
        content = replace(content, corrections=kept)
    return compile_edition(seeds, content)


def shown(edition: Edition) -> list[Case]:
    """What the pages show of each pair of marks, in the order of the texts."""
    texts = {article.id: article.text for article in edition.articles}
    names = {speaker.id: speaker.name for speaker in edition.speakers}
    found = [
        (
            q.article_id,
            segment.span,
            q.kind.value,
            names.get(q.speaker_id or "", UNCLEAR),
            q.cue.of(texts[q.article_id]) if q.cue else NOBODY,
        )
        for q in edition.quotes
        for segment in q.segments
    ]
    return [Case(i, span.of(texts[i]), *known) for i, span, *known in sorted(found)]


def speakers_shown(edition: Edition) -> list[tuple[Case, str]]:
    """Each case of a known speaker with the name that is shown."""
    return [
        (case, one.speaker)
        for case, one in zip(cases(), shown(edition), strict=True)
        if case.speaker != NOBODY
    ]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return built(with_corrections=True)


def test_all_fifty_six_kinds_are_right(edition: Edition) -> None:
    wanted = [(c.article, c.words, c.kind) for c in cases()]
    found = [
        (one.article, one.words[: len(case.words)], one.kind)
        for case, one in zip(cases(), shown(edition), strict=True)
    ]
    assert found == wanted
    assert len(found) == 56


def test_all_forty_eight_speakers_are_right(edition: Edition) -> None:
    found = speakers_shown(edition)
    assert [(case.words, name) for case, name in found] == [
        (case.words, case.speaker) for case, _ in found
    ]
    assert len(found) == 48


def test_without_corrections_at_most_one_is_unclear_and_none_is_wrong() -> None:
    left = [(case, name) for case, name in speakers_shown(built(False)) if name != case.speaker]
    assert [name for _, name in left] == [UNCLEAR] * len(left)
    assert len(left) <= MOST_BY_EDITORS


def test_editors_decide_no_more_quotations_than_that() -> None:
    seeds, _ = read_seeds(SEEDS)
    content, _ = read_content(CONTENT, {seed.stem for seed in seeds})
    corrected = [c for c in content.corrections if isinstance(c, QuoteCorrection)]
    assert len([c for c in corrected if c.kind or c.speaker]) <= MOST_BY_EDITORS
    assert len([c for c in corrected if c.cue]) <= MOST_CUES_BY_EDITORS


def test_all_fifty_six_cues_are_right(edition: Edition) -> None:
    wanted = [(case.words, case.cue) for case in cases()]
    found = [(case.words, one.cue) for case, one in zip(cases(), shown(edition), strict=True)]
    assert found == wanted


def test_without_corrections_at_most_one_cue_is_wrong() -> None:
    found = zip(cases(), shown(built(False)), strict=True)
    assert sum(case.cue != one.cue for case, one in found) <= MOST_CUES_BY_EDITORS
