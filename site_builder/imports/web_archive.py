"""Web archives (WARC): each page that a server sent is read as a saved page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from importlib import import_module
from io import BytesIO, StringIO
from typing import Any

from site_builder.imports.clipping import Clipping, Read, no_package
from site_builder.imports.web_page import decoded, read_html, with_address
from site_builder.model.problems import Location, Problem, error, has_errors, warning
from site_builder.sources.files import MAX_BYTES

CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)
PAGES = ("text/html", "application/xhtml")
FOREIGN_FAULTS = (LookupError, ValueError, TypeError, AttributeError, EOFError, OSError, zlib.error)


def read_archive(place: Location, data: bytes) -> Read:
    """The articles of the archive's pages. A page without an article is told and is no fault."""
    try:
        records = import_module("warcio.archiveiterator").ArchiveIterator
        refusal = import_module("warcio.exceptions").ArchiveLoadFailed
    except ImportError:
        return no_package(place, "web archives")
    clippings: list[Clipping] = []
    problems: list[Problem] = []
    try:
        with redirect_stderr(StringIO()):  # where warcio prints bytes that it does not know
            pages = list(_pages(records(BytesIO(data))))
        for number, (address, html) in enumerate(pages, 1):
            where = Location(place.path, number)
            found, faults = ([], []) if html is None else read_html(where, html)
            if html is None or faults:
                what = f"no article is found in page {number}, {address}"
                problems.append(warning(where, what, "if it has one, save the page and import it"))
            clippings += [with_address(one, address, "WARC-Target-URI") for one in found]
    except (*FOREIGN_FAULTS, refusal):
        problems.append(error(place, "this is no web archive, or it is cut", "make it again"))
    if not clippings and not has_errors(problems):
        problems.append(error(place, "no page of this archive has an article", "look into it"))
    return clippings, problems


def _pages(records: Any) -> Iterator[tuple[str, str | None]]:
    """The address and the text of each page; None for letters that can't be read."""
    for record in records:
        http = record.http_headers
        if record.rec_type != "response" or http is None or http.get_statuscode() != "200":
            continue
        kind = http.get_header("Content-Type") or ""
        if kind.startswith(PAGES):
            charset = CHARSET.search(kind)
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            yield address, decoded(_content(record.content_stream()), charset[1] if charset else "")


def _content(stream: Any) -> bytes:
    """The bytes of a page, as many as a page may have; a compressed one may grow to any size."""
    parts: list[bytes] = []
    while sum(map(len, parts)) < MAX_BYTES and (part := stream.read(1 << 16)):
        parts.append(part)
    return b"".join(parts)
