"""What the program is: its own files, and the versions that it runs with."""

from __future__ import annotations

import hashlib
import os
import sys

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def files() -> list[str]:
    """The paths of the program's files, its tables too, in order."""
    found = []
    for folder, inner, names in os.walk(FOLDER):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        found += [os.path.join(folder, name) for name in sorted(names)]
    return found


def versions() -> list[str]:
    """The version of Python, and the packages that it can import, as pip names their folders."""
    found: set[str] = set()
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            found.update(name for name in os.listdir(folder) if name.endswith("-info"))
    return [sys.version, *sorted(found)]


def program_digest() -> bytes:
    """The digest of the program's files and of its versions."""
    return hashlib.sha256("\n".join(versions()).encode() + files_digest()).digest()


def files_digest() -> bytes:
    """The digest of the program's files."""
    said = hashlib.sha256()
    for path in files():
        with open(path, "rb") as file:
            inner = hashlib.sha256(file.read()).hexdigest()
        said.update(f"\n{os.path.relpath(path, FOLDER)}\n{inner}".encode(errors="surrogateescape"))
    return said.digest()
