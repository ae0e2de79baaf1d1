"""Style sheets lose what browsers do not read, and nothing else."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from site_builder.publish.assets import SHEETS, assets
from site_builder.publish.stylesheets import compact

STYLES = Path(__file__).resolve().parents[2] / "templates" / "assets" / "css"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("/* why */\na { color: red;\n  margin: 0 }\n", "a{color:red;margin:0}"),
        ("a :hover { top: calc(1px + 2px) }", "a :hover{top:calc(1px + 2px)}"),
        ('b::after { content: "/* no { comment; */" }', 'b::after{content:"/* no { comment; */"}'),
        ("a, b\n> c { margin: -1px -2px; }", "a,b>c{margin:-1px -2px}"),
        (r'q { content: "\"  "; quotes: none }', r'q{content:"\"  ";quotes:none}'),
    ],
)
def test_comments_and_indents_go_and_strings_stay(written: str, published: str) -> None:
    assert compact(written) == published


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_fits_the_budget_of_a_page(sheet: str) -> None:
    files = {f"assets/css/{path.name}": path.read_bytes() for path in sorted(STYLES.glob("*.css"))}
    assert 0 < len(gzip.compress(assets(files)[sheet], 9)) <= 10 * 1024


def test_the_script_fits_its_budget() -> None:
    script = (STYLES.parent / "variorum.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 8 * 1024
