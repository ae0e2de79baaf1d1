"""Steps as orders to workers: sent as soon as they are begun, answered in order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, Protocol, TypeVar

from site_builder.model.problems import WorkersError
from site_builder.model.steps import Step, Taking
from site_builder.model.wire import ENCODER, decoder, result_decoder
from site_builder.workers.order import Answer, Order, this_program

A = TypeVar("A")
R = TypeVar("R")


class Workers(Protocol):
    """Processes that answer orders (see `order.answer`).

    They like orders of `size` arguments or of `room` bytes; `ahead` arguments keep them busy.
    """

    size: int
    room: int
    ahead: int

    def send(self, order: bytes) -> Callable[[], bytes]:
        """Send the order; what waits for its answer. Raises WorkersError, as what it returns."""


class Orders(Taking):
    """Sends each step to `workers`."""

    def __init__(self, workers: Workers) -> None:
        self.ahead = workers.ahead
        self._workers = workers
        self._last: Shard | None = None

    def begin(self, step: Step[A, R], argument: A) -> Callable[[], R]:
        """Add the argument to the open shard, or to a new one."""
        if self._last is None or not self._last.takes(step):
            self._last = Shard(step, self._workers)
        return self._last.add(argument)


class Shard:
    """Arguments of one step that are sent together: when there are enough, or when a result is
    asked for.
    """

    def __init__(self, step: Step[Any, Any], workers: Workers) -> None:
        self._step, self._workers = step, workers
        self._arguments: list[bytes] = []
        self._room = workers.room

    def takes(self, step: Step[Any, Any]) -> bool:
        """Whether an argument of this step can be sent with those that are here."""
        return self._step is step and "_wait" not in self.__dict__

    def add(self, argument: A) -> Callable[[], Any]:
        """Add an argument; what returns its result."""
        self._arguments.append(ENCODER.encode(argument))
        self._room -= len(self._arguments[-1])
        if self._room < 0 or len(self._arguments) == self._workers.size:
            _ = self._wait
        return partial(self._result, argument, len(self._arguments) - 1)

    def _result(self, argument: A, number: int) -> Any:
        """The result for one argument. Where the worker failed we do it, and see the fault."""
        try:
            results = self._results
        except WorkersError as fault:
            raise WorkersError(f"{self._step.says(argument)}: {fault}") from None
        if results is None:
            return self._step.take(argument)
        return result_decoder(self._step.function).decode(results[number])

    @cached_property
    def _wait(self) -> Callable[[], bytes]:
        """What waits for the answer. The shard is sent."""
        function, common = self._step.function, ENCODER.encode(self._step.common)
        name = f"{function.__module__}.{function.__qualname__}"
        order = Order(this_program(), name, common, tuple(self._arguments))
        return self._workers.send(ENCODER.encode(order))

    @cached_property
    def _results(self) -> tuple[bytes, ...] | None:
        """The results, when they are there; None if the worker failed."""
        made: Answer = decoder(Answer).decode(self._wait())
        if made.program != this_program():
            todo = "install this Variorum, Python and packages on each worker"
            raise WorkersError(f"a worker runs another version of the program ({todo})")
        return made.results
