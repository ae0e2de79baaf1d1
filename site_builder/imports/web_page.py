"""Saved web pages: the text by trafilatura, the facts by what the page says of itself."""

from __future__ import annotations

import re
from importlib import import_module

from bs4 import BeautifulSoup
from bs4.builder import ParserRejectedMarkup
from msgspec.structs import replace

from site_builder.imports.clipping import (
    Clipping,
    Read,
    as_value,
    clean_text,
    no_package,
    offer,
    with_headline,
)
from site_builder.imports.page_offers import page_offers
from site_builder.model.problems import Location, error

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", re.IGNORECASE
)
HEAD = 4096  # bytes in which a page declares its encoding
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LATIN = frozenset(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"))
ITEM = re.compile(r"- +")  # how trafilatura begins an item of a list
FEW = 5  # words; less is no article


def read_page(place: Location, data: bytes) -> Read:
    """The article of a page."""
    html = decoded(data)
    if html is None:
        hint = "save the page again from a browser"
        return [], [error(place, "its letters are in no encoding that it declares", hint)]
    return read_html(place, html)


def decoded(data: bytes, declared: str = "") -> str | None:
    """The page as text: by its mark, as UTF-8, or as it declares itself. Nothing is guessed."""
    match = DECLARED.search(data[:HEAD])
    name = declared or (match[1].decode("ascii") if match else "")
    marked = [encoding for mark, encoding in MARKS if data.startswith(mark)]
    latin = "cp1252" if name.lower() in LATIN else name  # as browsers read it
    for encoding in (*marked, "utf-8", latin):
        try:
            return data.decode(encoding) if encoding else None
        except (UnicodeError, LookupError):
            continue
    return None


def read_html(place: Location, html: str) -> Read:
    """The article of a page, and what the page says of it."""
    try:
        extract = import_module("trafilatura").extract
    except ImportError:
        return no_package(place, "web pages")
    try:
        soup = BeautifulSoup(html, "html.parser")
    except (ParserRejectedMarkup, RecursionError, AssertionError):
        return [], [error(place, "this page can't be read", "copy its words into a .txt file")]
    offers = page_offers(soup)
    found = extract(html, include_comments=False, include_tables=False) or ""
    title = next((o.value for o in offers if o.key == "title" and o.is_sure), "")
    lines = (ITEM.sub("", line.strip(), count=1) for line in clean_text(found).split("\n"))
    text = with_headline(title, "\n".join(lines))
    if len(text.split()) < FEW + len(title.split()):
        hint = "if it has one, copy its words into a .txt file"
        return [], [error(place, "no article is found in this page", hint)]
    left_out = max(0, len(soup.get_text(" ").split()) - len(text.split()))
    return [Clipping(place, text, offers, left_out)], []


def with_address(clipping: Clipping, address: str, evidence: str) -> Clipping:
    """The clipping of a page with the address at which it was, if the page names none."""
    if any(one.key == "address" for one in clipping.offers) or not as_value("address", address):
        return clipping
    given = offer("address", address, evidence, is_sure=True)
    return replace(clipping, offers=(*clipping.offers, given))
