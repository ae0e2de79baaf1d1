"""`build.py review`: what an editor should look at."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

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
from site_builder.editors.review import KINDS, Item, review
from site_builder.model.edition import Edition
from site_builder.model.problems import Severity, has_errors, printable
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
    paths = {article.id: article.seed_path for article in edition.articles}
    speakers = {speaker.id for speaker in edition.speakers}
    for what, wanted, known in (
        ("kind", options.kind, KINDS),
        ("article", options.article, paths),
        ("speaker", options.speaker, speakers),
    ):
        if wanted is not None and wanted not in known:
            hint = (
                did_you_mean(wanted, tuple(known))
                or f"there are: {', '.join(sorted(known)[:NAMED])}"
            )
            complain(f"there is no {what} “{wanted}” ({hint})")
            return USAGE
    items = [
        item
        for item in review(edition)
        if options.kind in (None, item.kind)
        and (options.article is None or item.location.path == paths[options.article])
        and options.speaker in (None, item.speaker)
    ]
    if options.json:
        say(json.dumps(list(map(_record, items)), ensure_ascii=False, indent=1), sys.stdout)
        return DONE
    for item in items:
        say(printable(str(item)), sys.stdout)
    if not options.quiet:
        say(f"{len(items)} to look at; {program()} explain ID tells why", sys.stderr)
    return DONE


def _record(item: Item) -> dict[str, object]:
    """An item as JSON; `docs/editing.md` tells its keys."""
    path, line, column = item.location
    place = {"path": path, "line": line, "column": column}
    return {"kind": item.kind, **place, "words": item.words, "id": item.id, "speaker": item.speaker}
