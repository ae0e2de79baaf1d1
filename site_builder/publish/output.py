"""The site on the disk: staged next to the old one, then swapped with it as a whole.

1. refuse a folder that is not ours (`folders`)
2. compare: if every byte is as it should be, write nothing
3. take the lock; repair what a killed build left
4. write the new site into `NAME.staging`, manifest first; wait until the disk has it
5. swap it with the old site, in one rename if the system can do that, else in two
6. remove the old site

A kill between any two steps leaves the old site or the new one; the next build removes the rest.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path, PurePosixPath

from msgspec import Struct

from site_builder.publish.folders import (
    MANIFEST,
    File,
    Kept,
    changed,
    listed,
    manifest,
    read_kept,
    remove,
    sha256_of,
    walk,
    why_not_ours,
    why_refused,
)
from site_builder.publish.locks import (
    BusyError,
    StoppedError,
    locked,
    signals_blocked,
    stop_if_asked,
)
from site_builder.publish.system import exchange, sync_file_system, sync_folder

WAIT = 60.0  # seconds for which one build waits for another


class Status(Enum):
    """How a publication ended."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # the folder is not ours to write; nothing was touched
    FAILED = "failed"  # the system said no; `message` names the path


class Outcome(Struct, frozen=True):
    """How a publication ended; `message` tells the user why the site was not written."""

    status: Status
    message: str = ""


def publish(
    files: Mapping[str, File], output: Path, inputs: Sequence[Path], wait: float = WAIT
) -> Outcome:
    """Make `files` and a manifest the whole content of the folder `output`, or change nothing.

    `output` is a resolved path (`folders.resolve`); `files` maps paths within the site, with `/`,
    to bytes, or to what the folder has already. A wrong path among them is our own mistake and
    raises ValueError.
    """
    for path in files:
        if path == MANIFEST or path != PurePosixPath(path).as_posix() or not _stays_inside(path):
            raise ValueError(f"a site cannot have the path {path!r}")
    wanted = {MANIFEST: manifest(files), **files}
    try:
        if refused := why_refused(output, inputs):
            return _refuse(output, refused)
        if _is_published(output, wanted) and not _leftovers(output):
            return Outcome(Status.UNCHANGED)
        with signals_blocked():
            made = _make_parents(output)
            try:
                with locked(_next_to(output, "lock"), wait):
                    return _replace(output, wanted, inputs)
            finally:
                _remove_empty(made)
    except BusyError as busy:
        return _refuse(output, str(busy))
    except StoppedError:
        return Outcome(Status.FAILED, f"{output}: stopped; nothing was changed")
    except OSError as fault:
        told = f"{fault.filename or output}: {fault.strerror or fault}"
        # The names of what we put next to the output are longer than its own.
        is_theirs = fault.errno == errno.ENAMETOOLONG
        return Outcome(Status.REFUSED if is_theirs else Status.FAILED, told)


def _refuse(output: Path, why: str) -> Outcome:
    return Outcome(Status.REFUSED, f"will not write to {output}: {why}")


def _stays_inside(path: str) -> bool:
    parts = path.split("/")
    return bool(path) and not path.startswith("/") and ".." not in parts and "\\" not in path


def _next_to(output: Path, word: str) -> Path:
    return output.with_name(f"{output.name}.{word}")


def next_to(output: Path) -> list[Path]:
    """What a build has next to the site while it writes."""
    return [_next_to(output, word) for word in ("staging", "old", "lock")]


def _leftovers(output: Path) -> list[Path]:
    return [path for path in next_to(output) if os.path.lexists(path)]


def _is_published(output: Path, wanted: Mapping[str, File]) -> bool:
    """Whether the folder contains these files, byte for byte, and no others."""
    if not output.is_dir():
        return False
    files, _, others = walk(output)
    if others or files != sorted(wanted):
        return False
    return all(
        sha256_of((output / path).read_bytes()) == file.sha256
        if isinstance(file, Kept)
        else (output / path).read_bytes() == file
        for path, file in wanted.items()
    )


def _replace(output: Path, wanted: Mapping[str, File], inputs: Sequence[Path]) -> Outcome:
    """Under the lock: repair, look again, write, swap, remove."""
    staging, old = _next_to(output, "staging"), _next_to(output, "old")
    # A build was killed between two renames: the old site goes back to its place.
    if os.path.lexists(old) and not os.path.lexists(output):
        os.rename(old, output)
    refused = _leftovers_refused(staging, old) or why_refused(output, inputs)
    if refused:
        return _refuse(output, refused)
    if _is_published(output, wanted):
        return Outcome(Status.UNCHANGED)
    if edited := _edited(output):
        return _refuse(output, edited)
    replaced = _write_and_swap(output, wanted, staging, old)
    sync_folder(output.parent)
    if replaced is not None:
        # Somebody may have added or edited a file there while we wrote.
        if strange := why_not_ours(replaced) or _edited(replaced):
            if replaced != old:  # the next build may remove what is staged, but not this
                os.rename(replaced, old)
            return Outcome(Status.FAILED, f"{old}: the old site is kept: {strange}")
        remove(replaced)
    return Outcome(Status.WRITTEN)


def _leftovers_refused(staging: Path, old: Path) -> str:
    """Remove what a killed build left; why one of its folders has to stay, "" if none has."""
    for leftover in (staging, old):
        if os.path.lexists(leftover):
            # A build that was killed may have cut off a staged file, but not one of the old site.
            strange = why_refused(leftover, ()) or (_edited(leftover) if leftover == old else "")
            if strange:
                return f"{leftover.name} is next to it, and {strange}"
            remove(leftover)
    return ""


def _edited(site: Path) -> str:
    """Why a site of ours must stay: a file in it is no longer what we wrote; "" if none is."""
    path = changed(site) if site.is_dir() else ""
    if not path:
        return ""
    to_do = "save the change elsewhere, remove that file and build again"
    return f"{path} in it was changed after the build; {to_do}"


def _write_and_swap(
    output: Path, wanted: Mapping[str, File], staging: Path, old: Path
) -> Path | None:
    """Stage the site and put it in its place; where the old one is now, None if there was none."""
    try:
        _write(staging, wanted, output)
        return _swap(staging, output, old)
    except BaseException:
        with suppress(OSError):  # what cannot be removed now, the next build removes
            if os.path.lexists(staging):
                remove(staging)
        raise


def _write(staging: Path, wanted: Mapping[str, File], output: Path) -> None:
    """Write the files, the manifest first, and wait until the disk has all of them.

    A file that the old site has too is linked from there: `_edited` has just compared its bytes
    with the manifest, and compares them again when the site is in its place.
    """
    os.mkdir(staging)
    known = listed(output) or {}
    folders = {staging}
    for path, content in wanted.items():
        stop_if_asked()
        target = staging / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True)
            folders.update(p for p in target.parents if staging in p.parents)
        is_known = path in known and known[path] == sha256_of(content)
        if not (is_known and _link(output / path, target)):
            data = read_kept(output, path, content)
            with open(target, "xb") as file:
                file.write(data)
    if not sync_file_system(staging):
        for path in wanted:
            stop_if_asked()
            with open(staging / path, "r+b") as file:
                os.fsync(file.fileno())
        for folder in sorted(folders):
            sync_folder(folder)
    stop_if_asked()


def _link(old: Path, new: Path) -> bool:
    """Give a file of the old site a second name; False where the system can't."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _swap(staging: Path, output: Path, old: Path) -> Path | None:
    """Put the staged site in its place; where the old one is now, None if there was none."""
    if not os.path.lexists(output):
        os.rename(staging, output)
        return None
    if exchange(staging, output):
        return staging
    os.rename(output, old)
    try:
        os.rename(staging, output)
    except OSError:
        os.rename(old, output)
        raise
    return old


def _make_parents(output: Path) -> list[Path]:
    """Make the folders above the output; returns those that were made, innermost first."""
    missing = [folder for folder in output.parents if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
    return missing


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return
