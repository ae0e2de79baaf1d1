"""The index of the search page, made by Pagefind from the finished pages.

1. a page says itself what is searched in it (`data-pagefind-body`); no other text is indexed
2. if none of these pages changed since the index was made, its files are kept
3. else Pagefind reads them, and its files are published with the site, except its own search boxes
   and styles

Pagefind (https://pagefind.app) is the optional extra `search`. The same pages give the same bytes,
see `search_order`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import get_data

from site_builder.model.problems import Location, Problem, error
from site_builder.publish.folders import (
    File,
    Kept,
    is_searched,
    listed,
    read_kept,
    sha256_of,
)
from site_builder.publish.pagefind import PagefindError, indexed
from site_builder.publish.search_order import in_one_order

FOLDER = "search/"
MADE_FROM = FOLDER + "made-from.txt"
LICENCE = FOLDER + "LICENSE.txt"
# What is inside the searched parts and is not the report: our places, verbs and “omits”, and the
# outlet's page matter.
OURS = (".where", ".quiet", ".omits", ".gap", ".verb", ".by", ".voice", ".number", ".base-word")
# `index.html` stays in addresses, because not every host adds it.
OPTIONS = {"keep_index_url": True, "exclude_selectors": [*OURS, ".unseen", ".furniture"]}
CELL = re.compile(rb"<(/?)(?:td|th|dt|dd)\b")
LEFT_BEHIND = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highl")


Index = tuple[dict[str, bytes], list[Problem]]  # its files by path within the site


def engine() -> Path | None:
    """Pagefind's program; None if the extra is not installed."""
    try:
        found = import_module("pagefind_bin").get_executable()
    except (ImportError, OSError):
        return None
    return Path(found)


def search_index(files: Mapping[str, File], program: Path, output: Path) -> Index:
    """The files of the index of a site's `files`, by path within the site.

    `output` is the folder of the published site, which may have an index; it is only read.
    """
    pages = {
        path: file
        for path, file in sorted(files.items())
        if (file.is_searched if isinstance(file, Kept) else is_searched(path, file))
    }
    made_from = _digest(pages)
    if kept := _kept(output, made_from):
        return kept, []
    try:
        read = {
            path: _unpunctuated(read_kept(output, path, file)).decode()
            for path, file in pages.items()
        }
        found = indexed(read, OPTIONS, program)
        found = in_one_order(
            {
                FOLDER + path: data
                for path, data in sorted(found.items())
                if not path.startswith(LEFT_BEHIND)
            }
        )
    except OSError as no:
        fault = f"{no.filename or program}: {no.strerror or no}"
    except (PagefindError, ValueError) as strange:
        fault = str(strange)
    else:
        licence = get_data("site_builder.publish", "pagefind-license.txt") or b""
        return {**found, LICENCE: licence, MADE_FROM: made_from}, []
    what = f"the pages cannot be indexed: {fault}"
    return {}, [error(Location(FOLDER), what, "build with --no-search")]


def _digest(pages: Mapping[str, File]) -> bytes:
    """One line that changes if a searched page, an option or the version of Pagefind changes."""
    from importlib.metadata import version  # 10 ms

    said = hashlib.sha256(repr((version("pagefind_bin"), OPTIONS)).encode())
    for path, file in pages.items():
        said.update(f"\n{path}\n{sha256_of(file)}".encode())
    return said.hexdigest().encode() + b"\n"


def old_index(files: Mapping[str, File], output: Path, make: Callable[..., Index]) -> Index:
    """The published index, though pages may have changed since; without one it is made."""
    known = _listed(output)
    kept = _read(output, known) if known else {}
    return (kept, []) if kept else make(files)


def _kept(output: Path, made_from: bytes) -> dict[str, bytes]:
    """The published index, if it was made from these pages and is complete; else nothing."""
    known = _listed(output)
    return _read(output, known) if known.get(MADE_FROM) == sha256_of(made_from) else {}


def _listed(output: Path) -> dict[str, str]:
    return {p: sha for p, sha in (listed(output) or {}).items() if p.startswith(FOLDER)}


def _read(output: Path, known: Mapping[str, str]) -> dict[str, bytes]:
    """These files of the published site; nothing if one is missing or is another."""
    try:
        return {path: read_kept(output, path, Kept(sha, 0)) for path, sha in known.items()}
    except OSError:
        return {}


def _unpunctuated(page: bytes) -> bytes:
    """The page without table cells, at which Pagefind would end a sentence.

    The collation splits a rendering into “as it is | neither wise”, which is one sentence.
    """
    return CELL.sub(rb"<\1x-cell", page).replace(b"</x-cell", b" </x-cell")
