"""Worker processes on this machine. Orders and answers go through pipes, their length before them.

They are Python programs of their own: the same on every system, and they end when we do, because
their input ends. A thread waits for the answer of each.
"""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from typing import IO

from site_builder.model.problems import WorkersError
from site_builder.workers.order import answer

START = f"import sys; sys.path[:] = sys.argv[1:]; from {__name__} import serve; serve()"
LENGTH = 8  # bytes
LOOK_UP = 0.1  # seconds


class Processes:
    """So many processes, each started when there is an order for it."""

    size, room = 1, 1  # a process that dies names its event

    def __init__(self, number: int) -> None:
        self.ahead = 4 * number
        self._number = number
        self._all: list[subprocess.Popen[bytes]] = []
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._threads = ThreadPoolExecutor(number)

    def send(self, order: bytes) -> Callable[[], bytes]:
        """Give the order to the next process that has nothing to do."""
        if self._idle.empty() and len(self._all) < self._number:
            self._all.append(start())
            self._idle.put(self._all[-1])
        return partial(_result, self._threads.submit(self._ask, order))

    def close(self) -> None:
        """End all processes, also those at work."""
        for process in self._all:
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._all:
            with suppress(OSError), process:  # what it did not read can't be written any more
                pass

    def _ask(self, order: bytes) -> bytes:
        process = self._idle.get()
        try:
            assert process.stdin  # noqa: S101
            assert process.stdout  # noqa: S101  both are pipes
            write(process.stdin, order)
            return read(process.stdout)
        except (OSError, EOFError):
            raise WorkersError(_end(process.wait())) from None
        finally:
            self._idle.put(process)


def _result(answer: Future[bytes]) -> bytes:
    """The answer, when it is there.

    A signal that comes just before we begin to wait does not wake us: without looking up now and
    then, Ctrl-C would be answered only when the worker is.
    """
    while True:
        with suppress(TimeoutError):  # of ours: `_ask` makes each other one a WorkersError
            return answer.result(LOOK_UP)


def start() -> subprocess.Popen[bytes]:
    """A worker that waits for orders."""
    command = [sys.executable, "-c", START, *sys.path]
    return subprocess.Popen(  # noqa: S603  ourselves
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Ctrl-C in a terminal reaches all of its processes. Ours end when we end them.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def serve() -> None:
    """Answer orders until there is none."""
    gc.disable()  # as in `commands/cli.py`
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed is no answer
    with suppress(EOFError, OSError):
        while True:
            write(answers, answer(read(orders)))


def write(pipe: IO[bytes], data: bytes) -> None:
    """Write bytes, and how many they are."""
    pipe.write(len(data).to_bytes(LENGTH, "little"))
    pipe.write(data)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes:
    """What was written; raises EOFError if it ends before."""
    size = int.from_bytes(head := pipe.read(LENGTH), "little")
    data = pipe.read(size)
    if len(head) < LENGTH or len(data) < size:
        raise EOFError
    return data


def _end(code: int) -> str:
    """How a process came to its end."""
    how = f"ended with code {code}"
    if code < 0:
        with suppress(ValueError):
            how = f"was ended by {signal.Signals(-code).name}"
    return f"a worker process {how} (if memory is short, use fewer --jobs)"
