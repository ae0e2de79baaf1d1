"""The day of an undated report, as its own lines give it: an offer that an editor's date overrules.

“Published 4 March 2024”, “By Ann Lee | March 4, 2024 5:30 pm”, “LONDON, 4 March 2024 —”. A sentence
of the story that names a day tells nothing of the day of the report.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from site_builder.model.found import Article
from site_builder.model.given import Role
from site_builder.text.dates import OTHER_MONTHS, days_in
from site_builder.text.spans import Span

EDGE = 8  # lines at the top and at the bottom that are looked at
LONGEST = 120  # characters of such a line
PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|publiée?|mis en ligne|veröffentlicht|publicado|pubblicato"
    r"|gepubliceerd|publisert|publicerad)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:updated|modified|revised|mis(?:e)? à jour|modifiée?|aktualisiert|actualizado|aggiornato"
    r"|atualizado|bijgewerkt|oppdatert|uppdaterad|opdateret)\b",
    re.IGNORECASE,
)
OTHER = re.compile(r"\b(?:corrections?|corrected|accessed|retrieved)\b", re.IGNORECASE)
# What may be in small letters next to the day; other words make a sentence or a caption.
SMALL = frozenset(["by", "at", "on", "am", "pm", "a.m", "p.m", "first", "last", "date", "and"])
SMALL |= {"de", "le", *OTHER_MONTHS}
IN_PLACES = SMALL | {"of", "the", "la", "el", "al"}  # Rio de Janeiro
DATELINE = re.compile(r"[A-Z][^\n—–]{2,60} ?[—–] ?")
STOPPED = re.compile(r"\d{4}\.$")  # the end of a sentence of a correction
WORD = re.compile(r"[^\W\d_][\w.’']*")


class DayFound(Struct, frozen=True):
    """The day of a report, and the line that gives it."""

    day: date
    line: Span


def day_of(article: Article) -> DayFound | None:
    """The day that the report's lines give, None if none or two different ones do."""
    found: dict[int, list[DayFound]] = {0: [], 1: [], 2: []}
    count = len(article.paragraphs)
    for number, paragraph in enumerate(article.paragraphs):
        if EDGE <= number < count - EDGE or paragraph.role is Role.CAPTION:
            continue
        line = paragraph.span.of(article.text)
        rank = _rank(line)
        published = PUBLISHED.search(line) if rank == 0 else None
        start = published.start() if published else 0
        day = next((d for place, d in days_in(line) if place.start >= start), None)
        if rank is not None and day:
            found[rank].append(DayFound(day, paragraph.span))
    best = next((offers for offers in found.values() if offers), [])
    return best[0] if len({offer.day for offer in best}) == 1 else None


def _rank(line: str) -> int | None:
    """0 for the day of publication, 1 for a bare one, 2 for that of a change; None for a story."""
    dateline = DATELINE.match(line)
    if dateline:
        is_dated = any(place.end < dateline.end() for place, _ in days_in(line))
        return 1 if is_dated and _is_heading(dateline[0], IN_PLACES) else None
    if len(line) > LONGEST or OTHER.search(line):
        return None
    if LATER.search(line):
        return 0 if PUBLISHED.search(line) else 2
    if PUBLISHED.search(line):
        return 0
    return 1 if _is_heading(line, SMALL) and not STOPPED.search(line) else None


def _is_heading(line: str, small: frozenset[str]) -> bool:
    """Whether no other words than these are in small letters."""
    return all(w[0].isupper() or w.strip(".") in small for w in WORD.findall(line))
