"""How notes stand in the margin: which of them close to their head so that none drifts far.

A note stands level with its words unless the note above reaches lower. Where quotations crowd,
notes pile up and drift; closing some to their head brings the others back. Sizes are estimates in
pixels for the widest layout: the stylesheet places the notes, this only decides what is closed.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from site_builder.model.found import Paragraph
from site_builder.model.given import Role

LETTERS_A_LINE = 58  # of the text column
LETTERS_A_NOTE_LINE = 36  # of the margin column, in a reading
LINE, NOTE_LINE, HEAD, GAP, PARAGRAPH_GAP = 32, 21, 28, 24, 20
FURTHEST = 500  # how far a note may stand below its words: both are in sight on one screen
FURTHEST_HEAD = 800  # and a head alone, which the button in the text brings to its line
OVERHANG = 640  # how far the last note may reach below the text, beside the sections that follow
HOW_TO_READ = 100  # the lines above the first note
CROWDED = 80  # from here on every note closes: the margin of such a page is an index


class Sized(Struct, frozen=True):
    """A note's place on the page, its height, and whether it is among the first to close."""

    at: int
    height: int
    is_spare: bool = False


def lines(letters: int, a_line: int) -> int:
    """How many lines so many letters fill."""
    return max(1, -(-letters // a_line))


def heights(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where each paragraph begins and, last, where the text ends.

    Folded furniture takes a line a run; what stands above the text (a headline on top and the
    furniture before it) takes none.
    """
    tops = [0]
    is_above, before = True, None
    for paragraph in paragraphs:
        is_furniture = paragraph.role is Role.FURNITURE
        is_above = is_above and (is_furniture or paragraph.role is Role.TITLE)
        if is_above or (is_furniture and before is Role.FURNITURE):
            height = 0
        elif is_furniture:
            height = LINE + PARAGRAPH_GAP
        else:
            height = lines(len(paragraph.span), LETTERS_A_LINE) * LINE + PARAGRAPH_GAP
        tops.append(tops[-1] + height)
        before = paragraph.role
    return tops


def closed(notes: list[Sized], text_height: int) -> list[bool]:
    """For each note whether it closes to its head: spare ones first, then the tallest."""
    if len(notes) > CROWDED:
        return [True] * len(notes)
    shut = [False] * len(notes)
    for _ in notes:
        late = _first_late(notes, shut, text_height)
        if late is None:
            break
        begin, end = late
        tallest = max(
            (i for i in range(begin, end + 1) if not shut[i]),
            key=lambda i: (notes[i].is_spare, notes[i].height),
            default=None,
        )
        if tallest is None or notes[tallest].height <= HEAD:
            break
        shut[tallest] = True
    _open_what_fits(notes, shut, text_height)
    return shut


def _open_what_fits(notes: list[Sized], shut: list[bool], text_height: int) -> None:
    """Open again, spare ones last, what later closings have made room for."""
    for i in sorted(range(len(notes)), key=lambda i: (notes[i].is_spare, i)):
        if shut[i]:
            shut[i] = False
            shut[i] = _first_late(notes, shut, text_height) is not None


def _first_late(notes: list[Sized], shut: list[bool], text_height: int) -> tuple[int, int] | None:
    """The pile (first, last) whose last note stands too low; None when all is well."""
    bottom, begin = HOW_TO_READ, 0
    for i, note in enumerate(notes):
        top = max(note.at, bottom + GAP)
        if note.at >= bottom + GAP:
            begin = i
        bottom = top + (HEAD if shut[i] else note.height)
        furthest = FURTHEST_HEAD if shut[i] or note.height <= HEAD else FURTHEST
        is_late = top - note.at > furthest or bottom > text_height + OVERHANG
        if is_late and not all(shut[begin : i + 1]):
            return begin, i
    return None
