"""Quotations: marks paired, pieces joined, kinds told apart."""

from __future__ import annotations

import csv

import folders
import pytest
from folders import SEEDS

from site_builder.model.found import Article, Quotation
from site_builder.model.given import QuotationKind
from site_builder.quotes.furniture import paragraphs_of
from site_builder.quotes.quotations import find_quotations


def quotations(text: str) -> tuple[Quotation, ...]:
    article = Article("one", "seeds/one.txt", text, "outlet", paragraphs=paragraphs_of(text))
    return find_quotations(article)


def pieces(text: str) -> list[list[str]]:
    """The words of each quotation, piece by piece."""
    return [[s.span.of(text) for s in q.segments] for q in quotations(text)]


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


PAIRING = {
    "curly": ("“We agree,” he said.", [["We agree,"]]),
    "straight": ('"We agree," he said.', [["We agree,"]]),
    "two apostrophes are a double mark": ("''We agree,'' he said.", [["We agree,"]]),
    "two backticks are a double mark": ("``We agree,'' he said.", [["We agree,"]]),
    "guillemets with spaces": ("« Nous sommes d’accord », dit-il.", [["Nous sommes d’accord"]]),
    "German marks": ("„Wir sind uns einig“, sagte er.", [["Wir sind uns einig"]]),
    "reversed guillemets": ("»Wir sind uns einig«, sagte er.", [["Wir sind uns einig"]]),
    "one glyph on both sides": ("”Vi är överens”, sade han.", [["Vi är överens"]]),
    "mismatched glyphs": ('“We agree," he said.', [["We agree,"]]),
    "closing glyph opens": ("”We agree,” he said.", [["We agree,"]]),
    "apostrophes within singles": (
        "‘Such negotiations aren’t aimed at our nation’s good,’ he said.",
        [["Such negotiations aren’t aimed at our nation’s good,"]],
    ),
    "plural possessive within singles": (
        "‘The workers’ rights are the states’ affair,’ he said.",
        [["The workers’ rights are the states’ affair,"]],
    ),
    "elisions are no marks": ("We got ’em in the ’90s, rock ’n’ roll and all.", []),
    "feet and inches are no marks": ("He is 6'3\" and she is 5’10” tall.", []),
    "marks in tags are no marks": ('<tweet from="NYTimes" date="9 May">', []),
    "marks round nothing": ("He said “…” and “” and left.", []),
    "unclosed before the outlet's own cue": (
        "“We have a deal, he said. “And we keep it,” he said.",
        [["We have a deal,"], ["And we keep it,"]],
    ),
    "nested pairs stay within": (
        "“He told me ‘never’ and “not now”,” she said.",
        [["He told me ‘never’ and “not now”,"]],
    ),
    "curly pair in an unclosed straight one": (
        '"Well, look, she thinks this is an episode of “Shark Tank.” But this is America.',
        [["Well, look, she thinks this is an episode of “Shark Tank.” But this is America."]],
    ),
    "transcript's stage direction": ('"WALLACE: Go on.\n"(CROSSTALK.)', [["WALLACE: Go on."]]),
    "a line break within": (
        "“The deal is done\nand we keep it,” he said.",
        [["The deal is done", "and we keep it,"]],
    ),
    "speech over paragraphs": (
        "“We have a deal.\n“And we keep it,” he said.",
        [["We have a deal.", "And we keep it,"]],
    ),
    "split at a sentence": (
        "“This is our experience with them,” he said. “We have to use it.”",
        [["This is our experience with them,", "We have to use it."]],
    ),
    "split within a sentence": (
        "“They sat down,” Khamenei reminisced about the JCPOA discussions, “they talked.”",
        [["They sat down,", "they talked."]],
    ),
    "two quotations under one cue": (
        "“They negotiated and made friends,” he said, but the US was “not even committed to that”.",
        [["They negotiated and made friends,"], ["not even committed to that"]],
    ),
    "another's words between": (
        "“We agree,” he said. Trump wrote “We do not” on Monday.",
        [["We agree,"], ["We do not"]],
    ),
}


@pytest.mark.parametrize("name", PAIRING)
def test_pairing(name: str) -> None:
    text, wanted = PAIRING[name]
    assert pieces(text) == wanted


def test_unclosed_is_said_so() -> None:
    (quotation,) = quotations("“We have a deal.\n“And we keep it,” he said.")
    assert [segment.closed for segment in quotation.segments] == [False, True]


def test_nested_pairs_are_children() -> None:
    text = "“He told me ‘never’ and went,” she said."
    (quotation,) = quotations(text)
    assert [span.of(text) for span in quotation.segments[0].nested] == ["‘never’"]


KINDS = {
    "Iran’s ministry said the agreement “was never kept” by Washington.": QuotationKind.PARTIAL,
    "“The agreement was never kept,” the minister said on Friday.": QuotationKind.DIRECT,
    "He was speaking on MSNBC’s “Morning Joe” when the call came.": QuotationKind.TITLE,
    "The so-called “Buffett rule” would tax the rich.": QuotationKind.TERM,
    "The “experts” looked away.": QuotationKind.SCARE,
}


@pytest.mark.parametrize("text", KINDS)
def test_kind(text: str) -> None:
    (quotation,) = quotations(f"The talks began on Monday in Rome.\n{text}")
    assert quotation.kind is KINDS[text]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (  # twelve words are somebody's, whatever stands round them
            "The phrase “end of the beginning of the end of the road to sea” is a slogan.",
            QuotationKind.PARTIAL,
        ),
        (  # eleven may be a term
            "The phrase “end of the beginning of the end of the road home” is a slogan.",
            QuotationKind.TERM,
        ),
        (  # words are counted, not spaces
            "The “blue               shoes” policy ended.",
            QuotationKind.TERM,
        ),
        (  # what is set like a title may be one
            "He starred in “The Fixers: Eddie Mannix, Howard Strickling and the MGM Studio"
            " Publicity Machine” in 2005.",
            QuotationKind.TITLE,
        ),
    ],
)
def test_many_words_are_speech_unless_they_are_set_like_a_title(
    text: str, kind: QuotationKind
) -> None:
    assert [q.kind for q in quotations(text)] == [kind]
