"""English for pages: dates, counts, lists. No locale is asked, so that the bytes never change."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from site_builder.text.dates import as_day

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
FIRST_RTL = "\u0590"  # below it nothing runs from right to left
ISOLATE, END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
SMALL = "no one two three four five six seven eight nine ten eleven twelve"


def day(when: date | None) -> str:
    """“7 February 2025”, or “undated”."""
    return as_day(when) if when else "undated"


def weekday(when: date | None) -> str:
    """“Friday 7 February 2025”, or “undated”."""
    return f"{DAYS.split()[when.weekday()]} {day(when)}" if when else "undated"


def in_words(number: int) -> str:
    """Small numbers as words (“three”), others as digits."""
    words = SMALL.split()
    return words[number] if 0 <= number < len(words) else str(number)


def how_many(number: int) -> str:
    """“none”, “three”, “30”: a number without its noun."""
    return in_words(number) if number else "none"


def count(number: int, one: str, many: str = "") -> str:
    """“1 line”, “3 lines”, “no lines”: a number with its noun."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {noun}"


def count_in_words(number: int, one: str, many: str = "") -> str:
    """“one outlet”, “three outlets”, “30 outlets”, “no outlets”."""
    return f"{in_words(number)} {one if number == 1 else many or f'{one}s'}"


def times(number: int) -> str:
    """“once”, “twice”, “three times”."""
    return {1: "once", 2: "twice"}.get(number) or count_in_words(number, "time")


def without_stop(sentence: str) -> str:
    """The sentence without the full stop at its end, to go on or to be stopped once."""
    bare = sentence.rstrip()
    return bare[:-1] if bare.endswith(".") and not bare.endswith("..") else bare


def listing(items: Sequence[str], last: str = "and") -> str:
    """“FT, MEMO and BB”."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(sentence: str) -> str:
    """The sentence with its first letter large, the rest as it was."""
    return sentence[:1].upper() + sentence[1:]


def percent(part: int, whole: int) -> int:
    """The share in whole hundredths, rounded half up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def runs_from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    strong = filter(("L", "R", "AL").__contains__, map(unicodedata.bidirectional, text))
    return next(strong, "L") != "L"


def isolated(words: str) -> str:
    """The words, set apart from the line around them if any of them runs from right to left.

    In an English line, “رهبر ایران, 7 February 2025” shows the 7 before the title: a number follows
    the words before it. Isolated, the title keeps to itself (Unicode's UAX 9).
    """
    kinds = {unicodedata.bidirectional(c) for c in words if c >= FIRST_RTL}
    return f"{ISOLATE}{words}{END}" if kinds & {"R", "AL"} else words
