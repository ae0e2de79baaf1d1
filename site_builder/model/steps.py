"""The steps of a build that are about one article or one event, and who takes them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Generic, TypeVar

from msgspec import Struct

A = TypeVar("A")
R = TypeVar("R")


class Step(Struct, Generic[A, R], frozen=True):
    """A plain function, whose result is to be had for each of several arguments.

    The function is called with the argument, what is `common` to all of them, and the `untold`. Its
    result depends on the first two alone, and their types and its own are in its annotations.
    `untold` is told something and says nothing: a stopwatch. `says` names what the step does to an
    argument. `brief` is the part of a result that is worth keeping. A step that `stays` is taken by
    the program itself: it is small, or its argument has no type by which it could be sent.
    """

    function: Callable[..., R]
    says: Callable[[A], str]
    common: tuple[Any, ...] = ()
    untold: tuple[Any, ...] = ()
    brief: Callable[[R], R] | None = None
    stays: bool = False

    def take(self, argument: A) -> R:
        """The result for the argument."""
        return self.function(argument, *self.common, *self.untold)


class Taking:
    """Takes a step: itself, when its result is asked for. Others remember it or send it away."""

    ahead = 0  # steps that are begun before the result of the first is asked for

    def begin(self, step: Step[A, R], argument: A) -> Callable[[], R]:
        """Begin the step for the argument; what returns its result, and is called once."""
        return partial(step.take, argument)

    def each(self, step: Step[A, R], arguments: Iterable[A]) -> Iterator[R]:
        """The results in the order of the arguments."""
        begun: deque[Callable[[], R]] = deque()
        for argument in arguments:
            begun.append(self.begin(step, argument))
            if len(begun) > self.ahead:
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()


ONE_BY_ONE = Taking()
