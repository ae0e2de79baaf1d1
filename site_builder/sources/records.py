"""Records: what the keys of a mapping are, declared once.

A declaration gives the reading with places and “did you mean”, a table for the docs, a JSON Schema
for editors' tools, and the lines that `build.py explain` prints.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Values
from typing import Any

from msgspec import Struct

from site_builder.model.problems import Location
from site_builder.sources.findings import Findings, listed, quoted
from site_builder.sources.kinds import ValueKind
from site_builder.sources.nodes import KeyValue, Mapping, Node, Refused, is_empty
from site_builder.text.nearest import did_you_mean

WITH_A_HINT = 20  # unknown keys of one mapping for which the nearest known one is looked for


class Key(Struct, frozen=True):
    """A key of a record. `about` is Markdown; `field` is its name in the value, if another."""

    name: str
    kind: ValueKind
    about: str = ""
    required: bool = False
    field: str = ""

    def described(self) -> str:
        """What the docs say of the key's values."""
        return "; ".join(filter(None, ("required" * self.required, self.kind.words, self.about)))


class Given(Struct):
    """A mapping while it is read: the values of its keys by field, and their places."""

    location: Location
    findings: Findings
    entries: dict[str, KeyValue]
    is_mapping: bool
    values: dict[str, Any]

    def place(self, key: str) -> Location:
        """The place of a key's value; that of the whole mapping if the key is absent."""
        return self.entries[key].value.location if key in self.entries else self.location

    def has(self, *keys: str) -> bool:
        """Whether one of the keys is given and not empty."""
        return any(key in self.entries and not is_empty(self.entries[key].value) for key in keys)

    def error(self, location: Location, message: str, hint: str) -> None:
        """Note an error."""
        self.findings.error(location, message, hint)


class Record(Struct, frozen=True):
    """The keys of a kind of mapping. `what` names it in messages: “an outlet”.

    `make` takes the values by field. Before that, each of `steps` may note faults of several keys
    together and change the values. An open record may have other keys, too.
    """

    what: str
    make: Callable[..., Any]
    keys: tuple[Key, ...]
    steps: tuple[Callable[[Given], None], ...] = ()
    is_open: bool = False

    def read(self, node: Node | None, where: Location, findings: Findings, **more: Any) -> Any:
        """The value that is made of the mapping and of `more`; each fault is noted.

        `where` is the mapping's place; an absent one has no keys.
        """
        entries: dict[str, KeyValue] = {}
        is_readable = node is None or is_empty(node) or isinstance(node, Mapping)
        if isinstance(node, Mapping):
            entries = {entry.key: entry for entry in node.entries}
        elif node is not None and not is_readable and not isinstance(node, Refused):
            what = f"{self.what} must be keys with values"
            findings.error(node.location, what, "write “key: value”")
        given = Given(where, findings, entries, isinstance(node, Mapping), more)
        for key in self.keys:
            entry = entries.get(key.name)
            value = None
            if entry is not None and not is_empty(entry.value):
                value = key.kind.read(key.name, entry.value, findings)
            elif key.required and is_readable:
                what = f"the key “{key.name}” is {'empty' if entry else 'missing'}"
                findings.error(entry.location if entry else where, what, f"{self.what} needs it")
            if value is not None or key.required:
                given.values[key.field or key.name] = key.kind.empty if value is None else value
        if not self.is_open:
            self._note_unknown(given)
        for step in self.steps:
            step(given)
        return self.make(**given.values)

    def _note_unknown(self, given: Given) -> None:
        known = tuple(key.name for key in self.keys)
        unknown = [entry for key, entry in given.entries.items() if key not in known]
        for number, entry in enumerate(unknown):
            near = did_you_mean(entry.key, known) if number < WITH_A_HINT else ""
            what = f"unknown key {quoted(entry.key)} in {self.what}"
            given.error(entry.location, what, near or f"known here: {listed(known)}")

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of such a mapping."""
        return {
            "type": ["object", "null"],
            "properties": {
                key.name: {**key.kind.schema, "description": key.described()} for key in self.keys
            },
            "required": [key.name for key in self.keys if key.required],
            "additionalProperties": self.is_open,
        }

    def lines(self, values: Values[str, str], *explained: str) -> list[str]:
        """Lines of YAML with these values by key; some end with what may be written there."""
        about = {key.name: key.described().replace("`", "") for key in self.keys}
        return [
            f"{name}: {value}".rstrip() + f"  # {about[name]}" * (name in explained)
            for name, value in values.items()
        ]


def one(record: Record) -> ValueKind:
    """A mapping as the value of a key."""

    def read(_key: str, node: Node, findings: Findings) -> Any:
        return record.read(node, node.location, findings)

    return ValueKind(read, record.schema())
