"""What reading gathers: problems, and the ids to be checked when all are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct, field

from site_builder.model.problems import Location, Problem, error, warning
from site_builder.model.steps import ONE_BY_ONE, Taking

T = TypeVar("T")

SHOWN = 40  # characters of a wrong value that a message repeats


class NamedId(Struct, frozen=True):
    """An outlet, a speaker or a seed that an editor names by its id."""

    kind: str
    id: str
    location: Location


class Findings(Struct):
    """The problems found while values are read, and the ids that the values name.

    `taking` takes the steps of reading.
    """

    taking: Taking = ONE_BY_ONE
    problems: list[Problem] = field(default_factory=list)
    named: list[NamedId] = field(default_factory=list)

    def error(self, location: Location, message: str, hint: str = "") -> None:
        """Note an error."""
        self.problems.append(error(location, message, hint))

    def warning(self, location: Location, message: str, hint: str = "") -> None:
        """Note a warning."""
        self.problems.append(warning(location, message, hint))

    def take(self, read: tuple[T, list[Problem]]) -> T:
        """What was read, once its problems are noted."""
        value, problems = read
        self.problems += problems
        return value


def quoted(text: str) -> str:
    """A value as messages repeat it: in marks, on one line, cut if it is long."""
    line = " ".join(text[: SHOWN * 2].split())
    return f"“{line[:SHOWN]}…”" if len(line) > SHOWN or len(text) > SHOWN * 2 else f"“{line}”"


def listed(words: Iterable[str]) -> str:
    """Words as messages list them."""
    return ", ".join(words)
