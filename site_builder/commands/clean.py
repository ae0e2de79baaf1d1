"""`build.py clean`: the memory of earlier builds is removed."""

from __future__ import annotations

import sys
from argparse import Namespace

from site_builder.commands.terminal import DONE, say
from site_builder.memory.folder import folder_of, remove


def run(options: Namespace) -> int:
    """Remove the memory; the exit code."""
    folder = folder_of(options.content)
    done = "removed" if remove(folder) else "was not there"
    if not options.quiet:
        say(f"{folder}: {done}", sys.stdout)
    return DONE
