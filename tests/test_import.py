"""Ten files of ten kinds become a site: no fact typed that a file contained, none invented."""

from __future__ import annotations

import json
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from folders import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from site_builder.commands import build
from site_builder.commands.cli import main
from site_builder.imports.clipping import INSTALL, Clipping, as_value, offer
from site_builder.imports.intake import Intake, Placed, with_outlets
from site_builder.model.given import Content
from site_builder.model.problems import Location, has_errors
from site_builder.sources.content import read_content

CLIPPINGS = PROJECT / "tests/clippings"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
KEYS = ("title", "outlet", "author", "date", "address", "language", "agency")
REVIEW = (
    "A short season for the theatre",
    "The theatre of Sandholm will open in October with four plays, its director Pia Voss said.",
    "“Four good ones are better than six,” Voss told the trustees on Thursday.",
)


def docx(*paragraphs: str) -> bytes:
    """A Word document; its properties name who typed it."""
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"{WORD}{body}</w:body></w:document>")
        creator = "<p><creator>Some Clerk</creator></p>"
        archive.writestr("docProps/core.xml", creator)
    return stream.getvalue()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, next to a folder of ten files."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(build, "_indexer", lambda *_, **__: None)
    shutil.copytree(CLIPPINGS, tmp_path / "saved")
    (tmp_path / "saved/theatre.docx").write_bytes(docx(*REVIEW))
    assert main(["new", "-q", "site", "--text-mode", "full"]) == 0
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def facts(project: Path) -> dict[str, dict[str, object]]:
    """What the project knows of each article, by the beginning of its text."""
    content, problems = read_content(project / "content")
    assert problems == []
    told = {}
    for entry in content.articles:
        headline = (project / f"seeds/{entry.id}.txt").read_text("utf-8").partition("\n")[0]
        values = (entry.outlet, str(entry.date or ""), entry.author, entry.language)
        told[headline] = dict(zip(("outlet", "date", "author", "language"), values, strict=True))
    return told


def test_ten_files_become_a_site_without_typing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "../saved"]) == 0
    said = capsys.readouterr()
    outlets, *lines = said.out.splitlines()
    assert outlets.startswith("new outlets: Sandholm Herald, ")
    assert len(lines) == len(list(Path("../saved").iterdir())) == 10
    assert said.out.count("; not English, so only its quotations are marked") == 1
    none = {"outlet": None, "date": "", "author": None, "language": None}
    assert facts(project) == {
        "Ferry to Ulver sails again after nine days": none
        | {"outlet": "sandholm-herald", "date": "2024-06-12", "author": "Mara Holt"},
        "Boats back in service, company counts the cost": none
        | {"outlet": "evening-post", "date": "2024-06-12"},
        "Crews end ferry strike off Sandholm": none | {"date": "2024-06-12"},
        "The island breathes again": none
        | {"outlet": "ulver-gazette", "date": "2024-06-13", "author": "Solveig Dahl"},
        "Le traversier d’Ulver reprend la mer": none
        | {"outlet": "le-phare", "date": "2024-06-12", "author": "Anne Morel", "language": "fr"},
        "Island Courier": none | {"date": "2024-06-14", "author": "Ida Nyberg"},
        "County asks who pays for the helicopters": none,
        "Storm closes the port of Sandholm": none | {"date": "2024-11-20", "author": "Mara Holt"},
        "Library to move to the old customs house": none,
        REVIEW[0]: none,
    }
    assert main(["build"]) == 0
    assert main(["check", "--seeds", "seeds"]) == 0
    built = capsys.readouterr()
    assert built.err == ""
    articles, quotes = (
        json.loads(Path(f"_site/data/{name}.json").read_text("utf-8"))
        for name in ("articles", "quotes")
    )
    shown = {article["title"] for article in articles}
    assert shown == {*facts(project)} - {"Island Courier"} | {"School opens with a day of delay"}
    french = next(article["id"] for article in articles if article["language"] == "fr")
    assert {quote["speaker"] for quote in quotes if quote["article"] == french} <= {None}
    assert {"Kari Moen", "Solveig Brandt", "Pia Voss"} <= {quote["speaker"] for quote in quotes}


def files(project: Path) -> dict[str, bytes]:
    """Every file of the project by path."""
    found = (path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found}


def test_a_second_import_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "-q", "../saved"]) == 0
    first = files(project)
    capsys.readouterr()
    assert main(["import", "-q", "../saved"]) == 0
    assert files(project) == first
    said = capsys.readouterr()
    assert said.err == ""
    assert sum(" has it already (the same " in line for line in said.out.splitlines()) == 10


def test_a_dry_run_writes_nothing_and_says_the_same(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert main(["import", "../saved", "--dry-run"]) == 0
    dry = capsys.readouterr()
    assert dry.err == "nothing is written; what was found is an offer, with its evidence\n"
    assert files(project) == before
    assert main(["import", "../saved"]) == 0
    assert capsys.readouterr().out == dry.out


def test_a_bad_file_does_not_stop_the_others(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("../saved/report.docx").write_bytes(b"PK\x03\x04")
    Path("../saved/notes.css").write_text("a {}", "utf-8")
    assert main(["import", "-q", "../saved"]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 10
    assert [line.partition(" (")[0] for line in said.err.splitlines()] == [
        "../saved/notes.css:1:1: warning: this file is not read",
        "../saved/report.docx:1:1: this is no Word document",
    ]


def test_without_the_extra_a_page_says_what_to_type(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    Path("a.warc").write_bytes(b"WARC/1.0")
    assert main(["import", "-q", "../saved/post.html", "../saved/paste.txt", "a.warc"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("seeds/paste.txt: ")
    hint = f"({INSTALL})"
    assert said.err.splitlines() == [
        f"../saved/post.html:1:1: web pages need the extra “import”, which is not installed {hint}",
        f"a.warc:1:1: web archives need the extra “import”, which is not installed {hint}",
    ]


def test_what_cannot_be_written_is_not_half_there(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(project)

    def full(source: Path, target: Path) -> None:
        if target.suffix == ".md":
            raise OSError(28, "No space left on device")
        source.rename(target)

    monkeypatch.setattr("os.replace", full)
    assert main(["import", "-q", "../saved/paste.txt"]) == 1
    assert capsys.readouterr().err == (
        "content/articles/paste.md:1:1: cannot be written: no space left on device"
        " (nothing of it is kept)\n"
    )
    assert files(project) == before


def test_new_outlets_are_printed_where_they_can_not_follow(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("content/outlets.yaml").write_text("{herald: {name: Herald}}\n", "utf-8")
    assert main(["import", "-q", "../saved/ferry.html"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith('sandholm-herald:\n  name: "Sandholm Herald"\n  address: "https://')
    assert said.err.startswith("content/outlets.yaml:1:1: new outlets can't be written below what ")
    assert Path("content/outlets.yaml").read_text("utf-8") == "{herald: {name: Herald}}\n"


def test_a_pasted_text_is_named_by_its_headline(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Bridge closed\n“Nobody will cross it,” said Ann Lee.\n"
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    assert main(["import", "-q", "-"]) == 0
    assert Path("seeds/bridge-closed.txt").read_text("utf-8") == text


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.text(max_size=40), st.booleans())))
def test_an_entry_has_no_fault_whatever_a_file_says(said: list[tuple[str, str, bool]]) -> None:
    offers = (
        offer(key, as_value(key, value), value, is_sure=is_sure) for key, value, is_sure in said
    )
    intake = Intake([], Content())
    place = Location("a.txt")
    placed = intake.place(Clipping(place, "The bridge is closed.\n", tuple(offers)))
    assert isinstance(placed, Placed)
    with TemporaryDirectory() as folder:
        (Path(folder) / "articles").mkdir()
        (Path(folder) / "articles/a.md").write_text(placed.entry(), "utf-8")
        if intake.outlets:
            text = with_outlets("", intake.outlets)
            (Path(folder) / "outlets.yaml").write_text(text or "", "utf-8")
        content, problems = read_content(Path(folder))
    assert not has_errors(problems), problems
    assert len(content.articles) == 1
