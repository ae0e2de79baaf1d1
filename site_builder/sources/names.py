"""Names of files that become addresses of pages: safe ones, and those that collide."""

from __future__ import annotations

import re
import unicodedata

from site_builder.model.problems import Location, Problem, error
from site_builder.sources.characters import name_of

MAX_CHARACTERS = 100
MAX_BYTES = 200  # in UTF-8; a file system allows 255 with the suffixes that are added

# Signs that an address or a Windows disk does not allow in a name. Control characters are another
# test.
UNSAFE = re.compile(r"""[/\\%?#:*"<>|&]""")
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.I)
RESERVED = frozenset(("index",))  # themes/index.html is the list of all themes


def stem_fault(path: str, stem: str, location: Location | None = None) -> Problem | None:
    """Why `stem` cannot be the name of a page; None when it can."""
    reason = _reason(stem)
    if not reason:
        return None
    what, todo = reason
    return error(location or Location(path), f"the name “{stem[:MAX_CHARACTERS]}” {what}", todo)


def _reason(stem: str) -> tuple[str, str] | None:
    unseen = next((c for c in stem if unicodedata.category(c)[0] == "C"), None)
    unsafe = UNSAFE.search(stem)
    todo = "rename it: letters, digits, hyphens and underscores are safe"
    if not stem or not any(c.isalnum() for c in stem):
        return "has no letter or digit", todo
    if len(stem) > MAX_CHARACTERS or len(stem.encode("utf-8", "replace")) > MAX_BYTES:
        limits = f"{MAX_CHARACTERS} characters and {MAX_BYTES} bytes at most"
        return "is too long for an address", f"shorten it to {limits}"
    if unseen:
        return f"has the character {name_of(unseen)}", todo
    if unsafe:
        return f"has the character {unsafe.group()}", todo
    if ".." in stem:
        return "has two points in a row", todo
    if stem[-1] in ". " or stem[0] in ". ":
        return "begins or ends with a point or a space", todo
    if DEVICES.fullmatch(stem):
        return "is a device on Windows", "give it another name"
    if key_of(stem) in RESERVED:
        return "is kept for the list of all pages", "give it another name"
    return None


def composed(name: str) -> str:
    """A name as ids have it (NFC), however a disk or an editor composed its letters."""
    return unicodedata.normalize("NFC", name)


def key_of(name: str) -> str:
    """A name as it is compared by disks that ignore case and composition."""
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
    return unicodedata.normalize("NFC", folded)


def collisions(names: list[tuple[str, str]]) -> list[Problem]:
    """An error for each (path, name) that equals an earlier one but for case or composition."""
    first: dict[str, str] = {}
    problems = []
    for path, name in sorted(names):
        earlier = first.setdefault(key_of(name), path)
        if earlier != path:
            what = f"its name differs from {earlier} only in case or in how accents are written"
            hint = "rename one; their pages would have one address"
            problems.append(error(Location(path), what, hint))
    return problems
