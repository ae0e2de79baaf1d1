"""Furniture: which lines of a copied article are its story, and which its page.

1. Every line with a word in it is a paragraph.
2. Two tables list what does not belong to the story: `page_lines` (newsletter boxes, links,
   licences) and `credit_lines` (bylines, dates, pictures).
3. The first remaining line is the title if it looks like a headline; all others are the body.
4. An editor's `paragraphs:` corrections overrule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from site_builder.model.found import Article, DecidedBy, Paragraph
from site_builder.model.given import Role
from site_builder.quotes.quoting.credit_lines import CREDIT_LINES
from site_builder.quotes.quoting.furniture_rule import LineRule, PageZone
from site_builder.quotes.quoting.page_lines import ASIDES, PAGE_LINES
from site_builder.text.spans import Span
from site_builder.text.words import tokenise

# Without the white space at its ends; the group is where it has a word.
LINE = re.compile(r"(?=\S)[^\w\n]*+(\w(?:.*\S)?)?")

# Lines from the top, and from the bottom, that may be bylines and licences.
TOP_LINES = 8
BOTTOM_LINES = 10

RULES = PAGE_LINES + CREDIT_LINES
LONGEST_HEADLINE = 25  # words
CAPITALISED_SHARE = 0.6  # of a headline's words of four letters and more
LINKS = "related link"  # a heading of other stories: the one below it, all at the article's end
NO_HEADLINE_END = (".", ",", ";", ":", ".”", ".’", '."', ".'", ",”", ",’")


def with_roles(article: Article, decided: Sequence[tuple[Span, Role]] = ()) -> Article:
    """The article with the role of every line, some decided by an editor, and with its asides."""
    return replace(
        article,
        paragraphs=_corrected(paragraphs_of(article.text), decided),
        asides=asides_of(article.text),
    )


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Every line of the text with a word in it, with its role, in order."""
    lines = lines_with_words(text)
    paragraphs: list[Paragraph] = []
    title_is_due = True
    links_are_due = False
    for number, line in enumerate(lines):
        rule = _furniture_rule(text, line, number, len(lines))
        if rule is not None:
            paragraphs.append(Paragraph(line, rule.role, rule.label))
            links_are_due = rule.label == LINKS
        elif links_are_due and _is_link(text, line):
            paragraphs.append(Paragraph(line, Role.FURNITURE, LINKS))
            links_are_due = number >= len(lines) - BOTTOM_LINES
        elif title_is_due and number + 1 < len(lines) and is_headline(text, line):
            paragraphs.append(Paragraph(line, Role.TITLE))
            title_is_due = links_are_due = False
        else:
            paragraphs.append(Paragraph(line, Role.BODY))
            title_is_due = links_are_due = False
    return tuple(paragraphs)


def lines_with_words(text: str) -> list[Span]:
    """The lines with a word in them, without the white space at their ends."""
    return [Span(*line.span()) for line in LINE.finditer(text) if line.lastindex]


def asides_of(text: str) -> tuple[Span, ...]:
    """Links that the outlet set in brackets into a sentence."""
    return tuple(sorted(Span(*m.span()) for aside in ASIDES for m in aside.finditer(text)))


def is_headline(text: str, line: Span) -> bool:
    """Whether a first line looks like a headline: short, without a final stop, or in capitals.

    A lead of the story (“Iran’s Supreme Leader … has ruled out negotiations …, citing past
    experiences and vowing to respond forcefully to any threats.”) does not.
    """
    if len(line) > 12 * LONGEST_HEADLINE:
        return False
    words = [token.t for token in tokenise(text, line) if token.t[0].isalpha()]
    if len(words) > LONGEST_HEADLINE:
        return False
    long_words = [w for w in words if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long_words)
    if len(long_words) > 2 and capitals > CAPITALISED_SHARE * len(long_words):
        return True
    return not text.endswith(NO_HEADLINE_END, line.start, line.end)


def _is_link(text: str, line: Span) -> bool:
    """Whether a line below “Related article” is the headline of another story."""
    return is_headline(text, line) and not text.endswith(NO_HEADLINE_END, line.start, line.end)


class _Sieve(NamedTuple):
    """One pattern for all rules of a zone and a length: most lines fit none of them."""

    zone: PageZone
    longest: int
    pattern: re.Pattern[str]
    rules: Mapping[int | None, LineRule]  # by the empty group behind the rule's pattern


def _sieve(zone: PageZone, longest: int) -> _Sieve:
    rules = [rule for rule in RULES if (rule.zone, rule.longest) == (zone, longest)]
    pattern = re.compile("|".join(f"(?:{rule.pattern})()" for rule in rules))
    return _Sieve(zone, longest, pattern, dict(enumerate(rules, 1)))


SIEVES = tuple(_sieve(*kind) for kind in dict.fromkeys((r.zone, r.longest) for r in RULES))


def _furniture_rule(text: str, line: Span, number: int, count: int) -> LineRule | None:
    """The first rule that fits the line in its place."""
    length = len(line)
    fitting: list[LineRule] = []
    for sieve in _sieves(number == 0, number < TOP_LINES, number >= count - BOTTOM_LINES):
        if length > sieve.longest:
            break
        if fit := sieve.pattern.fullmatch(text, line.start, line.end):
            fitting.append(sieve.rules[fit.lastindex])
    return min(fitting, key=RULES.index, default=None)


@cache
def _sieves(first: bool, top: bool, bottom: bool) -> tuple[_Sieve, ...]:
    """The sieves for a line in this place, those for the longest lines first."""
    applies = {
        PageZone.TOP: top,
        PageZone.UNDER_TITLE: top and not first,
        PageZone.BOTTOM: bottom,
        PageZone.ENDS: top or bottom,
        PageZone.ANYWHERE: True,
    }
    here = [sieve for sieve in SIEVES if applies[sieve.zone]]
    return tuple(sorted(here, key=lambda sieve: -sieve.longest))


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
