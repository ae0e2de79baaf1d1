"""No expression of the program hangs on a long line, whatever signs the line repeats.

Each expression is tried on a megabyte of each piece that it mentions: a character, a member of a
class, an example of a group. The limit is so wide that it finds only a hang: what reads the text a
second time for each of its characters would take hours.
"""

from __future__ import annotations

import ast
import pkgutil
import re
import signal
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path

import pytest
from msgspec import Struct

import site_builder
from site_builder.quotes.lines import LONGEST_HEADLINE

pytestmark = pytest.mark.slow

LENGTH = 1_000_000
# Expressions whose caller looks at the length first.
SHORTER = {"site_builder.quotes.lines.TOLD": 12 * LONGEST_HEADLINE}
LIMIT = 10.0  # seconds of CPU, which a busy machine does not spend faster
WHOLE = frozenset(("match", "fullmatch"))
ALL = WHOLE | {"search"}


def _patterns(value: object, depth: int = 4) -> Iterator[tuple[re.Pattern[str], int]]:
    """The expressions in a value, also in lists, dicts and records; with the longest text.

    A record that says how long a text may be (`longest`) says it of its expressions.
    """
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value, LENGTH
        return
    longest = getattr(value, "longest", LENGTH)
    inner: Iterable[object] = ()
    if isinstance(value, (tuple, list, set, frozenset)):
        inner = value
    elif isinstance(value, dict):
        inner = chain(value, value.values())
    elif isinstance(value, Struct):
        inner = (getattr(value, field, None) for field in value.__struct_fields__)
    for part in inner if depth else ():
        for pattern, length in _patterns(part, depth - 1):
            yield pattern, min(length, longest)


@cache
def expressions() -> dict[str, tuple[re.Pattern[str], frozenset[str], int]]:
    """Each expression by its first name; the methods that are used on it, and its longest text."""
    found: dict[str, tuple[re.Pattern[str], frozenset[str], int]] = {}
    seen = set()
    for module in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
        for name, value in vars(import_module(module.name)).items():
            for number, (pattern, longest) in enumerate(_patterns(value)):
                if pattern not in seen:
                    seen.add(pattern)
                    used = uses().get(name, ALL) if isinstance(value, re.Pattern) else ALL
                    length = SHORTER.get(f"{module.name}.{name}", longest)
                    found[f"{module.name}.{name}.{number}"] = pattern, used, length
    return found


@cache
def uses() -> dict[str, frozenset[str]]:
    """The methods that are called on each name of an expression; all if it is passed on."""
    called: dict[str, set[str]] = {}
    for found in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
        module = import_module(found.name)
        patterns = {name for name, value in vars(module).items() if isinstance(value, re.Pattern)}
        tree = ast.parse(Path(str(module.__file__)).read_bytes())
        receivers = {
            id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
        }
        for node in ast.walk(tree):
            is_used = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            if is_used and node.id in patterns:
                method = receivers.get(id(node), "search")
                kept = method if method in WHOLE else "search"
                called.setdefault(node.id, set()).add(kept)
    return {name: frozenset(methods) for name, methods in called.items()}


SAMPLES = {"DIGIT": "1", "SPACE": " ", "WORD": "a", "NOT_DIGIT": "a", "NOT_SPACE": "a"}


def _member(operator: object, argument: object) -> str:
    """A character of a class."""
    match str(operator), argument:
        case "LITERAL", int(code):
            return chr(code)
        case "RANGE", (int(low), _):
            return chr(low)
        case "CATEGORY", _:
            return SAMPLES.get(str(argument).removeprefix("CATEGORY_"), ".")
    return "x"


def _parts(argument: object) -> list[object]:
    """The expressions inside an operator's argument."""
    if hasattr(argument, "data"):
        return [argument]
    inner = argument if isinstance(argument, (tuple, list)) else ()
    return [found for part in inner for found in _parts(part)]


def _pieces(parsed: Iterable[tuple[object, object]]) -> Iterator[str]:
    """What an expression mentions: characters, and an example of each of its parts."""
    for operator, argument in parsed:
        if str(operator) == "IN":
            yield from (_member(*member) for member in argument)
        elif str(operator) == "LITERAL":
            yield _member(operator, argument)
        for part in _parts(argument):
            yield from _pieces(part)
            yield _example(part)


def _example(parsed: Iterable[tuple[object, object]]) -> str:
    """A text that a part of an expression matches, most often."""
    made = ""
    for operator, argument in parsed:
        name = str(operator)
        if name == "IN":
            made += _member(*argument[-1])
        elif name in ("LITERAL", "ANY", "NOT_LITERAL"):
            made += _member(operator, argument)
        elif not name.startswith("ASSERT"):
            made += "".join(_example(part) for part in _parts(argument)[:1])
    return made


def runs(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Long texts of each piece, with and without something after it, and of all pieces."""
    parsed = re._parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    pieces = sorted({piece for piece in _pieces(parsed) if piece})
    for piece in (*pieces, *(f"{piece} " for piece in pieces if piece.strip()), "".join(pieces)):
        if piece:
            yield piece * (length // len(piece)) + "\x00"


def test_the_expressions_are_found() -> None:
    assert len(expressions()) > 80
    names = {name.rpartition(".")[0] for name in expressions()}
    assert "site_builder.text.words.WORD" in names


def _hangs(*_: object) -> None:
    raise TimeoutError


@pytest.mark.parametrize("name", sorted(expressions()))
def test_no_expression_hangs_on_a_megabyte(name: str) -> None:
    assert threading.current_thread() is threading.main_thread()
    pattern, methods, longest = expressions()[name]
    before = signal.signal(signal.SIGVTALRM, _hangs)
    try:
        for text in runs(pattern, longest):
            for method in sorted(methods):
                signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
                try:
                    getattr(pattern, method)(text)
                except TimeoutError:
                    pytest.fail(f"{method} hangs on {text[:40]!r} again and again")
                finally:
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)
