"""The arguments of the command line, and what `--help` says of them."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from site_builder import __version__
from site_builder.commands.terminal import program, typed
from site_builder.text.nearest import did_you_mean


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


def _port(given: str) -> int:
    """The number of a port; 0 is any that is free."""
    if not (given.isascii() and given.isdigit() and int(given) < 1 << 16):
        raise argparse.ArgumentTypeError(f"{given} is no number of a port (write 8000)")
    return int(given)


def _jobs(given: str) -> int:
    """How many processes; auto: as many as we may have CPUs. argparse reports anything else."""
    if given == "auto":
        has_affinity = hasattr(os, "sched_getaffinity")  # Linux alone
        return len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:9]) <= MANY):
        raise argparse.ArgumentTypeError(f"needs a number from 1 to {MANY}, or auto")
    return int(given)


def _scheduler(given: str) -> str:
    """The address of a Dask scheduler."""
    if not SCHEDULER.fullmatch(given):
        raise argparse.ArgumentTypeError(f"{given} is no scheduler (write tcp://HOST:8786)")
    return given


def _folder(default: str) -> dict[str, Any]:
    kind = _named("the name of a folder")
    return {"type": kind, "metavar": "FOLDER", "default": default, "help": f"default: {default}"}


def _switch(told: str) -> dict[str, Any]:
    return {"action": "store_true", "help": told}


FOUND = "quotations of another extractor, in the lines that extract writes"
OWN_TEMPLATES = "templates and assets of your own, in place of ours (default: templates)"
A_NEW = "the folder of the new project; or the word article, and seeds"
FORMS = ("text", "markdown", "json")
MODES = ("full", "excerpts", "quotes-only")
HOW_MUCH = "what is shown of articles; others must permit full (default: excerpts)"
A_SEED = "the name of a seed without .txt"
MANY = 1000
SCHEDULER = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/]+:\d+", re.ASCII)
SHARED_WORK = "worker processes for articles and events, or auto: one a CPU (default: 1, none)"
A_SCHEDULER = "the Dask scheduler whose workers do it, as tcp://10.0.0.5:8786 (extra cluster)"
A_THING = "the ID of a quote, statement, event, article, theme or note"
A_CLIPPING = "a file, a folder of files, or - for the standard input"
AN_ITEM = "the id of an item"
A_SEEN = "note in content/seen.csv that these are right as they are"
A_FILE_OF_ANSWERS = "write the answers into a new file, commented out"
AN_EXPORT = "a JSON file of Web Annotations"
ARGUMENTS: dict[str, dict[str, Any]] = {
    "id": {"type": _named(A_THING), "metavar": "ID", "help": A_THING},
    "--seeds": _folder("seeds"),
    "--content": _folder("content"),
    "--templates": _folder("templates") | {"default": None, "help": OWN_TEMPLATES},
    "--static": _folder("static"),
    "--output": _folder("_site"),
    "--predictions": {"type": _named("the name of a file"), "metavar": "FILE", "help": FOUND},
    "--base-url": {"type": _base_url, "metavar": "ADDRESS", "help": "where the site will be"},
    "--jobs": {"type": _jobs, "metavar": "N", "default": 1, "help": SHARED_WORK},
    "--cluster": {"type": _scheduler, "metavar": "ADDRESS", "help": A_SCHEDULER},
    "--no-search": _switch("leave out the search"),
    "names": {"nargs": "+", "type": _named(A_NEW), "metavar": "DIR", "help": A_NEW},
    "--all": _switch("new article: for each seed that nothing describes"),
    "--example": _switch("with three invented articles that show what a site can do"),
    "--text-mode": {"type": str, "choices": MODES, "help": HOW_MUCH},
    "paths": {"nargs": "+", "type": _named("a file"), "metavar": "PATH", "help": A_CLIPPING},
    "--dry-run": _switch("say what would be written, and write nothing"),
    "files": {"nargs": "+", "type": _named("a file"), "metavar": "FILE", "help": AN_EXPORT},
    "--no-memory": _switch("do not use, or keep, what earlier builds found"),
    "--kind": {"type": _named("a kind"), "metavar": "KIND", "help": "only what is of one kind"},
    "--article": {"type": _named(A_SEED), "metavar": "SEED", "help": "only what is in one article"},
    "--speaker": {
        "type": _named("an id"),
        "metavar": "ID",
        "help": "only what is about one speaker",
    },
    "--json": _switch("print data"),
    "--seen": {"nargs": "+", "type": _named(AN_ITEM), "metavar": "ID", "help": A_SEEN},
    "--with-seen": _switch("list also what was seen before"),
    "--stubs": {"type": _named("a file"), "metavar": "FILE", "help": A_FILE_OF_ANSWERS},
    "--port": {"type": _port, "metavar": "N", "default": 8000, "help": "default: 8000"},
    "--yes": _switch("do it"),
    "--strict": _switch("warnings count as errors"),
    "--diff": {
        "nargs": "?",
        "type": _named("the name of a folder"),
        "metavar": "FOLDER",
        "default": False,
        "const": True,
        "help": "print what differs from the site that is there, or from the one in FOLDER",
    },
    "--diff-as": {"choices": FORMS, "default": "text", "help": "how it is printed (default: text)"},
}
INPUTS = ("--seeds", "--content", "--static", "--predictions", "--no-memory")
BUILDING = (
    *INPUTS,
    *("--jobs", "--cluster"),
    *("--templates", "--output", "--base-url", "--no-search", "--strict"),
)
DIFFERENCE = ("--diff", "--diff-as")


class Command(NamedTuple):
    """What `--help` says of a command, and its arguments; it runs in the module of its name.

    Each example is what is typed after the program's name, and what it does.
    """

    summary: str
    examples: tuple[tuple[str, str], ...]
    next: str  # what one does afterwards, or what to know
    arguments: tuple[str, ...] = ()
    no_default: tuple[str, ...] = ()  # arguments of these that are left out where none is given


COMMANDS = {
    "new": Command(
        "make a new project, or files for articles with what their own lines say",
        (
            ("new my-site --example", "a folder with three invented articles"),
            ("new article herald-talks", "content/articles/herald-talks.md"),
            ("new article --all", "such a file for each article that nothing describes"),
        ),
        "Nothing is overwritten. Then put articles into seeds/ and build.",
        ("names", "--example", "--text-mode", "--all", *INPUTS),
    ),
    "import": Command(
        "take articles from saved pages, mails, documents and tables into seeds/ and content/",
        (
            ("import ~/saved", "each article of a folder"),
            ("import page.html letter.eml --dry-run", "what would be written"),
            ("import -", "a text that you paste, up to Ctrl-D (Windows: Ctrl-Z and Enter)"),
        ),
        "Nothing is overwritten, and nothing is loaded from the network. What a file says of its"
        "\nsource is an offer with its evidence; what is unsure is a comment in content/articles/."
        '\nWeb pages need the extra “import”: pip install "variorum[import]".',
        ("paths", "--dry-run", "--seeds", "--content"),
    ),
    "build": Command(
        "make the site from seeds and content",
        (
            ("build", "the site of this folder in _site/"),
            (
                "--output public --base-url https://example.org/speech/",
                "with its address",
            ),
            ("--diff", "the same, and what the new site says otherwise than the one before"),
        ),
        "Each fault is a line path:line:column: what is wrong (what to do). After an error the site"
        "\nstays as it was; a warning stops nothing. Then look what to correct: review.",
        (*BUILDING, *DIFFERENCE),
    ),
    "serve": Command(
        "show the site in a browser of this machine, and build again whenever a file changes",
        (("serve", "the site at http://127.0.0.1:8000/"), ("serve --port 8001", "at another port")),
        "A page that changed is loaded again by itself, and an error is shown in it. No other"
        "\nmachine can see the site. Ctrl-C ends."
        '\nIt needs the extra “serve”: pip install "variorum[serve]".',
        ("--port", *BUILDING),
    ),
    "check": Command(
        "check links, ids, HTML, data and safety of the built site, and each text against its seed",
        (("check --seeds seeds", "the site in _site/, and its texts"),),
        "Check before you publish. Nothing is changed.",
        ("--output", "--seeds", "--strict"),
        no_default=("--seeds",),
    ),
    "extract": Command(
        'write the quotations of each line {"id": …, "text": …} of the standard input',
        (("extract < articles.jsonl > quotations.jsonl", "one line an article"),),
        'In PowerShell: cmd /c "{program} extract < articles.jsonl > quotations.jsonl"',
    ),
    "review": Command(
        "list what an editor should look at, first what harms most",
        (
            ("review", "everything, first what harms most"),
            ('review --kind "speaker unclear"', "the speakers that are unclear"),
            ("review --article herald-talks --json", "what there is in one article, as data"),
            ("review --seen ID", "this is right as it is: list it no more"),
            ("review --stubs content/corrections/answers.yaml", "all answers, commented out"),
        ),
        "Each line ends with an ID for explain.",
        (
            *("--kind", "--article", "--speaker", "--json"),
            *("--seen", "--with-seen", "--stubs", *INPUTS),
        ),
    ),
    "addresses": Command(
        "note the site's addresses in content/addresses.csv, so that none is ever lost",
        (("addresses", "before you publish a site that others link to"),),
        "An address that has no page any more leads on to what it was about. A build writes nothing"
        "\ninto content/.",
        INPUTS,
    ),
    "annotations": Command(
        "write notes from Web Annotations, as Hypothesis and Recogito export them",
        (("annotations export.json", "a note in content/notes/ for each that fits one passage"),),
        "An annotation is on an article by the address that content/articles/ gives, or by the"
        "\nname of its page. Nothing is overwritten, and nothing is moved to words that are alike.",
        ("files", *INPUTS, "--strict"),
    ),
    "explain": Command(
        "print why a quote, statement, event, article, theme or note is as it is",
        (("explain q-this-is-our-duty-3f2a91", "a quotation"), ("explain herald-talks", "a seed")),
        "At the end are the lines that overrule it: paste them into the file that is named.",
        ("id", *INPUTS),
    ),
    "remove": Command(
        "remove an article from the project, its memory and the site, as its owner wishes",
        (
            ("remove herald-talks", "what would be removed"),
            ("remove herald-talks --yes", "it is, and the site is built again"),
        ),
        "An event, theme or correction that names the article with others is yours to change: its"
        "\nplace is told. The history of a repository still has the text.",
        ("id", "--yes", *BUILDING, *DIFFERENCE),
    ),
    "clean": Command(
        "remove what earlier builds left for the next one",
        (("clean", "the folder .variorum/ next to content/"),),
        "The site stays. The next build takes longer and makes the same.",
        ("--content",),
    ),
}


def _epilog(command: Command) -> str:
    """The examples of a command, and what to know."""
    one = [f"  {typed()} {words}\n      {does}\n" for words, does in command.examples]
    plural = "s" * (len(one) > 1)
    return f"example{plural}:\n{''.join(one)}\n{command.next.format(program=typed())}\n"


def _command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, wherever it was typed; build if none was typed."""
    for number, word in enumerate(arguments):
        before = ARGUMENTS.get(arguments[number - 1], {}) if number else {}
        if not word.startswith("-") and "type" not in before:
            return [word, *arguments[:number], *arguments[number + 1 :]]
    if {"-h", "--help", "--version"} & set(arguments):
        return list(arguments)
    return ["build", *arguments]


def _meant(word: str, known: Iterable[str]) -> str:
    """What to do about a word that means nothing here; "" if nobody knows."""
    if os.path.isdir(word):
        return f"a command works in the folder you are in: type cd {word} first"
    return did_you_mean(word, known)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options. A wrong command ends the program, with a line that says why."""
    common: dict[str, Any] = {"allow_abbrev": False}
    common["formatter_class"] = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog=program(),
        description="Builds a static site that shows what was said and how each outlet told it.",
        epilog=f"Without a command the site is built.\n\n{_epilog(COMMANDS['build'])}",
        **common,
    )
    parser.add_argument("--version", action="version", version=f"Variorum {__version__}")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        told = f"{command.summary[0].upper()}{command.summary[1:]}."
        texts: dict[str, Any] = {
            "help": command.summary,
            "description": told,
            "epilog": _epilog(command),
        }
        own = parsers.add_parser(name, **texts, **common)
        for argument in command.arguments:
            told_of = ARGUMENTS[argument]
            if argument in command.no_default:
                told_of = told_of | {"default": None, "help": "compare with these very texts"}
            own.add_argument(argument, **told_of)
        own.add_argument("-q", "--quiet", **_switch("print nothing but problems"))
        own.add_argument("-v", "--verbose", **_switch("print the cost, and tracebacks"))
    words = _command_first(arguments)
    if words[0] not in COMMANDS and not words[0].startswith("-"):
        hint = _meant(words[0], COMMANDS) or f"the commands are {', '.join(COMMANDS)}"
        parser.error(f"there is no command {words[0]} ({hint})")
    options, unknown = parser.parse_known_args(words)
    if unknown:
        hint = _meant(unknown[0], [name for name in ARGUMENTS if name.startswith("--")])
        told = f"unrecognized arguments: {' '.join(unknown)}" + f" ({hint})" * bool(hint)
        parsers.choices[options.command].error(told)
    if getattr(options, "cluster", None) and options.jobs != 1:
        parsers.choices[options.command].error("--jobs and --cluster are two ways (use one)")
    return options
