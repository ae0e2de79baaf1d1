"""Style sheets and scripts lose their comments; what templates ask for is published."""

from __future__ import annotations

import gzip
from collections.abc import Container
from pathlib import Path

import pytest

from site_builder.publish.assets import SHEETS, assets, lost_assets, without_comments

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SCRIPTS = sorted(path.name for path in (TEMPLATES / "assets").glob("*.js"))


def sources() -> dict[str, bytes]:
    files = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
    return {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("path", "written", "published"),
    [
        ("a.css", "/* why */\na { margin: 0 }\n", "a { margin: 0 }\n"),
        ("a.css", "a { /* one\n * two */ margin: 0 }\n", "a { margin: 0 }\n"),
        ("a.css", 'b { content: "/* no */" } /* x */', 'b { content: "/* no */" } '),
        (
            "a.css",
            r"q { content: '\'/*'; quotes: none }/**/",
            r"q { content: '\'/*'; quotes: none }",
        ),
        ("a.js", '// why\n  // so\na("// kept")  // kept\n', 'a("// kept")  // kept\n'),
        ("a.js", "// why\nconst a = `b\n// c`\n", "// why\nconst a = `b\n// c`\n"),
        ("a.svg", "/* */\n// x\n", "/* */\n// x\n"),
    ],
)
def test_comments_go_and_all_else_stays(path: str, written: str, published: str) -> None:
    assert without_comments(path, written.encode()).decode() == published


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_of_ours_loses_its_comments(name: str) -> None:
    published = assets(sources())[f"assets/{name}"].decode()
    assert published
    assert [line for line in published.split("\n") if line.strip().startswith("//")] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_fits_the_budget_of_a_page(sheet: str) -> None:
    styles = assets(sources())[sheet]
    assert b"/*" not in styles
    assert 0 < len(gzip.compress(styles, 9)) <= 10 * 1024


def test_the_script_fits_its_budget() -> None:
    script = (TEMPLATES / "assets/variorum.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 8 * 1024


def lost(files: dict[str, bytes], published: Container[str]) -> list[str]:
    return [str(problem) for problem in lost_assets(Path("templates"), files, published)]


def test_what_templates_ask_for_is_there() -> None:
    files = sources()
    assert lost(files, assets(files)) == []


def test_an_asset_that_a_template_asks_for_and_that_is_lost_is_named() -> None:
    files = sources() | {"parts/new.html": b'<img src="site:assets/new.png?1">'}
    del files["assets/search.css"]
    assert lost(files, assets(files)) == [
        "templates/assets/new.png:1:1: pages ask for assets/new.png, which is not there"
        " (put the file back)",
        "templates/assets/search.css:1:1: pages ask for assets/search.css, which is not there"
        " (put the file back)",
    ]
    assert len(lost({}, ())) == 5
