"""Furniture: which lines of a copied article are its story, and which its page.

1. Every line with a word in it is a paragraph. A *sentence* is a line of some words that ends with
   a stop; the story is the lines from the first sentence to the last one.
2. A table of shapes lists what does not belong to the story (`line_shapes`): newsletter boxes,
   links, bylines, dates, captions, licences.
3. The title is the first line above the story that looks like a headline and shares words with the
   lead; the labels and names around it are furniture, and so are the short lines below the story.
4. A line that the outlet prints in its other articles too is furniture (`repeated`).
5. An editor's `paragraphs:` corrections overrule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from site_builder.model.found import Article, DecidedBy, Paragraph
from site_builder.model.given import Role
from site_builder.quotes.lines import WORD, is_headline, is_sentence, lines_with_words
from site_builder.quotes.quoting.line_shapes import LinePlace, LineShape, shape_of
from site_builder.text.spans import Span

# Lines from the top, and from the bottom, that may be bylines and licences.
TOP_LINES = 8
BOTTOM_LINES = 10

LONGEST_LABEL = 6  # words of a name or a label above the story
LONGEST_LINK = 25  # words of another story's headline below the story
LEAD = 3  # sentences that a headline shares words with
LINKS = "related link"  # a heading of other stories: those below it
REPEATED = "repeated line"
COMMENTS = "comments"
LABEL, FOOT = "page label", "page foot"

# A sentence of the story that no shape may take: somebody says something in it.
REPORTED = re.compile(r"(?i)\b(?:said|says|told|asked|added|wrote|according to|had it|argued)\b")
ENDED = re.compile(r"[“”„«»\"\d]|[.!?…][\"”’'»)\]]*$")  # no name and no label below the story
MARKED = re.compile(r"[“”„«»\"]")
TOLD_THERE = re.compile(f"{MARKED.pattern}|{REPORTED.pattern[4:]}", re.IGNORECASE)
NAME_WORD = re.compile(r"[A-Z0-9@&|/(][^ ]*$|(?:and|of|the|for|&|de|du|la|van|von|al)$")

# Links that the outlet set in brackets into a sentence: “… and corruption. (RELATED: Here’s How
# Europe Plans To Counter US Sanctions On Iran)”
_ASIDE = (
    r"(?:RELATED|READ|READ MORE|READ ALSO|ALSO READ|SEE ALSO|SEE|WATCH|MORE|VIDEO|PHOTOS?"
    r"|Related|Read more|Also read|See also): ?[^()\[\]\n]{1,240}[)\]]"
)
ASIDES = re.compile(r"\(" + _ASIDE), re.compile(r"\[" + _ASIDE)
"""One pattern for each bracket: together they are faster than one pattern for both."""


def with_roles(
    article: Article,
    decided: Sequence[tuple[Span, Role]] = (),
    repeated: Iterable[Span] = (),
) -> Article:
    """The article with the role of every line, some decided by an editor, and with its asides.

    If nobody gave its title, it has the one that was found.
    """
    paragraphs = paragraphs_of(article.text, frozenset(repeated), article.title)
    paragraphs = _corrected(paragraphs, decided)
    found = next((p.span.of(article.text) for p in paragraphs if p.role is Role.TITLE), "")
    return replace(
        article,
        title=article.title or " ".join(found.split()) or None,
        paragraphs=paragraphs,
        asides=asides_of(article.text),
    )


def paragraphs_of(
    text: str, repeated: frozenset[Span] = frozenset(), title: str | None = None
) -> tuple[Paragraph, ...]:
    """Every line of the text with a word in it, with its role, in order.

    `repeated` are lines that the outlet prints elsewhere too, `title` is the one that is known.
    """
    page = _Page(text, repeated)
    page.find_title(title)
    page.find_head()
    page.find_links()
    page.find_foot()
    return tuple(page.paragraphs)


def asides_of(text: str) -> tuple[Span, ...]:
    """Links that the outlet set in brackets into a sentence."""
    return tuple(sorted(Span(*m.span()) for aside in ASIDES for m in aside.finditer(text)))


class _Page:
    """The lines of one text, and the roles that they have so far: the story, until shown else.

    `told` says of each line whether it is a sentence of the story; `begins` is the first one,
    `ends` the line after the last one.
    """

    def __init__(self, text: str, repeated: frozenset[Span]) -> None:
        spans = lines_with_words(text)
        self.lines = [span.of(text) for span in spans]
        self.told = [is_sentence(line) for line in self.lines]
        self.paragraphs = [Paragraph(span, Role.BODY) for span in spans]
        self.title: int | None = None
        self._measure()
        top, bottom = max(TOP_LINES, self.begins), min(len(spans) - BOTTOM_LINES, self.ends)
        is_below = any(self.told)
        for number in range(len(spans) - 1, -1, -1):
            line = self.lines[number]
            place = LinePlace(
                number == 0, number < top, number >= bottom, number > self.begins, is_below
            )
            shape = _shape(line, place)
            if shape is not None:
                self.mark(number, shape.label, shape.role)
            elif spans[number] in repeated:
                self.mark(number, REPEATED)
            is_below = is_below and not self.told[number]
        self._measure()

    def _measure(self) -> None:
        """Where the story begins and ends: everywhere, if there is no sentence."""
        told = [number for number, is_told in enumerate(self.told) if is_told]
        self.begins = told[0] if told else 0
        self.ends = told[-1] + 1 if told else len(self.lines)

    def mark(self, number: int, label: str, role: Role = Role.FURNITURE) -> None:
        """Give a line of the story another role."""
        if self.paragraphs[number].role is Role.BODY:
            self.paragraphs[number] = Paragraph(self.paragraphs[number].span, role, label)
            self.told[number] = False

    def find_title(self, known: str | None) -> None:
        """The known title, if it is above the story, else the likeliest line there."""
        above = [
            number
            for number in range(min(self.begins + 1, len(self.lines) - 1))
            if self.paragraphs[number].role is Role.BODY
        ]
        wanted = [n for n in above if known and _same(self.lines[n], known)]
        above = [n for n in above if is_headline(self.lines[n])]
        untold = [n for n in above if not self.told[n]]
        lead = set(_content(" ".join(self.lines[self.begins : self.begins + LEAD])))
        long = [n for n in untold if len(WORD.findall(self.lines[n])) > 3]
        telling = [n for n in long if _is_telling(self.lines[n], lead)]
        self.title = next(iter([*wanted, *telling, *long, *untold, *above]), None)
        if self.title is None:
            return
        self.mark(self.title, "", Role.TITLE)
        self._measure()
        for number in range(self.title + 1, len(self.lines)):
            if _same(self.lines[number], self.lines[self.title]):
                self.mark(number, "title again")

    def find_head(self) -> None:
        """The labels above the title, and the names and labels between it and the story.

        A sentence that has such lines below it is the outlet's summary.
        """
        labelled = [n for n, p in enumerate(self.paragraphs[:TOP_LINES]) if p.label]
        for number in range(max([self.begins, *labelled])):
            words = self.lines[number].split()
            is_above = self.title is not None and number < self.title
            if (
                len(words) <= LONGEST_LABEL
                and (is_above or len(words) == 1 or all(map(NAME_WORD.match, words)))
                and not self.lines[number].endswith((".", ";", ","))
            ):
                self.mark(number, LABEL)

    def find_foot(self) -> None:
        """The short lines below the story, from the first one on that a shape fits.

        Below a heading of comments, where nobody is quoted, everything.
        """
        self._find_comments()
        is_foot = False
        for number in range(self.ends, len(self.lines)):
            line = self.lines[number]
            is_foot = is_foot or self.paragraphs[number].role is not Role.BODY
            if is_foot:
                is_short = len(line.split()) <= LONGEST_LINK and not line.endswith(".")
            else:
                is_short = len(line.split()) <= LONGEST_LABEL and not ENDED.search(line)
            if is_short:
                self.mark(number, FOOT)

    def _find_comments(self) -> None:
        below = [
            number + 1
            for number, paragraph in enumerate(self.paragraphs)
            if paragraph.label == COMMENTS and number > max(self.begins, len(self.lines) // 3)
        ]
        if below and not any(map(TOLD_THERE.search, self.lines[below[0] :])):
            for number in range(below[0], len(self.lines)):
                self.mark(number, FOOT)
            self._measure()

    def find_links(self) -> None:
        """Below a heading of links within the story: headlines of other stories."""
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.label == LINKS:
                run = number + 1
                while run < len(self.lines) and self._is_link(run):
                    run += 1
                # The last of a run may be a heading of the story that goes on.
                for link in range(number + 1, run - (run - number > 3)):
                    self.mark(link, LINKS)

    def _is_link(self, number: int) -> bool:
        line = self.lines[number]
        is_body = self.paragraphs[number].role is Role.BODY
        return is_body and not is_sentence(line) and is_headline(line)


def _shape(line: str, place: LinePlace) -> LineShape | None:
    """The shape that fits the line in its place, unless somebody says something in it."""
    shape = shape_of(line, place)
    if shape is None or shape.role is Role.CAPTION:
        return shape
    return None if line.endswith(".") and REPORTED.search(line) else shape


def _content(text: str) -> list[str]:
    """The beginnings of its longer words, in small letters: “vows” is “vowed”."""
    return [word[:5].lower() for word in WORD.findall(text) if len(word) > 3]


def _is_telling(line: str, lead: set[str]) -> bool:
    """Whether the line tells what the lead tells: at least two words, and a third of its own."""
    words = set(_content(line))
    shared = len(words & lead)
    return shared > 1 and shared * 3 >= len(words)


def _same(one: str, other: str) -> bool:
    """Whether two lines have the same words."""
    if abs(len(one) - len(other)) > 9:
        return False
    return [w.lower() for w in WORD.findall(one)] == [w.lower() for w in WORD.findall(other)]


def _corrected(
    paragraphs: tuple[Paragraph, ...], decided: Sequence[tuple[Span, Role]]
) -> tuple[Paragraph, ...]:
    """The paragraphs, with an editor's role if they overlap the editor's passage."""
    corrected = list(paragraphs)
    for place, role in decided:
        for number, paragraph in enumerate(corrected):
            if paragraph.span.overlaps(place):
                label = paragraph.label if paragraph.role is role else ""
                corrected[number] = Paragraph(paragraph.span, role, label, DecidedBy.EDITOR)
    return tuple(corrected)
