"""Workers of a Dask cluster: a scheduler that somebody started sends each order to one of them.

Only bytes travel. A worker that dies gives its orders to another one; the scheduler sees to that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from site_builder.model.problems import WorkersError
from site_builder.workers.order import answer

WAIT = 30  # seconds for a scheduler that does not answer


class Cluster:
    """The workers of the scheduler at an address like `tcp://10.0.0.5:8786` or `tls://…`."""

    size, room = 8, 1_000_000  # a task costs the scheduler a millisecond

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ModuleNotFoundError:
            todo = 'type: pip install "variorum[cluster]"'
            raise WorkersError(f"--cluster needs Dask, which is not here ({todo})") from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we report what ends a build
        self._address = address
        try:
            self._client: Any = Client(address, timeout=WAIT, set_as_default=False)
        except Exception as fault:
            raise WorkersError(
                f"{address}: no scheduler answers, {_told(fault)} (start one with: dask scheduler)"
            ) from None
        threads = sum(self._client.nthreads().values())
        if not threads:
            self.close()
            raise WorkersError(
                f"{address}: the scheduler has no workers (start some with: dask worker {address})"
            )
        self.ahead = 2 * self.size * threads

    def send(self, order: bytes) -> Callable[[], bytes]:
        """Give the order to the scheduler."""
        try:
            # Two equal orders are two tasks: the second must not find the first one's lost result.
            future = self._client.submit(answer, order, pure=False)
        except Exception as fault:
            raise self._lost(fault) from None
        return lambda: self._answer(future)

    def close(self) -> None:
        """Leave the cluster. It goes on, without our orders."""
        self._client.close(timeout=WAIT)

    def _answer(self, future: Any) -> bytes:
        try:
            made: bytes = future.result()
            future.release()  # else the worker keeps it
        except Exception as fault:
            raise self._lost(fault) from None
        return made

    def _lost(self, fault: Exception) -> WorkersError:
        return WorkersError(
            f"the cluster at {self._address} gave no answer: {_told(fault)}"
            " (look at the logs of its workers)"
        )


def _told(fault: BaseException) -> str:
    """A fault in one line."""
    first = (str(fault).strip().splitlines() or [""])[0]
    return f"{type(fault).__name__}: {first[:200]}" if first else type(fault).__name__
