"""Results of earlier builds, in one file of SQLite: what a step returned for an argument.

The file is a help and never a source. A row counts only if its digest is right and its value is of
the step's type. If anything else is in the file, or if it can't be read or written, nothing is
remembered. Deleting it changes nothing but time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from site_builder.memory.folder import STORE, folder_of
from site_builder.memory.keys import digest, key, step_key
from site_builder.memory.program import program_digest
from site_builder.model.steps import ONE_BY_ONE, Step, Taking
from site_builder.model.wire import ENCODER, result_decoder

A = TypeVar("A")
R = TypeVar("R")

MARKS = ("application_id", "user_version")
FORM = (0x5661726F, 1)  # “Varo”, and the version of the table
TABLE = "CREATE TABLE kept (key BLOB PRIMARY KEY, digest BLOB, value BLOB)"
# A build that is killed leaves a journal, which the next one rolls back. What a power cut leaves
# is found out by the digests, so nothing waits for the disk.
SETTINGS = ("synchronous = OFF", "trusted_schema = OFF", "cell_size_check = ON")
WAIT = 1.0  # seconds for which one build waits for another's rows
AT_ONCE = 64  # rows that are written together
FAULTS = (sqlite3.Error, OSError, msgspec.MsgspecError, RecursionError, TypeError, ValueError)
# Faults of the system or of another build's making: the file itself may be whole.
PASSING = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM),
}


class Memory(Taking):
    """Knows the results of steps; lets `others` take those whose results nobody kept.

    The file is in the folder next to `content`; None remembers nothing. `faults` says why something
    is not remembered.
    """

    def __init__(self, content: str | None, others: Taking = ONE_BY_ONE) -> None:
        self.ahead = others.ahead
        self._others = others
        folder = Path(folder_of(content or ""))
        self.faults: list[str] = []
        self._path = folder / STORE
        self._program = self._step_key = b""
        self._step: object = None  # the one that was begun last
        self._used: set[bytes] = set()
        self._new: list[tuple[bytes, bytes, bytes]] = []
        self._base: sqlite3.Connection | None = None
        if content is None:
            return
        try:
            self._program = program_digest()
            if folder.is_symlink() or self._path.is_symlink():
                raise OSError(f"{folder} is a link, or has one in it")
            folder.mkdir(exist_ok=True)
            self._base = self._opened()
        except FAULTS as fault:
            self._stop(fault)

    def begin(self, step: Step[A, R], argument: A) -> Callable[[], R]:
        """What returns an earlier result, or one that is then kept."""
        others = ONE_BY_ONE if step.stays else self._others
        if self._base is None:
            return others.begin(step, argument)
        if self._step is not step:
            self._step, self._step_key = step, step_key(self._program, step)
        at = key(self._step_key, argument)
        self._used.add(at)
        if known := self._known(at, step.function):
            return lambda: known[0]
        begun = others.begin(step, argument)

        def kept() -> R:
            made = begun()
            value = ENCODER.encode(step.brief(made) if step.brief else made)
            self._new.append((at, digest(at, value), value))
            if len(self._new) >= AT_ONCE:
                self._do(self._write)
            return made

        return kept

    def close(self, *, forget: bool) -> None:
        """Write what is new. `forget` takes away what was not used since the file was opened."""
        self._do(self._write)
        if forget:
            self._do(self._forget)
        if self._base is not None:
            self._base.close()

    def _known(self, at: bytes, function: Callable[..., R]) -> tuple[R] | None:
        """The result that was kept; None if there is none, or none that can be trusted."""
        rows = self._do(
            lambda base: base.execute(
                "SELECT digest, value FROM kept WHERE key = ?", (at,)
            ).fetchall()
        )
        for said, value in rows or ():
            try:
                if said == digest(at, value):
                    return (result_decoder(function).decode(value),)
                self.faults.append("a row is not as it was written")
            except FAULTS as fault:
                self.faults.append(str(fault))
        return None

    def _write(self, base: sqlite3.Connection) -> None:
        base.execute("BEGIN IMMEDIATE")
        base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", self._new)
        base.execute("COMMIT")
        self._new = []

    def _forget(self, base: sqlite3.Connection) -> None:
        kept = {at for (at,) in base.execute("SELECT key FROM kept")}
        unused = [(at,) for at in kept - self._used]
        base.execute("BEGIN IMMEDIATE")
        base.executemany("DELETE FROM kept WHERE key = ?", unused)
        base.execute("COMMIT")

    def _do(self, work: Callable[[sqlite3.Connection], R]) -> R | None:
        """What `work` returns; None if nothing is remembered, or from now on."""
        try:
            return None if self._base is None else work(self._base)
        except FAULTS as fault:
            self._stop(fault)
        return None

    def _opened(self) -> sqlite3.Connection:
        """The file with its table, made if the file is new. Another program's file is a fault."""
        base = sqlite3.connect(self._path, timeout=WAIT, isolation_level=None)
        try:
            for setting in SETTINGS:
                base.execute(f"PRAGMA {setting}")
            if _form(base) == (0, 0):
                base.execute("BEGIN IMMEDIATE")  # two builds may find it new
                is_empty = not base.execute("PRAGMA schema_version").fetchone()[0]
                if is_empty:
                    base.execute(TABLE)
                    for mark, number in zip(MARKS, FORM, strict=True):
                        base.execute(f"PRAGMA {mark} = {number}")
                base.execute("COMMIT")
            if _form(base) != FORM:
                raise sqlite3.DatabaseError("another program's file, or another version's")
            base.execute("SELECT key, digest, value FROM kept LIMIT 1").fetchall()
        except BaseException:
            base.close()
            raise
        return base

    def _stop(self, fault: Exception) -> None:
        """From now on nothing is remembered. A damaged file goes; the next build makes another."""
        self.faults.append(str(fault) or type(fault).__name__)
        base, self._base = self._base, None
        if base is not None:
            with suppress(sqlite3.Error):
                base.close()
        code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if isinstance(fault, sqlite3.Error) and code & 0xFF not in PASSING:
            for end in ("", "-journal"):
                with suppress(OSError):
                    self._path.with_name(STORE + end).unlink()


def _form(base: sqlite3.Connection) -> tuple[int, ...]:
    """What the file says of itself; (0, 0) if it is new."""
    return tuple(base.execute(f"PRAGMA {mark}").fetchone()[0] for mark in MARKS)
