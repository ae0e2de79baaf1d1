"""`build.py check`: what is wrong in the built site."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from site_builder.commands.terminal import (
    DONE,
    FAULTS,
    USAGE,
    Progress,
    complain,
    report,
    say,
)
from site_builder.model.problems import has_errors
from site_builder.publish.check import check_site
from site_builder.sources.seeds import read_seeds


def run(options: Namespace) -> int:
    """Report the faults of the site; the exit code."""
    folder = Path(options.output)
    if not os.path.isdir(folder):  # Path.is_dir raises for a name that is too long
        complain(f"{folder} is no folder (build the site first)")
        return USAGE
    progress = Progress(sys.stderr, wanted=not options.quiet)
    seeds, problems = read_seeds(Path(options.seeds)) if options.seeds else (None, [])
    checked, faults = check_site(folder, progress, seeds)
    problems += faults
    progress.clear()
    report(problems, of_inputs=False)  # their places are in the site
    if has_errors(problems) or (options.strict and problems):
        return FAULTS
    if not options.quiet:
        say(f"{options.output}: {checked} pages, no fault found", sys.stdout)
    return DONE
