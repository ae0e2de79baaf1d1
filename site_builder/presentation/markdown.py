"""Editors' Markdown as safe HTML: no raw HTML, no address but web pages and this page's places."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from site_builder.presentation.markup import UNSEEN

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST = 100_000  # characters; deep brackets cost quadratic time beyond
SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.\-]*:")


def render_markdown(text: str) -> Markup:
    """The text as HTML blocks. Invisible characters are left out; a link whose address is not
    http, https or relative stays as the words that were written.
    """
    clean = UNSEEN.sub("", text[:LONGEST])
    return Markup(_parser().render(clean)) if clean.strip() else Markup("")  # noqa: S704 - html off


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # costs 40 ms: only when there is something to render

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name for its hook
            return is_safe_link(url)

    parser = Parser("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.disable("image")
    return parser


def is_safe_link(address: str) -> bool:
    """Whether a link may lead there: http, https, or a relative path or fragment."""
    if address.startswith(("//", "\\")) or "\\" in address:
        return False
    if SCHEME.match(address):
        return address.lower().startswith(("http://", "https://"))
    return True
