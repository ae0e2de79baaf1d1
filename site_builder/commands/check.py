"""`build.py check`: what is wrong in the built site."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from site_builder.commands.command import (
    DONE,
    FAULTS,
    USAGE,
    Command,
    Options,
    add_folders,
    add_strict,
)
from site_builder.commands.terminal import Progress, report, say
from site_builder.model.problems import has_errors, printable


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_folders(parser, output="_site")
    add_strict(parser)


def _run(options: Options) -> int:
    from site_builder.publish.check import check_site

    folder = Path(options.output)
    if not os.path.isdir(folder):  # Path.is_dir raises for a name that is too long
        say(printable(f"build.py: {folder} is no folder (build the site first)"), sys.stderr)
        return USAGE
    progress = Progress(sys.stderr, wanted=not options.quiet)
    checked, problems = check_site(folder, progress)
    progress.clear()
    report(problems)
    if has_errors(problems) or (options.strict and problems):
        return FAULTS
    if not options.quiet:
        say(f"{options.output}: {checked} pages, no fault found", sys.stdout)
    return DONE


CHECK = Command(
    "check",
    "check links, ids, HTML and data of the built site, and each text against its seed",
    "python build.py check --output public",
    _add_options,
    _run,
    has_cycles=True,
)
