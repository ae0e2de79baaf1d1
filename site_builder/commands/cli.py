"""The command line: the commands, their arguments, and what is printed when one fails."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder import __version__
from site_builder.commands.build import BUILD
from site_builder.commands.check import CHECK
from site_builder.commands.command import FAULTS, OURS, USAGE
from site_builder.commands.explain import EXPLAIN
from site_builder.commands.extract import EXTRACT
from site_builder.commands.review import REVIEW
from site_builder.commands.terminal import (
    UnwritableError,
    die,
    has_working_folder,
    open_streams,
    say,
    stoppable,
)
from site_builder.model.problems import printable

COMMANDS = {command.name: command for command in (BUILD, CHECK, EXTRACT, REVIEW, EXPLAIN)}
VALUED = ("--seeds", "--content", "--templates", "--output", "--base-url", "--predictions")

# Where the system keeps its own Python from pip, only a virtual environment accepts packages.
INSTALL = (
    f"{sys.executable} -m pip install ."
    if sys.prefix != sys.base_prefix
    else "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python build.py"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Whatever goes wrong is reported in lines."""
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without “ or é shows it escaped
            stream.reconfigure(errors="backslashreplace")
    options = _options(sys.argv[1:] if arguments is None else arguments)
    command = COMMANDS[options.command]
    # The analysis and the pages create almost no cycles and stay to the end: the collector would
    # find nothing, at a fifth of the cost.
    if not command.has_cycles:
        gc.disable()
    try:
        with stoppable():
            if command is not EXTRACT and not has_working_folder():
                say("build.py: the folder you are in is gone (go to another with cd)", sys.stderr)
                return USAGE
            return command.run(options)
    except KeyboardInterrupt as stop:
        say("build.py: stopped", sys.stderr)
        return die(stop)
    except Exception as fault:
        return _failed(fault, options.verbose)
    finally:
        gc.enable()


def _command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, wherever it was typed; build if none was typed."""
    for number, word in enumerate(arguments):
        if not word.startswith("-") and (number == 0 or arguments[number - 1] not in VALUED):
            return [word, *arguments[:number], *arguments[number + 1 :]]
    if {"-h", "--help", "--version"} & set(arguments):
        return list(arguments)
    return [BUILD.name, *arguments]


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Builds a static site that shows what was said and how each outlet told it.",
        epilog=f"Without a command the site is built.\n\nexample:\n  {BUILD.example}\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Variorum {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for command in COMMANDS.values():
        one = commands.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary[0].upper()}{command.summary[1:]}.",
            epilog=f"example:\n  {command.example}\n",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_options(one)
        one.add_argument("-q", "--quiet", action="store_true", help="print nothing but problems")
        one.add_argument(
            "-v", "--verbose", action="store_true", help="print the cost, and tracebacks"
        )
    options, unknown = parser.parse_known_args(_command_first(arguments))
    if unknown:
        commands.choices[options.command].error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _failed(fault: Exception, verbose: bool) -> int:
    """Report what ended the command in one line, and return the exit code."""
    if isinstance(fault, UnwritableError):
        say(f"build.py: {fault}", sys.stderr)
        return FAULTS
    if isinstance(fault, ModuleNotFoundError) and not (fault.name or "").startswith("site_builder"):
        what = f"Variorum's packages are missing ({fault.name} is the first)"
        say(f"build.py: {what}; type: {INSTALL}", sys.stderr)
        return USAGE
    if isinstance(fault, OSError) and fault.filename is not None:
        where = os.fsdecode(fault.filename) if not isinstance(fault.filename, int) else "a file"
        say(printable(f"build.py: {where}: {(fault.strerror or '').lower()}"), sys.stderr)
        return FAULTS
    return _ours(fault, verbose)


def _ours(fault: Exception, verbose: bool) -> int:
    """Report a fault of the program in one line that is worth sending to us."""
    import traceback

    package = str(Path(__file__).parent.parent)
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(package)] or frames
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "nowhere"
    what = printable(f"{type(fault).__name__}: {fault}"[:300])
    if verbose:
        traceback.print_exception(fault)
    more = "" if verbose else "; -v shows more"
    say(
        f"build.py: a fault of the program, please report this line: Variorum {__version__},"
        f" Python {sys.version.split()[0]}, {place}, {what}{more}",
        sys.stderr,
    )
    return OURS
