"""What is wrong in one built page, and what the check of the whole site needs of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

from site_builder.model.problems import Location, Problem, error
from site_builder.publish.check_markup import markup_faults

# Attributes that make a browser load something, by element; `link` loads for some `rel`.
FETCHES = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "use": ("href",),
    "image": ("href",),
}
FETCHING_RELS = frozenset(
    ("stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch")
)
LEADS = {"a": ("href",), "area": ("href",), "link": ("href",), "form": ("action",)}
# Attributes whose words are ids in the same page.
NAMES_IDS = (
    *("for", "form", "headers", "list", "popovertarget", "commandfor"),
    *("aria-labelledby", "aria-describedby", "aria-details", "aria-errormessage"),
    *("aria-controls", "aria-owns", "aria-flowto", "aria-activedescendant"),
)
DATA_BLOCKS = frozenset(("application/ld+json", "application/json"))


class Reference(Struct, frozen=True):
    """An address in a page. `fetched`: a browser loads it by itself."""

    location: Location
    address: str
    fetched: bool


class Checked(Struct, frozen=True):
    """A checked page: what is wrong in it, its ids, addresses and the text of its seed."""

    path: str
    ids: frozenset[str]
    references: tuple[Reference, ...]
    seed_text: str
    problems: tuple[Problem, ...]


def check_page(path: str, data: bytes) -> Checked:
    """The page at `path` with these bytes, checked."""
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        problem = error(Location(path, line), "this page is not UTF-8", "correct the template")
        return Checked(path, frozenset(), (), "", (problem,))
    problems = [
        error(Location(path, line, column), what, "correct the template or the mark-up")
        for line, column, what in markup_faults(text)
    ]
    try:
        # Without this BeautifulSoup makes one line end of two.
        soup = BeautifulSoup(text, "html.parser", preserve_whitespace_tags={"html"})
    except (AssertionError, RecursionError) as fault:
        problem = error(Location(path), f"this cannot be read as HTML: {fault}")
        return Checked(path, frozenset(), (), "", (*problems, problem))
    tags = soup.find_all(True)
    ids: dict[str, Location] = {}
    for tag in tags:
        name = tag.get("id")
        if name is None:
            continue
        if name in ids:
            first = ids[str(name)].line
            problems.append(error(_place(path, tag), f"the id {name} is in line {first} too"))
        elif not str(name) or re.search(r"\s", str(name)):
            problems.append(error(_place(path, tag), f"{name!r} is no id"))
        ids.setdefault(str(name), _place(path, tag))
    for tag in tags:
        problems += _tag_faults(path, tag, ids)
    problems += _page_faults(path, soup)
    seed = [
        tag
        for tag in soup.select("[data-seed-text]")
        if not tag.find_parent(attrs={"data-seed-text": True})
    ]
    return Checked(
        path,
        frozenset(ids),
        tuple(reference for tag in tags for reference in _references(path, tag)),
        "".join(tag.get_text() for tag in seed),
        tuple(problems),
    )


def _place(path: str, tag: Tag) -> Location:
    return Location(path, tag.sourceline or 1, (tag.sourcepos or 0) + 1)


def _page_faults(path: str, soup: BeautifulSoup) -> Iterable[Problem]:
    root = soup.find("html")
    if not isinstance(root, Tag) or not root.get("lang"):
        yield error(Location(path), "the page does not say its language")
    if not soup.title or not soup.title.get_text().strip():
        yield error(Location(path), "the page has no title")


def _tag_faults(path: str, tag: Tag, ids: Mapping[str, Location]) -> Iterable[Problem]:
    """Faults of one element: inline styles and scripts, and names of ids that do not exist."""
    where = _place(path, tag)
    if tag.name == "style":
        yield error(where, "there is a style in the page", "put it into assets/css/")
    if tag.name == "script" and not tag.get("src"):
        if tag.get("type") not in DATA_BLOCKS:
            yield error(where, "there is a script in the page", "put it into assets/")
        elif what := json_fault(tag.get_text()):
            yield error(where, what)
    for name in tag.attrs:
        if name == "style" or name.startswith("on"):
            yield error(where, f"<{tag.name}> has the attribute {name}", "use a class or a script")
    for name in NAMES_IDS:
        for word in _words(tag, name):
            if word not in ids:
                yield error(where, f"{name} names the id {word}, which is not in the page")


def _words(tag: Tag, attribute: str) -> list[str]:
    value = tag.get(attribute)
    return value.split() if isinstance(value, str) else list(value or ())


def _references(path: str, tag: Tag) -> Iterable[Reference]:
    where = _place(path, tag)
    fetches = bool(FETCHING_RELS.intersection(_words(tag, "rel"))) and tag.name == "link"
    for name in (*FETCHES.get(tag.name, ()), *LEADS.get(tag.name, ())):
        value = tag.get(name)
        if not isinstance(value, str):
            continue
        addresses = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
        for address in addresses:
            yield Reference(where, address, fetches or tag.name in FETCHES)


def json_fault(text: str) -> str:
    """Why a text is not JSON, "" if it is; a key that is twice in an object is a fault too."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("a key is twice in one object")
        return dict(pairs)

    try:
        json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as fault:
        return f"this is no JSON: {fault}"
    return ""
