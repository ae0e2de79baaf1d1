"""An article leaves the project, the memory and the site at once, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.commands.cli import main

EVENT = Path("content/events/long-bridge.md")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["new", "-q", str(tmp_path / "project"), "--example"]) == 0
    monkeypatch.chdir(tmp_path / "project")
    # The program's own files name post-bridge.
    Path("seeds/post-bridge.txt").rename("seeds/harbour-one.txt")
    for path in Path("content").rglob("*.*"):
        path.write_text(path.read_text("utf-8").replace("post-bridge", "harbour-one"), "utf-8")
    assert main(["build", "-q", "--no-search"]) == 0
    assert main(["addresses", "-q"]) == 0


def forget_in_event(article: str) -> None:
    text = EVENT.read_text("utf-8")
    assert article in text
    EVENT.write_text(text.replace(f", {article}", "").replace(f"{article}, ", ""), "utf-8")


def contents() -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in Path().rglob("*") if p.is_file()}


def test_nothing_of_the_article_is_left() -> None:
    forget_in_event("harbour-one")
    table = Path("content/articles.csv")
    rows = table.read_text("utf-8").splitlines()
    words = "but not for a promise"
    assert any(words.encode() in data for data in contents().values())
    assert main(["remove", "harbour-one", "--yes", "-q", "--no-search"]) == 0
    for path, data in contents().items():
        assert b"harbour-one" not in data, path
        assert words.encode() not in data, path
    kept = [row for row in rows if not row.startswith("harbour-one")]
    assert table.read_text("utf-8").splitlines() == kept


def test_without_yes_it_only_says_what_would_go(capsys: pytest.CaptureFixture[str]) -> None:
    forget_in_event("harbour-one")
    before = contents()
    assert main(["remove", "harbour-one"]) == 0
    assert contents() == before
    assert capsys.readouterr().out.splitlines() == [
        *("content/notes/not.md", "seeds/harbour-one.txt"),
        *("content/articles.csv", "content/addresses.csv"),
        "nothing is removed yet: type python build.py remove harbour-one --yes",
    ]


def test_what_names_it_with_others_is_told_and_nothing_is_removed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = contents()
    assert main(["remove", "harbour-one", "--yes"]) == 1
    assert capsys.readouterr().err == (
        "content/events/long-bridge.md:5:27: this names harbour-one"
        " (take it out here, then type python build.py remove harbour-one again)\n"
    )
    assert contents() == before


def test_a_row_of_two_lines_goes_as_a_whole(capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/tern.txt").write_text("“We agree,” said Ann Lee.\n", "utf-8")
    table = Path("content/articles.csv")
    before = table.read_bytes()
    table.write_bytes(before + b'tern,wire,"Two\nlines",2025-01-02\n')
    main(["remove", "tern", "--yes", "--no-search"])
    assert table.read_bytes() == before
    assert not Path("seeds/tern.txt").exists()
    assert capsys.readouterr().err == ""


def test_an_unknown_article_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "harbour-on"]) == 2
    assert capsys.readouterr().err == (
        "build.py: there is no seed “harbour-on” (did you mean “harbour-one”?)\n"
    )
