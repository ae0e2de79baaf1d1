"""The house style, as far as it can be counted.

ruff counts the complexity of functions and their parameters (`C901`, `PLR0913` in pyproject).
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from folders import PROJECT, TEMPLATES

MODULES = {
    path: ast.parse(path.read_text("utf-8"))
    for path in sorted((PROJECT / "site_builder").rglob("*.py"))
}
# Words that a reader meets in old books: `docs/` and the code say is, has, contains, returns.
ARCHAIC = re.compile(
    r"\b(stands?|stood|holds?|held|beside|whom|anew|whatever|mends?|hence|thereof)\b", re.IGNORECASE
)
# What is quoted, what the docs show as printed by the site (*in italics*), and a term of the field.
QUOTED = re.compile(r"```.*?```|`[^`]*`|“[^”]*”|\"[^\"]*\"|\*[^*\n]+\*|\bheld[- ]out\b", re.DOTALL)
MARKUP = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)


def docstrings() -> Iterator[str]:
    for tree in MODULES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                yield QUOTED.sub("", ast.get_docstring(node) or "")


def test_no_two_classes_share_a_name() -> None:
    names = Counter(
        node.name
        for tree in MODULES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    )
    assert len(names) > 100
    twice = [name for name, count in names.items() if count > 1]
    assert twice == []


def test_a_module_of_tests_has_a_name_of_its_own() -> None:
    """Else pytest reads the first one twice, or stops."""
    names = Counter(path.name for path in (PROJECT / "tests").rglob("test_*.py"))
    assert len(names) > 100
    assert [name for name, count in names.items() if count > 1] == []


def test_docstrings_are_plain_english() -> None:
    text = " ".join(docstrings())
    assert len(text.split()) > 10_000
    assert ARCHAIC.findall(text) == []


@pytest.mark.parametrize("folder", ["docs", "templates"])
def test_docs_and_pages_are_plain_english(folder: str) -> None:
    paths = [*(PROJECT / "docs").glob("*.md"), PROJECT / "README.md"]
    if folder == "templates":
        paths = list(TEMPLATES.rglob("*.html"))
    assert len(paths) > 4
    texts = {path.name: QUOTED.sub("", MARKUP.sub("", path.read_text("utf-8"))) for path in paths}
    found = {name: ARCHAIC.findall(text) for name, text in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [("It stands beside them.", 2), ("The word “stand”, and `held`.", 0), ("Understanding", 0)],
)
def test_archaic_words_are_counted_unless_they_are_quoted(text: str, words: int) -> None:
    assert len(ARCHAIC.findall(QUOTED.sub("", text))) == words
