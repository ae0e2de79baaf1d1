"""A script without what only its authors read: comments of whole lines, indents, blank lines."""

from __future__ import annotations


def compact_script(script: str) -> str:
    """The same script in fewer bytes, line by line, so that no line comes to mean another thing.

    Raises ValueError where a text in backticks runs over several lines: its indents are its own.
    """
    kept = []
    for line in script.splitlines():
        bare = line.strip()
        if bare.count("`") % 2:
            raise ValueError(f"a text runs over the end of a line: {bare}")
        if bare and not bare.startswith("//"):
            kept.append(bare)
    return "\n".join(kept) + "\n" if kept else ""
