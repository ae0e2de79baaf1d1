"""Where everything stands: the path of each kind of page, and the way from one to another.

Paths are relative to the site's root, with `/` between folders. Links are relative, so that the
same bytes work at the root of a domain, under `/repository/` and from the disk.
"""

from __future__ import annotations

from urllib.parse import quote

from site_builder.model.found import Statement

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
ICON = "assets/icon.svg"
CARD = "assets/card.svg"
CARD_PNG = "assets/card.png"


def article(article_id: str) -> str:
    """The page of an article."""
    return f"articles/{article_id}.html"


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


def has_page(statement: Statement) -> bool:
    """Whether a statement has a page of its own: it takes two renderings to compare."""
    return len(statement.renderings) > 1


def statement(one: Statement) -> tuple[str, str]:
    """The page of a statement and the fragment in it: its own page, else its event's synopsis."""
    if has_page(one):
        return f"statements/{one.id}.html", ""
    return event(one.event_id), one.id


def paragraph(number: int) -> str:
    """The fragment of an article's paragraph, counted from 1."""
    return f"p{number}"


def relative(from_path: str, to_path: str, fragment: str = "") -> str:
    """The address of `to_path` (and a fragment) as it is written in the page `from_path`."""
    mark = f"#{quote(fragment)}" if fragment else ""
    if from_path == to_path and mark:
        return mark
    here, there = from_path.split("/")[:-1], to_path.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return quote("/".join([*[".."] * len(here), *there])) + mark


def root(from_path: str) -> str:
    """The prefix that leads from a page to the site's root: `` or `../`."""
    return "../" * from_path.count("/")
