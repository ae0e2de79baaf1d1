"""The path of each kind of page, and the addresses by which pages link to one another.

A path is relative to the site's root, with `/` between folders. Pages link by site addresses
(`site:articles/a.html#q-1`), which say where a link leads and not where it is written.
`publish/render` makes them relative, so that the same bytes work at the root of a domain, under
`/repository/` and from the disk.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from site_builder.model.edition import SaidAgain
from site_builder.model.found import Statement

PLAIN = re.compile(r"[A-Za-z0-9_./~-]*")  # characters that an address has as they are
SITE = "site:"  # begins a site address; no editor and no seed can write a link that begins so

HOME = "index.html"
EVENTS = "events/index.html"
THEMES = "themes/index.html"
SPEAKERS = "speakers/index.html"
OUTLETS = "outlets/index.html"
TERMS = "terms.html"
ABOUT = "about.html"
DATA = "data.html"
SEARCH = "search.html"
NOT_FOUND = "404.html"

STYLESHEET = "assets/variorum.css"
ARTICLE_STYLESHEET = "assets/article.css"
SCRIPT = "assets/variorum.js"
THEME_BOOT = "assets/theme-boot.js"
NAMES = "assets/names.js"
ICON = "assets/icon.svg"
CARD = "assets/card.svg"
CARD_PNG = "assets/card.png"


def article(article_id: str) -> str:
    """The page of an article."""
    return f"articles/{article_id}.html"


def tei(event_id: str) -> str:
    """An event as TEI."""
    return f"tei/{event_id}.xml"


def annotation_page(article_id: str) -> str:
    """The Web Annotations of an article."""
    return f"annotations/{article_id}.jsonld"


def event(event_id: str) -> str:
    """The page of an event."""
    return f"events/{event_id}.html"


def theme(theme_id: str) -> str:
    """The page of a theme."""
    return f"themes/{theme_id}.html"


def speaker(speaker_id: str) -> str:
    """The page of a speaker."""
    return f"speakers/{speaker_id}.html"


def outlet(outlet_id: str) -> str:
    """The page of an outlet."""
    return f"outlets/{outlet_id}.html"


def citations(event_id: str, suffix: str) -> str:
    """The file with the citations of an event and its reports, in the format of the suffix."""
    return f"cite/{event_id}.{suffix}"


def feed(path: str, suffix: str) -> str:
    """The feed of the page at `path`, in the format of the suffix."""
    return f"{path.removesuffix('.html')}.{suffix}"


def piece(path: str, name: int | str) -> str:
    """The page of a piece of the page at `path`, in a folder of its name."""
    return f"{path.removesuffix('.html')}/{name}.html"


def has_page(statement: Statement) -> bool:
    """Whether a statement has a page of its own: it takes two renderings to compare."""
    return len(statement.renderings) > 1


def statement(one: Statement) -> tuple[str, str]:
    """The page of a statement and the fragment in it: its own page, else its event's synopsis."""
    if has_page(one):
        return f"statements/{one.id}.html", ""
    return event(one.event_id), one.id


def embed(one: Statement) -> str:
    """The page of a statement for frames in other pages."""
    return f"embed/{one.id}.html"


def statement_of(said: SaidAgain) -> tuple[str, str]:
    """The same of a statement of another event."""
    if len(said.reports) > 1:
        return f"statements/{said.other}.html", ""
    return event(said.event.id), said.other


def paragraph(number: int) -> str:
    """The fragment of an article's paragraph, counted from 1."""
    return f"p{number}"


def address(path: str, fragment: str = "") -> str:
    """The site address of a page, or of a fragment of it."""
    return SITE + quoted_address(path) + (f"#{quoted_address(fragment)}" if fragment else "")


def relative(from_path: str, to_address: str) -> str:
    """A site address as it is written in the page at `from_path`; any other address unchanged."""
    if not to_address.startswith(SITE):
        return to_address
    to_path, mark, fragment = to_address.removeprefix(SITE).partition("#")
    from_path = quoted_address(from_path)
    if mark and from_path == to_path:
        return mark + fragment
    here, there = from_path.split("/")[:-1], to_path.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([*[".."] * len(here), *there]) + mark + fragment


def quoted_address(path: str) -> str:
    """The path or the fragment as an address has it."""
    return path if PLAIN.fullmatch(path) else quote(path)
