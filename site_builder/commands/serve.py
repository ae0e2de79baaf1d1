"""`build.py serve`: the site in a browser of this machine, built again whenever a file changes."""

from __future__ import annotations

import os
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator

from site_builder.commands import build
from site_builder.commands.cli import failed
from site_builder.commands.inputs import has_project
from site_builder.commands.terminal import DONE, USAGE, complain, say
from site_builder.model.problems import Severity, in_order
from site_builder.publish.folders import resolve
from site_builder.serving.local_site import ADDRESS, LocalSite, server

INSTALL = f'{sys.executable} -m pip install "watchfiles>=1"'
STEP, LONGEST = 20, 400  # milliseconds: changes are together until none follows for so long
LOOK = 500  # milliseconds between two looks at which folders are there
Watch = Callable[..., Iterator[object]]


def run(options: Namespace) -> int:
    """Build, serve and build again, until the user stops it; the exit code."""
    if not has_project(options):
        return USAGE
    try:
        from watchfiles import watch  # the extra “serve”
    except ImportError:
        complain(f"serve needs a package that sees when files change; to have it, type: {INSTALL}")
        return USAGE
    site = LocalSite(resolve(options.output))
    try:
        answering = server(site, options.port)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        complain(f"port {options.port} can't be used: {reason} (name another one with --port)")
        return USAGE
    with answering:
        threading.Thread(target=answering.serve_forever, daemon=True).start()
        build_for(site, options)
        say(f"http://{ADDRESS}:{answering.server_port}/ (Ctrl-C ends)", sys.stdout)
        try:
            for _ in changes(watch, options):
                build_for(site, options)
        except KeyboardInterrupt:
            return DONE
        finally:
            answering.shutdown()
    return DONE


def build_for(site: LocalSite, options: Namespace) -> None:
    """Build, and tell browsers; then again for the search, whose index takes the longest."""
    try:
        built = build.build(options, has_old_index=True)
        errors = [p for p in in_order(list(built.problems)) if p.severity is Severity.ERROR]
        site.tell([*map(str, errors), *built.refused], is_new=built.is_new)
        if built.code == DONE and not options.no_search:
            build.build(Namespace(**vars(options) | {"quiet": True}))
            site.tell([], is_new=False)
    except Exception as fault:
        failed(fault, options.verbose)
        site.tell(["a fault of the program: the terminal has more"], is_new=False)


def changes(watch: Watch, options: Namespace) -> Iterator[object]:
    """A value each time that something changed in the folders of the project."""
    roots = (options.seeds, options.content, options.static, options.templates or "templates")
    there = _folders(roots)
    while True:
        if not there:
            time.sleep(LOOK / 1000)
        for seen in _seen(watch, there):
            now = _folders(roots)
            if seen or now != there:
                yield seen
            if now != there:  # another folder of the same name has to be watched, too
                there = now
                break


def _seen(watch: Watch, folders: Iterable[str]) -> Iterator[object]:
    """The changes in these folders; an empty value from time to time."""
    if not folders:
        return iter(((),))
    return watch(*folders, step=STEP, debounce=LONGEST, rust_timeout=LOOK, yield_on_timeout=True)


def _folders(roots: Iterable[str]) -> dict[str, int]:
    """Those that are folders, each with its number on the disk."""
    return {root: os.stat(root).st_ino for root in roots if os.path.isdir(root)}
