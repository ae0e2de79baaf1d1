"""`static/`: files of a project that are published as they are.

Only kinds that can't run a script: a drawing (SVG) or a page of somebody else's would run one under
the site's own address, and no check knows what is in it.
"""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.model.problems import Location, Problem, error
from site_builder.sources.files import read_tree, shown

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
FONTS = (".woff2", ".woff", ".ttf", ".otf")
KINDS = (*PICTURES, *FONTS, ".pdf", ".txt")
NAMES = frozenset(("CNAME",))
SAFE = re.compile(r"[A-Za-z0-9_/-](?:\.?[A-Za-z0-9_/-])*")
HINTS = {
    ".svg": "a drawing may contain a script; save it as PNG",
    ".html": "to change a page of the site, put a template into templates/",
    ".css": "put it into templates/assets/css/",
    ".js": "put it into templates/assets/",
}


def read_static(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The files by their path in the site, and what is wrong with them; absent is empty."""
    if not folder.exists() and not folder.is_symlink():
        return {}, []
    files, problems = read_tree(folder)
    for path in files:
        where, suffix = Location(shown(folder / path)), Path(path).suffix.lower()
        if not SAFE.fullmatch(path):
            hint = "rename it: letters from a to z, digits, hyphens, underscores and points"
            problems.append(error(where, "this name can't be an address", hint))
        elif suffix not in KINDS and path not in NAMES:
            hint = HINTS.get(suffix, f"known here: {', '.join((*KINDS, *NAMES))}")
            problems.append(error(where, "files of this kind are not published", hint))
    return files, problems


def of_kind(paths: tuple[str, ...], suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """The paths that end in one of the suffixes; case does not matter."""
    return tuple(path for path in paths if path.lower().endswith(suffixes))
