"""Keys of results: digests of all that a result depends on.

That is the program, the step of it that made the result, and the very argument of the step. The
argument contains no set: the order of its members would differ from one process to the next.
"""

from __future__ import annotations

import hashlib
from array import array
from typing import Any

import msgspec

from site_builder.model.steps import Step

SIZE = 20  # bytes of a digest


def _plain(value: object) -> list[int] | list[str]:
    """How the places of words are written, and text that is HTML: msgpack does not know them."""
    if isinstance(value, array):
        return value.tolist()
    if isinstance(value, str):
        return [type(value).__name__, str.__str__(value)]
    raise TypeError(f"{type(value).__name__} has no form as bytes")


ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


def digest(*parts: bytes) -> bytes:
    """One digest of all parts, and of where each of them ends."""
    said = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        said.update(len(part).to_bytes(8, "little"))
        said.update(part)
    return said.digest()


def step_key(program: bytes, step: Step[Any, Any]) -> bytes:
    """What the keys of all results of the step have in common."""
    name = f"{step.function.__module__}.{step.function.__qualname__}"
    return digest(program, name.encode(), ENCODER.encode(step.common))


def key(step: bytes, argument: object) -> bytes:
    """The key of the result for the argument; `step` is the step's own key."""
    return digest(step, ENCODER.encode(argument))
