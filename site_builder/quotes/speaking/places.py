"""How a quotation stands in its sentence, and which mentions round it are looked at."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from site_builder.quotes.speaking.layout import Layout
from site_builder.quotes.speaking.scan import Scan

# “… ended.” Trump told them: how the words inside the marks end.
ENDINGS = {",": "c", ".": "t", "!": "t", "?": "t", "…": "t", ":": "x", ";": "x"}
WINDOW = 26  # mentions on the left that are looked at
RIGHT = 8  # mentions on the right


# not frozen, as what no stage hands on: that makes it four times as fast
class Place(Struct):
    """A quotation among the tokens."""

    token: int
    ending: str
    start: str  # l lower case, u upper case
    left: bool  # words before it in its sentence
    right: bool  # words after it in its sentence
    whole: bool  # it fills its paragraph
    before: str  # token class just before
    after: str  # token class just after


def place(scan: Scan, layout: Layout, token: int) -> Place:
    """How the quotation at `token` stands in its sentence."""
    inner = scan.word(token).strip("\"“”'‘’«»„‟`\u200b \u00a0")
    ending = ENDINGS.get(inner[-1:], "n")
    p = layout.paragraph[token]
    first, after = layout.last_break[p], layout.next_break[p]
    words = layout.words_before
    number = layout.sentence[token]
    left = words[token] > words[layout.sentence_first[number]]
    right = words[layout.sentence_first[number + 1]] > words[token + 1]
    whole = words[after] == words[first]
    return Place(
        token,
        ending,
        "l" if inner[:1].islower() else "u",
        left,
        right,
        whole,
        scan.kinds[token - 1] if token > first else "^",
        scan.kinds[token + 1] if token + 1 < after else "$",
    )


def window(layout: Layout, firsts: list[int], token: int) -> tuple[int, int, int]:
    """The mentions to look at: from, first on the right, to. `firsts` are their first tokens.

    One paragraph back, and to the end of its own. In training 2 of 23,000 mentions further back
    were a source that had not spoken the quotation before.
    """
    p = layout.paragraph[token]
    low = layout.last_break[max(0, p - 1)]
    high = layout.next_break[p]
    middle = bisect_left(firsts, token)
    a = max(bisect_left(firsts, low, 0, middle), middle - WINDOW)
    b = min(bisect_left(firsts, high, middle), middle + RIGHT)
    return a, middle, b
