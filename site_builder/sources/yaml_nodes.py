"""A reader of YAML: words stay words, and every node has its place.

PyYAML's scanner and parser give events; we compose them in one pass and without recursion. Types
come from the records, never from how a word looks: `no`, `22:22`, `010` and `1.10` are words.
Duplicate keys, anchors, aliases, merge keys, tags, directives, a second document, tabs and deep
nesting are refused, each with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from site_builder.model.problems import Location, Problem, error
from site_builder.model.steps import Step
from site_builder.sources.characters import unprintable_errors
from site_builder.sources.nodes import KeyValue, Mapping, Node, Refused, Scalar, Sequence
from site_builder.sources.yaml_faults import COLON, TOO_FAR, explain
from site_builder.text.spans import LineIndex

MAX_DEPTH = 20


# Measured: ValueError and OverflowError from escapes, AttributeError and IndexError from odd
# directives and document ends, RecursionError from the parser's own states.
FOREIGN_FAULTS = (
    yaml.YAMLError,
    ValueError,
    OverflowError,
    AttributeError,
    IndexError,
    TypeError,
    RecursionError,
)


class _UnreadableError(Exception):
    """The rest of the document cannot be composed; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Open(Struct):
    """A collection that is being read, with the key that waits for its value."""

    start: Location
    is_mapping: bool
    items: list[Node]
    entries: list[KeyValue]
    seen: dict[str, Location]
    key: Scalar | None = None
    key_refused: bool = False


class _Source(Struct, frozen=True):
    """A YAML text and its place in its file."""

    path: str
    text: str
    lines: LineIndex
    base: int

    def at(self, offset: int) -> Location:
        return Location(self.path, *self.lines.position(self.base + offset))


class YamlPart(Struct, frozen=True):
    """The YAML of a file: its whole text, and from where to where in it."""

    path: str
    text: str
    start: int
    end: int


def read_part(part: YamlPart) -> tuple[Node | None, list[Problem]]:
    """The nodes of a part, or the characters in it that nobody can print; see `read_yaml`."""
    text, lines = part.text[part.start : part.end], LineIndex(part.text)
    unprintable = unprintable_errors(part.path, text, lines, part.start)
    return (None, unprintable) if unprintable else read_yaml(part.path, text, lines, part.start)


YAML_READ: Step[YamlPart, tuple[Node | None, list[Problem]]] = Step(
    read_part, lambda part: f"reading {part.path}", stays=True
)


def read_yaml(
    path: str, text: str, lines: LineIndex | None = None, base: int = 0
) -> tuple[Node | None, list[Problem]]:
    """The one document of `text` as located nodes (None if it is empty), and its problems.

    `lines` indexes the whole file, in which `text` begins at offset `base`. After a fault of
    syntax there is no node; other faults leave `Refused` nodes and the reading goes on.
    """
    source = _Source(path, text, lines or LineIndex(text), base)
    tab = text.find("\t")
    if tab >= 0:
        hint = "use spaces; in a text write \\t"
        return None, [error(source.at(tab), "there is a tab here", hint)]
    problems: list[Problem] = []
    try:
        return _compose(source, problems), problems
    except _UnreadableError as stop:
        return None, [*problems, stop.problem]


def _events(source: _Source) -> Iterator[Any]:
    """PyYAML's events; every exception of PyYAML becomes a problem."""
    loader: Any = None
    try:
        loader = yaml.SafeLoader(source.text)
        while loader.check_event():
            yield loader.get_event()
    except yaml.MarkedYAMLError as fault:
        raise _UnreadableError(_explained(source, fault)) from None
    except yaml.reader.ReaderError as fault:
        problem = error(source.at(fault.position), "a character that YAML refuses", "remove it")
        raise _UnreadableError(problem) from None
    except FOREIGN_FAULTS:
        offset = loader.get_mark().index if loader else 0
        hint = "correct it or put it in quotation marks"
        raise _UnreadableError(error(source.at(offset), "this is not YAML", hint)) from None


def _explained(source: _Source, fault: yaml.MarkedYAMLError) -> Problem:
    message, hint, at_start = explain(str(fault.problem or fault.context or ""))
    marks = (fault.context_mark, fault.problem_mark)
    first, second = marks if at_start else reversed(marks)
    offset = _index(first or second)
    start = source.text.rfind("\n", 0, offset) + 1
    if message == COLON and (key := re.match(r"[ -]*(?=[^:\n]*$)", source.text[start:offset])):
        offset, (message, hint) = start + key.end(), TOO_FAR
    return error(source.at(offset), message, hint)


def _index(mark: Any) -> int:
    return int(mark.index) if mark else 0


def _compose(source: _Source, problems: list[Problem]) -> Node | None:
    """The document's node. A stack of open collections is used in place of recursion."""
    stack: list[_Open] = []
    root: Node | None = None
    for event in _events(source):
        where = source.at(event.start_mark.index)
        problems += _refusals(event, where)
        done: Node
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                what = "a second document begins here"
                raise _UnreadableError(error(where, what, "keep only one"))
            continue
        if isinstance(event, yaml.CollectionStartEvent):
            if len(stack) == MAX_DEPTH:
                message = f"lists and keys are nested more than {MAX_DEPTH} deep"
                raise _UnreadableError(error(where, message, "write it flatter"))
            stack.append(_Open(where, isinstance(event, yaml.MappingStartEvent), [], [], {}))
            continue
        if isinstance(event, yaml.ScalarEvent):
            done = Scalar(event.value, where)
        elif isinstance(event, yaml.AliasEvent):
            done = Refused(where)
        elif isinstance(event, yaml.CollectionEndEvent):
            ended = stack.pop()
            done = (
                Mapping(tuple(ended.entries), ended.start)
                if ended.is_mapping
                else Sequence(tuple(ended.items), ended.start)
            )
        else:
            continue
        if stack:
            _put(stack[-1], done, event, problems)
        else:
            root = done
    return root


def _put(into: _Open, node: Node, event: Any, problems: list[Problem]) -> None:
    """Add a finished node to the collection around it, as item, key or value."""
    if not into.is_mapping:
        into.items.append(node)
        return
    if into.key is None and not into.key_refused:
        fault = _key_fault(into, node, event)
        if fault:
            problems.append(fault)
        if fault or not isinstance(node, Scalar):
            into.key_refused = True
            return
        into.key = node
        into.seen[node.text] = node.location
        return
    if into.key is not None:
        into.entries.append(KeyValue(into.key.text, into.key.location, node))
    into.key, into.key_refused = None, False


def _key_fault(into: _Open, key: Node, event: Any) -> Problem | None:
    if isinstance(key, Refused):
        return None
    if not isinstance(key, Scalar):
        return error(key.location, "a list or mapping is in the place of a key", "use a word")
    if key.text == "<<" and event.style is None:
        return error(key.location, "merge keys (<<) are not read", "write the keys out")
    if key.text in into.seen:
        first = f"(first in line {into.seen[key.text].line})"
        what = f"the key “{_short(key.text)}” is here a second time {first}"
        return error(key.location, what, "keep one of them")
    return None


def _refusals(event: Any, where: Location) -> list[Problem]:
    """What we refuse although it is well-formed YAML."""
    found = []
    if isinstance(event, yaml.AliasEvent):
        found.append(error(where, f"aliases (*{event.anchor}) are not read", "write it out"))
    elif getattr(event, "anchor", None) is not None:
        found.append(error(where, f"anchors (&{event.anchor}) are not read", "remove it"))
    if getattr(event, "tag", None) is not None:
        found.append(error(where, f"tags ({_short(event.tag)}) are not read", "remove it"))
    if getattr(event, "version", None) or getattr(event, "tags", None):
        found.append(error(where, "directives (%) are not read", "remove the line"))
    return found


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[:limit] + "…"
