"""One build at a time, and no signal in the middle of it."""

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

# What opening a folder, a link or a socket ends with.
STRANGE = (errno.EISDIR, errno.ELOOP, errno.ENXIO)
PAUSE = 0.05  # seconds between two looks at a lock that another build holds


class BusyError(Exception):
    """Another build held the lock for longer than we would wait, or a stranger's file is there."""


class StoppedError(Exception):
    """A signal asks us to stop."""


@contextmanager
def signals_held() -> Iterator[None]:
    """Within, a signal that would stop us waits; `stop_if_asked` notices it at a safe place.

    Without this a Ctrl-C could fall between two renames. Where the system cannot hold signals
    back, they are not held.
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
    """Raise `StoppedError` when a held signal is waiting."""
    if hasattr(signal, "sigpending") and signal.sigpending() & _stopping():
        raise StoppedError


def _stopping() -> set[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    known = {getattr(signal, name) for name in names if hasattr(signal, name)}
    return {number for number in known if signal.getsignal(number) is not signal.SIG_IGN}


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock file `path`, which exists only while it is held.

    Waits up to `wait` seconds for another build, then raises `BusyError`. The system frees the
    lock of a build that was killed.
    """
    deadline = time.monotonic() + wait
    while (held := _try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise BusyError(f"another build is writing there ({path.name} is held)")
        stop_if_asked()
        time.sleep(PAUSE)
    try:
        yield
    finally:
        try:
            # Removed while held: whoever opened it meanwhile sees that the name is gone.
            if sys.platform != "win32":
                os.unlink(path)
        finally:
            os.close(held)


def _try_lock(path: Path) -> int | None:
    """The open lock file, locked; None when another build has it."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    strange = BusyError(f"{path.name} stands where our lock belongs, and is not ours")
    try:
        held = os.open(path, flags, 0o666)
    except OSError as fault:
        if fault.errno in STRANGE:
            raise strange from None
        raise
    try:
        state = os.fstat(held)
        if not stat.S_ISREG(state.st_mode) or state.st_size:
            raise strange
        if _lock(held) and _is_still_named(path, state):
            return held
    except BaseException:
        os.close(held)
        raise
    os.close(held)
    return None


def _is_still_named(path: Path, state: os.stat_result) -> bool:
    try:
        return os.path.samestat(state, os.lstat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(held: int) -> bool:
        try:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(held: int) -> bool:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
