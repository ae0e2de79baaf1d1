"""What a web page says of itself: headline, day, author, outlet, address and language.

A page says it in several places that programs wrote, and the places differ. `page_facts.json` lists
them for each key, the better ones first: a key of the article in JSON-LD (schema.org), a name,
property or itemprop of <meta> (Open Graph, Dublin Core, PRISM, Parsely), or elements by a selector.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pkgutil import get_data
from typing import Any

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

from site_builder.imports.clipping import clean_line

PLACES = json.loads(get_data(__package__, "page_facts.json") or b"{}")
NAMES = ("property", "name", "itemprop", "rel")  # attributes that say what an element is
MOST = 20  # elements of one selector; a list of articles has more
VALUES = ("content", "datetime", "href", "lang")  # attributes that say more than the element's text


class Stated(Struct, frozen=True):
    """What one place of a page says of a key; `place` is as a reader of its source sees it."""

    key: str
    value: str
    place: str


def stated(soup: BeautifulSoup) -> tuple[Stated, ...]:
    """All that the page says of itself, in the order of the table."""
    found = []
    article = _article(soup)
    metas = _metas(soup)
    for key, places in PLACES.items():
        for where in places:
            kind, _, name = where.partition(" ")
            if kind == "json":
                values = [
                    (value, f"“{name}” of its JSON-LD") for value in _names(article.get(name))
                ]
            elif kind == "meta":
                values = metas.get(name, [])
            else:
                values = [(_value(tag), _shown(tag)) for tag in soup.select(name, limit=MOST)]
            lines = [(clean_line(value), place) for value, place in values]
            found += [Stated(key, line, place) for line, place in lines if line]
    return tuple(found)


def _metas(soup: BeautifulSoup) -> dict[str, list[tuple[str, str]]]:
    """The contents of <meta> by their small names, with the place."""
    found: dict[str, list[tuple[str, str]]] = {}
    for tag in soup.find_all("meta", content=True):
        for of in NAMES:
            for name in attribute(tag, of).lower().split():
                found.setdefault(name, []).append((attribute(tag, "content"), _shown(tag)))
    return found


def _shown(tag: Tag) -> str:
    """The beginning of an element as its source has it: `<meta name="author">`."""
    named = next((f' {name}="{its}"' for name in NAMES if (its := attribute(tag, name))), "")
    return f"<{tag.name}{named}>"


def attribute(tag: Tag, name: str) -> str:
    """An attribute as it is written; "" if it is absent."""
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def _value(tag: Tag) -> str:
    return next(filter(None, (attribute(tag, name) for name in VALUES)), "") or tag.get_text(" ")


def _article(soup: BeautifulSoup) -> dict[str, Any]:
    """The first article in the JSON-LD of the page."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any(str(kind).endswith(("Article", "Posting", "Report")) for kind in _listed(kinds)):
                return thing
    return {}


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list, or of an object's graph."""
    for one in _listed(data):
        if isinstance(one, dict):
            yield one
            yield from (thing for thing in _listed(one.get("@graph")) if isinstance(thing, dict))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(value: Any) -> Iterator[str]:
    """The texts of a value of JSON-LD: of an object its name."""
    for one in _listed(value):
        named = one.get("name") if isinstance(one, dict) else one
        yield from (str(text) for text in _listed(named) if isinstance(text, str | int))
