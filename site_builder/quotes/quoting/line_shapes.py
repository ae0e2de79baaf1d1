"""What lines of the page look like: one table of shapes, and the dates, which are read by words.

`line_shapes.tsv` has a row for each shape: what such a line is, where on the page it is one, its
greatest length in code points, the shape, and a line that asked for it. A shape is an expression
that must fit the whole line, in small letters or capitals, with straight marks (their sets compile
faster); words in braces are parts from below.
Precision comes before recall: a line of the story that is taken for furniture loses its
quotations, while a line of furniture in the story only looks odd.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from site_builder.model.given import Role

# Parts of shapes. All repeats within them are bounded, so that every line is read in linear time.
WORD = r"[A-Z][\w.'-]{0,30}"
PARTS = {
    "NAME": rf"(?-i:{WORD}(?: {WORD}){{0,3}})",
    "FULL_NAME": rf"(?-i:{WORD}(?: {WORD}){{1,3}})",
    "AGENCY": r"(?-i:AP|AFP|EPA|UPI|IRNA|REUTERS|Reuters|EPA-EFE|PA|Bloomberg|Getty(?: Images)?"
    r"|GETTY(?: IMAGES)?|Shutterstock|Anadolu(?: Agency)?|Associated Press)",
    "SITE": r"(?:twitter|x|facebook|instagram|telegram|youtube|linkedin|whatsapp|tiktok|threads"
    r"|bluesky|pinterest|reddit|flipboard|messenger|tumblr|google ?\+|e-?mail|print|copy link"
    r"|stumble(?:upon)?|digg|pocket|snapchat|sms|gmail)",
}

UNFINISHED = "{UNFINISHED}"  # begins a shape of lines that do not end as a sentence does
SENTENCE_END = tuple(".!?:;,”“’'\"")
BRACKET_END = (").", "].")

LONGEST_DATE = 110
# One token of a line of dates; another word is no date. “20197:05” is a year and an hour.
DATE_TOKEN = re.compile(
    r"(?P<day>(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tues?(?:day)?"
    r"|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![^\W\d]))"
    r"|(?P<said>(?i:published|updated|posted|modified|issued|created|filed|date)(?![^\W\d]))"
    r"|(?P<clock>\d{1,2}[.:]\d\d)(?![.:/-]?\d{3})"
    r"|(?P<figures>\d{4}[./-]\d\d?[./-]\d\d?|\d\d?[./-]\d\d?[./-](?:\d{4}|\d\d))"
    r"|(?P<number>\d{1,4}(?:st|nd|rd|th)?)"
    r"|(?P<filler>(?i:at|on|a month ago|[ap]m|[ap]\.m|first|last|originally|local time|ist|by)"
    r"(?![^\W\d])|\([A-Z][a-z]+\)|[A-Z]{3}(?=UPDATED)|[A-Z]{2,5}(?=[A-Z][a-z]|[\W_\d]|$))"
    r"|(?P<other>[\w$€£%])"
)


class PageZone(StrEnum):
    """Where on the page a line may be furniture."""

    TOP = "top"
    UNDER_TITLE = "under the first line"
    BOTTOM = "bottom"
    ENDS = "ends"  # top or bottom
    BELOW_LEAD = "below the lead"  # after the first sentence of the story
    BELOW_STORY = "below the story"  # no sentence of the story follows
    ANYWHERE = "anywhere"


class LinePlace(NamedTuple):
    """Where a line is on the page."""

    first: bool
    top: bool
    bottom: bool
    below_lead: bool
    below_story: bool


class LineShape(NamedTuple):
    """One row of the table."""

    label: str
    zone: PageZone
    longest: int
    shape: str
    example: str
    is_unfinished: bool = False  # never a line that ends as a sentence does

    @property
    def role(self) -> Role:
        """What a line of this shape is."""
        return Role.CAPTION if self.label == "caption" else Role.FURNITURE


def _read() -> tuple[LineShape, ...]:
    rows = (get_data(__package__, "line_shapes.tsv") or b"").decode().splitlines()[1:]
    shapes = []
    for row in rows:
        label, zone, longest, shape, example = row.split("\t")
        is_unfinished = shape.startswith(UNFINISHED)
        shape = shape.removeprefix(UNFINISHED)
        for name, part in PARTS.items():
            shape = shape.replace(f"{{{name}}}", part)
        shapes.append(LineShape(label, PageZone(zone), int(longest), shape, example, is_unfinished))
    return tuple(shapes)


SHAPES = _read()
"""In order: the first shape that fits names the line."""
DATE = LineShape("date line", PageZone.ANYWHERE, LONGEST_DATE, "", "Tue 11 Mar 2025 18.42 GMT")


class _Sieve(NamedTuple):
    """One pattern for all shapes of a kind: most lines fit none of them."""

    zone: PageZone
    longest: int
    is_unfinished: bool
    pattern: re.Pattern[str]
    shapes: Mapping[int | None, LineShape]  # by the empty group behind the shape


def _sieve(zone: PageZone, longest: int, is_unfinished: bool) -> _Sieve:
    kind = (zone, longest, is_unfinished)
    shapes = [one for one in SHAPES if (one.zone, one.longest, one.is_unfinished) == kind]
    pattern = re.compile("|".join(f"(?:{one.shape})()" for one in shapes), re.IGNORECASE)
    return _Sieve(*kind, pattern, dict(enumerate(shapes, 1)))


SIEVES = tuple(
    _sieve(*kind) for kind in dict.fromkeys((s.zone, s.longest, s.is_unfinished) for s in SHAPES)
)


def shape_of(line: str, place: LinePlace) -> LineShape | None:
    """The first shape that fits the line in its place, or None."""
    if len(line) <= LONGEST_DATE and is_date_line(line, place.top or place.bottom):
        return DATE
    is_sentence = line.endswith(SENTENCE_END) and not line.endswith(BRACKET_END)
    line, fitting = line.replace("’", "'").replace("“", '"').replace("”", '"'), []
    for sieve in _sieves(place):
        if len(line) > sieve.longest:
            break
        if is_sentence and sieve.is_unfinished:
            continue
        if fit := sieve.pattern.fullmatch(line):
            fitting.append(sieve.shapes[fit.lastindex])
    return min(fitting, key=SHAPES.index, default=None)


def is_date_line(line: str, at_an_end: bool = True) -> bool:
    """Whether the line tells nothing but when it was published, or how late it is.

    In the middle of a story a bare date is a heading, and no date line.
    """
    kinds = set()
    for token in DATE_TOKEN.finditer(line):
        if token.lastgroup == "other":
            return False
        kinds.add(token.lastgroup)
    if not kinds & {"number", "clock", "figures"}:
        return False
    return bool(kinds & ({"day", "figures", "clock", "said"} if at_an_end else {"clock", "said"}))


@cache
def _sieves(place: LinePlace) -> tuple[_Sieve, ...]:
    """The sieves for a line in this place, those for the longest lines first."""
    applies = {
        PageZone.TOP: place.top,
        PageZone.UNDER_TITLE: place.top and not place.first,
        PageZone.BOTTOM: place.bottom,
        PageZone.ENDS: place.top or place.bottom,
        PageZone.BELOW_LEAD: place.below_lead,
        PageZone.BELOW_STORY: place.below_story,
        PageZone.ANYWHERE: True,
    }
    here = [sieve for sieve in SIEVES if applies[sieve.zone]]
    return tuple(sorted(here, key=lambda sieve: -sieve.longest))
