"""One mapping read key by key into typed values, with every fault told and none raised.

Each method takes a key, notes it as known, and returns a value of its type: the one given, or
the empty one where the key is absent or faulty. What nobody asked for is unknown (`end`).
"""

from __future__ import annotations

import re
from datetime import date

from site_builder.model.problems import Location, warning
from site_builder.sources.addresses import address_fault
from site_builder.sources.characters import UNPRINTABLE, kind_of, name_of, unusual
from site_builder.sources.findings import Findings, Reference, listed, quoted, suggestion
from site_builder.sources.names import composed, key_of, stem_fault
from site_builder.sources.yaml_nodes import Entry, Mapping, Node, Refused, Scalar, Sequence

WITH_A_HINT = 20  # unknown keys of one mapping for which the nearest known one is looked for
MAX_LINE = 300  # characters of a title or name; the longest headline here has 80
MAX_TEXT = 20_000  # characters of a description, of evidence, of a passage
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE = re.compile(r"-?[0-9]{1,9}")


class Fields:
    """The keys of one mapping. `what` names it in messages: “an outlet”."""

    def __init__(
        self, node: Node | None, what: str, findings: Findings, location: Location
    ) -> None:
        self.what, self.findings, self.location = what, findings, location
        self._known: list[str] = []
        self._entries: dict[str, Entry] = {}
        self._is_readable = node is None or is_empty(node) or isinstance(node, Mapping)
        if isinstance(node, Mapping):
            self._entries = {entry.key: entry for entry in node.entries}
        elif node is not None and not self._is_readable and not isinstance(node, Refused):
            findings.error(node.location, f"{what} must be keys with values", "write “key: value”")

    @classmethod
    def of_one(cls, key: str, node: Node, findings: Findings) -> Fields:
        """A single value read as if it were the only key of a mapping."""
        entry = Entry(key, node.location, node)
        return cls(Mapping((entry,), node.location), f"“{key}”", findings, node.location)

    def place(self, key: str) -> Location:
        """Where the value of a key stands; the whole mapping's place when it is absent."""
        return self._entries[key].value.location if key in self._entries else self.location

    def has(self, key: str) -> bool:
        """Whether the key is given, with something in it."""
        return key in self._entries and not is_empty(self._entries[key].value)

    def is_written(self, key: str) -> bool:
        """Whether the key is given, though nothing may be in it."""
        return key in self._entries

    def node(self, key: str, required: bool = False) -> Node | None:
        """The value of a key as it was read; None when it is absent or empty."""
        self._known.append(key)
        entry = self._entries.get(key)
        if entry is None or is_empty(entry.value):
            if required and self._is_readable:
                where = entry.location if entry else self.location
                what = "is empty" if entry else "is missing"
                self.findings.error(where, f"the key “{key}” {what}", f"{self.what} needs it")
            return None
        return None if isinstance(entry.value, Refused) else entry.value

    def line(self, key: str, required: bool = False) -> str:
        """A name or title: one line, nothing invisible in it; "" when it is absent."""
        return self._line(key, self.node(key, required))

    def lines(self, key: str) -> tuple[str, ...]:
        """A list of names or phrases."""
        return tuple(filter(None, (self._line(key, item) for item in self.items(key))))

    def text(self, key: str, required: bool = False) -> str:
        """Some lines of prose, without white space at their ends; "" when absent."""
        node = self.node(key, required)
        text = self._scalar(key, node)
        unseen = unusual(text)
        if node is not None and unseen:
            char = text[unseen[0]]
            self.findings.problems.append(
                warning(
                    node.location,
                    f"“{key}” holds a {kind_of(char)}, {name_of(char)}",
                    "it is kept and never obeyed; remove it if it is not meant",
                )
            )
        return self._not_longer(key, node, text.strip(), MAX_TEXT)

    def passage(self, key: str, required: bool = False) -> str:
        """Words of a seed as they stand there, invisible ones too; "" when absent."""
        node = self.node(key, required)
        return self._not_longer(key, node, self._scalar(key, node).strip("\n"), MAX_TEXT)

    def choice(self, key: str, allowed: tuple[str, ...], required: bool = False) -> str:
        """One of a few words; "" when absent or another."""
        node = self.node(key, required)
        word = self._scalar(key, node)
        if node is None or not word or word in allowed:
            return word
        hint = suggestion(word, allowed) or "write one of these words"
        self._wrong(key, node, f"must be one of {listed(allowed)}", word, hint)
        return ""

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number within bounds; None when absent or wrong."""
        node = self.node(key)
        word = self._scalar(key, node)
        if node is None or not word:
            return None
        if WHOLE.fullmatch(word) and low <= int(word) <= high:
            return int(word)
        self._wrong(
            key, node, f"must be a whole number from {low} to {high}", word, "write it in digits"
        )
        return None

    def truth(self, key: str, required: bool = False) -> bool:
        """The word true or false; yes, no, on and off are words like any other."""
        return self.choice(key, ("true", "false"), required) == "true"

    def day(self, key: str) -> date | None:
        """A day as YYYY-MM-DD; None when absent or wrong."""
        node = self.node(key)
        word = self._scalar(key, node)
        if node is None or not word:
            return None
        try:
            if DAY.fullmatch(word):
                return date.fromisoformat(word)
        except ValueError:  # 2025-02-30
            pass
        self._wrong(key, node, "must be a day of the calendar", word, "write it as 2025-02-07")
        return None

    def address(self, key: str) -> str:
        """An http or https address; "" when absent or refused."""
        node = self.node(key)
        word = self._scalar(key, node)
        reason = address_fault(word) if word else None
        if node is None or not reason:
            return word
        self.findings.error(node.location, f"“{key}” {reason[0]}", reason[1])
        return ""

    def reference(self, key: str, kind: str, required: bool = False) -> str:
        """The id of an outlet, a speaker or a seed, to be checked when all are known."""
        return self._reference(key, kind, self.node(key, required))

    def references(self, key: str, kind: str) -> tuple[str, ...]:
        """A list of ids."""
        return tuple(filter(None, (self._reference(key, kind, item) for item in self.items(key))))

    def items(self, key: str, required: bool = False) -> tuple[Node, ...]:
        """The items of a list; () when absent or no list."""
        node = self.node(key, required)
        return () if node is None else self.items_of(key, node)

    def items_of(self, key: str, node: Node) -> tuple[Node, ...]:
        """The items of a node that must be a list."""
        if isinstance(node, Sequence):
            return tuple(item for item in node.items if not isinstance(item, Refused))
        if not isinstance(node, Refused):
            self.findings.error(
                node.location,
                f"“{key}” must be a list",
                "write [one, two], or “- ” before each item",
            )
        return ()

    def end(self) -> None:
        """Tell of every key that nobody asked for."""
        known = tuple(dict.fromkeys(self._known))
        unknown = [entry for key, entry in self._entries.items() if key not in known]
        for number, entry in enumerate(unknown):
            near = suggestion(entry.key, known) if number < WITH_A_HINT else ""
            self.findings.error(
                entry.location,
                f"unknown key {quoted(entry.key)} in {self.what}",
                near or f"known here: {listed(known)}",
            )

    def _scalar(self, key: str, node: Node | None) -> str:
        if node is None or isinstance(node, Refused):
            return ""
        if not isinstance(node, Scalar):
            self.findings.error(
                node.location, f"“{key}” must be a text, not a list or keys", "write a text"
            )
            return ""
        bad = UNPRINTABLE.search(node.text)
        if bad:
            self.findings.error(
                node.location,
                f"“{key}” holds the character {name_of(bad.group())}",
                "remove it; it cannot be shown",
            )
            return ""
        return node.text

    def _line(self, key: str, node: Node | None) -> str:
        text = self._scalar(key, node).strip()
        if node is None or not text:
            if node is not None and isinstance(node, Scalar) and not node.text.strip():
                self.findings.error(node.location, f"“{key}” is empty", "write a text or remove it")
            return ""
        if len(text.splitlines()) > 1:
            self.findings.error(node.location, f"“{key}” must be one line", "put it on one line")
            return ""
        bad = unusual(text)
        if bad:
            char = text[bad[0]]
            self.findings.error(
                node.location,
                f"“{key}” holds a {kind_of(char)}, {name_of(char)}",
                "remove it; names and titles are shown where it would mislead",
            )
            return ""
        return self._not_longer(key, node, text, MAX_LINE)

    def _not_longer(self, key: str, node: Node | None, text: str, limit: int) -> str:
        if node is None or len(text) <= limit:
            return text
        self.findings.error(
            node.location, f"“{key}” has {len(text):,} characters", f"write {limit:,} at most"
        )
        return ""

    def _reference(self, key: str, kind: str, node: Node | None) -> str:
        name = composed(self._line(key, node))
        if name and node is not None:
            self.findings.references.append(Reference(kind, name, node.location))
        return name

    def _wrong(self, key: str, node: Node, rule: str, value: str, hint: str) -> None:
        self.findings.error(node.location, f"“{key}” {rule}, not {quoted(value)}", hint)


def is_empty(node: Node) -> bool:
    """Whether a key was written with nothing after it (or with empty quotation marks)."""
    return isinstance(node, Scalar) and not node.text


def identified(
    node: Node | None, path: str, findings: Findings
) -> list[tuple[str, Location, Node]]:
    """The entries of a file that maps ids to mappings, with each id's place."""
    if node is None or isinstance(node, Refused):
        return []
    if not isinstance(node, Mapping):
        findings.error(
            node.location, "this file must map ids to keys", "write “id:” and indent its keys"
        )
        return []
    found = []
    first: dict[str, str] = {}
    for entry in node.entries:
        fault = stem_fault(path, entry.key, entry.location)
        earlier = first.setdefault(key_of(entry.key), entry.key)
        if fault:
            findings.problems.append(fault)
        elif earlier != entry.key:
            findings.error(
                entry.location,
                f"the id “{entry.key}” differs from “{earlier}” only in case or in how accents "
                "are written",
                "rename one; their pages would have one address",
            )
        else:
            found.append((composed(entry.key), entry.location, entry.value))
    return found
