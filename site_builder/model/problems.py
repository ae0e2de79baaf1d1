"""Problems as values: where, how bad, what is wrong, what to do.

A stage returns its result and its problems; a command prints all of them at the end. Exceptions are
for mistakes of the program, and for workers that are lost.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How bad a problem is: an error stops the build, a warning does not."""

    WARNING = 1
    ERROR = 2


class Location(NamedTuple):
    """A place in an input file: its path as the user wrote it; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One problem. `message` says what is wrong, `hint` what to do; both without a full stop."""

    location: Location
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        word = "warning: " if self.severity is Severity.WARNING else ""
        hint = f" ({self.hint})" if self.hint else ""
        return printable(f"{self.location}: {word}{self.message}{hint}")


class WorkersError(Exception):
    """Why workers can't do what they were asked, and what to do."""


def error(location: Location, message: str, hint: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(location, Severity.ERROR, message, hint)


def warning(location: Location, message: str, hint: str = "") -> Problem:
    """A problem that does not stop the build."""
    return Problem(location, Severity.WARNING, message, hint)


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems sorted by place, each once."""
    return sorted(set(problems), key=lambda p: (p.location, -p.severity, p.message, p.hint))


def has_errors(problems: list[Problem]) -> bool:
    """Whether any of them stops the build."""
    return any(p.severity is Severity.ERROR for p in problems)


def printable(line: str) -> str:
    r"""The line with control and format characters as `\u{...}`, which no terminal obeys.

    A soft hyphen stays, so that words with one can be copied from a message.
    """
    return "".join(
        f"\\u{{{ord(c):x}}}"
        if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c != "\u00ad"
        else c
        for c in line
    )
