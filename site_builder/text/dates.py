"""Days as texts write them: “7 February 2025”, “Feb. 7, 2025”, “2025-02-07”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from site_builder.text.spans import Span

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
DAY = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>\d{4})"
    r"|(?P<us_month>[A-Z][a-z]{2,8})\.? (?P<us_day>\d{1,2})(?:st|nd|rd|th)?,? (?P<us_year>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))\b"
)


def as_day(when: date) -> str:
    """“7 February 2025”."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days_in(text: str) -> Iterator[tuple[Span, date]]:
    """The days that the text names with their year, and where."""
    for m in DAY.finditer(text):
        month = (m["month"] or m["us_month"] or "").lower()
        number = next((n for n, name in enumerate(MONTHS, 1) if _is_short(month, name)), 0)
        year, day = m["year"] or m["us_year"], m["day"] or m["us_day"]
        written = m["iso"] or f"{year}-{number:02}-{int(day):02}"
        try:
            yield Span(*m.span()), date.fromisoformat(written)
        except ValueError:
            continue  # no month, or no such day


def _is_short(written: str, month: str) -> bool:
    return len(written) > 2 and month.lower().startswith(written)
