"""How notes stand in the margin: which of them close to their head so that none drifts far.

A note stands level with its words unless the note above reaches lower. Where quotations crowd,
notes pile up and drift; closing some to their head brings the others back. Sizes are estimates in
pixels for the widest layout: the stylesheet places the notes, this only decides what is closed.
"""

from __future__ import annotations

from dataclasses import dataclass

LETTERS_A_LINE = 62  # of the text column
LETTERS_A_NOTE_LINE = 38  # of the margin column, in a reading
LINE, NOTE_LINE, HEAD, GAP, PARAGRAPH_GAP = 31, 21, 26, 24, 19
FURTHEST = 260  # how far a note may stand below its words
OVERHANG = 420  # how far the last note may reach below the text, beside the sections that follow
CROWDED = 80  # from here on every note closes: the margin of such a page is an index


@dataclass(frozen=True, slots=True)
class Sized:
    """A note's place on the page, its height, and whether it is among the first to close."""

    at: int
    height: int
    is_spare: bool = False


def lines(letters: int, a_line: int) -> int:
    """How many lines so many letters fill."""
    return max(1, -(-letters // a_line))


def heights(paragraph_lengths: list[int]) -> list[int]:
    """Where each paragraph begins and, last, where the text ends."""
    tops = [0]
    for length in paragraph_lengths:
        tops.append(tops[-1] + lines(length, LETTERS_A_LINE) * LINE + PARAGRAPH_GAP)
    return tops


def closed(notes: list[Sized], text_height: int) -> list[bool]:
    """For each note whether it closes to its head: spare ones first, then the tallest."""
    shut = [len(notes) > CROWDED] * len(notes)
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
    return shut


def _first_late(notes: list[Sized], shut: list[bool], text_height: int) -> tuple[int, int] | None:
    """The pile (first, last) whose last note stands too low; None when all is well."""
    bottom, begin = -GAP, 0
    for i, note in enumerate(notes):
        top = max(note.at, bottom + GAP)
        if note.at >= bottom + GAP:
            begin = i
        bottom = top + (HEAD if shut[i] else note.height)
        if (top - note.at > FURTHEST or bottom > text_height + OVERHANG) and not all(
            shut[begin : i + 1]
        ):
            return begin, i
    return None
