"""Furniture: which lines are the page's, not the story's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from folders import SEEDS

from site_builder.edition.compile import roles_of
from site_builder.model.found import Article, DecidedBy
from site_builder.model.given import ParagraphCorrection, Role, Target, TextQuoteSelector
from site_builder.model.problems import Location
from site_builder.quotes.furniture import RULES, asides_of, paragraphs_of, with_roles
from site_builder.quotes.quoting.furniture_rule import LineRule, PageZone
from site_builder.text.spans import Span

CASES = Path(__file__).resolve().parents[1] / "cases"

# By seed: the lines that are no story, counting lines with words from 1.
EXPECTED = {
    "000": {1: "newsletter box", 2: "newsletter box", 14: "read-more link"},
    "001": {1: "title", 7: "read-more link", 22: "related link", 23: "page control"},
    "002": {},
    "003": {},
    "004": {
        1: "section label",
        2: "title",
        3: "picture credit",
        4: "logo",
        5: "byline",
        6: "page control",
        20: "social call",
        21: "address for tips",
        22: "licence",
    },
}


def seed(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", sorted(EXPECTED))
def test_seed_has_exactly_this_furniture(number: str) -> None:
    found = {
        line: "title" if paragraph.role is Role.TITLE else paragraph.label
        for line, paragraph in enumerate(paragraphs_of(seed(number)), 1)
        if paragraph.role is not Role.BODY
    }
    assert found == EXPECTED[number]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.label)
def test_no_group_of_a_rule_captures(rule: LineRule) -> None:
    assert re.compile(rule.pattern).groups == 0


def test_link_in_brackets_within_a_sentence_is_an_aside() -> None:
    text = seed("004")
    assert [span.of(text) for span in asides_of(text)] == [
        "(RELATED: Here’s How Europe Plans To Counter US Sanctions On Iran)"
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.label)
def test_every_rule_takes_the_line_that_asked_for_it(rule: LineRule) -> None:
    before = (
        "The story begins with a sentence that ends.\n" if rule.zone is not PageZone.TOP else ""
    )
    after = "\nAnd the story goes on with another sentence." if rule.zone is PageZone.TOP else ""
    paragraphs = paragraphs_of(before + rule.example + after)
    assert rule.label in {paragraph.label for paragraph in paragraphs}


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, investigators were told on Friday.",
        "Related charges were dropped in May.",
        "By Friday, the talks had collapsed.",
        "Read the letter, he told them, and then decide.",
        "“Sign up for the newsletter,” she told the crowd.",
        "More on the deal was expected from Washington.",
        "Trump will follow Clinton’s speech on Twitter with one of his own.",
        "Photo opportunities at parties can be gruelling for the president.",
        "The Clinton campaign did not respond to a request for comment.",
    ],
)
def test_a_sentence_of_the_story_is_never_furniture(line: str) -> None:
    text = f"The talks began on Monday.\n{line}\nThey went on until Friday."
    assert [p.role for p in paragraphs_of(text)] == [Role.BODY] * 3


def _lines() -> list[tuple[str, str, str]]:
    """The lines of `tests/cases/furniture_lines.tsv`: where they stand, their label, the line."""
    rows = (CASES / "furniture_lines.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t")) for row in rows[3:]]


@pytest.mark.parametrize(("where", "label", "line"), _lines(), ids=lambda part: part[:40])
def test_line_copied_along_with_an_article(where: str, label: str, line: str) -> None:
    story = [f"The talks went on, and minister {n} said nothing of them." for n in range(14)]
    lines = [line, *story] if where == "top" else [*story, line]
    text = "\n".join(["Leader rejects talks", *lines])
    at = text.index(line)
    (found,) = [p for p in paragraphs_of(text) if p.span.start == at]
    assert (found.label or "story") == label


def test_the_headline_below_a_heading_of_links_is_a_link() -> None:
    story = "The talks went on, and the ministers said nothing of them."
    lines = [story] * 12 + ["Related article", "Brussels strikes back with tariffs", story]
    lines += [story] * 10 + ["Explore more on these topics", "Steel industry", "Trade policy"]
    labels = [p.label for p in paragraphs_of("\n".join(lines))]
    assert labels[12:15] == ["related link", "related link", ""]
    assert labels[-3:] == ["related link"] * 3


def test_lead_is_no_title() -> None:
    assert paragraphs_of(seed("002"))[0].role is Role.BODY


def test_editor_overrules() -> None:
    text = "The talks began on Monday.\nSo it goes.\nThey went on until Friday."
    article = Article("one", "seeds/one.txt", text, "outlet")
    marked = with_roles(article, [(Span(27, 37), Role.FURNITURE)])
    assert [(p.role, p.decided_by) for p in marked.paragraphs] == [
        (Role.BODY, DecidedBy.AUTOMATIC),
        (Role.FURNITURE, DecidedBy.EDITOR),
        (Role.BODY, DecidedBy.AUTOMATIC),
    ]


def test_correction_of_another_article_changes_nothing() -> None:
    target = Target("two", TextQuoteSelector("talks"), Location("content/corrections/one.yaml"))
    correction = ParagraphCorrection(target, "", Role.FURNITURE)
    roles = roles_of((correction,), {target: Span(4, 9)})
    assert roles["one"] == []
    assert roles["two"] == [(Span(4, 9), Role.FURNITURE)]
