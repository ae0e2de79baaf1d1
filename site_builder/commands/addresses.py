"""`build.py addresses`: note the addresses that the site has, so that none is ever lost."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from site_builder.commands.review import read_edition
from site_builder.commands.terminal import DONE, FAULTS, say
from site_builder.pages.moved import published
from site_builder.sources.files import rewrite
from site_builder.sources.small_tables import ADDRESSES, address_table


def run(options: Namespace) -> int:
    """Add the addresses of today to `addresses.csv`; the exit code. None is ever taken out."""
    edition = read_edition(options)
    if edition is None:
        return FAULTS
    known = {one.path: one for one in edition.published}
    fresh = [one for one in published(edition) if one.path not in known]
    path = Path(options.content) / ADDRESSES
    if fresh:
        rewrite(path, address_table((*known.values(), *fresh)))
    if not options.quiet:
        say(f"{path.as_posix()}: {len(known) + len(fresh)} addresses, {len(fresh)} new", sys.stdout)
    return DONE
