"""The stage that compares the meaning of each two renderings that are close or a fragment."""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.edition.aligning.meaning import changed_meaning
from site_builder.edition.aligning.wording_sides import Side, side
from site_builder.edition.part import EventPart
from site_builder.model.edition import EventEdition
from site_builder.model.found import Grade, Statement, Unit, UnitLink
from site_builder.model.problems import Problem
from site_builder.text.words import tokenise

FAR = (Grade.PROBABLE, Grade.EDITOR)  # other words altogether: every difference is to be expected


def compare_meaning(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with `differs` of each statement."""
    articles = {a.id: a for a in part.articles}
    people = [
        frozenset(t.n for name in (s.name, *s.aliases) for t in tokenise(name))
        for s in made.speakers
    ]
    sides: dict[Unit, Side] = {}

    def of(unit: Unit) -> Side:
        if unit not in sides:
            sides[unit] = side(articles[unit.article_id], unit)
        return sides[unit]

    def may_differ(link: UnitLink) -> bool:
        """Whether the two are near enough to be compared, and not the same letter for letter."""
        one, other = link.first, link.second
        if link.grade in FAR or one.article_id == other.article_id:
            return False
        texts = [u.span.of(articles[u.article_id].text).rstrip(".,") for u in (one, other)]
        return texts[0] != texts[1]

    def compared(statement: Statement) -> Statement:
        found = tuple(
            change
            for link in statement.links
            if may_differ(link)
            for change in changed_meaning(of(link.first), of(link.second), people)
        )
        return replace(statement, differs=found) if found else statement

    return replace(made, statements=tuple(map(compared, made.statements))), []
