"""What the user sees: problems on the error stream, progress on a terminal, signals obeyed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn, TextIO

from site_builder.problems import Problem, Severity, in_order, printable

PATIENCE = 1.0  # seconds of work before progress is shown
BETWEEN = 0.1  # seconds between two lines of progress
COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33"}


class StoppedBySignal(KeyboardInterrupt):
    """A signal asks the program to end; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def stoppable() -> Iterator[None]:
    """Within, SIGTERM and SIGHUP unwind the program as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 (signal's form)
        raise StoppedBySignal(number)

    names = ("SIGINT", "SIGTERM", "SIGHUP")
    before = {}
    for number in [getattr(signal, name) for name in names if hasattr(signal, name)]:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays what it is
            before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def die(stop: KeyboardInterrupt) -> int:
    """End as the signal would have ended us, so that a shell knows; else the exit code of it."""
    number = getattr(stop, "number", signal.SIGINT)
    if os.name == "posix":
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    return 128 + int(number)


def say(line: str, stream: TextIO) -> None:
    """One line for the user; a reader who has gone away, or a full disk there, is no fault."""
    with suppress(OSError):
        print(line, file=stream, flush=True)


def report(problems: list[Problem]) -> None:
    """Every problem once, in the order of its place, on the error stream."""
    coloured = has_colours(sys.stderr)
    for problem in in_order(problems):
        line = str(problem)
        if coloured:
            place = str(problem.location)
            shown = printable(place)
            line = f"\x1b[{COLOURS[problem.severity]}m{shown}\x1b[0m{line.removeprefix(shown)}"
        say(line, sys.stderr)


def has_colours(stream: TextIO) -> bool:
    """Whether colours are wanted and understood there (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """What is being done, on one line of a terminal, once the work has taken a second."""

    def __init__(self, stream: TextIO, *, wanted: bool) -> None:
        self._stream = stream
        self._shown = False
        self._next = time.monotonic() + PATIENCE if wanted and stream.isatty() else None

    def __call__(self, what: str) -> None:
        """Show `what` in place of what was shown before."""
        if self._next is None or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + BETWEEN
        self._shown = True
        self._write(f"\r\x1b[K{printable(what)[:78]}")

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._shown = False
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        with suppress(BrokenPipeError):
            self._stream.write(text)
            self._stream.flush()
