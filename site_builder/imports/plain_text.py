"""Plain text as it is, and Markdown as the words that a reader of it sees."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from site_builder.editors.own_lines import Offer
from site_builder.imports.clipping import Clipping, Read, as_value, offer, with_headline
from site_builder.model.problems import Location, Problem, error
from site_builder.sources.content import MAX_BODY
from site_builder.sources.encodings import encoding_fault
from site_builder.sources.front_matter import FENCE, split_front_matter
from site_builder.sources.nodes import Mapping, Node, Scalar, Sequence
from site_builder.sources.yaml_nodes import read_yaml
from site_builder.text.spans import LineIndex

# How notes and web clippers name what we know by other names.
KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "site", "site_name"),
    "date": ("date", "published", "publish_date", "date_published"),
    "author": ("author", "authors", "byline"),
    "address": ("address", "url", "source", "link", "canonical"),
    "language": ("language", "lang"),
}
LINK = re.compile(r"\[\[|\]\]")  # of Obsidian, round a name


def decoded(place: Location, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file in UTF-8, with line ends as one sign; None after a fault."""
    if fault := encoding_fault(place.path, data):
        return None, [fault]
    text = data.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def read_plain(place: Location, data: bytes) -> Read:
    """The text as it is."""
    text, problems = decoded(place, data)
    return ([] if text is None else [Clipping(place, text)]), problems


def read_markdown(place: Location, data: bytes) -> Read:
    """The words of the text, and what its front matter says."""
    text, problems = decoded(place, data)
    if text is None:
        return [], problems
    body = text
    offers: tuple[Offer, ...] = ()
    if text.startswith(f"{FENCE}\n"):
        parts, problems = split_front_matter(place.path, text)
        if parts is None:
            return [], problems
        node, problems = read_yaml(place.path, parts.yaml, LineIndex(text), parts.yaml_start)
        body, offers = parts.body, _offers(node)
    if len(body) > MAX_BODY:
        what = f"this Markdown has {len(body):,} characters, and {MAX_BODY:,} are read"
        problems = [*problems, error(place, what, "save it as .txt, or divide it")]
    if problems:
        return [], problems
    words = "\n".join(_lines(body))
    title = next((o.value for o in offers if o.key == "title"), "")
    return [Clipping(place, with_headline(title, words), offers, 0)], []


def _lines(body: str) -> list[str]:
    """The paragraphs, headings and items of a text, without their marks."""
    found = []
    for token in MarkdownIt("js-default", {"linkify": False, "typographer": False}).parse(body):
        if token.type == "inline":
            words = [
                " "
                if part.type == "softbreak"
                else "\n" * (part.type == "hardbreak") or part.content
                for part in token.children or ()
                if part.type != "image"
            ]
            found.append("".join(words))
        elif token.type in {"code_block", "fence"}:
            found.append(token.content)
    return found


def _offers(node: Node | None) -> tuple[Offer, ...]:
    """What the keys of a front matter say. A day or an address that is none is left out."""
    given = {e.key.lower(): e.value for e in node.entries} if isinstance(node, Mapping) else {}
    found = []
    for key, names in KEYS.items():
        for name in names:
            items = given.get(name)
            texts = items.items if isinstance(items, Sequence) else (items,)
            words = [LINK.sub("", one.text) for one in texts if isinstance(one, Scalar)]
            if value := as_value(key, ", ".join(filter(None, words))):
                found.append(offer(key, value, f"“{name}” in its front matter", is_sure=True))
                break
    return tuple(found)
