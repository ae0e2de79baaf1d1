"""`build.py explain`: why the program decided as it did, and the YAML that overrules it."""

from __future__ import annotations

import argparse
import sys

from site_builder.commands.command import (
    DONE,
    FAULTS,
    USAGE,
    Command,
    Options,
    add_inputs,
    name_of,
)
from site_builder.commands.review import read_edition
from site_builder.commands.terminal import say
from site_builder.model.problems import printable


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = "the ID of a quote, statement, event, article, theme or note"
    parser.add_argument("id", type=name_of(what), metavar="ID", help=what)
    add_inputs(parser)


def _run(options: Options) -> int:
    from site_builder.editors.explain import explain, nearest_ids

    edition = read_edition(options)
    if edition is None:
        return FAULTS
    lines = explain(edition, options.id)
    for line in lines:
        say(printable(line), sys.stdout)
    if lines:
        return DONE
    near = ", ".join(nearest_ids(edition, options.id))
    hint = f"near it: {near}" if near else "build.py review lists ids, and so does data/"
    say(printable(f"build.py: nothing has the ID {options.id[:100]} ({hint})"), sys.stderr)
    return USAGE


EXPLAIN = Command(
    "explain",
    "tell why a quote, statement, event, article, theme or note is as it is",
    "python build.py explain q-this-is-our-duty-3f2a91",
    _add_options,
    _run,
)
