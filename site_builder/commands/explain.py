"""`build.py explain`: why the program decided as it did, and the YAML that overrules it."""

from __future__ import annotations

import sys
from argparse import Namespace

from site_builder.commands.review import read_edition
from site_builder.commands.terminal import DONE, FAULTS, USAGE, complain, program, say
from site_builder.editors.explain import explain, nearest_ids
from site_builder.model.problems import printable


def run(options: Namespace) -> int:
    """Print the explanation, or the ids nearest to an unknown one; the exit code."""
    edition = read_edition(options)
    if edition is None:
        return FAULTS
    lines = explain(edition, options.id)
    for line in lines:
        say(printable(line), sys.stdout)
    if lines:
        return DONE
    near = ", ".join(nearest_ids(edition, options.id))
    hint = f"near it: {near}" if near else f"{program()} review lists ids, and so does data/"
    complain(f"nothing has the ID {options.id[:100]} ({hint})")
    return USAGE
