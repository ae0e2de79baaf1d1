"""`build.py review`: what an editor should look at."""

from __future__ import annotations

import sys
from argparse import Namespace

from site_builder.commands.inputs import has_project, inputs_of, memory_of
from site_builder.commands.terminal import DONE, FAULTS, Progress, program, report, say
from site_builder.edition.compile import compile_edition
from site_builder.editors.review import review
from site_builder.model.edition import Edition
from site_builder.model.problems import Severity, has_errors, printable


def read_edition(options: Namespace) -> Edition | None:
    """The edition for editors; None after errors, which are reported. A build reports warnings."""
    if not has_project(options):
        return None
    progress = Progress(sys.stderr, wanted=not options.quiet)
    progress("reading")
    memory = memory_of(options)
    inputs, problems = inputs_of(options, memory)
    edition = None
    if not has_errors(problems):
        progress("comparing")
        edition = compile_edition(inputs.seeds, inputs.content, inputs.predictions, taking=memory)
        problems += edition.problems
    memory.close(forget=False)
    progress.clear()
    report([problem for problem in problems if problem.severity is Severity.ERROR])
    return None if has_errors(problems) else edition


def run(options: Namespace) -> int:
    """Print the list; the exit code."""
    edition = read_edition(options)
    if edition is None:
        return FAULTS
    items = review(edition)
    for item in items:
        say(printable(str(item)), sys.stdout)
    if not options.quiet:
        say(f"{len(items)} to look at; {program()} explain ID tells why", sys.stderr)
    return DONE
