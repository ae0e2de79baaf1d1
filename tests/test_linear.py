"""A whole build does twice as much for twice the text, whatever the text.

Nothing is timed. Counted are the lines of ours that run, rounds of loops and comprehensions
included, and the characters that are cut into words.
"""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import pytest

import site_builder
from site_builder.edition.compile import compile_edition
from site_builder.model.given import (
    Content,
    EventEntry,
    QuoteCorrection,
    Seed,
    Speaker,
    Target,
    TextQuoteSelector,
)
from site_builder.model.problems import Location, has_errors
from site_builder.publish.site import site_files
from site_builder.text import words as texts

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[1] / "templates"
OURS = (str(Path(site_builder.__file__).parent), str(TEMPLATES))
SIZE = 30
T = TypeVar("T")
MOST = 2.3  # what the second doubling adds, of what the first one adds
SYLLABLES = ("ka", "lo", "mi", "ren", "ta", "vos", "du", "pel", "ari", "sun", "gor", "bet")
# Every mark of ASCII, and those of Unicode that articles print.
MARKS = string.punctuation + "‘’“”«»‹›„‚–—…·•¡¿§¶†‡°′″‐‑−×÷©®™€£¥、。「」『』（）！？，：；،؛؟٪۔।"
MOVED = "“We will go there,” President John Smith said on Monday in Paris. "


def name(number: int) -> str:
    """A name that no other number has."""
    made = SYLLABLES[number % 12]
    while number := number // 12:
        made += SYLLABLES[number % 12]
    return made.title()


SHAPES: dict[str, Callable[[int], str]] = {
    "one term on one line": lambda n: "“a” " * n,
    # So many that the index of terms has a page a letter in each of the sizes.
    "many terms on one line": lambda n: "".join(
        f"The so-called “term{i}” is. " for i in range(4 * n)
    ),
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
    "named speakers": lambda n: "".join(
        f"“We go to town{i} with man{i},” {name(i)} {name(7 * i + 5)} said.\n" for i in range(n)
    ),
    "speakers of one last name": lambda n: "".join(
        f"“We will go to town{i} with man{i},” {name(i)} Smith said.\n" for i in range(n)
    ),
    "names": lambda n: ", ".join(f"{name(i)} {name(7 * i + 5)}" for i in range(n)),
    "last names": lambda n: "".join(f"“We go to town{i},” {name(i)} said.\n" for i in range(n)),
    "one opening": lambda n: "".join(
        f"“We will go to the town and find man{i} in it,” he said.\n" for i in range(n)
    ),
    "addresses": lambda n: "https://www.example.org/world/news-of-the-day/\n" * n,
    "broken lines": lambda n: "they went there and came back and went to the\n" * n,
}


Edition = tuple[tuple[Seed, ...], Content]


def article(text: str, stem: str = "a") -> Seed:
    return Seed(f"seeds/{stem}.txt", stem, "Title\n" + text)


def build(text: str) -> None:
    build_edition(((article(text),), Content()))


def build_edition(given: Edition) -> None:
    edition = compile_edition(*given)
    assert not has_errors(edition.problems)
    site_files(edition, TEMPLATES, lambda _path: None)


def lines_run(text: str) -> int:
    return lines_of(((article(text),), Content()))


def lines_of(given: Edition) -> int:
    lines = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += 1
        return trace if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        build_edition(given)
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


def growth(measured: Callable[[T], int], shape: Callable[[int], T]) -> float:
    """How much more the second doubling adds than the first: 2 where the cost is linear."""
    measured(shape(1))  # reads the tables, once for all
    small, middle, large = (measured(shape(SIZE * times)) for times in (1, 2, 4))
    return (large - middle) / max(middle - small, 1)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_takes_twice_the_steps(shape: Callable[[int], str]) -> None:
    assert growth(lines_run, shape) <= MOST


@pytest.mark.parametrize("marks", [MARKS[n : n + 8] for n in range(0, len(MARKS), 8)])
def test_no_run_of_a_mark_is_read_again_and_again(marks: str) -> None:
    def runs(n: int) -> str:
        return "".join(f"They go{mark} " * n + mark * n + "\n" for mark in marks)

    assert growth(lines_run, runs) <= MOST


def named(n: int) -> Edition:
    """Two reports of one event with the same `n` named speakers, and one of another event."""
    said = SHAPES["named speakers"](n)
    return (article(said), article(said.replace("We", "They"), "b"), article("A", "c")), Content(
        events=(EventEntry("e", Location("e.md"), title="E", articles=("a", "b")),)
    )


def listed(n: int) -> Edition:
    """`n` named speakers that `speakers.yaml` lists."""
    speakers = tuple(
        Speaker(f"s{i}", f"{name(i)} {name(7 * i + 5)}", location=Location("s.yaml"))
        for i in range(n)
    )
    return (article(SHAPES["named speakers"](n)),), Content(speakers=speakers)


def corrected(n: int) -> Edition:
    """An article with a correction of each of its quotations."""
    corrections = tuple(
        QuoteCorrection(
            Target("a", TextQuoteSelector(f"town{i} with"), Location("c.yaml", i)),
            "B",
            speaker="unclear",
        )
        for i in range(n)
    )
    return (article(SHAPES["many quotations"](n)),), Content(corrections=corrections)


@pytest.mark.parametrize("edition", [named, listed, corrected])
def test_twice_the_people_and_corrections_take_twice_the_steps(
    edition: Callable[[int], Edition],
) -> None:
    assert growth(lines_of, edition) <= MOST


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
