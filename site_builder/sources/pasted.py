"""What goes wrong when an article is copied: other formats, wrong decoding, the same text twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html.entities import html5

from site_builder.model.given import Content, Seed
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.text.spans import LineIndex

# The beginnings of texts that a program wrote for a program. `<p>` alone may be an article's
# subject; a list of headers that a reader sees has no Message-ID.
HTML = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*+-->\s*)*<(?:!doctype|html|head|body|\?xml)\b", re.I | re.S
)
MAIL = re.compile(
    r"\s*+(?:[A-Za-z][A-Za-z-]*+:[^\n]*+\n(?:[ \t]++\S[^\n]*+\n)*+){0,60}?"
    r"(?:MIME-Version|Message-ID|Content-Type|Received|Return-Path):",
    re.I,
)
MARKUP = re.compile(r"</(?:p|div|span|li|a|td)>", re.I)
A_PAGE, DATA, A_MAIL = "a web page (HTML or XML)", "data (JSON)", "an e-mail with its headers"
MUCH_MARKUP = 5  # closing tags; an article about HTML may have a few
PASTE = "take it away and import it, or paste the article's words into this file"

ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|([A-Za-z][A-Za-z0-9]{1,31}));")
# What the bytes 80 to BF of UTF-8 are in Windows-1252, and Latin-1's own signs for the first 32.
_TAIL = "".join(bytes([b]).decode("cp1252", "ignore") for b in range(0x80, 0xC0))
_TAIL += "".join(map(chr, range(0x80, 0xA0)))
WRONGLY_DECODED = re.compile(
    rf"â[€‚„†]|Ã[{_TAIL}]|Â[{_TAIL}]|ðŸ|ï»¿|ï¿½|(?:[ÐÑØÙ][{_TAIL}]){{2}}|(?:Î[{_TAIL}]|Ï[{_TAIL}]){{2}}"
)

SAME_LINES = 0.6  # of the shorter text's characters; two versions of one report share as many
LONG_LINE = 40  # a shorter line may be in any report
FEW = 5  # reports that share a line; a line of more of them is their outlet's own


def other_format(path: str, text: str) -> Problem | None:
    """The error of a text that is a web page, an e-mail or data, saved under another name."""
    what = form_of(text)
    return error(Location(path), f"this is {what}, not an article's text", PASTE) if what else None


def form_of(text: str) -> str:
    """What a text is that is no article's; "" for one that may be."""
    head = text[:1].lstrip() or text.lstrip()[:1]
    if head == "<" and (HTML.match(text) or len(MARKUP.findall(text)) >= MUCH_MARKUP):
        return A_PAGE
    if head in ("{", "[") and _is_json(text):
        return DATA
    return A_MAIL if MAIL.match(text[:8192]) else ""


def _is_json(text: str) -> bool:
    """Whether the whole text, or its first line, is a JSON object or a list."""
    for part in (text, text.lstrip().partition("\n")[0]):
        try:
            if json.loads(part) not in ({}, []):
                return True
        except (ValueError, RecursionError):
            continue
    return False


def decoding_warning(path: str, text: str, lines: LineIndex) -> list[Problem]:
    """A warning for HTML entities and wrongly decoded letters: the first, and how many."""
    entities = [m for m in ENTITY.finditer(text) if not m[1] or m[1] + ";" in html5]
    decoded = [] if text.isascii() else list(WRONGLY_DECODED.finditer(text))
    found = sorted(entities + decoded, key=lambda match: match.start())
    if not found:
        return []
    what, hint = "was decoded in the wrong encoding", "copy the words again from the page"
    if found[0] in entities:
        what, hint = "is an HTML entity", "copy the words from the page, not from its source"
    times = f" ({len(found)} such places)" if len(found) > 1 else ""
    where = Location(path, *lines.position(found[0].start()))
    return [warning(where, f"“{found[0][0]}” {what}{times}", f"{hint}; nothing is repaired here")]


def copies(seeds: Iterable[Seed], content: Content) -> list[Problem]:
    """An error for each text that one outlet has twice, a warning for each that is nearly another.

    Texts without an outlet can't be told to be of two. The same text at two outlets is the copy of
    an agency.
    """
    outlets = {entry.id: entry.outlet for entry in content.articles}
    problems: list[Problem] = []
    of_words: dict[str, list[Seed]] = {}
    near: dict[tuple[str, str], list[Seed]] = {}  # by outlet and line
    for seed in sorted(seeds, key=lambda seed: seed.path):
        outlet = outlets.get(seed.stem)
        same = of_words.setdefault(" ".join(seed.text.split()), [])
        known = [(other, outlets.get(other.stem)) for other in same]
        twin = next((o for o, its in known if None in (its, outlet) or its == outlet), None)
        same.append(seed)
        if twin:
            what = f"this is the text of {twin.path} again"
            hint = "remove one of them, or give each its own outlet"
            problems.append(error(Location(seed.path), what, hint))
        elif outlet:
            problems += _near_copy(seed, outlet, near)
    return problems


def _near_copy(seed: Seed, outlet: str, near: dict[tuple[str, str], list[Seed]]) -> list[Problem]:
    lines = {line for line in map(str.strip, seed.text.split("\n")) if len(line) >= LONG_LINE}
    length = sum(map(len, lines))
    shared: dict[str, int] = {}
    for line in lines:
        others = near.setdefault((outlet, line), [])
        if len(others) <= FEW:
            for other in others:
                shared[other.path] = shared.get(other.path, 0) + len(line)
            others.append(seed)
    path = max(shared, key=lambda path: (shared[path], path), default="")
    if not path or shared[path] < SAME_LINES * length:
        return []
    share = f"{100 * shared[path] // length} %"
    what = f"{share} of this text is in {path} too, of the same outlet"
    return [warning(Location(seed.path), what, "if both are one report, remove one")]
