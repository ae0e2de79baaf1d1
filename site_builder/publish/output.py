"""The site on the disk: staged beside the old one, swapped in whole, or left as it was.

1. refuse what is not ours (`folders`)
2. compare: when every byte is as it should be, write nothing at all
3. take the lock; mend what a killed build left behind
4. write the new site into `NAME.staging`, manifest first; bring it to the disk
5. swap it with the old site in one rename where the system can, in two where it cannot
6. remove the old site

A kill between any two steps leaves the old site or the new one; the next build removes the rest.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path, PurePosixPath

from msgspec import Struct

from site_builder.publish.folders import (
    MANIFEST,
    changed,
    manifest,
    remove,
    walk,
    why_not_ours,
    why_refused,
)
from site_builder.publish.locks import BusyError, StoppedError, locked, signals_held, stop_if_asked

WAIT = 60.0  # seconds for which one build waits for another


class Status(Enum):
    """How a publication ended."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # the folder is not ours to write; nothing was touched
    FAILED = "failed"  # the system said no; `message` names the path


class Outcome(Struct, frozen=True):
    """What became of the site; `message` is for the user when it was not written."""

    status: Status
    message: str = ""


def publish(
    files: Mapping[str, bytes], output: Path, inputs: Sequence[Path], wait: float = WAIT
) -> Outcome:
    """Make the folder `output` hold exactly `files` and a manifest, all of them or none.

    `output` is a resolved path (`folders.resolve`); `files` maps paths within the site, with `/`,
    to bytes. A wrong path among them is our own mistake and raises ValueError.
    """
    for path in files:
        if path == MANIFEST or path != PurePosixPath(path).as_posix() or not _stays_inside(path):
            raise ValueError(f"a site cannot hold the path {path!r}")
    wanted = {MANIFEST: manifest(files), **files}
    try:
        if refused := why_refused(output, inputs):
            return _refuse(output, refused)
        if _holds(output, wanted) and not _leftovers(output):
            return Outcome(Status.UNCHANGED)
        with signals_held():
            made = _make_parents(output)
            try:
                with locked(_beside(output, "lock"), wait):
                    return _replace(output, wanted, inputs)
            finally:
                _remove_empty(made)
    except BusyError as busy:
        return _refuse(output, str(busy))
    except StoppedError:
        return Outcome(Status.FAILED, f"{output}: stopped; nothing was changed")
    except OSError as fault:
        told = f"{fault.filename or output}: {fault.strerror or fault}"
        # What we put beside the output has a longer name than it.
        is_theirs = fault.errno == errno.ENAMETOOLONG
        return Outcome(Status.REFUSED if is_theirs else Status.FAILED, told)


def _refuse(output: Path, why: str) -> Outcome:
    return Outcome(Status.REFUSED, f"will not write to {output}: {why}")


def _stays_inside(path: str) -> bool:
    parts = path.split("/")
    return bool(path) and not path.startswith("/") and ".." not in parts and "\\" not in path


def _beside(output: Path, word: str) -> Path:
    return output.with_name(f"{output.name}.{word}")


def _leftovers(output: Path) -> list[Path]:
    beside = (_beside(output, word) for word in ("staging", "old", "lock"))
    return [path for path in beside if os.path.lexists(path)]


def _holds(output: Path, wanted: Mapping[str, bytes]) -> bool:
    """Whether the folder holds exactly these bytes under exactly these names."""
    if not output.is_dir():
        return False
    files, _, others = walk(output)
    if others or files != sorted(wanted):
        return False
    return all((output / path).read_bytes() == content for path, content in wanted.items())


def _replace(output: Path, wanted: Mapping[str, bytes], inputs: Sequence[Path]) -> Outcome:
    """Under the lock: mend, look again, write, swap, remove."""
    staging, old = _beside(output, "staging"), _beside(output, "old")
    # A build killed between two renames: the old site goes back to its place.
    if os.path.lexists(old) and not os.path.lexists(output):
        os.rename(old, output)
    for leftover in (staging, old):
        if os.path.lexists(leftover):
            # What a killed build was writing may be cut off; what stood there before may not.
            strange = why_refused(leftover, ()) or (_edited(leftover) if leftover == old else "")
            if strange:
                return _refuse(output, f"{leftover.name} stands beside it, and {strange}")
            remove(leftover)
    if refused := why_refused(output, inputs):
        return _refuse(output, refused)
    if _holds(output, wanted):
        return Outcome(Status.UNCHANGED)
    if edited := _edited(output):
        return _refuse(output, edited)

    try:
        _write(staging, wanted)
        replaced = _swap(staging, output, old)
    except BaseException:
        with suppress(OSError):  # what cannot be removed now, the next build removes
            if os.path.lexists(staging):
                remove(staging)
        raise
    _sync_folder(output.parent)
    if replaced is not None:
        # Somebody may have put a file there, or edited one, while we wrote.
        if strange := why_not_ours(replaced) or _edited(replaced):
            if replaced != old:  # the next build may remove what is staged, but not this
                os.rename(replaced, old)
            return Outcome(Status.FAILED, f"{old}: the old site is kept: {strange}")
        remove(replaced)
    return Outcome(Status.WRITTEN)


def _edited(site: Path) -> str:
    """Why a site of ours must stay: a file in it is no longer what we wrote; "" when none is."""
    path = changed(site) if site.is_dir() else ""
    if not path:
        return ""
    to_do = "save the change elsewhere, remove that file and build again"
    return f"{path} in it was changed after the build; {to_do}"


def _write(staging: Path, wanted: Mapping[str, bytes]) -> None:
    os.mkdir(staging)
    folders = {staging}
    for path, content in wanted.items():
        stop_if_asked()
        target = staging / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.update(p for p in target.parents if staging in p.parents)
        with open(target, "xb") as file:
            file.write(content)
    # Synchronised after all are written: the first call then carries most of the others' bytes.
    for path in wanted:
        stop_if_asked()
        with open(staging / path, "r+b") as file:
            os.fsync(file.fileno())
    for folder in sorted(folders):
        _sync_folder(folder)
    stop_if_asked()


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # folders cannot be opened there
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _swap(staging: Path, output: Path, old: Path) -> Path | None:
    """Put the staged site in its place; where the old one stands now, None if there was none."""
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


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    import ctypes

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    at_working_folder, rename_exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of <linux/fs.h>
    paths = (os.fsencode(one), os.fsencode(other))
    if renameat2(at_working_folder, paths[0], at_working_folder, paths[1], rename_exchange) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _make_parents(output: Path) -> list[Path]:
    """Make the folders above the output; those that were made, innermost first."""
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
