"""The social card as PNG, drawn by Pillow: the optional extra `cards`.

Pillow contains a font, so the card is the same on every machine. The font has the letters of
English; there is no card as PNG if it lacks a letter.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

from site_builder.pages.parts import card as layout
from site_builder.pages.parts.card import Card

UNKNOWN = "\U0010fffe"  # no font has a letter for it


def png(card: Card) -> bytes | None:
    """The card's bytes; None if Pillow is not installed or its font lacks a letter."""
    try:
        image, drawing, fonts = map(import_module, ("PIL.Image", "PIL.ImageDraw", "PIL.ImageFont"))
        small = fonts.load_default(layout.NAME_SIZE)
    except (ImportError, OSError, TypeError):  # TypeError: a Pillow before 10.1
        return None
    if not _has_letters(small, "".join((card.name, *card.title, *(s.text for s in card.signs)))):
        return None
    picture = image.new("RGB", (layout.WIDTH, layout.HEIGHT), layout.PAPER)
    pen = drawing.Draw(picture)
    _write(pen, fonts, layout.NAME, layout.NAME_SIZE, card.name)
    pen.line([(layout.LEFT, layout.RULE), (layout.RIGHT, layout.RULE)], layout.INK, 2)
    longest = max(card.title, key=small.getlength, default="")
    for number, line in enumerate(card.title):
        y = layout.TITLE + layout.TITLE_STEP * number
        _write(pen, fonts, y, layout.TITLE_SIZE, line, longest)
    for sign in card.signs:
        font = _fitting(fonts, layout.SIGN_SIZE, sign.text, sign.width - 2)
        middle = sign.x + sign.width / 2
        pen.text(
            (middle, layout.SIGNS), sign.text, sign.hue, font, anchor="ms", stroke_width=1
        )  # the font has no bold letters
        for points in sign.lines:
            pen.line(points, sign.hue, 4)
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _has_letters(font: Any, text: str) -> bool:
    """Whether the font has each character: it draws all missing ones alike."""
    lacking = bytes(font.getmask(UNKNOWN))
    return all(c == " " or bytes(font.getmask(c)) != lacking for c in sorted(set(text)))


def _write(pen: Any, fonts: Any, y: int, size: int, text: str, widest: str = "") -> None:
    """Write text on the base line at `y`, smaller if the widest line would not fit."""
    font = _fitting(fonts, size, widest or text, layout.RIGHT - layout.LEFT)
    pen.text((layout.LEFT, y), text, layout.INK, font, anchor="ls")


def _fitting(fonts: Any, size: int, text: str, width: int) -> Any:
    """The font in this size, or in the largest size in which the text fits the width."""
    font = fonts.load_default(size)
    length = font.getlength(text)
    return font if length <= width else fonts.load_default(int(size * width / length))
