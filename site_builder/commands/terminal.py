"""What the user sees: problems on the error stream, progress on a terminal; and signals."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import groupby
from types import FrameType
from typing import Any, NoReturn, TextIO

from site_builder.commands.places import annotation, pointed
from site_builder.model.problems import Location, Problem, Severity, in_order, printable

DONE = 0
FAULTS = 1  # in seeds, content or templates; or the system does not write
USAGE = 2  # a wrong command
OURS = 3  # a fault of the program

SHOWN = 20  # problems of one file; after correcting them the user builds again anyway
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
    """End as the signal would have ended us, so that a shell knows; its exit code otherwise."""
    number = getattr(stop, "number", signal.SIGINT)
    if os.name == "posix":
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    return 128 + int(number)


class UnwritableError(Exception):
    """What was asked for cannot be written to the output stream."""


def open_streams() -> None:
    """Open the null device for each stream that was closed before we began (`>&-`).

    Otherwise the first file that is opened would take the place of a stream, and messages would be
    printed into it. A closed standard input stays None.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free, which is this one
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (for good)


def has_working_folder() -> bool:
    """Whether the folder in which we were started still exists."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def say(line: str, stream: TextIO) -> None:
    """Print one line. A reader that has gone away is no fault, nor are lost messages.

    Raises UnwritableError if the output, which the user asked for, cannot be written.
    """
    try:
        print(line, file=stream, flush=True)
    except OSError as fault:
        abandon(stream)
        if stream is sys.stdout and not isinstance(fault, BrokenPipeError):
            raise UnwritableError(cannot_write(fault)) from None


def is_installed() -> bool:
    """Whether the command `variorum` was typed, and not `python build.py` in the repository."""
    return os.path.basename(sys.argv[0]).removesuffix(".exe") == "variorum"


def program() -> str:
    """The program as the user called it."""
    return "variorum" if is_installed() else "build.py"


def typed() -> str:
    """What a user types for the program."""
    return "variorum" if is_installed() else "python build.py"


def complain(line: str) -> None:
    """Print one line on the error stream, after the program's name."""
    say(printable(f"{program()}: {line}"), sys.stderr)


def cannot_write(fault: OSError) -> str:
    """The message for a fault of the output stream."""
    return f"cannot write: {(fault.strerror or str(fault)).lower()}"


def abandon(stream: TextIO) -> None:
    """Discard what is still in the buffer; Python would try to write it again when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def report(problems: list[Problem], *, of_inputs: bool = True) -> None:
    """Print the problems, each once, in the order of their places, on the error stream.

    Of a file with more than `SHOWN` the worst are printed, and how many more there are. A terminal
    shows the line and the place in it; GitHub is told so that it shows them in a change. What is
    no file of the user's (`of_inputs` is False) has no line to show.
    """
    coloured = has_colours(sys.stderr)
    is_seen = of_inputs and sys.stderr.isatty()
    is_annotated = of_inputs and os.environ.get("GITHUB_ACTIONS") == "true"
    for _, group in groupby(in_order(problems), key=lambda problem: problem.location.path):
        of_file = list(group)
        worst = sorted(of_file, key=lambda problem: -problem.severity)[:SHOWN]
        for problem in in_order(worst):
            line = str(problem)
            if coloured:
                shown = printable(str(problem.location))
                colour = COLOURS[problem.severity]
                line = f"\x1b[{colour}m{shown}\x1b[0m{line.removeprefix(shown)}"
            lines = [line, *(pointed(problem.location) if is_seen else ())]
            for one in [*lines, annotation(problem)] if is_annotated else lines:
                say(one, sys.stderr)
        if more := len(of_file) - len(worst):
            say(printable(f"{of_file[0].location.path}: and {more:,} more"), sys.stderr)


def repeat(last: Mapping[str, Any]) -> int:
    """Print what a build kept of itself (see `memory.unchanged.keep`); the exit code."""
    for line in last["complaints"]:
        complain(line)
    report([Problem(Location(*p[0]), Severity(p[1]), *p[2:]) for p in last["problems"]])
    if last["done"]:
        say(f"{last['done']}, unchanged", sys.stdout)
    return DONE


def has_colours(stream: TextIO) -> bool:
    """Whether the user wants colours and the stream shows them (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Stopwatch:
    """The CPU seconds of each stage by name; a stage ends when the next one begins."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "start", 0.0

    def __call__(self, stage: str) -> None:
        """A stage begins; it may begin several times."""
        now = time.process_time()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now


class Progress:
    """Shows on one line of a terminal what is being done, once the work has taken a second."""

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
        with suppress(OSError):
            self._stream.write(text)
            self._stream.flush()
