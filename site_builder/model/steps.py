"""How a step of a build is taken: always, or only if nobody remembers its result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

R = TypeVar("R")


class Taking(Protocol):
    """Takes a step: returns its result for these arguments.

    The result may be an earlier one for the same `argument`. So a step depends on nothing else, and
    `untold` is what it only tells: a stopwatch, the progress.
    """

    def __call__(self, step: Callable[..., R], argument: object, *untold: object) -> R:
        """The result of `step(argument, *untold)`, whose annotation names its type."""


def take(step: Callable[..., R], argument: object, *untold: object) -> R:
    """Take the step itself."""
    return step(argument, *untold)
