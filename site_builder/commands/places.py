"""Where a problem is, for a reader of a terminal and for GitHub: the line itself, an annotation."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice

from site_builder.model.problems import Location, Problem, Severity, printable

WIDTH = 76  # columns of the line that are shown
BEFORE = 40  # of them before the place, if the line is longer
READ = 1_000_000  # characters of a line that are looked at
ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
OF_PROPERTIES = ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def pointed(location: Location) -> list[str]:
    """The line of a file and a caret below the place in it; nothing for a file as a whole."""
    text = _line(location) if location[1:] != (1, 1) else None
    at = location.column - 1
    if text is None or at > len(text):
        return []
    start = max(0, at - BEFORE) if len(text) > WIDTH else 0
    before, after = printable(text[start:at]), printable(text[at : start + WIDTH])
    return [f"    {before}{after}", f"    {' ' * len(before)}^"]


def _line(location: Location) -> str | None:
    """A line of a plain file, without its end; None if it can't be read any more."""
    with suppress(OSError, ValueError):
        if os.path.isfile(location.path):  # a pipe would block
            with open(location.path, encoding="utf-8-sig", errors="replace") as file:
                lines = islice(file, location.line - 1, location.line)
                return next(lines, "")[:READ].rstrip("\n")
    return None


def annotation(problem: Problem) -> str:
    """The problem as a command to GitHub's runner, which shows it at its line of the change."""
    path, line, column = problem.location
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    hint = f" ({problem.hint})" if problem.hint else ""
    file = printable(path).translate(OF_PROPERTIES)
    told = printable(problem.message + hint).translate(ESCAPES)
    return f"::{kind} file={file},line={line},col={column}::{told}"
