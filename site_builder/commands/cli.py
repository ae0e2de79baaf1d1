"""The command line: arguments, the five commands, exit codes.

0 done; 1 faults in seeds, content or templates, or a system that will not write; 2 a wrong
command; 3 a fault of the program. What a command needs is imported when it runs, so that
`--version`, `--help` and `extract` start at once.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import __version__
from site_builder.commands.terminal import (
    Progress,
    UnwritableError,
    die,
    has_working_folder,
    open_streams,
    report,
    say,
    stoppable,
)
from site_builder.model.problems import Problem, has_errors, printable

if TYPE_CHECKING:  # what only some commands need is imported when they run
    from site_builder.publish.site import Indexer

DONE, FAULTS, USAGE, OURS = 0, 1, 2, 3
FOLDERS = {"seeds": "seeds", "content": "content", "templates": "templates", "output": "_site"}

# Where the system keeps its own Python from pip, only a folder of our own takes packages.
INSTALL = (
    f"{sys.executable} -m pip install ."
    if sys.prefix != sys.base_prefix
    else "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python build.py"
)

HELP = """\
commands:
  build     seeds and content into a site (when no command is given)
  check     the built site: links, ids, HTML, data, and each text against its seed
  extract   quotations of articles on standard input: one {"id": …, "text": …} a line
  review    what an editor should look at, by kind and place
  explain   why a quote, statement, event, article, theme or note is as it is, by its ID

example:
  python build.py --output public --base-url https://example.org/speech/
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. All of what goes wrong is told in lines."""
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without “ or é shows it escaped
            stream.reconfigure(errors="backslashreplace")
    options = _options(arguments)
    commands = {"build": _build, "check": _check, "extract": _extract}
    commands |= dict.fromkeys(("review", "explain"), _ask)
    try:
        with stoppable():
            if options.command != "extract" and not has_working_folder():
                say("build.py: the folder you are in is gone (go to another with cd)", sys.stderr)
                return USAGE
            return commands[options.command](options)
    except UnwritableError as fault:
        say(f"build.py: {fault}", sys.stderr)
        return FAULTS
    except KeyboardInterrupt as stop:
        say("build.py: stopped", sys.stderr)
        return die(stop)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("site_builder"):
            return _ours(missing, options.verbose)
        what = f"Variorum's packages are missing ({missing.name} is the first)"
        say(f"build.py: {what}; type: {INSTALL}", sys.stderr)
        return USAGE
    except OSError as fault:
        if fault.filename is None:
            return _ours(fault, options.verbose)
        where = os.fsdecode(fault.filename) if not isinstance(fault.filename, int) else "a file"
        say(printable(f"build.py: {where}: {(fault.strerror or '').lower()}"), sys.stderr)
        return FAULTS
    except Exception as fault:
        return _ours(fault, options.verbose)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Builds a static site that shows what was said and how each outlet told it.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "command",
        nargs="?",
        default="build",
        choices=["build", "check", "extract", "review", "explain"],
        metavar="command",
        help="build, check, extract, review or explain; see below",
    )
    parser.add_argument("id", nargs="?", metavar="ID", help="what explain is to explain")
    for name, folder in FOLDERS.items():
        parser.add_argument(f"--{name}", metavar="FOLDER", help=f"default: {folder}")
    parser.add_argument("--base-url", metavar="ADDRESS", help="where the site will stand")
    parser.add_argument("--no-search", action="store_true", help="leave out the search")
    parser.add_argument(
        "--predictions", metavar="FILE", help="quotations from elsewhere, as extract writes them"
    )
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("-q", "--quiet", action="store_true", help="nothing but problems")
    parser.add_argument("-v", "--verbose", action="store_true", help="what it cost, and tracebacks")
    parser.add_argument("--version", action="version", version=f"Variorum {__version__}")
    options = parser.parse_intermixed_args(arguments)  # an option may stand before the ID
    named = (*FOLDERS, "base_url", "no_search", "predictions", "strict")
    reads = {
        "build": {*named},
        "check": {"output", "strict"},
        "review": {"seeds", "content", "predictions"},
        "explain": {"seeds", "content", "predictions"},
    }
    if options.command == "explain" and not (options.id or "").strip():
        parser.error("explain needs the ID of what it is to explain")
    if options.command != "explain" and options.id is not None:
        parser.error(f"{options.command} takes no ID")
    for name in (*FOLDERS, "predictions"):
        if getattr(options, name) is not None and not getattr(options, name).strip():
            parser.error(f"--{name} needs the name of a {'folder' if name in FOLDERS else 'file'}")
    for name in named:
        if getattr(options, name) and name not in reads.get(options.command, ()):
            parser.error(f"{options.command} takes no --{name.replace('_', '-')}")
    for name, folder in FOLDERS.items():
        if getattr(options, name) is None:
            setattr(options, name, folder)
    return options


def _ours(fault: BaseException, verbose: bool) -> int:
    """Tell of a fault of the program in one line that is worth reporting."""
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


def _stops(problems: list[Problem], strict: bool) -> bool:
    return has_errors(problems) or (strict and bool(problems))


# ------------------------------------------------------------------------------------------ build


def _build(options: argparse.Namespace) -> int:
    from msgspec.structs import replace

    from site_builder.edition.compile import compile_edition
    from site_builder.publish.folders import resolve, why_refused
    from site_builder.publish.output import Status, publish
    from site_builder.publish.site import site_files
    from site_builder.sources.addresses import address_fault
    from site_builder.sources.inputs import read_inputs

    base_url = options.base_url
    if base_url is not None:
        base_url = base_url if base_url.endswith("/") else f"{base_url}/"
        fault = address_fault(base_url)
        if fault or "?" in base_url or "#" in base_url:
            what, to_do = fault or ("is no address of a folder", "leave out what follows ? or #")
            say(printable(f"build.py: --base-url {what} ({to_do})"), sys.stderr)
            return USAGE
    output = resolve(options.output)
    inputs = [Path(options.seeds), Path(options.content), Path(options.templates)]
    inputs.append(Path(__file__).parent.parent)
    if refused := why_refused(output, inputs):
        say(printable(f"build.py: will not write to {options.output}: {refused}"), sys.stderr)
        return USAGE

    progress = Progress(sys.stderr, wanted=not options.quiet)
    progress("reading")
    given, problems = read_inputs(inputs[0], inputs[1], options.predictions)
    content = given.content
    files: dict[str, bytes] = {}
    if not has_errors(problems):
        if base_url is not None:
            content = replace(content, site=replace(content.site, base_url=base_url))
        progress("comparing")
        # What the analysis makes stays to the end and holds no cycles: looking through it for some,
        # again and again, was a fifth of its cost.
        gc.disable()
        edition = compile_edition(given.seeds, content, given.predictions)
        gc.freeze()
        gc.enable()
        problems += edition.problems
        if not has_errors(problems):
            indexer = _indexer(options, output)
            files, faults = site_files(edition, inputs[2], progress, indexer)
            problems += faults
    progress.clear()
    report(problems)
    if _stops(problems, options.strict):
        return FAULTS

    outcome = publish(files, output, inputs)
    if outcome.status in (Status.REFUSED, Status.FAILED):
        say(printable(f"build.py: {outcome.message}"), sys.stderr)
        return USAGE if outcome.status is Status.REFUSED else FAULTS
    if not options.quiet:
        done = "written" if outcome.status is Status.WRITTEN else "unchanged"
        pages = sum(path.endswith(".html") for path in files)
        say(f"{options.output}: {len(given.seeds)} articles, {pages} pages, {done}", sys.stdout)
    if options.verbose:
        size = sum(map(len, files.values()))
        cost = sum(os.times()[:4])  # with that of the programs we ran
        say(f"{len(files)} files of {size:,} bytes; {cost:.2f} s of CPU", sys.stderr)
    return DONE


def _indexer(options: argparse.Namespace, output: Path) -> Indexer | None:
    """What makes the search index; None where nobody wants it or the extra is not installed."""
    from site_builder.publish.search_index import engine, search_index

    if options.no_search:
        return None
    program = engine()
    if program is None:
        if not options.quiet:
            install = f'{sys.executable} -m pip install "pagefind[bin]"'
            say(f"build.py: built without search; to have it, type: {install}", sys.stderr)
        return None
    return partial(search_index, program=program, output=output)


# ------------------------------------------------------------------------------------------ check


def _check(options: argparse.Namespace) -> int:
    from site_builder.publish.check import check_site

    folder = Path(options.output)
    if not os.path.isdir(folder):  # that of a Path raises for a name that is too long
        say(printable(f"build.py: {folder} is no folder (build the site first)"), sys.stderr)
        return USAGE
    progress = Progress(sys.stderr, wanted=not options.quiet)
    checked, problems = check_site(folder, progress)
    progress.clear()
    report(problems)
    if _stops(problems, options.strict):
        return FAULTS
    if not options.quiet:
        say(f"{options.output}: {checked} pages, no fault found", sys.stdout)
    return DONE


# ----------------------------------------------------------------------------- review and explain


def _ask(options: argparse.Namespace) -> int:
    from site_builder.commands.desk import edition_for_editors, list_for_review, tell_why

    progress = Progress(sys.stderr, wanted=not options.quiet)
    inputs = Path(options.seeds), Path(options.content), options.predictions
    edition, errors = edition_for_editors(*inputs, progress)
    progress.clear()
    report(errors)
    if edition is None:
        return FAULTS
    if options.command == "review":
        list_for_review(edition, options.quiet)
        return DONE
    return DONE if tell_why(edition, options.id) else USAGE


# ---------------------------------------------------------------------------------------- extract


def _extract(options: argparse.Namespace) -> int:  # noqa: ARG001 (every command has this form)
    from site_builder.commands.lines import extract_lines

    if sys.stdin is None:
        say("build.py: standard input is closed (extract reads the articles there)", sys.stderr)
        return USAGE
    # What an article needs holds no cycles: to look through it for some, again and again, costs.
    gc.freeze()
    gc.set_threshold(100_000)
    problems = extract_lines()
    report(problems)
    return FAULTS if problems else DONE
