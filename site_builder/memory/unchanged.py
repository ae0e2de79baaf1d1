"""Whether anything changed since the last build. It is asked first, so it imports next to nothing.

A build looks at the state of each file that it reads before it reads it, and at the state of each
file of the site when it is done: its times, size and number. If all of them are as they were, so is
the site. A file that was written less than two seconds before it was looked at could be written
again without a new time; of such a file the bytes are compared (as Git does).
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from site_builder.memory import program
from site_builder.memory.folder import INDEX, folder_of

RACY = 2_000_000_000  # nanoseconds
LEFT_OUT = ("__pycache__", ".git", ".variorum")  # folders of programs, which nothing reads


def look(roots: Iterable[str]) -> dict[str, Any]:
    """The state of files, and of all files in folders. Raises OSError if it can't be told."""
    now = time.time_ns()
    roots = sorted(set(map(os.path.abspath, roots)))
    rows = [row for root in roots for row in _rows(root)]
    return {
        "roots": roots,
        "rows": "\n".join(f"{path}\0{state}" for path, state, _ in rows),
        "bytes": {path: _sha256(path) for path, _, written in rows if written > now - RACY},
    }


def look_at_inputs(roots: Iterable[str]) -> dict[str, Any]:
    """The state of what a build reads: of these files and folders, and of the program."""
    return {"runs": [os.getcwd(), *program.versions()], **look((*roots, program.FOLDER))}


def keep(content: str, last: dict[str, Any]) -> None:
    """Write what `kept` returns until something changes. Raises OSError.

    `last` contains the `arguments` that were typed, the `inputs` before the build (see
    `look_at_inputs`) and the `site` after it (see `look`). What else is in it is the caller's.
    """
    text = json.dumps(last)
    place = os.path.join(folder_of(content), INDEX)
    with open(f"{place}.new", "w", encoding="utf-8") as file:
        file.write(f"{_digest(text.encode())}\n{text}")
    os.replace(f"{place}.new", place)


def kept(arguments: Sequence[str]) -> dict[str, Any] | None:
    """What the last build kept, if it had these arguments and nothing has changed since."""
    content = _content(arguments)
    try:
        with open(os.path.join(folder_of(content), INDEX), encoding="utf-8") as file:
            said, _, text = file.read().partition("\n")
        last: dict[str, Any] = json.loads(text)
        if said != _digest(text.encode()) or last["arguments"] != list(arguments):
            return None
        runs = [os.getcwd(), *program.versions()]
        now = {name: _again(last[name]) for name in ("inputs", "site")}
        if last["inputs"]["runs"] != runs or None in now.values():
            return None
        if any(last[name]["bytes"] for name in now):  # they need not be read another time
            now["inputs"] = {"runs": runs, **(now["inputs"] or {})}
            keep(content, {**last, **now})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return last


def _again(state: dict[str, Any]) -> dict[str, Any] | None:
    """The present state, None if it differs."""
    now = look(state["roots"])
    is_same = now["rows"] == state["rows"]
    is_same = is_same and all(_sha256(path) == said for path, said in state["bytes"].items())
    return now if is_same else None


def _content(arguments: Sequence[str]) -> str:
    """The folder of the content, as the arguments name it."""
    named = "content"
    for word, following in pairwise((*arguments, "")):
        if word == "--content":
            named = following
        elif word.startswith("--content="):
            named = word.partition("=")[2]
    return named


def _rows(root: str) -> list[tuple[str, str, int]]:
    """The path and state of each file, in order, and the nanosecond in which it was written."""
    if not os.path.isdir(root):
        return [_row(root, os.stat(root))] if os.path.lexists(root) else [(root, "absent", 0)]
    rows, waiting = [], [root]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if not entry.is_dir():
                    rows.append(_row(entry.path, entry.stat()))
                elif entry.is_symlink():
                    raise OSError(f"{entry.path} is a link to a folder")
                elif entry.name not in LEFT_OUT:
                    waiting.append(entry.path)
    return sorted(rows)


def _row(path: str, state: os.stat_result) -> tuple[str, str, int]:
    if not stat.S_ISREG(state.st_mode):  # to open a pipe would wait for its writer
        raise OSError(f"{path} is no plain file")
    link = os.readlink(path) if os.path.islink(path) else ""
    numbers = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino, state.st_mode)
    return path, f"{' '.join(map(str, numbers))} {link}", state.st_mtime_ns


def _sha256(path: str) -> str:
    with open(path, "rb") as file:
        return _digest(file.read())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
