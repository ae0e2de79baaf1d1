"""Calls of the system that Python does not offer, or not everywhere."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

ABSENT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False if the system or the file system cannot do it."""
    here, rename_exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of <linux/fs.h>
    places = (here, os.fsencode(one), here, os.fsencode(other))
    return _done("renameat2", *places, rename_exchange, path=other)


def sync_file_system(folder: Path) -> bool:
    """Bring all that was written to the folder's file system to the disk; False if it cannot."""
    if sys.platform != "linux":
        return False
    opened = os.open(folder, os.O_RDONLY)
    try:
        return _done("syncfs", opened, path=folder)
    finally:
        os.close(opened)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    if sys.platform == "win32":  # folders cannot be opened there
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _done(name: str, *arguments: int | bytes, path: Path) -> bool:
    """Call a function of the C library; False if it is absent, OSError if it fails."""
    import ctypes

    try:
        function = ctypes.CDLL(None, use_errno=True)[name]
    except (AttributeError, OSError, TypeError):
        return False
    if function(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in ABSENT:
        return False
    raise OSError(number, os.strerror(number), str(path))
