"""Editors' Markdown as safe HTML: no raw HTML, no address but web pages and this page's places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from site_builder.pages.parts.markup import UNSEEN
from site_builder.pages.parts.values import Siglum

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

WORDS = re.compile(r"(\w+)")
PLACE = re.compile(r"[A-Z]\w*, ")
SIGLUM = Markup('<abbr class="siglum {}" title="{}">{}</abbr>')
SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.\-]*:")


def render_markdown(text: str, sigla: Iterable[Siglum] = ()) -> Markup:
    """The text as HTML blocks. Invisible characters are left out; a link whose address is not
    http, https or relative stays as the words that were written; a word that is one of `sigla` is
    set as one.
    """
    clean = UNSEEN.sub("", text)
    if not clean.strip():
        return Markup("")
    parser = _parser()
    tokens = parser.parse(clean)
    signs = {sign.text: sign for sign in sigla}
    for token in tokens if signs else ():
        if token.children:
            token.children = [piece for child in token.children for piece in _signed(child, signs)]
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - html off


def _signed(token: Token, signs: Mapping[str, Siglum]) -> Iterator[Token]:
    """A token of text in pieces, its sigla as elements; any other token as it is.

    “Washington, DC” names no outlet: after a capital and a comma a siglum stays a word, unless it
    is in a row of sigla (“FT, MEMO and BB”).
    """
    if token.type != "text":
        yield token
        return
    pieces = WORDS.split(token.content)
    for place, piece in enumerate(pieces):
        before = pieces[max(0, place - 2) : place]
        is_place = PLACE.fullmatch("".join(before)) and before[0] not in signs
        sign = None if is_place else signs.get(piece)
        made = copy(token)
        made.content = piece
        if sign:
            made.type = "html_inline"
            made.content = str(SIGLUM.format(sign.style, sign.name, sign.text))
        yield made


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
