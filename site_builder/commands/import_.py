"""`variorum import`: articles out of saved pages, mails and texts, into seeds/ and content/."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from site_builder.commands.inputs import has_project
from site_builder.commands.terminal import DONE, FAULTS, USAGE, Progress, report, say
from site_builder.imports.clipping import Clipping
from site_builder.imports.formats import find_files, read_data, read_file
from site_builder.imports.intake import Intake, Placed, outlet_lines, with_outlets
from site_builder.model.given import Outlet
from site_builder.model.problems import Location, Problem, error, has_errors, printable
from site_builder.sources.content import read_content
from site_builder.sources.files import MAX_SEED_BYTES, shown
from site_builder.sources.seeds import read_seeds, text_faults

STDIN = "-"
INPUT = Location("standard input")
OUTLETS = ("outlets.yaml", "outlets.yml")


def run(options: Namespace) -> int:
    """Read the files, write what is new and say of each what was found; the exit code."""
    seeds, content = Path(options.seeds), Path(options.content)
    articles = shown(content / "articles")
    if not has_project(options):
        return USAGE
    given, faults = read_content(content)
    if has_errors(faults):
        report(faults)
        return FAULTS
    intake = Intake(read_seeds(seeds)[0] if seeds.is_dir() else (), given)
    clippings, problems = _read(options)
    placed = []
    for clipping in clippings:
        wrong = [p for p in text_faults(clipping.place.path, clipping.text) if has_errors([p])]
        problems += wrong
        if wrong:
            continue
        found = intake.place(clipping)
        if isinstance(found, Placed):
            placed.append(found)
        else:
            stem, how = found
            say(printable(f"{named(clipping)}: {stem} has it already ({how})"), sys.stdout)
    used = {one.outlet() for one in placed}
    outlets = [outlet for outlet in intake.outlets if outlet.id in used]
    if not options.dry_run:
        placed = _write(placed, outlets, options, problems)
    if outlets and not options.quiet:
        added = ", ".join(outlet.name for outlet in outlets)
        say(printable(f"new outlets: {added}"), sys.stdout)
    for one in placed:
        say(printable(f"{shown(seeds / one.stem)}.txt: {_told(one)}"), sys.stdout)
    report(problems, of_inputs=False)
    if placed and not options.quiet:
        told = "nothing is written" if options.dry_run else f"next: look at each in {articles}"
        say(f"{told}; what was found is an offer, with its evidence", sys.stderr)
    return FAULTS if has_errors(problems) else DONE


def named(clipping: Clipping) -> str:
    """The file of a clipping, with its row or record if it is not the first."""
    path, line, _ = clipping.place
    return f"{path}:{line}" if line > 1 else path


def _read(options: Namespace) -> tuple[list[Clipping], list[Problem]]:
    """The clippings of all files that are named, and what is wrong with the others."""
    progress = Progress(sys.stderr, wanted=not options.quiet)
    clippings: list[Clipping] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(options.paths):
        if path == STDIN:
            found, faults = _standard_input()
            clippings += found
            problems += faults
            continue
        files, faults = find_files(Path(path))
        problems += faults
        for file in files:
            progress(f"reading {file.path}")
            found, faults = read_file(file)
            clippings += found
            problems += faults
    progress.clear()
    return clippings, problems


def _standard_input() -> tuple[list[Clipping], list[Problem]]:
    if sys.stdin is None:
        return [], [error(INPUT, "it is closed", "name a file in place of -")]
    try:
        data = sys.stdin.buffer.read(MAX_SEED_BYTES + 1)
    except OSError as fault:  # a folder
        reason = (fault.strerror or str(fault)).lower()
        return [], [error(INPUT, f"cannot be read: {reason}", "give it a text")]
    if len(data) > MAX_SEED_BYTES:
        return [], [error(INPUT, f"it has more than {MAX_SEED_BYTES // 1024:,} KB", "divide it")]
    return read_data(INPUT, data)


def _told(one: Placed) -> str:
    """What was taken of a file, what was left out, and what its entry says."""
    clipping = one.clipping
    words = f"{len(clipping.text.split()):,} words of {named(clipping)}"
    left_out = f", {clipping.left_out:,} left out" if clipping.left_out else ""
    facts = [f"{o.key} {o.value}" for o in one.offers if o.is_sure and o.key != "address"]
    unsure = ", ".join(f"{o.key} {o.value}" for o in one.offers if not o.is_sure)
    told = ", ".join(facts) or "nothing is known of its source"
    told += "; not English, so only its quotations are marked" * (not one.is_read)
    return f"{words}{left_out}; {told}" + f"; unsure: {unsure}" * bool(unsure)


def _write(
    placed: list[Placed], outlets: list[Outlet], options: Namespace, problems: list[Problem]
) -> list[Placed]:
    """Write outlets, then each seed with its entry; what was written, and the faults noted."""
    seeds, articles = Path(options.seeds), Path(options.content) / "articles"
    done = []
    try:
        if outlets:
            _add_outlets(Path(options.content), outlets, problems)
    except OSError as fault:
        problems.append(_unwritten(Path(options.content) / OUTLETS[0], fault))
        return []
    for one in placed:
        files = {
            seeds / f"{one.stem}.txt": one.clipping.text,
            articles / f"{one.stem}.md": one.entry(),
        }
        written: list[Path] = []
        try:
            for path, text in files.items():
                write_new(path, text)
                written.append(path)
            done.append(one)
        except OSError as fault:
            problems.append(_unwritten(list(files)[len(written)], fault))
            for path in written:
                path.unlink(missing_ok=True)
    return done


def _unwritten(path: Path, fault: OSError) -> Problem:
    reason = (fault.strerror or str(fault)).lower()
    return error(Location(shown(path)), f"cannot be written: {reason}", "nothing of it is kept")


def _add_outlets(folder: Path, outlets: list[Outlet], problems: list[Problem]) -> None:
    """Write the entries after those of outlets.yaml; print them where they can't follow."""
    path = next((folder / n for n in OUTLETS if (folder / n).exists()), folder / OUTLETS[0])
    text = path.read_text("utf-8") if path.exists() else ""
    longer = with_outlets(text, outlets)
    if longer is None:
        what = "new outlets can't be written below what is here"
        problems.append(error(Location(shown(path)), what, "add the lines that are printed"))
        for line in outlet_lines(outlets):
            say(line, sys.stdout)
        return
    _put(path, longer)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all. Raises OSError."""
    if os.path.lexists(path):
        raise FileExistsError(17, "it is there already")
    _put(path, text)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.tmp")
    try:
        part.write_text(text, "utf-8", newline="\n")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
