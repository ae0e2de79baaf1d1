"""An order and its answer, as bytes: what a worker is to do, and what it made.

Nothing that can run travels. An order names a function of this program, and the worker reads each
value as what the function's annotations say; it answers nothing if its own program is another.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from importlib.metadata import version
from inspect import Parameter, signature
from typing import Any, get_type_hints

from msgspec import Struct

from site_builder.memory.keys import digest
from site_builder.memory.program import files_digest
from site_builder.model.wire import ENCODER, decoder

OURS = "site_builder."
DEPENDENCIES = ("jinja2", "markdown-it-py", "markupsafe", "msgspec")  # of the steps


class Order(Struct, frozen=True):
    """The results of a function for several arguments; values are bytes of their own."""

    program: bytes
    function: str
    common: bytes
    arguments: tuple[bytes, ...]


class Answer(Struct, frozen=True):
    """The results as bytes. None if the program is another, or if the function failed."""

    program: bytes
    results: tuple[bytes, ...] | None


@cache
def this_program() -> bytes:
    """A digest that is the same wherever the same values become the same bytes."""
    versions = [*map(str, sys.version_info[:2]), *map(version, DEPENDENCIES)]
    return digest(files_digest(), " ".join(versions).encode())


def answer(order: bytes) -> bytes:
    """The worker's part: the answer to an order."""
    given: Order = decoder(Order).decode(order)
    results = None
    if given.program == this_program():
        function, kind, common = _function(given.function)
        shared = _shared(given.common, common)
        arguments = [decoder(kind).decode(one) for one in given.arguments]
        try:
            results = tuple(ENCODER.encode(function(one, *shared)) for one in arguments)
        except Exception:  # whoever sent the order takes the step and sees the fault
            results = None
    return ENCODER.encode(Answer(this_program(), results))


@cache
def _function(name: str) -> tuple[Callable[..., Any], Any, Any]:
    """The function of this name, the type of its argument, and those of what is common to all."""
    module, _, last = name.rpartition(".")
    if not module.startswith(OURS):
        raise ValueError(f"{name} is no function of this program")
    function = getattr(import_module(module), last)
    hints = get_type_hints(function)
    needed = [n for n, p in signature(function).parameters.items() if p.default is Parameter.empty]
    first, *others = (hints[name] for name in needed)
    return function, first, tuple[tuple(others)]  # type: ignore[misc]


@lru_cache(2)
def _shared(common: bytes, kinds: Any) -> tuple[Any, ...]:
    """What all arguments have in common: templates, for example, are compiled once."""
    return tuple(decoder(kinds).decode(common))
