"""What an article's own lines say of its source, and what they leave open."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import CASES

from site_builder.commands.cli import main
from site_builder.editors.own_lines import own_facts
from site_builder.model.found import Article
from site_builder.model.given import Outlet
from site_builder.model.problems import Location
from site_builder.quotes.furniture import with_roles
from site_builder.sources.content import read_content
from site_builder.text.dates import days_in

STORY = "The mayor of Norwick spoke to a crowd at the old harbour, and the crowd listened.\n"
LINES = [
    line.split("\t")
    for line in (CASES / "own_lines.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def facts(text: str) -> dict[str, str]:
    article = with_roles(Article(id="a", seed_path="seeds/a.txt", text=text, outlet_id="o"))
    found = own_facts(article)
    assert all(fact.evidence.removesuffix(" …") in text for fact in found)
    return {fact.key: fact.value for fact in found}


@pytest.mark.parametrize(("lines", "said"), LINES, ids=[lines for lines, _ in LINES])
def test_lines_above_a_story(lines: str, said: str) -> None:
    text = "Mayor speaks in Norwick\n" + lines.replace(" / ", "\n") + "\n" + STORY
    assert facts(text) == dict(one.split("=") for one in said.split("; ") if one)


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("NORWICK, March 4, 2024 (Coast Wire) — ", {"agency": "Coast Wire", "date": "2024-03-04"}),
        ("RIO DE JANEIRO (AFP) - ", {"agency": "AFP"}),
        ("Rio de Janeiro, 4 March 2024 — ", {"date": "2024-03-04"}),
        ("In an email dated March 4, 2024 — ", {}),
        ("Norwick (right) — ", {}),
    ],
)
def test_the_dateline_of_a_story(lead: str, said: dict[str, str]) -> None:
    assert facts("Mayor speaks in Norwick\n" + lead + STORY) == said


def test_a_correction_below_the_story_dates_nothing() -> None:
    assert facts("Mayor speaks\n" + STORY * 3 + "Monday, March 4, 2024.\n") == {}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "Par Anne Dupont / Publié le 12 juin 2024",
            {"author": "Anne Dupont", "date": "2024-06-12"},
        ),
        (
            "Par Anne Dupont et Luc Roy / 1er août 2024 à 10h30",
            {"author": "Anne Dupont et Luc Roy"},
        ),
        ("Von Anna Schmidt / 12. Juni 2024", {"author": "Anna Schmidt", "date": "2024-06-12"}),
        ("Publicado 3 de marzo de 2024", {"date": "2024-03-03"}),
        ("Mis à jour le 14 juin 2024 / Publié le 12 juin 2024", {"date": "2024-06-12"}),
    ],
)
def test_lines_in_other_languages(lines: str, said: dict[str, str]) -> None:
    text = "La grève est terminée\n" + lines.replace(" / ", "\n") + "\n" + STORY
    article = with_roles(
        Article(id="a", seed_path="seeds/a.txt", text=text, outlet_id="o", language="fr")
    )
    assert {fact.key: fact.value for fact in own_facts(article)} == said


def test_no_english_word_is_a_month_elsewhere() -> None:
    assert facts("Mayor speaks\nVon Miller Street\n12 hours 2024\n" + STORY) == {}
    for text in ("on 7 may 2024", "in 3 march 2024", "12 planets 2024"):
        assert list(days_in(text)) == []


@pytest.mark.parametrize(
    ("top", "foot", "outlet"),
    [
        ("THE HERALD", "", "The Herald"),
        ("", "© 2024 The Herald.", "The Herald"),
        ("The Herald", "Copyright 2024 Evening Post", None),
        ("The Herald tribune", "", None),
        ("Heralds", "", None),
    ],
)
def test_an_outlet_that_its_page_names(top: str, foot: str, outlet: str | None) -> None:
    here = Location("content/outlets.yaml")
    outlets = [Outlet(n, n, location=here) for n in ("The Herald", "Evening Post")]
    text = f"{top}\nMayor speaks in Norwick\n{STORY}{foot}\n"
    article = with_roles(Article(id="a", seed_path="a", text=text, outlet_id="o"))
    found = {fact.key: fact.value for fact in own_facts(article, outlets)}
    assert found.get("outlet") == outlet
    assert own_facts(article, [Outlet("The Herald", "The Herald")]) == (), "no editor named it"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "-q", "."]) == 0
    for name in ("one", "two", "three"):
        text = f"Mayor speaks {name} times\nBy Ann Lee\nPublished 4 March 2024\n{STORY}{name}.\n"
        Path(f"seeds/{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_new_article_writes_what_the_lines_say(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "article", "one"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "content/articles/one.md: date 2024-03-04, author Ann Lee\n"
    assert Path("content/articles/one.md").read_text("utf-8") == (
        '---\noutlet:  # an id or a name of outlets.yaml\ntitle:\ndate: "2024-03-04"\n'
        'author: "Ann Lee"\naddress:\nsure:\n  date:\n    evidence: "Published 4 March 2024"\n'
        '    confidence: likely\n  author:\n    evidence: "By Ann Lee"\n    confidence: likely\n'
        "---\n"
    )
    content, problems = read_content(Path("content"), ("one",))
    assert problems == []
    assert content.articles[0].author == "Ann Lee"
    assert dict(content.articles[0].sure)["date"].confidence == "likely"


def test_new_article_all_writes_the_rest_and_overwrites_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("content/articles.csv").write_text("seed,author\none,Tom Hale\n", "utf-8")
    Path("content/articles").mkdir()
    Path("content/articles/two.md").write_text("---\n# outlet: mine\n---\n", "utf-8")
    assert main(["new", "article", "--all"]) == 0
    assert capsys.readouterr().out.startswith("content/articles/three.md: ")
    Path("content/outlets.yaml").write_text("herald:\n  name: Herald\n", "utf-8")
    Path("content/articles.csv").write_text("seed,outlet\none,\nthree,Herald\n", "utf-8")
    content, _ = read_content(Path("content"), ("one", "two", "three"))
    assert [(a.outlet, a.author) for a in content.articles] == [
        (None, None),
        ("herald", "Ann Lee"),
    ], "an outlet in the table fills the empty key of the file"
    Path("content/articles.csv").write_text("seed,author\none,Tom Hale\n", "utf-8")
    assert Path("content/articles/two.md").read_text("utf-8") == "---\n# outlet: mine\n---\n"
    assert main(["new", "article", "--all"]) == 0
    assert capsys.readouterr().out == ""
    for seed, said in (
        ("one", "content/articles.csv:2:1 describes one already (correct it there)"),
        ("two", "content/articles/two.md is there already, and new overwrites nothing"),
        ("four", "there is no seed four (a seed is named by its file"),
    ):
        capsys.readouterr()
        assert main(["new", "article", seed]) == 2
        assert said in capsys.readouterr().err
    assert main(["new", "article"]) == 2
    assert main(["new", "a", "b"]) == 2
