"""What an editor is told to look at: each kind where it belongs, and gone once it is decided."""

from __future__ import annotations

import json
import re
import shutil
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from folders import EDITION, PROJECT
from msgspec.structs import replace
from seed_project import compiled, own_content
from small_texts import article, edition_of, quotes_of, statement_of

from site_builder.commands.cli import main
from site_builder.edition.aligning.near_misses import near_misses
from site_builder.editors.answers import ANSWERS, answers
from site_builder.editors.explain import explain
from site_builder.editors.review import KINDS, Item, review
from site_builder.model.edition import Edition
from site_builder.model.found import Article, DecidedBy, Event, Membership
from site_builder.model.given import QuotationKind
from site_builder.model.problems import Location
from site_builder.model.reasons import Reason, all_told, as_given


def of_kind(edition: Edition, kind: str) -> list[Item]:
    return [item for item in review(edition) if item.kind == kind]


# ------------------------------------------------------------------ the list


def test_the_list_is_in_the_order_of_kinds_weights_and_places(edition: Edition) -> None:
    items = review(edition)
    keys = [(KINDS.index(item.kind), -item.weight, item.location) for item in items]
    assert len(items) > 10
    assert keys == sorted(keys)


def test_every_id_of_the_list_can_be_explained(edition: Edition) -> None:
    for item in review(edition):
        assert explain(edition, item.id), item
    assert str(review(edition)[0]).endswith(f" [explain {review(edition)[0].id}]")


def test_places_are_lines_and_columns_of_the_seed(edition: Edition) -> None:
    by_path = {a.seed_path: a.text for a in edition.articles}
    for item in of_kind(edition, "paraphrase offered"):
        line = by_path[item.location.path].split("\n")[item.location.line - 1]
        words = item.words[1:].split("”")[0].removesuffix(" …")
        assert line[item.location.column - 1 :].startswith(words)


def test_a_paraphrase_is_offered_until_an_editor_decides(tmp_path: Path) -> None:
    folder = own_content(tmp_path / "content")
    before = of_kind(compiled(folder), "paraphrase offered")
    decided = [i for i in before if "“citing past experiences”" in i.words]
    assert len(decided) == 1
    for answer in ("true", "false"):
        (folder / "corrections/decided.yaml").write_text(
            "paraphrases:\n"
            "  - article: 000_4028931c8b4924ad\n"
            "    exact: citing past experiences\n"
            "    of: {article: 000_4028931c8b4924ad, exact: This is our experience}\n"
            f"    confirmed: {answer}\n"
            "    because: A test.\n",
            "utf-8",
        )
        after = of_kind(compiled(folder), "paraphrase offered")
        assert "“citing past experiences”" not in str(after)
        assert len(after) <= len(before)


def test_an_article_that_nobody_described_is_told(tmp_path: Path, edition: Edition) -> None:
    assert of_kind(edition, "article without an entry") == []
    folder = own_content(tmp_path / "content")
    (folder / "articles/004_da465c02b915da08.md").unlink()
    (item,) = of_kind(compiled(folder), "article without an entry")
    assert item.id == "004_da465c02b915da08"
    assert item.words == "content/articles/004_da465c02b915da08.md is missing"


def test_speakers_are_told_by_how_sure_they_are(edition: Edition) -> None:
    first = next(q for q in edition.quotes if q.kind.is_speech and q.speaker_id)
    unsure = replace(first, confidence=0.89)
    unclear = replace(first, speaker_id=None, confidence=0.5, reasons=(Reason("nobody"),))
    sure = replace(first, confidence=0.9)
    edited = replace(unclear, decided_by=DecidedBy.EDITOR)
    scare = replace(unclear, kind=QuotationKind.SCARE)

    def told(quote: object) -> list[tuple[str, str]]:
        items = review(replace(edition, quotes=(quote,)))
        return [(i.kind, i.id) for i in items if i.kind.startswith("speaker")]

    assert told(unsure) == [("speaker unsure", first.id)]
    assert told(unclear) == [("speaker unclear", first.id)]
    assert told(sure) == told(edited) == told(scare) == []


def test_odd_speakers_and_two_that_may_be_one_are_told_however_sure() -> None:
    a = "“We will not sell the wall,” said Ann Hale. “It is ours,” said Alma Hale.\n"
    b = "“The lamps are out again,” said Vasko.\n"
    made = edition_of(a=a, b=b)
    assert [i.words for i in of_kind(made, "odd speaker")] == ["Vasko"]
    assert [i.words for i in of_kind(made, "two speakers or one")] == ["Alma Hale and Ann Hale"]
    listed = tuple(replace(s, location=Location("speakers.yaml")) for s in made.speakers)
    assert of_kind(replace(made, speakers=listed), "odd speaker") == []
    assert of_kind(replace(made, speakers=listed), "two speakers or one") == []


def test_probable_renderings_are_told_and_same_words_are_not(edition: Edition) -> None:
    told = {item.id for item in of_kind(edition, "probable rendering")}
    assert told == {
        s.id for s in edition.statements if s.grade and s.grade.value == "probable rendering"
    }


def test_a_changed_meaning_is_told_first_and_explained() -> None:
    a = "“We will not sell the harbour wall to the sea,” said Ann Hale.\n"
    b = "“We will sell the harbour wall to the sea,” said Ann Hale.\n"
    made = edition_of(a=a, b=b)
    item = review(made)[0]
    assert (item.kind, item.words) == (
        "changed meaning",
        "negation: “not” in a, nothing in b: “We will not sell the harbour wall to the sea,”",
    )
    lines = explain(made, item.id)
    at = next(n for n, line in enumerate(lines) if line.startswith("  differs"))
    assert [line.strip() for line in lines[at + 1 : at + 3]] == [
        "seeds/a.txt:1:10 “not”",
        "nothing at seeds/b.txt:1:10",
    ]


def test_the_editors_page_tells_the_truth(edition: Edition) -> None:
    page = (PROJECT / "docs/editing.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z ]+)` \|", page, re.M) == list(KINDS)
    (line,) = re.findall(r"^seeds/.*$", page, re.M)
    assert line in str([str(item).replace(f"{EDITION}/", "") for item in review(edition)])
    (identity,) = re.findall(r"build\.py explain ([a-z0-9-]+)$", page, re.M)
    (snippet,) = re.findall(r"^```yaml\n(.*?)\n```$", page, re.M | re.S)
    assert snippet in "\n".join(explain(edition, identity))


# ------------------------------------------------------------------ nearly joined

LEFT = article("left", "“They accepted new sanctions on the oil trade,” he said.")
RIGHT = article("right", "“The oil trade will be ruined by foreign banks one day,” he said.")
BOTH = article("both", "“They accepted new sanctions.” “Our oil trade is a foreign matter.”")


def near(*articles: Article, least: float = 0.1, speakers: tuple[str | None, ...] = ()) -> tuple:
    names = speakers or ("khamenei",) * len(articles)
    quotes = [q for a, s in zip(articles, names, strict=True) for q in quotes_of(a, speaker=s)]
    statements = tuple(statement_of(q.id, "e", q) for q in quotes)
    members = tuple(Membership(a.id, as_given("same day"), DecidedBy.AUTOMATIC) for a in articles)
    event = Event("e", "An event", None, None, members)
    return near_misses(articles, (event,), tuple(quotes), statements, least)


def test_two_sentences_below_the_threshold_are_a_near_miss() -> None:
    (miss,) = near(LEFT, RIGHT)
    assert 0.1 <= miss.score < 0.31
    assert miss.shared == ("oil", "trade")
    assert all_told(miss.reasons) == "below 0.31"
    assert not miss.are_two


def test_the_order_of_articles_changes_no_near_miss() -> None:
    assert near(RIGHT, LEFT) == near(LEFT, RIGHT)
    assert [m.score for m in near(LEFT, RIGHT, BOTH)] == sorted(
        (m.score for m in near(LEFT, RIGHT, BOTH)), reverse=True
    )


def test_what_scores_less_than_asked_is_left_out() -> None:
    assert near(LEFT, RIGHT, least=0.9) == ()


def test_two_known_speakers_are_never_nearly_joined() -> None:
    assert near(LEFT, RIGHT, speakers=("khamenei", "trump")) == ()


def test_a_part_of_the_list_as_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "-q", str(tmp_path / "project"), "--example"]) == 0
    monkeypatch.chdir(tmp_path / "project")
    assert main(["review", "--json"]) == 0
    every = json.loads(capsys.readouterr().out)
    assert [item["kind"] for item in every] == sorted(
        (item["kind"] for item in every), key=KINDS.index
    )
    first = every[0]
    assert first["kind"] == "changed meaning"
    assert set(first) == {"kind", "path", "line", "column", "words", "id", "speaker"}
    seed = Path(first["path"]).stem
    assert main(["review", "--json", "--article", seed, "--kind", "changed meaning"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        item for item in every if item["path"] == first["path"] and item["kind"] == first["kind"]
    ]
    assert main(["review", "--json", "--speaker", "lena-orr"]) == 0
    assert {item["speaker"] for item in json.loads(capsys.readouterr().out)} <= {"lena-orr"}


def test_of_a_kind_the_weightiest_is_first(edition: Edition) -> None:
    for kind in KINDS:
        weights = [item.weight for item in of_kind(edition, kind)]
        assert weights == sorted(weights, reverse=True)


# ------------------------------------------------------------------ what was seen, and the answers


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tests' edition, in which commands are typed."""
    shutil.copytree(EDITION, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, str]]:
    assert main(["review", "--json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_what_an_editor_has_seen_is_listed_no_more(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = listed(capsys)
    gone = next(item for item in before if item["kind"] == "speaker unsure")
    assert main(["review", "--seen", gone["id"], "--kind", gone["kind"]]) == 0
    assert (project / "content/seen.csv").read_text("utf-8").startswith("kind,id,article\n")
    capsys.readouterr()
    assert listed(capsys) == [item for item in before if item != gone]
    assert listed(capsys, "--with-seen") == before
    assert main(["review"]) == 0
    assert "(1 seen before are left out; --with-seen lists them)" in capsys.readouterr().err


def test_a_paraphrase_is_seen_in_its_own_article_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    offered = listed(capsys, "--kind", "paraphrase offered")
    one, other = next(
        (a, b) for a, b in combinations(offered, 2) if a["id"] == b["id"] and a["path"] != b["path"]
    )
    article = Path(one["path"]).stem
    assert main(["review", "--seen", one["id"], "--article", article]) == 0
    capsys.readouterr()
    left = listed(capsys, "--kind", "paraphrase offered")
    assert one not in left
    assert other in left


def test_a_row_of_what_is_listed_no_more_is_told_with_its_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content/seen.csv").write_text("kind,id,article\nodd speaker,q-x,a\n", "utf-8")
    assert main(["review", "-q"]) == 0
    assert capsys.readouterr().err == (
        "content/seen.csv:2:1: warning: “odd speaker” of q-x is listed no more (take the row out)\n"
    )


def test_an_item_that_is_not_listed_can_not_be_seen(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--seen", "q-nothing"]) == 2
    assert "there is no item with the id “q-nothing” (" in capsys.readouterr().err
    assert not (project / "content/seen.csv").exists()


def data_of(project: Path, name: str) -> dict[str, bytes]:
    output = project / name
    assert main(["-q", "--no-search", f"--output={output}"]) == 0
    return {path.name: path.read_bytes() for path in (output / "data").glob("*.json")}


def test_the_file_of_answers_changes_nothing_until_an_answer_is_taken(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data_of(project, "before")
    path = project / "content/corrections/answers.yaml"
    assert main(["review", "--stubs", str(path)]) == 0
    assert "answers to " in capsys.readouterr().out
    assert data_of(project, "after") == before
    # Each answer about a quotation says what the program decided.
    lines = path.read_text("utf-8").split("\n")
    start = lines.index("quotes:")
    end = lines.index("statements:") if "statements:" in lines else len(lines)
    taken = [re.sub(r"^( +)# ", r"\1", line) for line in lines[start:end]]
    path.write_text("\n".join(taken), "utf-8")
    assert data_of(project, "taken") == before


def test_every_answer_is_a_correction_and_says_what_it_is_about(edition: Edition) -> None:
    items = [item for item in review(edition) if item.kind in ANSWERS]
    lines, answered = answers(edition, items)
    assert answered == len(items)
    taken = yaml.safe_load("\n".join(re.sub(r"^( +)# ", r"\1", line) for line in lines))
    assert set(taken) <= {"quotes", "statements", "paraphrases"}
    assert sum(map(len, taken.values())) == sum("  ## " in line for line in lines) <= answered
    offered = [item for item in items if item.kind == "paraphrase offered"]
    assert sorted(one["article"] for one in taken["paraphrases"]) == sorted(
        item.article for item in offered
    )


def test_a_file_of_answers_overwrites_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "answers.yaml"
    path.write_text("mine", "utf-8")
    assert main(["review", "--stubs", "answers.yaml"]) == 1
    assert path.read_text("utf-8") == "mine"
    assert "answers.yaml: is there already (name a new file)" in capsys.readouterr().err
