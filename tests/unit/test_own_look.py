"""A site of one's own look: a logo, a colour, a font, and files that are published as they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.commands.cli import main

PNG = b"\x89PNG\r\n\x1a\n"
SETTINGS = """logo: img/logo.png
font: own.woff2
accent: "#0069A5"
accent_dark: 56b4e9
"""


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `static/` of a small project, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "content", "static/img"):
        Path(folder).mkdir(parents=True)
    Path("seeds/one.txt").write_text("“We agree,” said Ann Lee.\n", "utf-8")
    Path("content/site.yaml").write_text(SETTINGS, "utf-8")
    Path("static/img/logo.png").write_bytes(PNG)
    Path("static/own.woff2").write_bytes(b"wOF2")
    Path("static/CNAME").write_text("example.org\n", "utf-8")
    return Path("static")


def built() -> int:
    return main(["-q", "--no-search"])


def test_the_look_is_on_every_page_and_the_check_finds_nothing(static: Path) -> None:
    assert built() == 0
    site = Path("_site")
    assert (site / "img/logo.png").read_bytes() == PNG
    assert (site / "CNAME").read_text("utf-8") == "example.org\n"
    name = '<a class="name" href="../index.html"><img src="../img/logo.png" alt="">Variorum</a>'
    assert name in (site / "articles/one.html").read_text("utf-8")
    for sheet in ("article.css", "variorum.css"):
        assert (
            (site / "assets" / sheet)
            .read_text("utf-8")
            .endswith(
                ":root { --accent: light-dark(#0069a5, #56b4e9) }\n"
                "@font-face { font-family: own; src: url(../own.woff2); font-display: swap }\n"
                ":root { --face: own }\n"
            )
        )
    assert main(["check", "-q", "--strict"]) == 0


def test_without_a_look_of_its_own_a_site_has_ours(static: Path) -> None:
    Path("content/site.yaml").write_text("accent: '#0069a5'\n", "utf-8")
    assert built() == 0
    css = Path("_site/assets/article.css").read_text("utf-8")
    assert css.endswith("\n:root { --accent: light-dark(#0069a5, var(--ink)) }\n")
    Path("content/site.yaml").write_text("title: A\n", "utf-8")
    assert built() == 0
    assert "--accent: light-dark(" not in Path("_site/assets/article.css").read_text("utf-8")
    assert '<a class="name" href="index.html">A</a>' in Path("_site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.svg", "files of this kind are not published (a drawing may contain a script; save it"),
        ("a.HTML", "files of this kind are not published (to change a page of the site, put a"),
        ("a.js", "files of this kind are not published (put it into templates/assets/)"),
        ("a.exe", "files of this kind are not published (known here: .png, "),
        ("a b.png", "this name can't be an address (rename it: "),
        ("é.png", "this name can't be an address (rename it: "),
        ("..a.png", ""),
        ("robots.txt", "the site has a file robots.txt of its own (rename it)"),
        ("Robots.TXT", "the site has a file Robots.TXT of its own (rename it)"),
    ],
)
def test_only_files_that_can_do_nothing_are_published(
    static: Path, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (static / name).write_bytes(b"x")
    assert built() == (1 if said else 0), "names with a point in front are left behind by systems"
    errors = [line for line in capsys.readouterr().err.splitlines() if ": warning: " not in line]
    assert [line.startswith(f"static/{name}:1:1: {said}") for line in errors] == [True] * bool(said)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_link_out_of_the_folder_is_refused(
    static: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (static / "a.png").symlink_to(Path("../seeds/one.txt"))
    os.mkfifo(static / "b.png")
    assert built() == 1
    said = capsys.readouterr().err
    assert "static/a.png:1:1: this link leads out of static/ (put the file itself here)\n" in said
    assert "static/b.png:1:1: this is a pipe, not a file (remove it or rename it)\n" in said


def test_no_site_is_built_over_its_static_files(static: Path) -> None:
    assert main(["-q", "--output", "static"]) == 2
    assert main(["-q", "--no-search", "--static", "nothing"]) == 1, "the logo is not there"
