"""Files that are published as they are in the project: styles, scripts, pictures."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Mapping
from pathlib import Path

from site_builder.model import routes
from site_builder.model.given import SiteSettings
from site_builder.model.problems import Location, Problem, error
from site_builder.sources.files import read_tree, shown

# The templates that come with the program: in a wheel they are in the package.
_PACKAGED = Path(__file__).parents[1] / "templates"
OURS = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "templates"
# Each style sheet of the site, and the first letters of those files of `css/` that it leaves out.
# A page asks for one sheet. Most readers come by a link to an article, which has no tables.
SHEETS = {
    routes.STYLESHEET: ("4", "5"),  # rules for articles
    routes.ARTICLE_STYLESHEET: ("6", "7", "8"),  # rules for the other pages
}
ASSET = re.compile(rb"\bassets/[\w./-]+\.\w+")  # the address of one, as a template names it
CSS_COMMENT = re.compile(
    rb"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/\s*""", re.DOTALL
)
JS_COMMENT = re.compile(rb"^[ \t]*//.*\n", re.MULTILINE)


def project_templates(named: str | None) -> Path:
    """The folder of a project's own templates: as named, else `templates`, else the program's."""
    default = Path("templates")
    return Path(named) if named is not None else default if os.path.lexists(default) else OURS


def template_path(folder: Path, name: str) -> Path:
    """Where a template is: in the project's folder, or, if it has none, in the program's."""
    is_ours = not os.path.lexists(folder / name) and (OURS / name).exists()
    return (OURS if is_ours else folder) / name


def read_templates(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The program's templates and assets; a file of the project's folder replaces one of ours."""
    own, problems = read_tree(folder)
    if folder.resolve() == OURS.resolve():
        return own, problems
    ours, faults = read_tree(OURS)
    return dict(sorted({**ours, **own}.items())), problems + faults


def own_style(site: SiteSettings) -> bytes:
    """The rules for the colour and the font that an editor gives; "" without one."""
    rules = ""
    if site.accent or site.accent_dark:
        light, dark = (colour or "var(--ink)" for colour in (site.accent, site.accent_dark))
        rules += f":root {{ --accent: light-dark({light}, {dark}) }}\n"
    if site.font:
        source = f"src: url(../{site.font}); font-display: swap"
        rules += f"@font-face {{ font-family: own; {source} }}\n:root {{ --face: own }}\n"
    return rules.encode()


def assets(templates: Mapping[str, bytes], own: bytes = b"") -> dict[str, bytes]:
    """The files of `assets/` of a template tree, as they are published; sheets end with `own`.

    The files of `assets/css/` become the sheets of `SHEETS`, in the order of their names, so that
    a page asks for styles once. All others are published under their own names.
    """
    styles, files = {}, {}
    for path, data in templates.items():
        if path.startswith("assets/css/"):
            styles[path.removeprefix("assets/css/")] = without_comments(path, data)
        elif path.startswith("assets/"):
            files[path] = without_comments(path, data)
    sheets = {
        sheet: b"".join(data for name, data in styles.items() if not name.startswith(others)) + own
        for sheet, others in SHEETS.items()
    }
    return {**sheets, **files} if styles else files


def without_comments(path: str, data: bytes) -> bytes:
    """A style sheet without comments, a script without lines that are comments; others unchanged.

    A script with a text in backticks over several lines is unchanged too: `//` may begin a line of
    that text.
    """
    if path.endswith(".css"):
        return CSS_COMMENT.sub(lambda match: match["text"] or b"", data)
    if path.endswith(".js") and not any(line.count(b"`") % 2 for line in data.split(b"\n")):
        return JS_COMMENT.sub(b"", data)
    return data


def lost_assets(
    folder: Path, sources: Mapping[str, bytes], published: Container[str]
) -> list[Problem]:
    """An error for each style, script or picture that a template asks for and nobody publishes."""
    needed = {*SHEETS, routes.SCRIPT, routes.THEME_BOOT, routes.ICON}
    for path, data in sources.items():
        if path.endswith(".html"):
            needed |= {match.decode() for match in ASSET.findall(data)}
    return [
        error(
            Location(shown(template_path(folder, "assets/css" if path in SHEETS else path))),
            f"pages ask for {path}, which is not there",
            "put the file back",
        )
        for path in sorted(needed)
        if path not in published
    ]
