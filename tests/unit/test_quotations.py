"""Quotations: marks paired, pieces joined, kinds told apart."""

from __future__ import annotations

import csv

import folders
import pytest
from case_files import TextCase, case_params
from folders import SEEDS

from site_builder.model.found import Article
from site_builder.model.quotations import Quotation
from site_builder.quotes.furniture import paragraphs_of
from site_builder.quotes.quotations import find_quotations


def quotations(text: str) -> tuple[Quotation, ...]:
    article = Article("one", "seeds/one.txt", text, "outlet", paragraphs=paragraphs_of(text))
    return find_quotations(article)


@pytest.mark.parametrize("case", case_params("pairing.txt"))
def test_marks_are_paired_and_pieces_joined(case: TextCase) -> None:
    found = [[s.span.of(case.given) for s in q.segments] for q in quotations(case.given)]
    assert [" / ".join(pieces) for pieces in found] == case.expected


@pytest.mark.parametrize("case", case_params("kinds.txt"))
def test_kinds(case: TextCase) -> None:
    assert [quotation.kind.value for quotation in quotations(case.given)] == case.expected


def seed_cases() -> dict[str, list[dict[str, str]]]:
    path = folders.CASES / "seed_quotations.tsv"
    by_article: dict[str, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            by_article.setdefault(row["article"], []).append(row)
    return by_article


CASES = seed_cases()


def test_cases_cover_all_marked_spans() -> None:
    assert sum(map(len, CASES.values())) == 56


@pytest.mark.parametrize("stem", sorted(CASES))
def test_seed_quotations_and_their_kinds(stem: str) -> None:
    text = (SEEDS / f"{stem}.txt").read_text(encoding="utf-8")
    found = sorted(
        (segment.span.start, segment.span.of(text), quotation.kind.value)
        for quotation in quotations(text)
        for segment in quotation.segments
    )
    wanted = [(row["words"], row["kind"]) for row in CASES[stem]]
    cut = [
        (words[: len(case[0])], kind) for (_, words, kind), case in zip(found, wanted, strict=True)
    ]
    assert cut == wanted


def test_unclosed_is_said_so() -> None:
    (quotation,) = quotations("“We have a deal.\n“And we keep it,” he said.")
    assert [segment.closed for segment in quotation.segments] == [False, True]


def test_nested_pairs_are_children() -> None:
    text = "“He told me ‘never’ and went,” she said."
    (quotation,) = quotations(text)
    assert [span.of(text) for span in quotation.segments[0].nested] == ["‘never’"]
