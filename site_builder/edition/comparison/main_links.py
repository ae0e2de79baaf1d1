"""The links that matter most for a statement: one between the wordings of each two reports."""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.model.found import Grade, Statement, UnitLink

GRADES = tuple(Grade)  # weakest last


def with_main_links(statement: Statement) -> Statement:
    """The statement with the strongest link between each two of its wordings marked."""
    wordings = {unit for rendering in statement.renderings for unit in rendering.units}
    strongest: dict[tuple[str, str], UnitLink] = {}
    for link in statement.links:
        pair = link.first.article_id, link.second.article_id
        if pair[0] == pair[1] or link.first not in wordings or link.second not in wordings:
            continue
        if pair not in strongest or _strength(link) > _strength(strongest[pair]):
            strongest[pair] = link
    main = set(strongest.values())
    links = tuple(replace(link, is_main=link in main) for link in statement.links)
    return replace(statement, links=links)


def _strength(link: UnitLink) -> tuple[int, float]:
    return -GRADES.index(link.grade), link.score
