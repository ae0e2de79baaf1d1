"""Characters of a text that no reader sees.

Control characters and noncharacters are errors, because neither HTML nor a terminal can show them.
Invisible characters (direction overrides, tags, zero width) stay in the text and get a warning,
because they can make a text look like another one.
"""

from __future__ import annotations

import re
import unicodedata

from site_builder.model.problems import Location, Problem, error, warning
from site_builder.text.spans import LineIndex

# Tab, newline and form feed are layout; everything else of C0 and C1 is a control character.
CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
NONCHARACTER = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
SURROGATE = "\ud800-\udfff"
UNPRINTABLE = re.compile(f"[{CONTROL}{NONCHARACTER}{SURROGATE}]")

# What each invisible character is to a reader.
INVISIBLE_KINDS = (
    ("direction override", "\u202a-\u202e"),
    ("direction isolate", "\u2066-\u2069"),
    ("direction mark", "\u200e\u200f\u061c"),
    ("tag character", "\U000e0000-\U000e007f"),
    ("zero-width character", "\u200b-\u200d\u2060-\u2064\ufeff\u180e\u00ad"),
    ("deprecated format character", "\u206a-\u206f\ufff9-\ufffb"),
)
INVISIBLE = re.compile("[" + "".join(chars for _, chars in INVISIBLE_KINDS) + "]")
KIND = tuple((kind, re.compile(f"[{chars}]")) for kind, chars in INVISIBLE_KINDS)

# unicodedata has no names for control characters.
CONTROL_NAMES = {
    0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x1B: "ESCAPE",
    0x7F: "DELETE", 0x85: "NEXT LINE",
}  # fmt: skip

# Scripts whose spelling needs joiners: “می‌خواهم” contains a ZERO WIDTH NON-JOINER.
JOINING_SCRIPTS = frozenset(
    ("ARABIC", "SYRIAC", "MANDAIC", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI",
     "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER")
)  # fmt: skip
JOINERS = "\u200c\u200d"
SHOWN = 5  # different characters named in one warning


def name_of(char: str) -> str:
    """A character as messages name it: “U+202E RIGHT-TO-LEFT OVERRIDE”."""
    name = unicodedata.name(char, CONTROL_NAMES.get(ord(char), ""))
    return f"U+{ord(char):04X} {name}".rstrip()


def unprintable_errors(path: str, text: str, lines: LineIndex, base: int = 0) -> list[Problem]:
    """An error for each different control character or noncharacter, at its first place.

    `lines` is the index of the whole file, in which `text` begins at offset `base`.
    """
    if not UNPRINTABLE.search(text):
        return []
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    for match in UNPRINTABLE.finditer(text):
        first.setdefault(match.group(), match.start())
        count[match.group()] = count.get(match.group(), 0) + 1
    return [
        error(
            Location(path, *lines.position(base + offset)),
            f"{_sort_of(char)} {name_of(char)}{_times(count[char])}",
            "remove it; it cannot be shown",
        )
        for char, offset in first.items()
    ]


def invisible_warnings(path: str, text: str, lines: LineIndex, base: int = 0) -> list[Problem]:
    """A warning for each kind of invisible character, at its first place, with their names."""
    found: dict[str, list[int]] = {}
    for offset in unusual(text):
        found.setdefault(unseen_kind(text[offset]), []).append(offset)
    return [
        warning(
            Location(path, *lines.position(base + offsets[0])),
            f"{kind}{_times(len(offsets))}: {_names(text, offsets)}",
            "it is kept in the text and never obeyed",
        )
        for kind, offsets in found.items()
    ]


def unusual(text: str) -> list[int]:
    """The offsets of invisible characters that the script of the text does not need."""
    if not INVISIBLE.search(text):
        return []
    right_to_left = _has_right_to_left(text)
    return [
        match.start()
        for match in INVISIBLE.finditer(text)
        if not _is_usual(text, match.start(), right_to_left)
    ]


def unseen_kind(char: str) -> str:
    """What an invisible character is, in the words of `INVISIBLE_KINDS`."""
    return next((kind for kind, pattern in KIND if pattern.match(char)), "format character")


def _sort_of(char: str) -> str:
    category = unicodedata.category(char)
    return {"Cc": "control character", "Cs": "half of a surrogate pair"}.get(
        category, "noncharacter"
    )


def _times(count: int) -> str:
    return "" if count == 1 else f" ({count} times)"


def _names(text: str, offsets: list[int]) -> str:
    chars = sorted({text[offset] for offset in offsets})
    more = f" and {len(chars) - SHOWN} more" if len(chars) > SHOWN else ""
    return ", ".join(map(name_of, chars[:SHOWN])) + more


def _is_usual(text: str, offset: int, right_to_left: bool) -> bool:
    """Whether the script needs the invisible character at this offset."""
    char = text[offset]
    if unseen_kind(char) == "direction mark":
        return right_to_left
    if char not in JOINERS or not 0 < offset < len(text) - 1:
        return False
    before, after = text[offset - 1], text[offset + 1]
    if _script(before) in JOINING_SCRIPTS and _script(after) in JOINING_SCRIPTS:
        return True
    # An emoji made of several: a joiner after a picture, its variation selector or skin tone.
    return char == "\u200d" and unicodedata.category(after) == "So" and (
        before == "\ufe0f" or unicodedata.category(before) in {"So", "Sk"}
    )  # fmt: skip


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _has_right_to_left(text: str) -> bool:
    letters = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
    return any(
        unicodedata.bidirectional(match.group()) in {"R", "AL"}
        and match.group() not in "\u200f\u061c"
        for match in letters.finditer(text)
    )
