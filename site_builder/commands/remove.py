"""`build.py remove`: an article leaves the project, its memory and the site."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Collection
from pathlib import Path

from msgspec import Struct

from site_builder.commands import build
from site_builder.commands.inputs import has_project
from site_builder.commands.terminal import DONE, FAULTS, USAGE, complain, report, say, typed
from site_builder.memory import folder as memory
from site_builder.model.problems import Location, Problem, error
from site_builder.sources.article_table import without_rows
from site_builder.sources.content import TABLE, read_content
from site_builder.sources.files import rewrite
from site_builder.sources.seeds import read_seeds
from site_builder.sources.small_tables import ADDRESSES, without_article
from site_builder.text.nearest import did_you_mean


class Removal(Struct, frozen=True):
    """What is removed with an article: whole files in this order, and lines of tables."""

    files: tuple[Path, ...]
    tables: tuple[tuple[Path, Callable[[str], str]], ...]


def run(options: Namespace) -> int:
    """Remove the article and build again; without --yes only say what would go. The exit code."""
    if not has_project(options):
        return USAGE
    seeds, content = Path(options.seeds), Path(options.content)
    paths = {seed.stem: Path(seed.path) for seed in read_seeds(seeds)[0]}
    if options.id not in paths:
        hint = did_you_mean(options.id, tuple(paths)) or "a seed is named without .txt"
        complain(f"there is no seed “{options.id}” ({hint})")
        return USAGE
    places = _places(content, paths, options.id)
    removal, others = _removal(content, paths[options.id], options.id, places)
    if others:
        hint = f"take it out here, then type {typed()} remove {options.id} again"
        report([error(place, f"this names {options.id}", hint) for place in others])
        return FAULTS
    if not options.yes:
        for path in (*removal.files, *(table for table, _ in removal.tables)):
            say(path.as_posix(), sys.stdout)
        say(f"nothing is removed yet: type {typed()} remove {options.id} --yes", sys.stdout)
        return DONE
    _remove(removal)
    memory.remove(memory.folder_of(options.content))
    return build.run(options)


def _places(content: Path, stems: Collection[str], article: str) -> list[Location]:
    """Where the content names the article: what is a fault only without it."""
    faults: list[set[Problem]] = []
    for known in (stems, {*stems} - {article}):
        faults.append(set(read_content(content, known)[1]))
    return sorted(problem.location for problem in faults[1] - faults[0])


def _removal(
    content: Path, seed: Path, article: str, places: Collection[Location]
) -> tuple[Removal, list[Location]]:
    """What is about the article alone, the seed last; and the places that name it with others."""
    files, others, lines = [], [], set()
    for place in places:
        path = Path(place.path)
        if path == content / TABLE:
            lines.add(place.line)
        elif path.parent == content / "notes" or path == content / "articles" / f"{article}.md":
            files.append(path)
        else:
            others.append(place)
    tables: list[tuple[Path, Callable[[str], str]]] = []
    if lines:
        tables.append((content / TABLE, lambda text: without_rows(text, lines)))
    addresses = content / ADDRESSES
    if addresses.is_file():
        tables.append((addresses, lambda text: without_article(text, article)))
    return Removal((*dict.fromkeys(files), seed), tuple(tables)), others


def _remove(removal: Removal) -> None:
    """Remove it; the seed is last, so that the command can be typed again if this is stopped."""
    for path, changed in removal.tables:
        rewrite(path, changed(path.read_bytes().decode("utf-8")))
    for path in removal.files:
        path.unlink(missing_ok=True)
