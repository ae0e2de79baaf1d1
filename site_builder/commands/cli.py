"""The command line: one command is run, and what goes wrong is reported in lines."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from site_builder import __version__
from site_builder.commands.terminal import (
    FAULTS,
    OURS,
    USAGE,
    UnwritableError,
    complain,
    die,
    has_working_folder,
    is_installed,
    open_streams,
    repeat,
    stoppable,
)
from site_builder.memory.unchanged import kept
from site_builder.model.problems import WorkersError, printable

# Where the system keeps its own Python from pip, only a virtual environment accepts packages.
INSTALL = (
    f"{sys.executable} -m pip install ."
    if sys.prefix != sys.base_prefix
    else "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python build.py"
)


def script() -> None:
    """Run the command that was typed, and end with its exit code."""
    code = main()
    gc.freeze()  # else Python looks for cycles in everything once more before it ends
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Everything that goes wrong is reported in lines."""
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without “ or é shows it escaped
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = None
    try:
        with stoppable():
            if (last := kept(given)) is not None:
                return repeat(last)
            from site_builder.commands.arguments import read_arguments  # 10 ms

            options = read_arguments(given)
            options.given = given
            # The analysis and the pages create almost no cycles and stay to the end: the collector
            # would find nothing, at a fifth of the cost. The trees of BeautifulSoup are cycles.
            if options.command not in ("check", "import", "serve"):
                gc.disable()
            if options.command != "extract" and not has_working_folder():
                complain("the folder you are in is gone (go to another with cd)")
                return USAGE
            # Every command starts at once: it is imported with all that it needs when it runs.
            module = options.command + "_" * (options.command == "import")  # a word of Python
            return int(import_module(f"site_builder.commands.{module}").run(options))
    except KeyboardInterrupt as stop:
        complain("stopped")
        return die(stop)
    except Exception as fault:
        return failed(fault, getattr(options, "verbose", False))
    finally:
        gc.enable()


def failed(fault: Exception, verbose: bool) -> int:
    """Report what ended the command in one line, and return the exit code."""
    if isinstance(fault, UnwritableError | WorkersError):
        complain(str(fault))
        return FAULTS
    if isinstance(fault, ModuleNotFoundError) and not (fault.name or "").startswith("site_builder"):
        what = f"Variorum's packages are missing ({fault.name} is the first)"
        again = "install it again without --no-deps" if is_installed() else f"type: {INSTALL}"
        complain(f"{what}; {again}")
        return USAGE
    if isinstance(fault, OSError) and fault.filename is not None:
        where = os.fsdecode(fault.filename) if not isinstance(fault.filename, int) else "a file"
        complain(f"{where}: {(fault.strerror or '').lower()}")
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
    complain(
        f"a fault of the program, please report this line: Variorum {__version__},"
        f" Python {sys.version.split()[0]}, {place}, {what}{more}"
    )
    return OURS
