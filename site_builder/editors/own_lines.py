"""What an article's own lines say of its source: outlet, day, author and agency.

They are offers with the words that say so, for an editor to confirm. Nothing is offered that the
lines leave open: a byline of unclear length, two authors in two lines, a date in figures alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from site_builder.edition.grouping.datelines import DATELINE, EDGE, day_of
from site_builder.model.found import Article
from site_builder.model.given import Outlet, Role
from site_builder.text.dates import MONTHS, WEEKDAYS, days_in
from site_builder.text.lexicon import words

PLACE = r"in [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}"
NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*| (?:de|da|du|la|van|von|al|bin)){1,4}"
BY = re.compile(
    r"(?:by|written by|story by|reported by|words by|analysis by|text by|article by|author):? "
    rf"(?-i:(?P<names>{NAME}(?:(?:, | and |, and | & ){NAME})*)) ?(?:[^\w ].*|{PLACE})?",
    re.IGNORECASE,
)
# In French, German, Spanish, Portuguese and Dutch; “Von Miller” is a name in English.
BY_ELSEWHERE = re.compile(
    r"(?:Par|PAR|Von|VON|Por|POR|Door|DOOR):? "
    rf"(?P<names>{NAME}(?:(?:, | et | und | y | e | en ){NAME})*)"
)
FROM = re.compile(rf"(?!By |BY )(?P<names>{NAME}) {PLACE}")
WORD = re.compile(r"\w+")
# A desk, a company or an office is no author; where a name ends before one is unclear.
NO_NAME = words(
    """
    staff wire wires news press post times desk team reporter reporters correspondent correspondents
    editor editors writer writers agence presse updated published posted modified columnist
    columnists agency service board bureau online report contributor contributors jazeera associated
    """
)
DAYS = frozenset((*MONTHS, *(day.capitalize() for day in WEEKDAYS)))
AGENCY = re.compile(r"[A-Z][\w .,'’/-]{1,60}\((?P<agency>[A-Z][A-Za-z &.-]{1,30})\) ?[—–-]")
CREDIT = "picture credit"  # “Reuters” below a picture
LONGEST = 120  # characters of evidence


class Offer(Struct, frozen=True):
    """A fact for `content/articles/`: its key and value, and what says so (words, a place)."""

    key: str
    value: str
    evidence: str
    is_sure: bool = True


def own_facts(article: Article, outlets: Iterable[Outlet] = ()) -> tuple[Offer, ...]:
    """What the lines of the article say; its roles must be known. `outlets` may be named there."""
    found = list(_outlet(article, [o.name for o in outlets if o.location]))
    if day := day_of(article):
        found.append(Offer("date", str(day.day), _evidence(day.line.of(article.text))))
    bylines = list(_bylines(article))
    if len({names for names, _ in bylines}) == 1:
        names, line = bylines[0]
        found.append(Offer("author", names, _evidence(line)))
    story = next((p.span for p in article.paragraphs if p.role is Role.BODY), None)
    if story and (match := AGENCY.match(story.of(article.text))):
        found.append(Offer("agency", match["agency"], match[0]))
    return tuple(found)


def _bylines(article: Article) -> Iterator[tuple[str, str]]:
    """The names of each byline above the story, with the line."""
    for paragraph in article.paragraphs[:EDGE]:
        line = paragraph.span.of(article.text)
        if not article.is_read:  # where its story begins is not known
            match = BY_ELSEWHERE.fullmatch(line)
        elif paragraph.role is Role.BODY:
            return
        else:
            is_byline = paragraph.label == "byline"
            match = BY.fullmatch(line) or (FROM.fullmatch(line) if is_byline else None)
        names = match["names"] if match else ""
        if (
            names
            and NO_NAME.isdisjoint(WORD.findall(names.lower()))
            and names.split()[-1] not in DAYS
        ):
            yield names, line


def _outlet(article: Article, names: Iterable[str]) -> Iterator[Offer]:
    """The one outlet whose name is a line of the page, or is in its copyright line."""
    of_page = (p for p in article.paragraphs if p.role is Role.FURNITURE and p.label != CREDIT)
    lines = [paragraph.span.of(article.text) for paragraph in of_page]
    found = []
    for name in names:
        whole = re.compile(rf"(?:(?:©|copyright)[ \d©]*)?{re.escape(name)}\.?", re.IGNORECASE)
        found += [Offer("outlet", name, line) for line in lines if whole.fullmatch(line)]
    if len({fact.value for fact in found}) == 1:
        yield found[0]


def _evidence(line: str) -> str:
    """The line, its dateline if that has a day, or its beginning."""
    dateline = DATELINE.match(line)
    if dateline and any(days_in(dateline[0])):
        return dateline[0].strip()
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] + " …"
