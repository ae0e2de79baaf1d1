"""On which occasion words were said: what an outlet says of the medium and the weekday.

Who tweets on Monday what he says in an interview on Tuesday said it twice. The two are shown as
said again, never as renderings of one utterance.
"""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.found import Article, Unit
from site_builder.text.dates import WEEKDAYS
from site_builder.text.lexicon import word_lists
from site_builder.text.spans import Span

_LISTS = word_lists(__package__, "media.txt")
MEDIA = {word: medium for medium, found in _LISTS.items() for word in found}
NEAR = 400  # code points on either side of a unit: a paragraph may be a whole book


class SaidWhere(Struct, frozen=True):
    """What is named next to a quotation, in its sentence: at most one medium and one weekday."""

    medium: str = ""
    weekday: str = ""

    def differs(self, other: SaidWhere) -> bool:
        """Whether both the media and the weekdays are known and are not the same."""
        known = self.medium and other.medium and self.weekday and other.weekday
        return bool(known) and self.medium != other.medium and self.weekday != other.weekday


def occasion(article: Article, unit: Unit) -> SaidWhere:
    """The occasion of a unit, empty where the sentence around it names none or two."""
    if not article.paragraphs:
        return SaidWhere()
    paragraph = article.paragraphs[article.paragraph_at(unit.span.start)].span
    near = Span(
        max(paragraph.start, unit.span.start - NEAR), min(paragraph.end, unit.span.end + NEAR)
    )
    if "day" not in near.of(article.text):  # no weekday: nothing to read
        return SaidWhere()
    around = [s for s in article.words.sentences(near) if s.overlaps(unit.span)]
    if not around:
        return SaidWhere()
    sides = (
        Span(around[0].start, max(around[0].start, unit.span.start)),
        Span(min(unit.span.end, around[-1].end), around[-1].end),
    )
    words = {w.removesuffix("'s") for side in sides for w in article.words.within(side).compared}
    media = {MEDIA[w] for w in words & MEDIA.keys()}
    days = words & WEEKDAYS
    if len(media) != 1 or len(days) != 1:
        return SaidWhere()
    return SaidWhere(min(media), min(days))
