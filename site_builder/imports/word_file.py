"""Word documents (.docx): the paragraphs as a reader sees them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from site_builder.imports.clipping import Clipping, Read, clean_text, offer, with_headline
from site_builder.model.problems import Location, error
from site_builder.sources.files import MAX_SEED_BYTES

DOCUMENT, PROPERTIES = "word/document.xml", "docProps/core.xml"
# Only a document type can define entities, by which a few bytes become many. Word writes none.
DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)")
BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
FOREIGN_FAULTS = (
    BadZipFile,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)


def read_word_file(place: Location, data: bytes) -> Read:
    """The text of the document. Its properties name who typed it, so their author is unsure."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            text = "".join(_lines(_part(archive, DOCUMENT)))
            names = archive.namelist()
            known = dict(_properties(_part(archive, PROPERTIES))) if PROPERTIES in names else {}
    except (*FOREIGN_FAULTS, zlib.error, ElementTree.ParseError) as fault:
        told = str(fault) if isinstance(fault, TooLargeError) else "this is no Word document"
        return [], [error(place, told, "copy its words into a .txt file")]
    if not text.strip():
        return [], [error(place, "this document has no text", "copy its words into a .txt file")]
    found = [
        offer(key, known[name], f"“{name}” of its properties", is_sure=False)
        for key, name in (("title", "title"), ("author", "creator"))
        if known.get(name, "").strip()
    ]
    return [Clipping(place, with_headline("", clean_text(text)), tuple(found))], []


class TooLargeError(ValueError):
    """A part of a document is larger than any text."""


def _part(archive: ZipFile, name: str) -> str:
    """A part of the document, if it is no larger than a seed may be."""
    with archive.open(name) as stream:
        data = stream.read(MAX_SEED_BYTES + 1)  # what the archive says of the size may be wrong
    if len(data) > MAX_SEED_BYTES:
        raise TooLargeError(f"its text has more than {MAX_SEED_BYTES // 1024:,} KB")
    text = data.decode("utf-8-sig")
    if DOCTYPE.search(text):
        raise ValueError(name)
    return text


def _elements(xml: str) -> Iterator[tuple[str, str, ElementTree.Element]]:
    """Begin and end of each element with its name in the order of the document."""
    stream = BytesIO(xml.encode())
    for event, element in ElementTree.iterparse(stream, ("start", "end")):  # noqa: S314 (DOCTYPE)
        yield event, element.tag.rpartition("}")[2], element
        if event == "end":
            element.clear()


def _lines(xml: str) -> Iterator[str]:
    """The words that are shown, a line for each paragraph; deleted ones are in other elements."""
    hidden = 0  # the same text box once more, for older programs
    for event, name, element in _elements(xml):
        if name == "Fallback":
            hidden += 1 if event == "start" else -1
        elif hidden:
            continue
        elif name == "p":
            yield "\n"
        elif event == "end" and name == "t":
            yield element.text or ""
        elif event == "end":
            yield BREAKS.get(name, "")


def _properties(xml: str) -> Iterator[tuple[str, str]]:
    for event, name, element in _elements(xml):
        if event == "end":
            yield name, element.text or ""
