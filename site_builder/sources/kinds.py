"""What the value of a key may be: how it is read, and what docs and JSON Schemas say of it.

Every fault is noted in `Findings` and none is raised; a faulty value is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from site_builder.sources.addresses import address_fault
from site_builder.sources.characters import UNPRINTABLE, name_of, unseen_kind, unusual
from site_builder.sources.findings import Findings, NamedId, listed, quoted
from site_builder.sources.names import composed
from site_builder.sources.nodes import Node, Number, Refused, Scalar, Sequence
from site_builder.text.dates import days_meant
from site_builder.text.nearest import did_you_mean

MAX_LINE = 300  # characters of a title or name; the longest headline here has 80
MAX_TEXT = 20_000  # characters of a description, of evidence, of a passage
DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE_FORM = re.compile(r"-?[0-9]{1,9}")

Read = Callable[[str, Node, Findings], Any]
Fault = tuple[str, str] | None  # what is wrong, and what to do


class ValueKind(Struct, frozen=True):
    """How a value is read, and its JSON Schema. `words` describe it in the docs.

    `empty` is the value of a required key that is absent or faulty.
    """

    read: Read
    schema: Mapping[str, Any]
    words: str = ""
    empty: Any = ""


# ------------------------------------------------------------------------------------ plain values


def _word(key: str, node: Node, findings: Findings) -> str | None:
    """The text of a value as it was written, if it can be printed."""
    if isinstance(node, Refused):
        return None
    if not isinstance(node, Scalar):
        what = "a number" if isinstance(node, Number) else "a list or keys"
        findings.error(node.location, f"“{key}” must be a text, not {what}", "write a text")
        return None
    bad = UNPRINTABLE.search(node.text)
    if bad:
        what = f"“{key}” contains the character {name_of(bad.group())}"
        findings.error(node.location, what, "remove it; it cannot be shown")
        return None
    return node.text


def _line(key: str, node: Node, findings: Findings) -> str | None:
    text = _word(key, node, findings)
    if text is None:
        return None
    text = text.strip()
    unseen = unusual(text)
    if not text:
        findings.error(node.location, f"“{key}” is empty", "write a text or remove it")
    elif len(text.splitlines()) > 1:
        findings.error(node.location, f"“{key}” must be one line", "put it on one line")
    elif unseen:
        char = text[unseen[0]]
        what = f"“{key}” contains a {unseen_kind(char)}, {name_of(char)}"
        hint = "remove it; names and titles are shown where it would mislead"
        findings.error(node.location, what, hint)
    else:
        return _not_longer(key, node, text, MAX_LINE, findings)
    return None


def _text(key: str, node: Node, findings: Findings) -> str | None:
    text = _word(key, node, findings)
    if text is None:
        return None
    unseen = unusual(text)
    if unseen:
        char = text[unseen[0]]
        what = f"“{key}” contains a {unseen_kind(char)}, {name_of(char)}"
        hint = "it is kept and never obeyed; remove it if it is not meant"
        findings.warning(node.location, what, hint)
    return _not_longer(key, node, text.strip(), MAX_TEXT, findings)


def _passage(key: str, node: Node, findings: Findings) -> str | None:
    text = _word(key, node, findings)
    return text if text is None else _not_longer(key, node, text.strip("\n"), MAX_TEXT, findings)


def _not_longer(key: str, node: Node, text: str, limit: int, findings: Findings) -> str | None:
    if len(text) <= limit:
        return text
    what = f"“{key}” has {len(text):,} characters"
    findings.error(node.location, what, f"write {limit:,} at most")
    return None


# A word of YAML may look like a number; a key without a value is as good as no key.
WRITTEN = {"type": ["string", "number", "boolean", "null"]}
WORD = ValueKind(_word, WRITTEN)
TEXT = ValueKind(_text, WRITTEN)  # some lines of prose, without white space at their ends
PASSAGE = ValueKind(_passage, WRITTEN)  # words of a seed as they are, invisible characters included


# ------------------------------------------------------------------------ kinds made of others

NULLS = ("null", "~")  # what YAML means by nothing


def refined(
    kind: ValueKind,
    fault: Callable[[Any], Fault],
    *,
    convert: Callable[[Any], Any] = lambda value: value,
    schema: Mapping[str, Any] | None = None,
    words: str = "",
) -> ValueKind:
    """A kind whose values obey one more rule and are then converted."""

    def read(key: str, node: Node, findings: Findings) -> Any:
        value = kind.read(key, node, findings)
        if value is None or value == "":
            return None
        wrong = fault(value)
        if wrong is None:
            return convert(value)
        findings.error(node.location, f"“{key}” {wrong[0]}", wrong[1])
        return None

    return ValueKind(read, schema or kind.schema, words or kind.words, kind.empty)


def unless_null(hint: str) -> ValueKind:
    """A name or title: one line, nothing invisible in it, and not the word that means nothing."""
    return refined(
        LINE_OR_NULL, lambda text: ("is null, which is no text", hint) if text in NULLS else None
    )


LINE_OR_NULL = ValueKind(_line, WRITTEN)
LINE = unless_null("write a text, or leave the key out")


def matching(kind: ValueKind, pattern: str, what: str, hint: str) -> ValueKind:
    """A kind whose whole value matches a pattern; `what` completes “it must be”."""
    form = re.compile(pattern)

    def fault(value: str) -> Fault:
        return None if form.fullmatch(value) else (f"must be {what}, not {quoted(value)}", hint)

    return refined(kind, fault)


def choice(
    words: tuple[str, ...],
    convert: Callable[[str], Any] = str,
    empty: Any = "",
    schema: Mapping[str, Any] | None = None,
) -> ValueKind:
    """One of a few words."""

    def fault(word: str) -> Fault:
        if word in words:
            return None
        hint = did_you_mean(word, words) or "write one of these words"
        return f"must be one of {listed(words)}, not {quoted(word)}", hint

    codes = [f"`{word}`" for word in words]
    told = f"{listed(codes[:-1])} or {codes[-1]}"
    kind = refined(WORD, fault, convert=convert)
    return ValueKind(kind.read, schema or {"enum": [*words, None]}, told, empty)


# yes, no, on and off are words like any other
TRUTH = choice(("true", "false"), lambda word: word == "true", False, {"type": "boolean"})


def whole(low: int, high: int) -> ValueKind:
    """A whole number within bounds."""

    def fault(word: str) -> Fault:
        if WHOLE_FORM.fullmatch(word) and low <= int(word) <= high:
            return None
        what = f"must be a whole number from {low} to {high}, not {quoted(word)}"
        return what, "write it in digits"

    schema = {"type": ["integer", "null"], "minimum": low, "maximum": high}
    return refined(WORD, fault, convert=int, schema=schema, words=f"{low} to {high}")


def _day_fault(word: str) -> Fault:
    try:
        if DAY_FORM.fullmatch(word):
            date.fromisoformat(word)
            return None
    except ValueError:  # 2025-02-30
        pass
    meant = " or ".join(map(str, days_meant(word))) or "it as 2025-02-07"
    return f"must be a day of the calendar, not {quoted(word)}", f"write {meant}"


DAY = refined(WORD, _day_fault, convert=date.fromisoformat, words="a day, as 2025-02-07")
ADDRESS = refined(WORD, address_fault, words="an http or https address")


def reference(to: str) -> ValueKind:
    """The id of an outlet, a speaker or a seed, which is checked when all are known."""

    def read(key: str, node: Node, findings: Findings) -> str | None:
        line = _line(key, node, findings)
        if line is None:
            return None
        findings.named.append(NamedId(to, composed(line), node.location))
        return composed(line)

    return ValueKind(read, WRITTEN)


def many(kind: ValueKind, *, may_be_empty: bool = True) -> ValueKind:
    """A list of values of one kind; faulty ones are left out."""

    def read(key: str, node: Node, findings: Findings) -> tuple[Any, ...] | None:
        if isinstance(node, Sequence):
            if not (node.items or may_be_empty):
                hint = "write a list with something in it, or remove the line"
                findings.error(node.location, f"“{key}” is empty", hint)
            items = (item for item in node.items if not isinstance(item, Refused))
            read_items = (kind.read(key, item, findings) for item in items)
            return tuple(value for value in read_items if value is not None)
        if not isinstance(node, Refused):
            hint = "write [one, two], or “- ” before each item"
            findings.error(node.location, f"“{key}” must be a list", hint)
        return None

    schema = {"type": ["array", "null"], "items": kind.schema}
    return ValueKind(read, schema, "a list", ())


LINES_OF_TEXT = many(LINE)
