"""`build.py build`: seeds and content become a site."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from site_builder.commands.inputs import has_project, inputs_of, memory_of, workers_of
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
from site_builder.memory.store import Memory
from site_builder.memory.unchanged import keep, look, look_at_inputs
from site_builder.model.problems import Problem, has_errors
from site_builder.model.steps import Step, Taking
from site_builder.publish.assets import OURS, project_templates
from site_builder.publish.folders import File, published, resolve, size_of, why_refused
from site_builder.publish.output import Status, next_to, publish
from site_builder.publish.site import Indexer, site_files, with_static

A = TypeVar("A")
R = TypeVar("R")


def run(options: Namespace) -> int:
    """Write the site, unless there are errors, and tell what that changes; the exit code."""
    if options.diff is False:
        return build(options).code
    from site_builder.commands.difference import site_data, tell  # not for each build

    before = site_data(Path(options.output if options.diff is True else options.diff))
    if before is None:
        return USAGE
    options.quiet = options.quiet or options.diff_as != "text"  # nothing else for a program
    code = build(options).code
    if code == DONE:
        tell(before, Path(options.output), options.diff_as)
    return code


class Built(Struct, frozen=True):
    """What a build has come to: the exit code, faults of files, why else nothing was written."""

    code: int
    problems: tuple[Problem, ...] = ()
    refused: tuple[str, ...] = ()
    is_new: bool = False  # the site was written, and is not as it was


def build(options: Namespace, *, has_old_index: bool = False) -> Built:
    """Write the site, unless there are errors. With `has_old_index` it keeps the search it has."""
    output = resolve(options.output)
    if not has_project(options):
        return Built(USAGE)
    templates = project_templates(options.templates)
    inputs = [Path(options.seeds), Path(options.content), templates, Path(options.static)]
    inputs.append(Path(__file__).parent.parent)
    if refused := why_refused(output, inputs):
        hint = "name another folder with --output"
        what = f"will not write to {options.output}: {refused} ({hint})"
        complain(what)
        return Built(USAGE, refused=(what,))
    progress = Progress(sys.stderr, wanted=not options.quiet)
    watch = Stopwatch()
    before = _inputs_now(options)
    complaints: list[str] = []
    indexer = None if options.no_search else _indexer(output, complaints, old=has_old_index)
    with workers_of(options) as workers:
        memory = memory_of(options, workers)
        articles, files, problems = _files(options, templates, indexer, progress, watch, memory)
    memory.close(forget=not has_errors(problems))
    progress.clear()
    complaints = [] if options.quiet or has_errors(problems) else complaints
    for line in complaints:
        complain(line)
    report(problems)
    if has_errors(problems) or (options.strict and problems):
        return Built(FAULTS, tuple(problems))

    watch("write")
    outcome = publish(files, output, inputs)
    if outcome.status in (Status.REFUSED, Status.FAILED):
        complain(outcome.message)
        code = USAGE if outcome.status is Status.REFUSED else FAULTS
        return Built(code, tuple(problems), (outcome.message,))
    pages = sum(path.endswith(".html") for path in files)
    done = "" if options.quiet else f"{options.output}: {articles} articles, {pages} pages"
    if done:
        say(f"{done}, {outcome.status.value}", sys.stdout)
    said = {"done": done, "complaints": complaints, "problems": problems}
    _keep(options, output, before, said)
    if options.verbose:
        for fault in memory.faults:
            complain(f"without the memory of earlier builds: {fault}")
        watch("end")
        for stage, seconds in watch.seconds.items():
            say(f"{seconds:8.2f} s  {stage.replace('_', ' ')}", sys.stderr)
        size = sum(map(size_of, files.values()))
        cost = sum(os.times()[:4])  # with that of the programs we ran
        say(f"{len(files)} files of {size:,} bytes; {cost:.2f} s of CPU", sys.stderr)
    return Built(DONE, tuple(problems), is_new=outcome.status is not Status.UNCHANGED)


def _files(
    options: Namespace,
    templates: Path,
    indexer: Indexer | None,
    progress: Progress,
    watch: Stopwatch,
    memory: Memory,
) -> tuple[int, dict[str, File], list[Problem]]:
    """How many articles there are, the files of the site, and the problems of all stages.

    The first stage that reports an error is the last.
    """
    progress("reading")
    watch("read files")
    given, problems = inputs_of(options, memory)
    if has_errors(problems):
        return 0, {}, problems
    content = given.content
    if options.base_url is not None:
        content = replace(content, site=replace(content.site, base_url=options.base_url))
    progress("comparing")
    taking = _Telling(memory, progress)
    edition = compile_edition(given.seeds, content, given.predictions, watch, taking)
    problems += edition.problems
    if has_errors(problems):
        return 0, {}, problems
    watch("pages")
    files, faults = site_files(
        edition, templates, progress, indexer, taking, published(resolve(options.output))
    )
    more, unpublished = with_static(files, given.static, Path(options.static))
    return len(given.seeds), more, problems + faults + unpublished


class _Telling(Taking):
    """The steps of `others`; the progress names the article or the event of each."""

    def __init__(self, others: Taking, progress: Progress) -> None:
        self.ahead = others.ahead
        self._others, self._progress = others, progress

    def begin(self, step: Step[A, R], argument: A) -> Callable[[], R]:
        """What says which result it waits for."""
        begun = self._others.begin(step, argument)

        def result() -> R:
            self._progress(step.says(argument))
            return begun()

        return result


def _inputs_now(options: Namespace) -> dict[str, Any] | None:
    """The state of all that the build is going to read; None if nothing is to be kept of it."""
    named = (options.templates or "templates", options.predictions)
    roots = (options.seeds, options.content, options.static, str(OURS), *filter(None, named))
    try:
        return None if options.no_memory else look_at_inputs(roots)
    except OSError:
        return None


def _keep(
    options: Namespace, output: Path, before: dict[str, Any] | None, said: dict[str, Any]
) -> None:
    """Let the next build say the same, if nothing changes until then."""
    # Who wants to see the cost, or a difference, wants a build.
    if before and options.command == "build" and not options.verbose and options.diff is False:
        with suppress(OSError):
            site = look([str(output), *map(str, next_to(output))])
            last = {"arguments": options.given, "inputs": before, "site": site, **said}
            keep(options.content, last)


def _indexer(output: Path, complaints: list[str], *, old: bool) -> Indexer | None:
    """What makes the search index; None, and a complaint, if the extra is not installed."""
    from site_builder.publish.search_index import engine, old_index, search_index

    program = engine()
    if program is not None:
        make = partial(search_index, program=program, output=output)
        return partial(old_index, output=output, make=make) if old else make
    install = f'{sys.executable} -m pip install "pagefind[bin]"'
    complaints.append(f"built without search; to have it, type: {install}")
    return None
