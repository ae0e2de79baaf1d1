"""The stage that compares the meaning of each two renderings that are close or a fragment."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from site_builder.edition.aligning.meaning import changed_meaning
from site_builder.edition.aligning.wording_sides import Side, side
from site_builder.edition.part import EventPart
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, Grade, Statement, Unit, UnitLink
from site_builder.model.problems import Problem
from site_builder.text.words import tokenise

FAR = (Grade.PROBABLE, Grade.EDITOR)  # other words altogether: every difference is to be expected


def compare_meaning(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with `differs` of each statement."""
    people = [
        frozenset(t.n for name in (s.name, *s.aliases) for t in tokenise(name))
        for s in made.speakers
    ]
    sides = _Sides(part.articles)
    return replace(made, statements=tuple(_compared(s, sides, people) for s in made.statements)), []


class _Sides(dict[Unit, Side]):
    """Each unit as it is compared, made when it is first asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__()
        self._articles = {a.id: a for a in articles}

    def __missing__(self, unit: Unit) -> Side:
        self[unit] = side(self._articles[unit.article_id], unit)
        return self[unit]

    def printed(self, unit: Unit) -> str:
        """The text of the unit without its last stop."""
        return unit.span.of(self._articles[unit.article_id].text).rstrip(".,")


def _compared(statement: Statement, sides: _Sides, people: Sequence[frozenset[str]]) -> Statement:
    found = tuple(
        change
        for link in statement.links
        if _may_differ(link, sides)
        for change in changed_meaning(sides[link.first], sides[link.second], people)
    )
    return replace(statement, differs=found) if found else statement


def _may_differ(link: UnitLink, sides: _Sides) -> bool:
    """Whether the two are near enough to be compared, and not the same letter for letter."""
    if link.grade in FAR or link.first.article_id == link.second.article_id:
        return False
    return sides.printed(link.first) != sides.printed(link.second)
