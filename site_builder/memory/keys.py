"""Keys of results: digests of all that a result depends on.

That is the program, the step of it that made the result, and the very argument of the step. The
argument contains no set: the order of its members would differ from one process to the next.
"""

from __future__ import annotations

import hashlib
from typing import Any

from site_builder.model.steps import Step
from site_builder.model.wire import ENCODER

SIZE = 20  # bytes of a digest


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
