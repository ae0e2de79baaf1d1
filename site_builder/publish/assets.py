"""What is published as it lies in the project: styles, scripts, pictures, schemas."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from site_builder.model import routes
from site_builder.model.problems import Location, Problem, error
from site_builder.publish.scripts import compact_script
from site_builder.publish.stylesheets import compact
from site_builder.sources.files import Found, is_left_behind, look, read_bytes, shown, unreadable

SCHEMAS = Path(__file__).parent.parent / "data" / "schemas"
MAX_BYTES = 8 * 1024 * 1024  # a template or a picture; anything larger is a mistake
# Each style sheet of the site, and how the names of those files of `css/` begin that it does
# without. A page asks for one sheet. Most readers come by a link to an article: it carries no
# table it does not have.
SHEETS = {
    routes.STYLESHEET: ("4", "5"),  # what articles alone have
    routes.ARTICLE_STYLESHEET: ("6", "7", "8"),  # what articles do not have
}


def read_tree(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every file under `folder` by its path within it, in order."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    waiting = [PurePosixPath()]
    while waiting:
        base = waiting.pop()
        try:
            inside = folder.resolve(strict=True)
            names = sorted(path.name for path in (folder / base).iterdir())
        except OSError as fault:
            problems.append(unreadable(shown(folder / base), fault))
            continue
        for name in names:
            path = folder / base / name
            if is_left_behind(name):
                continue
            place, kind, fault_found = look(path, inside)
            if fault_found:
                problems.append(fault_found)
            elif kind == "a folder":
                waiting.append(base / name)
            elif place is None:
                what = f"this is {kind}, not a file"
                problems.append(error(Location(shown(path)), what, "remove it"))
            else:
                data, faults = read_bytes(Found(shown(path), name, place), MAX_BYTES)
                problems += faults
                files[str(base / name)] = data
    return dict(sorted(files.items())), problems


def assets(templates: dict[str, bytes]) -> dict[str, bytes]:
    """The files of `assets/` of a template tree, as they are published.

    The files of `assets/css/` become the sheets of `SHEETS`, in the order of their names; a page
    then asks for styles once. Others are for those who ask for them.
    """
    styles, files = {}, {}
    for path, data in templates.items():
        if path.startswith("assets/css/"):
            styles[path.removeprefix("assets/css/")] = _compacted(data)
        elif path.startswith("assets/"):
            files[path] = _shortened(path, data)
    sheets = {
        sheet: b"".join(data for name, data in styles.items() if not name.startswith(others))
        for sheet, others in SHEETS.items()
    }
    return {**sheets, **files} if styles else files


def schemas() -> tuple[dict[str, bytes], list[Problem]]:
    """The JSON Schemas of the data files, as they are published beside them."""
    files, problems = read_tree(SCHEMAS)
    return {f"data/schema/{path}": data for path, data in files.items()}, problems


def _shortened(path: str, data: bytes) -> bytes:
    """A style sheet or a script in fewer bytes; anything else, and what is odd, as it came."""
    if path.endswith(".css"):
        return _compacted(data)
    if not path.endswith(".js"):
        return data
    try:
        return compact_script(data.decode()).encode()
    except ValueError:  # no UTF-8, or a text over several lines
        return data


def _compacted(styles: bytes) -> bytes:
    """The sheet in fewer bytes; what is not UTF-8 in it passes as it came."""
    text = styles.decode(errors="surrogateescape")
    return compact(text).encode(errors="surrogateescape")
