"""Days as texts write them: “7 February 2025”, “Feb. 7, 2025”, “2025-02-07”, “7 février 2025”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from site_builder.text.lexicon import word_lists
from site_builder.text.spans import Span

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
MONTH_OF = (
    {  # by any form that English news prints, in small letters
        form: name.lower() for name in MONTHS for form in (name.lower(), name[:3].lower())
    }
    | {"sept": "september"}
)
OTHER_MONTHS = {
    word: int(number)
    for number, words in word_lists(__package__, "months.txt").items()
    for word in words
}
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
DAY = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)? (?:de )?(?P<month>[^\W\d_]{3,10})\.?,?"
    r" (?:de )?(?P<year>\d{4})"
    r"|(?P<us_month>[A-Z][a-z]{2,8})\.? (?P<us_day>\d{1,2})(?:st|nd|rd|th)?,? (?P<us_year>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))\b"
)

# Only one of the ends is a year: “2025/2/7”, “7.2.2025”.
NUMBERS = re.compile(
    r"(?=\d{4}\D|\d{1,2}\D\d{1,2}\D\d{4}(?!\d))(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?!\d)"
)


def as_day(when: date) -> str:
    """“7 February 2025”."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def as_month(when: date) -> str:
    """“Feb 2025”."""
    return f"{MONTHS[when.month - 1][:3]} {when.year}"


def days_in(text: str) -> Iterator[tuple[Span, date]]:
    """The days that the text names with their year, and where."""
    for m in DAY.finditer(text):
        number = _month(m["month"] or m["us_month"] or "")
        year, day = m["year"] or m["us_year"], m["day"] or m["us_day"]
        written = m["iso"] or f"{year}-{number:02}-{int(day):02}"
        try:
            yield Span(*m.span()), date.fromisoformat(written)
        except ValueError:
            continue  # no month, or no such day


def days_meant(written: str) -> tuple[date, ...]:
    """The days that somebody may mean who wrote this: “7/2/2025” is one in each of two months."""
    words = written.replace("-", " ").title()
    days = [day for _, day in (*days_in(written), *days_in(words))]
    with suppress(ValueError):
        days.append(date.fromisoformat(written.strip()))  # 20250207
    if numbers := NUMBERS.match(written.strip()):
        first, middle, last = (int(numbers[place]) for place in (1, 3, 4))
        orders = [(first, middle, last)]
        if len(numbers[1]) < 4:
            orders = [(last, middle, first), (last, first, middle)][: 1 + (numbers[2] != ".")]
        for order in orders:
            with suppress(ValueError):
                days.append(date(*order))
    return tuple(dict.fromkeys(days))


def _month(written: str) -> int:
    """The number of a month; 0 for another word. English months have capitals."""
    if written.lower() in OTHER_MONTHS:
        return OTHER_MONTHS[written.lower()]
    name = MONTH_OF.get(written.lower(), "") if written[:1].isupper() else ""
    return MONTHS.index(name.title()) + 1 if name else 0
