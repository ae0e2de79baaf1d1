"""Values as bytes (msgpack), and back: only a value of the right type is read."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints

import msgspec


def _plain(value: object) -> list[int] | list[str]:
    """How the places of words are written, and text that is HTML: msgpack does not know them."""
    if isinstance(value, array):
        return value.tolist()
    if isinstance(value, str):
        return [type(value).__name__, str.__str__(value)]
    raise TypeError(f"{type(value).__name__} has no form as bytes")


ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


@cache
def decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    """Reads values of this type; raises MsgspecError for any other."""
    return msgspec.msgpack.Decoder(kind, dec_hook=lambda _, numbers: array("l", numbers))


@cache
def result_decoder(function: Callable[..., Any]) -> msgspec.msgpack.Decoder[Any]:
    """Reads results of the function, as its annotation says."""
    return decoder(get_type_hints(function)["return"])
