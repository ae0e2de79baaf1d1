"""Which way words run, and how a line of ours contains words that run the other way.

In an English line, “رهبر ایران, 7 February 2025” shows the 7 before the title: a number follows the
words before it. Isolated, the title keeps to itself (Unicode's bidirectional algorithm, UAX 9).
"""

from __future__ import annotations

import unicodedata

FIRST_RTL = "\u0590"  # below it nothing runs from right to left
ISOLATE, END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate


def runs_from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    strong = filter(("L", "R", "AL").__contains__, map(unicodedata.bidirectional, text))
    return next(strong, "L") != "L"


def isolated(words: str) -> str:
    """The words, set apart from the line around them if any of them runs from right to left."""
    kinds = {unicodedata.bidirectional(c) for c in words if c >= FIRST_RTL}
    return f"{ISOLATE}{words}{END}" if kinds & {"R", "AL"} else words
