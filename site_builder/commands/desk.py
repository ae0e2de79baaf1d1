"""The editors' desk: what `build.py review` and `build.py explain` print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from site_builder.commands.terminal import say
from site_builder.edition.compile import compile_edition
from site_builder.editors.explain import explain, nearest_ids
from site_builder.editors.review import review
from site_builder.model.found import Edition
from site_builder.model.problems import Problem, Severity, has_errors, printable
from site_builder.sources.inputs import read_inputs


def edition_for_editors(
    seeds: Path, content: Path, predictions: str | None, progress: Callable[[str], None]
) -> tuple[Edition | None, list[Problem]]:
    """The edition; None after errors, which are all that is told: warnings are a build's."""
    progress("reading")
    inputs, problems = read_inputs(seeds, content, predictions)
    edition: Edition | None = None
    if not has_errors(problems):
        progress("comparing")
        edition = compile_edition(inputs.seeds, inputs.content, inputs.predictions)
        problems += edition.problems
    errors = [p for p in problems if p.severity is Severity.ERROR]
    return None if errors else edition, errors


def list_for_review(edition: Edition, quiet: bool) -> None:
    """What an editor should look at, a line a thing."""
    items = review(edition)
    for item in items:
        say(printable(str(item)), sys.stdout)
    if not quiet:
        say(f"{len(items)} to look at; build.py explain ID tells why", sys.stderr)


def tell_why(edition: Edition, identity: str) -> bool:
    """Why a thing is as it is; for an ID that nothing has one line with the nearest, and False."""
    lines = explain(edition, identity)
    for line in lines:
        say(printable(line), sys.stdout)
    if not lines:
        near = ", ".join(nearest_ids(edition, identity))
        hint = f"near it: {near}" if near else "build.py review lists ids, and so does data/"
        say(printable(f"build.py: nothing has the ID {identity[:100]} ({hint})"), sys.stderr)
    return bool(lines)
