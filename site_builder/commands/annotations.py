"""`build.py annotations`: Web Annotations become notes in content/."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from site_builder.commands.inputs import has_project, inputs_of
from site_builder.commands.terminal import DONE, FAULTS, USAGE, report, say
from site_builder.imports.annotations import NoteFile, notes_of, read_annotations
from site_builder.model.found import Article
from site_builder.model.given import Content, Seed
from site_builder.model.problems import Location, Problem, error, has_errors
from site_builder.sources.files import MAX_CONTENT_BYTES, PlainFile, look, read_text, rewrite, shown


def run(options: Namespace) -> int:
    """Write a note for each annotation that fits one passage, and tell of the others."""
    if not has_project(options):
        return USAGE
    given, faults = inputs_of(options)
    if has_errors(faults):
        report(faults)
        return FAULTS
    notes, problems = _read(options.files, given.seeds, given.content)
    folder = Path(options.content) / "notes"
    written = [path for note in notes if (path := _write(folder, note, problems))]
    for path in written:
        say(path.as_posix(), sys.stdout)
    if not options.quiet:
        known = len(notes) - len(written)
        told = f", {known} there already" if known else ""
        say(f"{folder.as_posix()}: {len(written)} new{told}", sys.stdout)
    report(problems)
    return FAULTS if has_errors(problems) or (options.strict and problems) else DONE


def _read(
    paths: list[str], seeds: tuple[Seed, ...], content: Content
) -> tuple[list[NoteFile], list[Problem]]:
    """The notes of all files, and what is wrong in them."""
    articles = [Article(seed.stem, seed.path, seed.text, "") for seed in seeds]
    addresses = {entry.address: entry.id for entry in content.articles if entry.address}
    notes: list[NoteFile] = []
    problems: list[Problem] = []
    for path in map(Path, dict.fromkeys(paths)):
        place, kind, refused = look(path, path.parent.resolve())
        if place is None:
            what = f"this is {kind}, not a file" if kind else "there is no such file"
            problems.append(refused or error(Location(shown(path)), what, "name a file of JSON"))
            continue
        text, faults = read_text(PlainFile(shown(path), path.name, place), MAX_CONTENT_BYTES)
        problems += faults
        annotations, faults = read_annotations(shown(path), text) if text else ([], [])
        found, more = notes_of(annotations, articles, addresses)
        notes += found
        problems += faults + more
    return notes, problems


def _write(folder: Path, note: NoteFile, problems: list[Problem]) -> Path | None:
    """The file of the note, which is new; None if it is there already, or can't be written."""
    path = folder / f"{note.name}.md"
    if os.path.lexists(path):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        rewrite(path, note.text)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        problems.append(error(Location(shown(path)), f"cannot be written: {reason}", "try again"))
        return None
    return path
