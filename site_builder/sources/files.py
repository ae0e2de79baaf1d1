"""The only access to the disk for what is read: folders are listed, files read, text decoded.

A folder is listed once and in order. A thing in it that is no plain file (a link out of it, a
dangling link, a pipe, a device, a folder named like a file) is an error and is never opened. A
file is read once, as bytes, and decoded as strict UTF-8; another encoding is named, not guessed.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from msgspec import Struct

from site_builder.model.problems import Location, Problem, error, warning
from site_builder.sources.encodings import encoding_fault

MAX_SEED_BYTES = 32 * 1024 * 1024  # the longest article has some hundred KB; 10 MB still build
MAX_BYTES = 8 * 1024 * 1024  # a template or a picture; anything larger is a mistake
MAX_CONTENT_BYTES = 1024 * 1024  # editors write by hand; YAML is read slowly

# What systems and editors leave behind: nobody wrote it, so it is not reported.
LEFT_BEHIND_SUFFIXES = ("~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".orig")
LEFT_BEHIND_NAMES = frozenset(("Thumbs.db", "desktop.ini", "Icon\r", "__MACOSX"))

KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class PlainFile(Struct, frozen=True):
    """A plain file: `path` as the user wrote it, `place` where it really is, after links."""

    path: str
    name: str
    place: Path

    @property
    def stem(self) -> str:
        """The name without its last suffix."""
        return self.name.rpartition(".")[0]


class Listing(Struct, frozen=True):
    """What a folder contains: plain files of the wanted kind, and the names of its folders."""

    files: tuple[PlainFile, ...]
    folders: tuple[str, ...]


def shown(path: Path) -> str:
    """A path as messages and values show it: with slashes, as the user wrote it."""
    return path.as_posix()


def list_folder(
    folder: Path, suffix: str | tuple[str, ...], root: Path | None = None
) -> tuple[Listing, list[Problem]]:
    """The plain files of `folder` whose names end in `suffix`, and its folders, both in order.

    Case does not matter: `A.TXT` ends in `.txt`. An empty tuple of suffixes means every file. Links
    must not lead out of `root`, which is the
    folder itself by default.
    """
    try:
        inside = (root or folder).resolve(strict=True)
        names = sorted(os.listdir(folder))
    except (OSError, RuntimeError, ValueError) as fault:
        return Listing((), ()), [unreadable(shown(folder), fault)]
    ends = suffix if isinstance(suffix, str) else " or ".join(suffix)
    files: list[PlainFile] = []
    folders: list[str] = []
    problems: list[Problem] = []
    for name in names:
        if is_left_behind(name):
            continue
        path = folder / name
        where = Location(shown(path))
        place, kind, refused = look(path, inside)
        if refused:
            problems.append(refused)
        elif kind == "a folder" and not name.lower().endswith(suffix):
            folders.append(name)
        elif place is None:
            problems.append(error(where, f"this is {kind}, not a file", "remove it or rename it"))
        elif suffix and not name.lower().endswith(suffix):
            hint = f"only names that end in {ends} are; rename it or take it away"
            problems.append(warning(where, "this file is not read", hint))
        else:
            files.append(PlainFile(shown(path), name, place))
    return Listing(tuple(files), tuple(folders)), problems


def is_left_behind(name: str) -> bool:
    """Whether a file of this name was left by a system or an editor, and nobody wrote it."""
    return (
        name.startswith(".")
        or name.endswith(LEFT_BEHIND_SUFFIXES)
        or name in LEFT_BEHIND_NAMES
        or (name.startswith("#") and name.endswith("#"))
    )


def look(path: Path, inside: Path) -> tuple[Path | None, str, Problem | None]:
    """The place of a plain file, or None; what this is; a problem if it is a link that misleads.

    Nothing is opened: a pipe would block, a device could do anything.
    """
    fault = ""
    try:
        status, place = path.lstat(), path
        if stat.S_ISLNK(status.st_mode):
            place = path.resolve(strict=True)
            if place.is_relative_to(inside):
                status = place.stat()
            else:
                fault, hint = f"this link leads out of {inside.name}/", "put the file itself here"
    except FileNotFoundError as gone:
        if not path.is_symlink():
            return None, "", unreadable(shown(path), gone)
        fault, hint = "this link leads nowhere", "remove it or repair it"
    except RuntimeError:  # what resolve raises for a loop before Python 3.13
        fault, hint = "this link leads in a circle", "remove it or repair it"
    except (OSError, ValueError) as refused:
        return None, "", unreadable(shown(path), refused)
    if fault:
        return None, "", error(Location(shown(path)), fault, hint)
    if stat.S_ISREG(status.st_mode):
        return place, "a file", None
    return None, kind_of(status.st_mode), None


def kind_of(mode: int) -> str:
    """What a thing of this mode is, if it is no plain file."""
    return next((words for test, words in KINDS if test(mode)), "something else")


def read_bytes(file: PlainFile, limit: int) -> tuple[bytes, list[Problem]]:
    """The bytes of a plain file, read once; a file of more than `limit` bytes is an error."""
    # What was a plain file when the folder was listed may be a pipe or a link by now.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
        flags |= getattr(os, name, 0)
    where = Location(file.path)
    try:
        with open(os.open(file.place, flags), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                return b"", [error(where, "this is no plain file", "remove it")]
            # The size comes first, so that nothing of a long file is read. It may grow meanwhile.
            data = b"" if status.st_size > limit else stream.read(limit + 1)
    except (OSError, ValueError) as refused:
        return b"", [unreadable(file.path, refused)]
    if max(status.st_size, len(data)) > limit:
        hint = "no text of this kind is so long; divide it or take it away"
        return b"", [error(where, f"this file has more than {limit // 1024:,} KB", hint)]
    return data, []


def read_text(file: PlainFile, limit: int) -> tuple[str | None, list[Problem]]:
    r"""The text of a file: strict UTF-8, no byte order mark, line ends as `\n`; None after a fault.

    Nothing else is changed. An encoding that is not UTF-8 is named in the problem, never guessed.
    """
    data, problems = read_bytes(file, limit)
    fault = None if problems else encoding_fault(file.path, data)
    if fault:
        problems = [fault]
    if problems:
        return None, problems
    text = data.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def read_tree(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every file under `folder` by its path within it, in order."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    waiting = [PurePosixPath()]
    while waiting:
        base = waiting.pop()
        listing, faults = list_folder(folder / base, (), root=folder)
        problems += faults
        waiting += [base / name for name in listing.folders]
        for found in listing.files:
            data, faults = read_bytes(found, MAX_BYTES)
            problems += faults
            files[str(base / found.name)] = data
    return dict(sorted(files.items())), problems


def rewrite(path: Path, text: str) -> None:
    """Put a text in the place of a file: others find the old one or the new. Raises OSError."""
    half_written = path.with_name(f".{path.name}.new")  # what is hidden is not read
    half_written.write_text(text, encoding="utf-8", newline="")
    os.replace(half_written, path)


def unreadable(path: str, fault: Exception) -> Problem:
    """The problem of a path that the system refuses to list or read."""
    reason = (getattr(fault, "strerror", None) or str(fault)).lower()
    return error(Location(path), f"cannot be read: {reason}", "check that it exists and is yours")
