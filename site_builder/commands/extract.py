"""`build.py extract`: articles in, quotations out, one line for each article."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterator

from site_builder.commands.terminal import (
    DONE,
    FAULTS,
    USAGE,
    UnwritableError,
    abandon,
    cannot_write,
    complain,
    report,
)
from site_builder.model.problems import Location, Problem, error
from site_builder.quotes.extraction import extract

INPUT = "standard input"
HALF = re.compile("[\ud800-\udfff]")


def run(_options: Namespace) -> int:
    """Write the quotations and report the lines that are wrong; the exit code."""
    if sys.stdin is None:
        complain("standard input is closed (extract reads the articles there)")
        return USAGE
    problems = _extract_lines()
    report(problems, of_inputs=False)
    return FAULTS if problems else DONE


def _extract_lines() -> list[Problem]:
    """Write the quotations of each article of the standard input; what is wrong in its lines.

    Raises UnwritableError when there is no room for them.
    """
    problems: list[Problem] = []
    try:
        for number, line in enumerate(_lines(problems), 1):
            if not line.strip():
                continue
            try:
                article = read_line(line)
            except ValueError as fault:
                problems.append(error(Location(INPUT, number), str(fault)))
                continue
            found = {"id": article["id"], "quotes": extract(article["text"])}
            sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()
    except OSError as fault:
        abandon(sys.stdout)
        if not isinstance(fault, BrokenPipeError):  # the reader has enough
            raise UnwritableError(cannot_write(fault)) from None
    return problems


def _lines(problems: list[Problem]) -> Iterator[bytes]:
    """The lines of the standard input, as far as it can be read."""
    while True:
        try:
            line = sys.stdin.buffer.readline()
        except OSError as fault:  # a folder
            reason = f"cannot be read: {(fault.strerror or str(fault)).lower()}"
            problems.append(error(Location(INPUT), reason, "give it a file of JSON lines"))
            return
        if not line:
            return
        yield line


def read_line(line: bytes) -> dict[str, str]:
    """The `id` and `text` of one line; raises ValueError with what is wrong in it."""
    try:
        article = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("this line is not UTF-8") from None
    except ValueError as fault:
        raise ValueError(f"this line is not JSON: {fault}") from None
    except RecursionError:
        raise ValueError("this line is nested too deeply") from None
    if not isinstance(article, dict):
        raise ValueError('this line is no object: write {"id": …, "text": …}')
    for key in ("id", "text"):
        if not isinstance(article.get(key), str):
            raise ValueError(f'"{key}" must be a text: write {{"id": …, "text": …}}')
        if HALF.search(article[key]):
            raise ValueError(f'"{key}" has half a character')
    return {"id": article["id"], "text": article["text"]}
