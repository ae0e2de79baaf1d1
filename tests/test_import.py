"""Ten files of ten kinds become a site: no fact typed that a file contained, none invented."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from folders import PROJECT

from site_builder.commands import build
from site_builder.commands.cli import main
from site_builder.sources.content import read_content

CLIPPINGS = PROJECT / "tests/clippings"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
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
    monkeypatch.setattr(build, "_indexer", lambda *_: None)
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
    assert len(said.out.splitlines()) == len(list(Path("../saved").iterdir())) == 10
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
