"""Colours that editors give, and whether they can be read on the site's pages."""

from __future__ import annotations

import re

from site_builder.sources.kinds import LINE, Fault, ValueKind, refined

# `--paper` and `--shade` of templates/assets/css/00-tokens.css.
LIGHT = ("#fffdf8", "#f6f2e8")
DARK = ("#14161a", "#1d2026")
LEAST = 4.5  # WCAG 2.2 for text
FORM = re.compile(r"#?[0-9a-fA-F]{6}")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(grounds: tuple[str, ...], remedy: str) -> ValueKind:
    """A colour that is read on each of the grounds."""

    def fault(word: str) -> Fault:
        if not FORM.fullmatch(word):
            return f"must be a colour, not “{word[:40]}”", 'write six digits, as "#0069a5"'
        least, ground = min((contrast(word, ground), ground) for ground in grounds)
        if least >= LEAST:
            return None
        what = f"has a contrast of {least:.1f} on {ground}, and a reader needs {LEAST}"
        return what, f"choose {remedy} colour"

    return refined(LINE, fault, convert=lambda word: "#" + word.removeprefix("#").lower())
