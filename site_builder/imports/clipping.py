"""A clipping: one article as a file contains it, and how a file of a form is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from site_builder.editors.own_lines import Offer
from site_builder.model.problems import Location, Problem, error
from site_builder.sources.addresses import address_fault
from site_builder.sources.characters import UNPRINTABLE, unusual
from site_builder.text.dates import days_meant

INSTALL = (
    'type: pip install "variorum[import]", or in a copy of Variorum pip install -e ".[import]"'
)
WORD = re.compile(r"\w+")
DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|\d{8}(?!\d)")  # what follows is the time
FIRST_YEAR = 1600  # of newspapers; programs write the year 1 for an unknown day
TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")
MOST = 300  # characters of an offer or its evidence


class Clipping(Struct, frozen=True):
    """The text of an article, a line for each paragraph, and what its file offers of it.

    `place` is the file, with the row or record as its line. An outlet is offered by its name or its
    host. `left_out` counts the words of the file that are not in the text.
    """

    place: Location
    text: str
    offers: tuple[Offer, ...] = ()
    left_out: int = 0

    def sure(self, key: str) -> str:
        """The value of a key, if it is sure; "" otherwise."""
        return next((o.value for o in self.offers if o.key == key and o.is_sure), "")


Read = tuple[list[Clipping], list[Problem]]
Reader = Callable[[Location, bytes], Read]


def offer(key: str, value: str, evidence: str, *, is_sure: bool) -> Offer:
    """An offer whose value and evidence are lines of printable text."""
    return Offer(key, clean_line(value), clean_line(evidence), is_sure)


def clean_line(words: str) -> str:
    """Words on one line, without characters that nobody sees."""
    return " ".join(clean_text(words[: MOST * 4]).split())[:MOST]


def clean_text(text: str) -> str:
    """A text without control characters and without characters that its script does not need."""
    text = UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    unseen = set(unusual(text))
    return "".join(c for at, c in enumerate(text) if at not in unseen) if unseen else text


def with_headline(headline: str, text: str) -> str:
    """The text with its headline as its first line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    while headline and lines and are_same(lines[0], headline):
        del lines[0]
    return "\n".join([headline, *lines] if headline else lines) + "\n"


def plain(words: str) -> list[str]:
    """The words of a line in small letters."""
    return WORD.findall(words.casefold())


def are_same(one: str, other: str) -> bool:
    """Whether two lines have the same words, whichever their case and signs."""
    return plain(one) == plain(other)


def no_package(place: Location, what: str) -> Read:
    """The error of a file for which a package is missing."""
    return [], [error(place, f"{what} need the extra “import”, which is not installed", INSTALL)]


def as_value(key: str, written: str) -> str:
    """The words as a value of a key; "" if they are none: no one day, no address, no language."""
    if key == "address":
        return "" if address_fault(written) else written
    if key == "date":
        day = DAY.match(written)
        days = days_meant(day[0] if day else written)
        return str(days[0]) if len(days) == 1 and days[0].year >= FIRST_YEAR else ""
    if key == "language":
        tag = TAG.match(written)
        return tag[1].lower() + (f"-{tag[2].upper()}" if tag[2] else "") if tag else ""
    return written
