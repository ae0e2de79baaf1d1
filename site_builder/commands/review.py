"""`build.py review`: what an editor should look at."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.commands.command import DONE, FAULTS, Command, Options, add_inputs
from site_builder.commands.terminal import Progress, report, say
from site_builder.model.problems import Severity, has_errors, printable

if TYPE_CHECKING:
    from site_builder.model.found import Edition


def read_edition(options: Options) -> Edition | None:
    """The edition for editors; None after errors, which are reported. A build reports warnings."""
    from site_builder.edition.compile import compile_edition
    from site_builder.sources.inputs import read_inputs

    progress = Progress(sys.stderr, wanted=not options.quiet)
    progress("reading")
    inputs, problems = read_inputs(Path(options.seeds), Path(options.content), options.predictions)
    edition = None
    if not has_errors(problems):
        progress("comparing")
        edition = compile_edition(inputs.seeds, inputs.content, inputs.predictions)
        problems += edition.problems
    progress.clear()
    report([problem for problem in problems if problem.severity is Severity.ERROR])
    return None if has_errors(problems) else edition


def _run(options: Options) -> int:
    from site_builder.editors.review import review

    edition = read_edition(options)
    if edition is None:
        return FAULTS
    items = review(edition)
    for item in items:
        say(printable(str(item)), sys.stdout)
    if not options.quiet:
        say(f"{len(items)} to look at; build.py explain ID tells why", sys.stderr)
    return DONE


REVIEW = Command(
    "review",
    "list what an editor should look at, by kind and place",
    "python build.py review | grep unclear",
    add_inputs,
    _run,
)
