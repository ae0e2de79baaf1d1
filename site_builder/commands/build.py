"""`build.py build`: seeds and content become a site."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from site_builder.commands.inputs import has_project, inputs_of
from site_builder.commands.terminal import (
    DONE,
    FAULTS,
    USAGE,
    Progress,
    Stopwatch,
    complain,
    report,
    say,
)
from site_builder.edition.compile import compile_edition
from site_builder.model.problems import Problem, has_errors
from site_builder.publish.assets import project_templates
from site_builder.publish.folders import resolve, why_refused
from site_builder.publish.output import Status, publish
from site_builder.publish.site import Indexer, site_files, with_static


def run(options: Namespace) -> int:
    """Write the site, unless there are errors; the exit code."""
    output = resolve(options.output)
    if not has_project(options):
        return USAGE
    templates = project_templates(options.templates)
    inputs = [Path(options.seeds), Path(options.content), templates, Path(options.static)]
    inputs.append(Path(__file__).parent.parent)
    if refused := why_refused(output, inputs):
        hint = "name another folder with --output"
        complain(f"will not write to {options.output}: {refused} ({hint})")
        return USAGE
    progress = Progress(sys.stderr, wanted=not options.quiet)
    watch = Stopwatch()
    articles, files, problems = _files(options, templates, output, progress, watch)
    progress.clear()
    report(problems)
    if has_errors(problems) or (options.strict and problems):
        return FAULTS

    watch("write")
    outcome = publish(files, output, inputs)
    if outcome.status in (Status.REFUSED, Status.FAILED):
        complain(outcome.message)
        return USAGE if outcome.status is Status.REFUSED else FAULTS
    if not options.quiet:
        done = "written" if outcome.status is Status.WRITTEN else "unchanged"
        pages = sum(path.endswith(".html") for path in files)
        say(f"{options.output}: {articles} articles, {pages} pages, {done}", sys.stdout)
    if options.verbose:
        watch("end")
        for stage, seconds in watch.seconds.items():
            say(f"{seconds:8.2f} s  {stage.replace('_', ' ')}", sys.stderr)
        size = sum(map(len, files.values()))
        cost = sum(os.times()[:4])  # with that of the programs we ran
        say(f"{len(files)} files of {size:,} bytes; {cost:.2f} s of CPU", sys.stderr)
    return DONE


def _files(
    options: Namespace, templates: Path, output: Path, progress: Progress, watch: Stopwatch
) -> tuple[int, dict[str, bytes], list[Problem]]:
    """How many articles there are, the files of the site, and the problems of all stages.

    The first stage that reports an error is the last.
    """
    progress("reading")
    watch("read files")
    given, problems = inputs_of(options)
    if has_errors(problems):
        return 0, {}, problems
    content = given.content
    if options.base_url is not None:
        content = replace(content, site=replace(content.site, base_url=options.base_url))
    progress("comparing")
    edition = compile_edition(given.seeds, content, given.predictions, watch)
    problems += edition.problems
    if has_errors(problems):
        return 0, {}, problems
    watch("pages")
    indexer = None if options.no_search else _indexer(output, options.quiet)
    files, faults = site_files(edition, templates, progress, indexer)
    more, unpublished = with_static(files, given.static, Path(options.static))
    return len(given.seeds), more, problems + faults + unpublished


def _indexer(output: Path, is_quiet: bool) -> Indexer | None:
    """What makes the search index; None if the extra is not installed."""
    from site_builder.publish.search_index import engine, search_index  # not with --no-search

    program = engine()
    if program is not None:
        return partial(search_index, program=program, output=output)
    if not is_quiet:
        install = f'{sys.executable} -m pip install "pagefind[bin]"'
        complain(f"built without search; to have it, type: {install}")
    return None
