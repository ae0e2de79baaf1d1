"""Where the memory is: a folder next to the content."""

from __future__ import annotations

import os

STORE, INDEX = "memory.sqlite", "unchanged.json"
OURS = (STORE, f"{STORE}-journal", INDEX, f"{INDEX}.new")


def folder_of(content: str) -> str:
    """The folder of the memory of a project with this content."""
    return os.path.join(os.path.dirname(os.path.abspath(content)), ".variorum")


def remove(folder: str) -> bool:
    """Remove the memory, without files that are not ours; whether there was one.

    Raises OSError if something can't be removed.
    """
    if not os.path.isdir(folder) or os.path.islink(folder):
        return False
    for name in os.listdir(folder):
        if name in OURS:
            os.unlink(os.path.join(folder, name))
    if not os.listdir(folder):
        os.rmdir(folder)
    return True
