"""The one door to the disk for everything that is read: folders listed, files read, text decoded.

A folder is listed once and in order. What is no plain file inside it (links out of it, dangling
links, pipes, devices, folders named like files) is an error and is never opened. A file is read
once, as bytes, and decoded as strict UTF-8; another encoding is named but never guessed at.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from msgspec import Struct

from site_builder.model.problems import Location, Problem, error, warning
from site_builder.sources.encodings import encoding_fault

MAX_SEED_BYTES = (
    32 * 1024 * 1024
)  # the longest article is some hundred KB; a 10 MB one still builds
MAX_CONTENT_BYTES = 1024 * 1024  # editors write by hand; YAML is read slowly

# What systems and editors leave behind: no one's text, so nobody is told.
LEFT_BEHIND_SUFFIXES = ("~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".orig")
LEFT_BEHIND_NAMES = frozenset(("Thumbs.db", "desktop.ini", "Icon\r", "__MACOSX"))

KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Found(Struct, frozen=True):
    """A plain file: `path` as the user wrote it, `place` where it really lies, after links."""

    path: str
    name: str
    place: Path


class Listing(Struct, frozen=True):
    """What a folder holds: plain files of the wanted kind, and the names of its folders."""

    files: tuple[Found, ...]
    folders: tuple[str, ...]


def shown(path: Path) -> str:
    """A path as messages and values carry it: with slashes, as the user wrote it."""
    return path.as_posix()


def list_folder(
    folder: Path, suffix: str | tuple[str, ...], root: Path | None = None
) -> tuple[Listing, list[Problem]]:
    """The plain files of `folder` whose names end in `suffix`, and its folders, both in order.

    An empty tuple of suffixes means every file. Links must not lead out of `root`, which is the
    folder itself by default.
    """
    try:
        inside = (root or folder).resolve(strict=True)
        names = sorted(os.listdir(folder))
    except (OSError, RuntimeError, ValueError) as fault:
        return Listing((), ()), [unreadable(shown(folder), fault)]
    ends = suffix if isinstance(suffix, str) else " or ".join(suffix)
    files: list[Found] = []
    folders: list[str] = []
    problems: list[Problem] = []
    for name in names:
        if is_left_behind(name):
            continue
        path = folder / name
        place, kind, fault_found = look(path, inside)
        if fault_found:
            problems.append(fault_found)
        elif kind == "a folder" and not name.endswith(suffix):
            folders.append(name)
        elif place is None:
            problems.append(
                error(
                    Location(shown(path)), f"this is {kind}, not a file", "remove it or rename it"
                )
            )
        elif suffix and not name.endswith(suffix):
            problems.append(
                warning(
                    Location(shown(path)),
                    "this file is not read",
                    f"only names that end in {ends} are; rename it or take it away",
                )
            )
        else:
            files.append(Found(shown(path), name, place))
    return Listing(tuple(files), tuple(folders)), problems


def is_left_behind(name: str) -> bool:
    """Whether a system or an editor left a file of this name, and nobody wrote it."""
    return (
        name.startswith(".")
        or name.endswith(LEFT_BEHIND_SUFFIXES)
        or name in LEFT_BEHIND_NAMES
        or (name.startswith("#") and name.endswith("#"))
    )


def look(path: Path, inside: Path) -> tuple[Path | None, str, Problem | None]:
    """Where the plain file lies, or else what this is; a link that leads astray is a problem.

    Nothing is opened: a pipe would block, a device could do anything.
    """
    where = Location(shown(path))
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            place = path.resolve(strict=True)
            if not place.is_relative_to(inside):
                return (
                    None,
                    "",
                    error(
                        where, f"this link leads out of {inside.name}/", "put the file itself here"
                    ),
                )
            status = place.stat()
        else:
            place = path
    except FileNotFoundError:
        return None, "", error(where, "this link leads nowhere", "remove it or mend it")
    except RuntimeError:  # how resolve tells of a loop before Python 3.13
        return None, "", error(where, "this link leads in a circle", "remove it or mend it")
    except (OSError, ValueError) as fault:
        return None, "", unreadable(shown(path), fault)
    if stat.S_ISREG(status.st_mode):
        return place, "a file", None
    return None, kind_of(status.st_mode), None


def kind_of(mode: int) -> str:
    """What something of this mode is that is no plain file."""
    return next((words for test, words in KINDS if test(mode)), "something else")


def read_bytes(found: Found, limit: int) -> tuple[bytes, list[Problem]]:
    """The bytes of a plain file, read once; a file of more than `limit` bytes is an error."""
    # What was a plain file when the folder was listed may be a pipe or a link by now.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(found.place, flags)
        with open(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return b"", [error(Location(found.path), "this is no plain file", "remove it")]
            data = stream.read(limit + 1)
    except (OSError, ValueError) as fault:
        return b"", [unreadable(found.path, fault)]
    if len(data) > limit:
        return b"", [
            error(
                Location(found.path),
                f"this file has more than {limit // 1024:,} KB",
                "no text of this kind is so long; divide it or take it away",
            )
        ]
    return data, []


def read_text(found: Found, limit: int) -> tuple[str | None, list[Problem]]:
    r"""The text of a file: strict UTF-8, no byte order mark, line ends as `\n`; None if it is none.

    Nothing else is changed. An encoding that is not UTF-8 is named in the problem, never guessed.
    """
    data, problems = read_bytes(found, limit)
    if problems:
        return None, problems
    fault = encoding_fault(found.path, data)
    if fault:
        return None, [fault]
    text = data.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def unreadable(path: str, fault: Exception) -> Problem:
    """The problem of a path that the system refuses to list or read."""
    reason = (getattr(fault, "strerror", None) or str(fault)).lower()
    return error(Location(path), f"cannot be read: {reason}", "check that it exists and is yours")
