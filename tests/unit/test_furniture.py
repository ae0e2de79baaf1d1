"""Furniture: which lines are the page's, not the story's."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from folders import SEEDS
from msgspec.structs import replace

from site_builder.edition.compile import roles_of
from site_builder.model.found import Article, DecidedBy
from site_builder.model.given import ParagraphCorrection, Role, Target, TextQuoteSelector
from site_builder.model.problems import Location
from site_builder.quotes.furniture import asides_of, paragraphs_of, with_roles
from site_builder.quotes.quoting.line_shapes import SHAPES, LineShape, PageZone, is_date_line
from site_builder.quotes.repeated_lines import repeated_lines
from site_builder.text.spans import Span
from site_builder.text.words import NO_WORDS

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


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.label)
def test_no_group_of_a_rule_captures(rule: LineShape) -> None:
    assert re.compile(rule.shape).groups == 0


def test_link_in_brackets_within_a_sentence_is_an_aside() -> None:
    text = seed("004")
    assert [span.of(text) for span in asides_of(text)] == [
        "(RELATED: Here’s How Europe Plans To Counter US Sanctions On Iran)"
    ]


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.label)
def test_every_rule_takes_the_line_that_asked_for_it(rule: LineShape) -> None:
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


STORY = """The harbour wall is to be rebuilt by June, the council said on Monday after a night.
“It is the oldest wall on the coast,” said Mara Ellison, who chairs the board.
The board will meet on Friday in the old customs house, where the plans are on show."""


def roles(text: str, title: str | None = None) -> list[str]:
    """The first letter of each line's role: title, body, caption, furniture."""
    return [p.role.value[0] for p in paragraphs_of(text, title=title)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Harbour\nWall Is to Be Rebuilt by June", "ft"),
        ("6 years ago\nUpdated 1:50 p.m. ET, 11/18/2013\nWall to be rebuilt", "fft"),
        ("We use cookies to improve your visit. Accept all\nWall to be rebuilt", "ft"),
        ("Wall to be rebuilt\nAnna Berg\nSenior Reporter, Norwick Gazette\n4 March 2024", "tfff"),
        ("Wall to be rebuilt by June\nShare\nWall to Be Rebuilt by June", "tff"),
        ("Wall to be rebuilt by June\nThe town council found the money.\nAnna Berg\nShare", "tbff"),
        ("LONDON (Reuters) — “The bank is sound,” Jonas Weller told the BBC on Monday", "b"),
        ("Mayor Lena Orr said on Monday that the town would build “a debt we owe”", "b"),
        ("Rain", "t"),
    ],
)
def test_the_title_is_the_headline_above_the_story(head: str, expected: str) -> None:
    assert "".join(roles(f"{head}\n{STORY}")) == expected + "bbb"


def test_an_editors_title_decides_between_two_lines() -> None:
    head = "Wall to be rebuilt by June\nCoast towns fear another storm\n"
    assert roles(head + STORY)[:2] == ["t", "b"]
    assert roles(head + STORY, title="Coast towns fear another storm")[:2] == ["f", "t"]


def test_the_title_that_is_found_is_the_articles_unless_an_editor_gave_one() -> None:
    article = Article("one", "seeds/one.txt", f"Wall to  be rebuilt\n{STORY}", "outlet")
    assert with_roles(article).title == "Wall to be rebuilt"
    assert with_roles(replace(article, title="A wall")).title == "A wall"
    assert with_roles(replace(article, text=STORY, words=NO_WORDS)).title is None


def test_below_the_story_short_lines_are_furniture_and_the_cut_sentence_is_none() -> None:
    foot = "Related Stories\nFerry to stop at Norwick\nWhat the storm of March has left behind"
    assert roles(f"{STORY}\n{foot}")[3:] == ["f", "f", "f"]
    assert (
        roles(f"{STORY}\nThe wall was built in 1931 and has been repaired nine times, most")[-1]
        == "b"
    )
    assert roles(f"{STORY}\n“No”")[-1] == "b"


def test_below_a_heading_of_comments_all_is_furniture_unless_somebody_is_quoted() -> None:
    rules = "Please do not write in capitals.\nWe thank all readers for the time that they take."
    assert roles(f"{STORY}\nComments (3)\n{rules}")[3:] == ["f", "f", "f"]
    assert roles(f"{STORY}\nComments (3)\n{STORY}")[3:] == ["f", "b", "b", "b"]


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Tue 11 Mar 2025 18.42 GMT", True),
        ("PUBLISHED TUE, NOV 19 20197:05 AM ESTUPDATED TUE, NOV 19 20197:16 AM EST", True),
        ("2022-04-26 21:21:50", True),
        ("May 2018 changed everything", False),
        ("March", False),
        ("$3.50", False),
        ("2-1", False),
    ],
)
def test_a_line_of_dates_has_nothing_but_dates(line: str, is_date: bool) -> None:
    assert is_date_line(line) is is_date


def test_a_bare_date_within_the_story_is_a_heading_of_it() -> None:
    story = "\n".join([STORY] * 8)
    assert roles(f"{story}\n7 February\n{story}").count("f") == 0
    assert roles(f"{story}\n13:40\n{story}").count("f") == 1


@pytest.mark.parametrize("run", ["a", "A ", "Ab ", "1 ", "a-", "by ", "( ", ". ", "/a", "#a "])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.label)
def test_no_shape_takes_long_on_a_long_run(shape: LineShape, run: str) -> None:
    """Steps can't be counted, so time is: each takes 3 ms at most; an exponential one, hours."""
    pattern = re.compile(shape.shape, re.IGNORECASE)
    begin = shape.example.split()[0]
    start = time.process_time()
    for head in ("", f"{begin} ", shape.example):
        pattern.fullmatch((head + run * shape.longest)[: shape.longest - 1] + "\x00")
    assert time.process_time() - start < 0.2


STORIES = (
    "The wall fell on Monday in the storm of March.\nThe town mourned it.\nThe mayor wept.",
    "A ferry will stop here from June, it is said.\nIt takes forty cars.\nIt is blue.",
    "The bank is sound, its chief wrote on Friday.\nIts shares fell.\nThey rose later.",
)


def test_a_line_of_three_articles_of_one_outlet_is_furniture() -> None:
    last = "In all 12 towns people read the Gazette at breakfast.\n“We know.”"
    articles = [
        Article(f"a{n}", "", f"{story}\n{last.replace('12', str(n))}", "outlet")
        for n, story in enumerate(STORIES)
    ]
    found = repeated_lines(articles)
    assert [[s.of(a.text)[:12] for s in found[a.id]] for a in articles] == [
        [f"In all {n} tow"[:12]] for n in range(3)
    ]
    marked = with_roles(articles[0], repeated=found["a0"])
    assert [p.label for p in marked.paragraphs][-2:] == ["repeated line", ""]
    assert repeated_lines([replace(a, outlet_id=a.id) for a in articles]) == {}


def test_versions_of_one_article_repeat_nothing() -> None:
    versions = [Article(f"a{n}", "", f"{STORIES[0]}\nMore {n}.", "outlet") for n in range(4)]
    assert repeated_lines(versions) == {}
