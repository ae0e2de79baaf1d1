"""A whole build does twice as much for twice the text, whatever the text.

Nothing is timed. Counted are the lines of ours that run, rounds of loops and comprehensions
included, and the characters that are cut into words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import site_builder
from site_builder.edition.compile import compile_edition
from site_builder.model.given import Content, Seed
from site_builder.publish.site import site_files
from site_builder.text import words as texts

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[1] / "templates"
OURS = (str(Path(site_builder.__file__).parent), str(TEMPLATES))
SIZE = 30
MOST = 2.3  # what the second doubling adds, of what the first one adds
MOVED = "“We will go there,” President John Smith said on Monday in Paris. "
SHAPES: dict[str, Callable[[int], str]] = {
    "one term on one line": lambda n: "“a” " * n,
    "many terms on one line": lambda n: "".join(f"The so-called “term{i}” is. " for i in range(n)),
    "one sentence on one line": lambda n: MOVED * n,
    "one sentence in lines": lambda n: (MOVED + "\n") * n,
    "one speaker": lambda n: "John Smith spoke.\n" + "“We will go,” he said. " * n,
    "one verb": lambda n: "John Smith signed " + "“we will go,” and noting that “it is” " * n,
    "many quotations": lambda n: "".join(
        f"“We will go to town{i} with man{i},” President John Smith said.\n" for i in range(n)
    ),
    "one term in lines": lambda n: "He said he would go to the “place”.\n" * n,
    "marks that open": lambda n: "“a " * n,
    "marks in marks": lambda n: "“a ‘" * n + "b" + "’ c”" * n,
    "years": lambda n: " ".join(str(1900 + i % 200) for i in range(n)),
    "lines": lambda n: "a\n" * n,
    "unseen characters": lambda n: "a\u202e wo\u00adrd " * 4 * n,
    "marks that close": lambda n: "".join(f"They went to town{i},” he said.\n" for i in range(n)),
    "marks of two kinds": lambda n: "'They went,\" he said. \"They came,' she said. " * n,
    "broken lines": lambda n: "they went there and came back and went to the\n" * n,
}


def build(text: str) -> None:
    edition = compile_edition((Seed("seeds/a.txt", "a", "Title\n" + text),), Content())
    site_files(edition, TEMPLATES, lambda _path: None)


def lines_run(text: str) -> int:
    lines = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += 1
        return trace if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        build(text)
    finally:
        sys.settrace(before)
    return lines


class Reader:
    """The pattern of a word, and how many characters it was led over."""

    def __init__(self) -> None:
        self.read = 0

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        done = start
        for match in WORD.finditer(text, start, end):
            self.read += match.end() - done
            done = match.end()
            yield match
        self.read += min(end, len(text)) - done


WORD = texts.WORD


def growth(measured: Callable[[str], int], shape: Callable[[int], str]) -> float:
    """How much more the second doubling adds than the first: 2 where the cost is linear."""
    build(shape(1))  # reads the tables, once for all
    small, middle, large = (measured(shape(SIZE * times)) for times in (1, 2, 4))
    return (large - middle) / max(middle - small, 1)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_takes_twice_the_steps(shape: Callable[[int], str]) -> None:
    assert growth(lines_run, shape) <= MOST


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_no_text_is_cut_into_words_again_and_again(
    shape: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader()
    monkeypatch.setattr(texts, "WORD", reader)

    def characters(text: str) -> int:
        reader.read = 0
        build(text)
        return reader.read

    assert growth(characters, shape) <= MOST


def test_an_article_is_cut_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "John Smith spoke in Paris.\n" + MOVED * 20
    whole: list[str] = []

    class Whole:
        def finditer(
            self, text: str, start: int = 0, end: int = sys.maxsize
        ) -> Iterator[re.Match[str]]:
            if min(end, len(text)) - start > len(MOVED):
                whole.append(text)
            return WORD.finditer(text, start, end)

    monkeypatch.setattr(texts, "WORD", Whole())
    build(text)
    assert whole == ["Title\n" + text]


def test_a_build_that_looks_back_each_time_is_found_out() -> None:
    def squared(text: str) -> int:
        return len(text) + len(text) ** 2 // 10

    assert growth(squared, SHAPES["lines"]) > MOST
