"""What is wrong in one built page, and what the check of the whole site needs of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.problems import Location, Problem, error
from site_builder.publish.check_allowed import (
    element_faults,
    head_faults,
    is_indexable,
    relation_faults,
)
from site_builder.publish.check_markup import markup_faults

# Attributes that contain an address, by element. Only a link may lead to another site.
ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}
FETCHING_RELS = frozenset(("stylesheet", "icon"))
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
    """A checked page: what is wrong in it, its ids, addresses and the text of its seed.

    `canonical` is the address that it says it has, "" without one.
    """

    path: str
    problems: tuple[Problem, ...]
    ids: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = ()
    seed_text: str = ""
    is_indexable: bool = False
    canonical: str = ""
    leads_on: bool = False  # at once, to another page


def check_page(path: str, data: bytes) -> Checked:
    """The page at `path` with these bytes, checked."""
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        problem = error(Location(path, line), "this page is not UTF-8", "correct the template")
        return Checked(path, (problem,))
    problems = [
        error(Location(path, line, column), what, "correct the template or the mark-up")
        for line, column, what in markup_faults(text)
    ]
    try:
        # Without this BeautifulSoup makes one line end of two.
        soup = BeautifulSoup(text, "html.parser", preserve_whitespace_tags={"html"})
    except (AssertionError, RecursionError) as fault:
        problem = error(Location(path), f"this cannot be read as HTML: {fault}")
        return Checked(path, (*problems, problem))
    tags = soup.find_all(True)
    ids, twice = _ids(path, tags)
    problems += twice
    for tag in tags:
        problems += _tag_faults(path, tag, ids)
    problems += _page_faults(path, soup)
    return Checked(
        path,
        tuple(problems),
        frozenset(ids),
        tuple(reference for tag in tags for reference in _references(path, tag)),
        "".join(tag.get_text() for tag in soup.select("[data-seed-text]") if _is_outermost(tag)),
        is_indexable(soup),
        next((str(tag.get("href")) for tag in tags if "canonical" in _relations(tag)), ""),
        leads_on=any(str(tag.get("http-equiv")).lower() == "refresh" for tag in tags),
    )


def _ids(path: str, tags: Iterable[Tag]) -> tuple[dict[str, Location], list[Problem]]:
    """Where each id is, and what is wrong with them."""
    ids: dict[str, Location] = {}
    problems = []
    for tag in tags:
        if (given := tag.get("id")) is None:
            continue
        name, where = str(given), _place(path, tag)
        if name in ids:
            problems.append(error(where, f"the id {name} is in line {ids[name].line} too"))
        elif not name or re.search(r"\s", name):
            problems.append(error(where, f"{name!r} is no id"))
        ids.setdefault(name, where)
    return ids, problems


def _is_outermost(tag: Tag) -> bool:
    return not tag.find_parent(attrs={"data-seed-text": True})


def _place(path: str, tag: Tag) -> Location:
    return Location(path, tag.sourceline or 1, (tag.sourcepos or 0) + 1)


def _page_faults(path: str, soup: BeautifulSoup) -> Iterable[Problem]:
    where = Location(path)
    root = soup.find("html")
    if not isinstance(root, Tag) or not root.get("lang"):
        yield error(where, "the page does not say its language")
    if not soup.title or not soup.title.get_text().strip():
        yield error(where, "the page has no title")
    for what in head_faults(soup, is_search=path == routes.SEARCH):
        yield error(where, what, "correct the template")


def _tag_faults(path: str, tag: Tag, ids: Mapping[str, Location]) -> Iterable[Problem]:
    """Faults of one element: what is not allowed, and names of ids that do not exist."""
    where = _place(path, tag)
    if tag.name == "style":
        yield error(where, "there is a style in the page", "put it into assets/css/")
        return
    if tag.name == "script" and not tag.get("src"):
        if tag.get("type") not in DATA_BLOCKS:
            yield error(where, "there is a script in the page", "put it into assets/")
        elif what := json_fault(tag.get_text()):
            yield error(where, what)
    for what in element_faults(tag.name, tag.attrs):
        yield error(where, what, "use a class or a script")
    for what in relation_faults(_relations(tag)):
        yield error(where, what)
    for name in NAMES_IDS:
        for word in _words(tag, name):
            if word not in ids:
                yield error(where, f"{name} names the id {word}, which is not in the page")


def _words(tag: Tag, attribute: str) -> list[str]:
    value = tag.get(attribute)
    return value.split() if isinstance(value, str) else list(value or ())


def _relations(tag: Tag) -> list[str]:
    """What a <link> says that its address is; [""] if it does not say it."""
    return (_words(tag, "rel") or [""]) if tag.name == "link" else []


def _references(path: str, tag: Tag) -> Iterable[Reference]:
    address = tag.get(ADDRESSES.get(tag.name, ""))
    if isinstance(address, str):
        is_loaded = FETCHING_RELS & set(_relations(tag)) if tag.name == "link" else tag.name != "a"
        yield Reference(_place(path, tag), address, bool(is_loaded))


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
