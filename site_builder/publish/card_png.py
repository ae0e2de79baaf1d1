"""The social card as PNG, drawn by Pillow: the optional extra `cards`.

Pillow carries a font of its own, so that the card is the same on every machine, whatever fonts are
installed there. That font knows English; a card with a letter that it lacks is left out rather than
drawn with holes.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

from site_builder.pages.parts import card as layout
from site_builder.pages.parts.card import Card

UNKNOWN = "\U0010fffe"  # no font has a letter for it


def png(card: Card) -> bytes | None:
    """The card's bytes; None where Pillow is not installed, or has no letter for a character."""
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
    """Whether the font draws each character in its own way, and not as one that it lacks."""
    lacking = bytes(font.getmask(UNKNOWN))
    return all(c == " " or bytes(font.getmask(c)) != lacking for c in sorted(set(text)))


def _write(pen: Any, fonts: Any, y: int, size: int, text: str, widest: str = "") -> None:
    """Text upon the base line at `y`, smaller where the widest line would not fit."""
    font = _fitting(fonts, size, widest or text, layout.RIGHT - layout.LEFT)
    pen.text((layout.LEFT, y), text, layout.INK, font, anchor="ls")


def _fitting(fonts: Any, size: int, text: str, width: int) -> Any:
    """The font in this size, or in the largest in which the text is no wider."""
    font = fonts.load_default(size)
    length = font.getlength(text)
    return font if length <= width else fonts.load_default(int(size * width / length))
