"""The index that the search page reads: made by Pagefind from the finished pages.

1. the pages that are searched say so themselves (`data-pagefind-body`); no other text is indexed
2. when none of them changed since the index was made, its files are taken over as they are
3. else the pages go to a folder of their own, Pagefind reads them, and its files are published
   with the site; what it offers beside the index (its own boxes and styles) is left behind

Pagefind (https://pagefind.app) is the optional extra `search`. The same pages give the same bytes,
see `search_order`.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from site_builder.model.problems import Location, Problem, error
from site_builder.publish.folders import listed
from site_builder.publish.search_order import in_one_order

FOLDER = "search/"
MADE_FROM = FOLDER + "made-from.txt"
SEARCHED = b" data-pagefind-body"
# What stands within the searched parts and is ours: places, verbs, “omits”; and what is the
# outlet's, but not the report: its furniture.
OURS = (".where", ".quiet", ".omits", ".gap", ".verb", ".by", ".voice", ".number", ".base-word")
# `index.html` stays in addresses, so that they lead somewhere from any host.
OPTIONS = (
    *("--keep-index-url", "--silent"),
    *(f"--exclude-selectors={names}" for names in (*OURS, ".unseen", ".furniture")),
)
CELL = re.compile(rb"<(/?)(?:td|th|dt|dd)\b")
LEFT_BEHIND = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highl")


def engine() -> Path | None:
    """Pagefind's program, None where the extra is not installed."""
    try:
        found = import_module("pagefind_bin").get_executable()
    except (ImportError, OSError):
        return None
    return Path(found)


def search_index(
    files: Mapping[str, bytes], program: Path, output: Path
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the index of a site's `files`, by path within the site.

    `output` is where the site stands, or will; nothing is written there.
    """
    pages = {
        path: data
        for path, data in sorted(files.items())
        if path.endswith(".html") and SEARCHED in data
    }
    made_from = _digest(pages)
    if kept := _kept(output, made_from):
        return kept, []
    try:
        found, fault = _indexed(pages, program)
        found = {} if fault else in_one_order(found)
    except OSError as no:
        fault = f"{no.filename or program}: {no.strerror or no}"
    except ValueError as strange:
        fault = str(strange)
    if fault:
        what = f"the pages cannot be indexed: {fault}"
        return {}, [error(Location(FOLDER), what, "build with --no-search")]
    return {**found, MADE_FROM: made_from}, []


def _digest(pages: Mapping[str, bytes]) -> bytes:
    """One line that is another as soon as a searched page, an option or Pagefind is another."""
    from importlib.metadata import version  # 10 ms

    said = hashlib.sha256(repr((version("pagefind_bin"), OPTIONS)).encode())
    for path, data in pages.items():
        said.update(f"\n{path}\n{hashlib.sha256(data).hexdigest()}".encode())
    return said.hexdigest().encode() + b"\n"


def _kept(output: Path, made_from: bytes) -> dict[str, bytes]:
    """The index that was published before, if it was made from these pages and is unharmed."""
    known = {p: sha for p, sha in (listed(output) or {}).items() if p.startswith(FOLDER)}
    if known.get(MADE_FROM) != hashlib.sha256(made_from).hexdigest():
        return {}
    found = {}
    for path, sha in known.items():
        try:
            found[path] = (output / path).read_bytes()
        except OSError:
            return {}
        if hashlib.sha256(found[path]).hexdigest() != sha:
            return {}
    return found


def _unpunctuated(page: bytes) -> bytes:
    """The page without cells: Pagefind would end a sentence at each, and no outlet did.

    A rendering that the collation parts into “as it is | neither wise” is read on.
    """
    return CELL.sub(rb"<\1x-cell", page).replace(b"</x-cell", b" </x-cell")


def _indexed(pages: Mapping[str, bytes], program: Path) -> tuple[dict[str, bytes], str]:
    """What Pagefind makes of the pages, and what it complains of; raises OSError."""
    with tempfile.TemporaryDirectory(prefix="variorum-") as name:
        folder = Path(name)
        site, index = folder / "site", folder / "index"
        site.mkdir()
        for path, data in pages.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(_unpunctuated(data))
        # Neither a settings file in the working folder nor the environment may speak here.
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith("PAGEFIND_")}
        done = subprocess.run(  # noqa: S603 (the program is the package's own)
            [program, "--site", site, "--output-path", index, *OPTIONS],
            cwd=folder,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            said = (done.stderr or done.stdout).decode(errors="replace").split("\n")
            return {}, next((line for line in said if line.strip()), f"code {done.returncode}")
        made = sorted(path for path in index.rglob("*") if path.is_file())
        return {
            FOLDER + path.relative_to(index).as_posix(): path.read_bytes()
            for path in made
            if not path.name.startswith(LEFT_BEHIND)
        }, ""
