"""What every command shares: its shape, its exit codes and the options that several have."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NamedTuple

DONE = 0
FAULTS = 1  # in seeds, content or templates; or the system does not write
USAGE = 2  # a wrong command
OURS = 3  # a fault of the program

Options = argparse.Namespace


class Command(NamedTuple):
    """A command by its name, with what `--help` says of it.

    `run` imports what it needs itself, so that every command starts at once.
    """

    name: str
    summary: str
    example: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Options], int]
    has_cycles: bool = False  # whether it creates many reference cycles, as BeautifulSoup does


def name_of(what: str) -> Callable[[str], str]:
    """The type of an argument that must not be empty."""

    def name(given: str) -> str:
        if not given.strip():
            raise argparse.ArgumentTypeError(f"needs {what}")
        return given

    return name


def add_folders(parser: argparse.ArgumentParser, **defaults: str) -> None:
    """Options that name folders, with their defaults."""
    for name, default in defaults.items():
        help_ = f"default: {default}"
        a_folder = name_of("the name of a folder")
        parser.add_argument(
            f"--{name}", type=a_folder, default=default, metavar="FOLDER", help=help_
        )


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """The options for what the analysis reads."""
    add_folders(parser, seeds="seeds", content="content")
    help_ = "quotations of another extractor, in the lines that extract writes"
    a_file = name_of("the name of a file")
    parser.add_argument("--predictions", type=a_file, metavar="FILE", help=help_)


def add_strict(parser: argparse.ArgumentParser) -> None:
    """The option that makes warnings stop the command."""
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
