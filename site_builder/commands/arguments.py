"""The arguments of the command line, and what `--help` says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from site_builder import __version__


def _named(what: str) -> Callable[[str], str]:
    """The type of an argument that must not be empty."""

    def name(given: str) -> str:
        if not given.strip():
            raise argparse.ArgumentTypeError(f"needs {what}")
        return given

    return name


def _base_url(given: str) -> str:
    """The address of a folder, with a slash at its end; argparse reports any other."""
    from site_builder.sources.addresses import address_fault

    address = given if given.endswith("/") else f"{given}/"
    fault = address_fault(address)
    if fault or "?" in address or "#" in address:
        what, to_do = fault or ("is no address of a folder", "leave out what follows ? or #")
        raise argparse.ArgumentTypeError(f"{what} ({to_do})")
    return address


Argument = tuple[tuple[str, ...], dict[str, Any]]  # of ArgumentParser.add_argument


def _folder(name: str, default: str) -> Argument:
    a_folder, told = _named("the name of a folder"), f"default: {default}"
    return (f"--{name}",), {"type": a_folder, "default": default, "metavar": "FOLDER", "help": told}


def _option(name: str, of: Callable[[str], str], metavar: str, told: str) -> Argument:
    return (name,), {"type": of, "metavar": metavar, "help": told}


def _switch(*names: str, told: str) -> Argument:
    return names, {"action": "store_true", "help": told}


FOUND = "quotations of another extractor, in the lines that extract writes"
PREDICTIONS = _option("--predictions", _named("the name of a file"), "FILE", FOUND)
INPUTS = (_folder("seeds", "seeds"), _folder("content", "content"), PREDICTIONS)
OUTPUT = _folder("output", "_site")
STRICT = _switch("--strict", told="warnings count as errors")
BASE_URL = _option("--base-url", _base_url, "ADDRESS", "where the site will be published")
NO_SEARCH = _switch("--no-search", told="leave out the search")
IDENTITY = "the ID of a quote, statement, event, article, theme or note"
OF_ALL = (
    _switch("-q", "--quiet", told="print nothing but problems"),
    _switch("-v", "--verbose", told="print the cost, and tracebacks"),
)


class Command(NamedTuple):
    """What `--help` says of a command, and its arguments; it runs in the module of its name."""

    summary: str
    example: str
    arguments: tuple[Argument, ...] = ()


COMMANDS = {
    "build": Command(
        "make the site from seeds and content",
        "--output public --base-url https://example.org/speech/",
        (*INPUTS, _folder("templates", "templates"), OUTPUT, BASE_URL, NO_SEARCH, STRICT),
    ),
    "check": Command(
        "check links, ids, HTML and data of the built site, and each text against its seed",
        "check --output public",
        (OUTPUT, STRICT),
    ),
    "extract": Command(
        'write the quotations of each line {"id": …, "text": …} of the standard input',
        "extract < articles.jsonl > quotations.jsonl",
    ),
    "review": Command(
        "list what an editor should look at, by kind and place", "review | grep unclear", INPUTS
    ),
    "explain": Command(
        "print why a quote, statement, event, article, theme or note is as it is",
        "explain q-this-is-our-duty-3f2a91",
        (_option("id", _named(IDENTITY), "ID", IDENTITY), *INPUTS),
    ),
}
VALUED = {
    name
    for command in COMMANDS.values()
    for (name, *_), more in command.arguments
    if "type" in more
}


def _command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, wherever it was typed; build if none was typed."""
    for number, word in enumerate(arguments):
        if not word.startswith("-") and (number == 0 or arguments[number - 1] not in VALUED):
            return [word, *arguments[:number], *arguments[number + 1 :]]
    if {"-h", "--help", "--version"} & set(arguments):
        return list(arguments)
    return ["build", *arguments]


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options. A wrong command ends the program, with a line that says why."""
    common: dict[str, Any] = {"allow_abbrev": False}
    common["formatter_class"] = argparse.RawDescriptionHelpFormatter
    example = "example:\n  python build.py "
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Builds a static site that shows what was said and how each outlet told it.",
        epilog=f"Without a command the site is built.\n\n{example}{COMMANDS['build'].example}\n",
        **common,
    )
    parser.add_argument("--version", action="version", version=f"Variorum {__version__}")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        told = f"{command.summary[0].upper()}{command.summary[1:]}."
        epilog = f"{example}{command.example}\n"
        texts: dict[str, Any] = {"help": command.summary, "description": told, "epilog": epilog}
        own = parsers.add_parser(name, **texts, **common)
        for names, more in (*command.arguments, *OF_ALL):
            own.add_argument(*names, **more)
    options, unknown = parser.parse_known_args(_command_first(arguments))
    if unknown:
        parsers.choices[options.command].error(f"unrecognized arguments: {' '.join(unknown)}")
    return options
