"""What a file of keys and values contains, each part with its place."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from site_builder.model.problems import Location


class Scalar(Struct, frozen=True, tag=True):
    """A word or text, quoted or not."""

    text: str
    location: Location


class Number(Struct, frozen=True, tag=True):
    """A number or truth value of JSON; in YAML every value is a word."""

    text: str
    location: Location


class Sequence(Struct, frozen=True, tag=True):
    """Items in order."""

    items: tuple[Node, ...]
    location: Location


class KeyValue(Struct, frozen=True):
    """One key of a mapping, the place of the key, and its value."""

    key: str
    location: Location
    value: Node


class Mapping(Struct, frozen=True, tag=True):
    """Keys with values, in the order of the file, each key once."""

    entries: tuple[KeyValue, ...]
    location: Location


class Refused(Struct, frozen=True, tag=True):
    """A node that we refuse; its problem is reported already."""

    location: Location


Node = Scalar | Number | Sequence | Mapping | Refused


def is_empty(node: Node) -> bool:
    """Whether a key was written with nothing after it (or with empty quotation marks)."""
    return isinstance(node, Scalar) and not node.text


def of_json(value: Any, location: Location) -> Node:
    """A value of JSON as a node; all its parts have one place."""
    if isinstance(value, dict):
        pairs = (KeyValue(key, location, of_json(item, location)) for key, item in value.items())
        return Mapping(tuple(pairs), location)
    if isinstance(value, list):
        return Sequence(tuple(of_json(item, location) for item in value), location)
    if value is None or isinstance(value, str):
        return Scalar(value or "", location)
    return Number(str(value).casefold(), location)
