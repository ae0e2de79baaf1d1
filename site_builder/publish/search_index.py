"""The index of the search page, made by Pagefind from the finished pages.

1. a page says itself what is searched in it (`data-pagefind-body`); no other text is indexed
2. if none of these pages changed since the index was made, its files are kept
3. else the pages are written into a temporary folder, Pagefind reads them, and its files are
   published with the site, except its own search boxes and styles

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
# What is inside the searched parts and is not the report: our places, verbs and “omits”, and the
# outlet's page matter.
OURS = (".where", ".quiet", ".omits", ".gap", ".verb", ".by", ".voice", ".number", ".base-word")
# `index.html` stays in addresses, because not every host adds it.
OPTIONS = (
    *("--keep-index-url", "--silent"),
    *(f"--exclude-selectors={names}" for names in (*OURS, ".unseen", ".furniture")),
)
CELL = re.compile(rb"<(/?)(?:td|th|dt|dd)\b")
LEFT_BEHIND = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highl")


def engine() -> Path | None:
    """Pagefind's program; None if the extra is not installed."""
    try:
        found = import_module("pagefind_bin").get_executable()
    except (ImportError, OSError):
        return None
    return Path(found)


def search_index(
    files: Mapping[str, bytes], program: Path, output: Path
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the index of a site's `files`, by path within the site.

    `output` is the folder of the published site, which may have an index; it is only read.
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
    """One line that changes if a searched page, an option or the version of Pagefind changes."""
    from importlib.metadata import version  # 10 ms

    said = hashlib.sha256(repr((version("pagefind_bin"), OPTIONS)).encode())
    for path, data in pages.items():
        said.update(f"\n{path}\n{hashlib.sha256(data).hexdigest()}".encode())
    return said.hexdigest().encode() + b"\n"


def _kept(output: Path, made_from: bytes) -> dict[str, bytes]:
    """The published index, if it was made from these pages and is complete; else nothing."""
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
    """The page without table cells, at which Pagefind would end a sentence.

    The collation splits a rendering into “as it is | neither wise”, which is one sentence.
    """
    return CELL.sub(rb"<\1x-cell", page).replace(b"</x-cell", b" </x-cell")


def _indexed(pages: Mapping[str, bytes], program: Path) -> tuple[dict[str, bytes], str]:
    """The files that Pagefind makes of the pages, and its error message; raises OSError."""
    with tempfile.TemporaryDirectory(prefix="variorum-") as name:
        folder = Path(name)
        site, index = folder / "site", folder / "index"
        site.mkdir()
        for path, data in pages.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(_unpunctuated(data))
        # Pagefind must read no settings from the working folder or the environment.
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
