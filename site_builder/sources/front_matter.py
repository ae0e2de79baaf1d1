"""Files of keys and Markdown: YAML between two lines `---`, then the text."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.problems import Location, Problem, error

FENCE = "---"


class FrontMatter(Struct, frozen=True):
    """The two parts of a file and the offsets at which they begin."""

    yaml: str
    yaml_start: int
    body: str
    body_start: int


def split_front_matter(path: str, text: str) -> tuple[FrontMatter | None, list[Problem]]:
    """The parts of a file; a missing or open front matter is an error."""
    first, newline, _ = text.partition("\n")
    if first.rstrip() != FENCE:
        hint = f"begin with a line {FENCE}, the keys, and a line {FENCE}"
        return None, [error(Location(path), "the front matter is missing", hint)]
    start = offset = len(first) + len(newline)
    while offset < len(text):
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        if text[offset:end].rstrip() == FENCE:
            body_start = min(end + 1, len(text))
            return FrontMatter(text[start:offset], start, text[body_start:], body_start), []
        offset = end + 1
    hint = f"put a line {FENCE} between the keys and the text"
    return None, [error(Location(path), "the front matter is never closed", hint)]
