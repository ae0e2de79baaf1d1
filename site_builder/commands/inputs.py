"""What the options of a command name: the folders of a project, read once."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from site_builder.commands.terminal import complain, typed
from site_builder.memory.store import Memory
from site_builder.model.problems import Problem
from site_builder.model.steps import ONE_BY_ONE, Taking
from site_builder.sources.inputs import Inputs, read_inputs


def has_project(options: Namespace) -> bool:
    """Whether one of the folders of a project is there; if none is, say what to type."""
    if os.path.lexists(options.seeds) or os.path.lexists(options.content):
        return True
    start = f"{typed()} new my-site --example"
    complain(f"there is no {options.seeds}/ here (to begin a project type: {start})")
    return False


@contextmanager
def workers_of(options: Namespace) -> Iterator[Taking]:
    """Who takes the steps of a build: this process, or workers, which end with the context."""
    if options.jobs == 1 and options.cluster is None:
        yield ONE_BY_ONE
        return
    from site_builder.workers.cluster import Cluster  # only where there are some
    from site_builder.workers.orders import Orders
    from site_builder.workers.processes import Processes

    of_cluster = options.cluster is not None
    with closing(Cluster(options.cluster) if of_cluster else Processes(options.jobs)) as workers:
        yield Orders(workers)


def memory_of(options: Namespace, others: Taking = ONE_BY_ONE) -> Memory:
    """What earlier builds of the project left; `others` do the rest."""
    return Memory(None if options.no_memory else options.content, others)


def inputs_of(options: Namespace, taking: Taking = ONE_BY_ONE) -> tuple[Inputs, list[Problem]]:
    """Seeds, content and all that comes with them, and every fault of every file."""
    seeds, content, static = map(Path, (options.seeds, options.content, options.static))
    return read_inputs(seeds, content, options.predictions, static, taking)
