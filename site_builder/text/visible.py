"""A text as its reader sees it: without invisible characters, with the lines of a paragraph joined.

The engine reads this text, and what it finds goes back to the seed's own offsets. So a soft hyphen
parts no name, a no-break space is a space, and a sentence continues over the end of a line that a
mail program broke.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from itertools import chain, pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from site_builder.text.spans import Span

if TYPE_CHECKING:
    Places = array[int]
else:
    Places = array  # which has no type parameter when the program runs

# Soft hyphen, zero width, and marks of direction.
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
UNSEEN = re.compile(f"[{INVISIBLE}]")
SEEN = re.compile(f"[^{INVISIBLE}]++")
SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"

# Lines of a text that was broken at a width: of mail, of PDF files, of terminals.
NARROW, WIDE = 40, 110  # the longest line of such a text
FILLED = 0.7  # of that width, for a line that continues in the next
SURE = 5  # lines that end within a sentence: the text was broken, even without empty lines
SMALL_NEXT = re.compile(r"\n(?=[^\W\dA-Z_])")
SENTENCE_ENDS = tuple(".?!:;…")


class Visible(NamedTuple):
    """The text as seen; `places` are its code points' places in the original, None if the same."""

    text: str
    places: Places | None = None

    def seen(self, span: Span) -> Span:
        """The place in this text of a span of the original."""
        if self.places is None:
            return span
        return Span(bisect_left(self.places, span.start), bisect_left(self.places, span.end))

    def back(self, span: Span) -> Span:
        """The place in the original of a span of this text, without what is unseen at its ends."""
        if self.places is None or not span:
            return span
        return Span(self.places[span.start], self.places[span.end - 1] + 1)

    def around(self, span: Span) -> Span:
        """The place in the original of a span of this text, with what is unseen at its ends."""
        if self.places is None:
            return span
        start = self.places[span.start - 1] + 1 if span.start else 0
        return Span(start, self.places[span.end])


def visible(text: str) -> Visible:
    """The text as its reader sees it; the very same string if nothing differs."""
    shown, places = text, None
    if not text.isascii():
        for space in SPACES:
            shown = shown.replace(space, " ")
        if UNSEEN.search(shown):
            parts = list(SEEN.finditer(shown))
            places = array("l", [at for part in parts for at in range(*part.span())])
            places.append(len(text))
            shown = "".join([part[0] for part in parts])
    return Visible(_unwrapped(shown), places)


def _unwrapped(text: str) -> str:
    """The text with a space for each line end that is within a paragraph."""
    if not SMALL_NEXT.search(text):
        return text
    lines = text.split("\n")
    widths = [len(line.rstrip()) for line in lines]
    together = [n for n, (one, other) in enumerate(pairwise(widths)) if one and other]
    width = max((max(widths[n], widths[n + 1]) for n in together), default=0)
    open_lines = {
        n
        for n in together
        if widths[n] >= FILLED * width
        and lines[n + 1][0].islower()
        and not lines[n].rstrip().endswith(SENTENCE_ENDS)
    }
    if not open_lines or not NARROW <= width <= WIDE:
        return text
    if len(open_lines) >= SURE or len(together) < len(lines) - 1 - lines[-1:].count(""):
        # empty lines part the paragraphs, or shorter lines end them
        open_lines |= {n for n in together if widths[n] + 1 + len(lines[n + 1].split()[0]) > width}
    ends = [" " if n in open_lines else "\n" for n in range(len(lines) - 1)]
    return "".join(chain.from_iterable(zip_longest(lines, ends, fillvalue="")))
