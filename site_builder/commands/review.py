"""`build.py review`: what an editor should look at."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from site_builder.commands.inputs import has_project, inputs_of, memory_of
from site_builder.commands.terminal import (
    DONE,
    FAULTS,
    USAGE,
    Progress,
    complain,
    program,
    report,
    say,
)
from site_builder.edition.compile import compile_edition
from site_builder.editors.answers import answers
from site_builder.editors.review import KINDS, Item, review
from site_builder.model.edition import Edition
from site_builder.model.given import SeenItem
from site_builder.model.problems import Location, Severity, has_errors, printable, warning
from site_builder.sources.files import rewrite
from site_builder.sources.small_tables import SEEN, seen_table
from site_builder.text.nearest import did_you_mean

NAMED = 12  # in a message


def read_edition(options: Namespace) -> Edition | None:
    """The edition for editors; None after errors, which are reported. A build reports warnings."""
    if not has_project(options):
        return None
    progress = Progress(sys.stderr, wanted=not options.quiet)
    progress("reading")
    memory = memory_of(options)
    inputs, problems = inputs_of(options, memory)
    edition = None
    if not has_errors(problems):
        progress("comparing")
        edition = compile_edition(inputs.seeds, inputs.content, inputs.predictions, taking=memory)
        problems += edition.problems
    memory.close(forget=False)
    progress.clear()
    report([problem for problem in problems if problem.severity is Severity.ERROR])
    return None if has_errors(problems) else edition


def run(options: Namespace) -> int:
    """Print the list, or the part of it that is asked for; the exit code."""
    edition = read_edition(options)
    if edition is None:
        return FAULTS
    every = review(edition)
    seen = {(one.kind, one.id, one.article) for one in edition.seen}
    if not _are_known(options, edition, every):
        return USAGE
    items = [item for item in every if _is_asked(options, edition, item)]
    left = [item for item in items if item.key in seen and not options.with_seen]
    items = [item for item in items if item not in left]
    if options.seen:
        return _leave(options, edition, items)
    if options.stubs:
        return _write_answers(options, edition, items)
    if options.json:
        say(json.dumps(list(map(_record, items)), ensure_ascii=False, indent=1), sys.stdout)
        return DONE
    for item in items:
        say(printable(str(item)), sys.stdout)
    listed = {item.key for item in every}
    report(
        [
            warning(one.location, f"“{one.kind}” of {one.id} is listed no more", "take the row out")
            for one in edition.seen
            if (one.kind, one.id, one.article) not in listed
        ]
    )
    if not options.quiet:
        told = f" ({len(left)} seen before are left out; --with-seen lists them)" if left else ""
        say(f"{len(items)} to look at{told}; {program()} explain ID tells why", sys.stderr)
    return DONE


def _are_known(options: Namespace, edition: Edition, every: tuple[Item, ...]) -> bool:
    """Whether what the options name is there; if not, it is reported."""
    ids = {item.id for item in every}
    asked = [
        ("kind", [options.kind], KINDS),
        ("article", [options.article], [article.id for article in edition.articles]),
        ("speaker", [options.speaker], [speaker.id for speaker in edition.speakers]),
        ("item with the id", options.seen or [], ids),
    ]
    unknown = [
        (what, one, known)
        for what, named, known in asked
        for one in named
        if one is not None and one not in known
    ]
    for what, one, known in unknown:
        some = f"there are: {', '.join(sorted(known)[:NAMED])}" if known else "nothing is listed"
        complain(f"there is no {what} “{one}” ({did_you_mean(one, tuple(known)) or some})")
    return not unknown


def _is_asked(options: Namespace, edition: Edition, item: Item) -> bool:
    paths = {article.id: article.seed_path for article in edition.articles}
    return (
        options.kind in (None, item.kind)
        and (options.article is None or item.location.path == paths[options.article])
        and options.speaker in (None, item.speaker)
        and (options.seen is None or item.id in options.seen)
    )


def _leave(options: Namespace, edition: Edition, items: list[Item]) -> int:
    """Note that an editor has seen these items, and lists them no more."""
    path = Path(options.content) / SEEN
    place = Location(path.as_posix())
    fresh = tuple(SeenItem(*item.key, place) for item in items)
    try:
        rewrite(path, seen_table((*edition.seen, *fresh)))
    except OSError as fault:
        complain(f"{path.as_posix()}: {(fault.strerror or str(fault)).lower()}")
        return FAULTS
    if not options.quiet:
        say(f"{path.as_posix()}: {len(fresh)} more are seen", sys.stdout)
    return DONE


def _write_answers(options: Namespace, edition: Edition, items: list[Item]) -> int:
    """Write a new file with the answers to these items."""
    path = Path(options.stubs)
    lines, answered = answers(edition, items)
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write("\n".join(lines) + "\n")
    except OSError as fault:
        is_there = isinstance(fault, FileExistsError)
        why = "is there already (name a new file)" if is_there else (fault.strerror or "").lower()
        complain(f"{path.as_posix()}: {why}")
        return FAULTS
    if not options.quiet:
        other = len(items) - answered
        told = f"; {other} are answered in other files" if other else ""
        say(f"{path.as_posix()}: answers to {answered}{told}", sys.stdout)
    return DONE


def _record(item: Item) -> dict[str, object]:
    """An item as JSON; `docs/editing.md` tells its keys."""
    path, line, column = item.location
    place = {"path": path, "line": line, "column": column}
    return {"kind": item.kind, **place, "words": item.words, "id": item.id, "speaker": item.speaker}
