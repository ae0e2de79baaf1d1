"""The arguments of the command line, and what `--help` says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from site_builder import __version__
from site_builder.commands.terminal import program, typed


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


def _folder(default: str) -> dict[str, Any]:
    kind = _named("the name of a folder")
    return {"type": kind, "metavar": "FOLDER", "default": default, "help": f"default: {default}"}


def _switch(told: str) -> dict[str, Any]:
    return {"action": "store_true", "help": told}


FOUND = "quotations of another extractor, in the lines that extract writes"
OWN_TEMPLATES = "templates and assets of your own, in place of ours (default: templates)"
A_NEW = "the folder of the new project; or the word article, and seeds"
MODES = ("full", "excerpts", "quotes-only")
HOW_MUCH = "how much of the articles the site shows; articles of others need a permission for full"
A_THING = "the ID of a quote, statement, event, article, theme or note"
ARGUMENTS: dict[str, dict[str, Any]] = {
    "id": {"type": _named(A_THING), "metavar": "ID", "help": A_THING},
    "--seeds": _folder("seeds"),
    "--content": _folder("content"),
    "--templates": _folder("templates") | {"default": None, "help": OWN_TEMPLATES},
    "--static": _folder("static"),
    "--output": _folder("_site"),
    "--predictions": {"type": _named("the name of a file"), "metavar": "FILE", "help": FOUND},
    "--base-url": {"type": _base_url, "metavar": "ADDRESS", "help": "where the site will be"},
    "--no-search": _switch("leave out the search"),
    "names": {"nargs": "+", "type": _named(A_NEW), "metavar": "DIR", "help": A_NEW},
    "--all": _switch("new article: for each seed that nothing describes"),
    "--example": _switch("with three invented articles that show what a site can do"),
    "--text-mode": {"choices": MODES, "default": "excerpts", "help": f"{HOW_MUCH} (excerpts)"},
    "--strict": _switch("warnings count as errors"),
}
INPUTS = ("--seeds", "--content", "--static", "--predictions")


class Command(NamedTuple):
    """What `--help` says of a command, and its arguments; it runs in the module of its name."""

    summary: str
    example: str
    arguments: tuple[str, ...] = ()
    no_default: tuple[str, ...] = ()  # arguments of these that are left out where none is given


COMMANDS = {
    "new": Command(
        "make a new project, or files for articles with what their own lines say",
        "new my-site --example\n  {program} new article --all",
        ("names", "--example", "--text-mode", "--all", *INPUTS),
    ),
    "build": Command(
        "make the site from seeds and content",
        "--output public --base-url https://example.org/speech/",
        (*INPUTS, "--templates", "--output", "--base-url", "--no-search", "--strict"),
    ),
    "check": Command(
        "check links, ids, HTML, data and safety of the built site, and each text against its seed",
        "check --output public --seeds seeds",
        ("--output", "--seeds", "--strict"),
        no_default=("--seeds",),
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
        ("id", *INPUTS),
    ),
}


def _command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, wherever it was typed; build if none was typed."""
    for number, word in enumerate(arguments):
        before = ARGUMENTS.get(arguments[number - 1], {}) if number else {}
        if not word.startswith("-") and "type" not in before:
            return [word, *arguments[:number], *arguments[number + 1 :]]
    if {"-h", "--help", "--version"} & set(arguments):
        return list(arguments)
    return ["build", *arguments]


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options. A wrong command ends the program, with a line that says why."""
    common: dict[str, Any] = {"allow_abbrev": False}
    common["formatter_class"] = argparse.RawDescriptionHelpFormatter
    example = f"example:\n  {typed()} "
    parser = argparse.ArgumentParser(
        prog=program(),
        description="Builds a static site that shows what was said and how each outlet told it.",
        epilog=f"Without a command the site is built.\n\n{example}{COMMANDS['build'].example}\n",
        **common,
    )
    parser.add_argument("--version", action="version", version=f"Variorum {__version__}")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        told = f"{command.summary[0].upper()}{command.summary[1:]}."
        epilog = f"{example}{command.example.format(program=typed())}\n"
        texts: dict[str, Any] = {"help": command.summary, "description": told, "epilog": epilog}
        own = parsers.add_parser(name, **texts, **common)
        for argument in command.arguments:
            told_of = ARGUMENTS[argument]
            if argument in command.no_default:
                told_of = told_of | {"default": None, "help": "compare with these very texts"}
            own.add_argument(argument, **told_of)
        own.add_argument("-q", "--quiet", **_switch("print nothing but problems"))
        own.add_argument("-v", "--verbose", **_switch("print the cost, and tracebacks"))
    options, unknown = parser.parse_known_args(_command_first(arguments))
    if unknown:
        parsers.choices[options.command].error(f"unrecognized arguments: {' '.join(unknown)}")
    return options
