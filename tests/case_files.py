"""Cases as text: a title, the input, a line with a full stop, the expected lines, a blank line."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from folders import CASES


class TextCase(NamedTuple):
    """One example: what is read, and the lines that are expected."""

    title: str
    given: str
    expected: list[str]


def text_cases(name: str) -> list[TextCase]:
    """The cases of a file in `tests/cases/`."""
    found = []
    for block in (CASES / name).read_text("utf-8").strip("\n").split("\n\n"):
        title, *lines = block.split("\n")
        at = lines.index(".")
        found.append(TextCase(title, "\n".join(lines[:at]), lines[at + 1 :]))
    return found


def case_params(name: str) -> list[object]:
    """The cases of a file as parameters of a test, named by their titles."""
    return [pytest.param(case, id=case.title) for case in text_cases(name)]
