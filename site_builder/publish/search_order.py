"""Pagefind's index in one order, so that the same pages give the same bytes.

Pagefind 1.5 writes filters and their values in the order of a hash table, which differs in every
run; it writes everything else in the order of the pages. Here filters and values are sorted by
name, and their files, whose names are digests, get new names. The files are CBOR of three kinds
(numbers, texts, arrays) after the word `pagefind_dcd`, packed by gzip.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import TypeAlias

Value: TypeAlias = "int | str | list[Value]"

MAGIC = b"pagefind_dcd"
NUMBER, TEXT, ARRAY = 0, 3, 4  # major types of CBOR, RFC 8949
DIGITS = 10  # of a digest in a name
FILTERS = 3  # the place of the filters in the list that a language's `pf_meta` is


def in_one_order(index: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index by path, filters sorted; raises ValueError for an unknown format."""
    files = dict(index)
    entry_path = next((path for path in files if path.endswith("pagefind-entry.json")), "")
    try:
        entry = json.loads(files[entry_path])
        folder = entry_path.removesuffix("pagefind-entry.json")
        for language in entry["languages"].values():
            meta_path = f"{folder}pagefind.{language['hash']}.pf_meta"
            meta = _unpacked(files.pop(meta_path))
            meta[FILTERS] = [
                _sorted_filter(files, f"{folder}filter/", one) for one in sorted(meta[FILTERS])
            ]
            data = _packed(meta)
            language["hash"] = _name(language["hash"], data)
            files[f"{folder}pagefind.{language['hash']}.pf_meta"] = data
    except (LookupError, TypeError, AttributeError, EOFError, OSError, zlib.error) as fault:
        raise ValueError(f"the index does not have the format of Pagefind 1.5: {fault}") from None
    files[entry_path] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(files.items()))


def _sorted_filter(files: dict[str, bytes], folder: str, one: list[str]) -> Value:
    """A filter's name and the new name of its file, which replaces the old file."""
    name, digest = one
    name_in_file, values = _unpacked(files.pop(f"{folder}{digest}.pf_filter"))
    data = _packed([name_in_file, sorted(values)])
    renamed = _name(digest, data)
    files[f"{folder}{renamed}.pf_filter"] = data
    return [name, renamed]


def _name(old: str, data: bytes) -> str:
    """`en_0123456789`: the language of the old name and a digest of the bytes."""
    language = old.rpartition("_")[0]
    return f"{language}_{hashlib.sha256(data).hexdigest()[:DIGITS]}"


def _unpacked(data: bytes) -> list:  # type: ignore[type-arg]  # as the file has it
    plain = gzip.decompress(data)
    if not plain.startswith(MAGIC):
        raise ValueError("a file of the index does not begin as Pagefind's do")
    value, end = _read(plain, len(MAGIC))
    if end != len(plain) or not isinstance(value, list):
        raise ValueError("a file of the index does not end as Pagefind's do")
    return value


def _packed(value: Value) -> bytes:
    return gzip.compress(MAGIC + _written(value), 9, mtime=0)


def _read(data: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at `at`, and the offset of its end."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if 24 <= size <= 27:  # the number follows in 1, 2, 4 or 8 bytes
        wide = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + wide]), at + wide
    elif size > 27:
        raise ValueError("a file of the index contains a list without end")
    if kind == NUMBER:
        return size, at
    if kind == TEXT:
        return data[at : at + size].decode(), at + size
    if kind != ARRAY:
        raise ValueError(f"a file of the index contains a value of kind {kind}")
    values: list[Value] = []
    for _ in range(size):
        value, at = _read(data, at)
        values.append(value)
    return values, at


def _written(value: Value) -> bytes:
    if isinstance(value, int):
        return _head(NUMBER, value)
    if isinstance(value, str):
        return _head(TEXT, len(value.encode())) + value.encode()
    return _head(ARRAY, len(value)) + b"".join(_written(one) for one in value)


def _head(kind: int, size: int) -> bytes:
    """The shortest form of a number, as RFC 8949 asks for (4.2.1)."""
    if size < 24:
        return bytes([kind << 5 | size])
    wide = next(n for n in range(4) if size < 1 << (8 << n))
    return bytes([kind << 5 | (24 + wide)]) + size.to_bytes(1 << wide)
