"""One build at a time, without interruption by a signal."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The faults of opening a folder, a link or a socket.
STRANGE = (errno.EISDIR, errno.ELOOP, errno.ENXIO)
PAUSE = 0.05  # seconds between two attempts to lock


class BusyError(Exception):
    """Another build has the lock and we waited long enough, or a foreign file is in its place."""


class StoppedError(Exception):
    """A signal asks the program to stop."""


@contextmanager
def signals_blocked() -> Iterator[None]:
    """A context in which signals wait; `stop_if_asked` looks for them at a safe place.

    Without this, Ctrl-C could come between two renames. On systems that cannot block signals
    (Windows) nothing is blocked.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _stopping())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def stop_if_asked() -> None:
    """Raise `StoppedError` if a blocked signal is waiting."""
    if hasattr(signal, "sigpending") and signal.sigpending() & _stopping():
        raise StoppedError


def _stopping() -> set[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    known = {getattr(signal, name) for name in names if hasattr(signal, name)}
    return {number for number in known if signal.getsignal(number) is not signal.SIG_IGN}


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """A context in which the file `path` exists and is locked by us.

    Waits up to `wait` seconds for another build, then raises `BusyError`. The system frees the
    lock of a build that was killed.
    """
    deadline = time.monotonic() + wait
    while (lock := _try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise BusyError(f"another build is writing there ({path.name} is locked)")
        stop_if_asked()
        time.sleep(PAUSE)
    try:
        yield
    finally:
        try:
            # Removed while locked: a build that has opened it sees that the name is gone.
            if sys.platform != "win32":
                os.unlink(path)
        finally:
            os.close(lock)


def _try_lock(path: Path) -> int | None:
    """The open lock file, locked; None when another build has it."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    strange = BusyError(f"{path.name} is in the place of our lock, and is not ours")
    try:
        lock = os.open(path, flags, 0o666)
    except OSError as fault:
        if fault.errno in STRANGE:
            raise strange from None
        raise
    try:
        state = os.fstat(lock)
        if not stat.S_ISREG(state.st_mode) or state.st_size:
            raise strange
        if _lock(lock) and _is_still_named(path, state):
            return lock
    except BaseException:
        os.close(lock)
        raise
    os.close(lock)
    return None


def _is_still_named(path: Path, state: os.stat_result) -> bool:
    try:
        return os.path.samestat(state, os.lstat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
