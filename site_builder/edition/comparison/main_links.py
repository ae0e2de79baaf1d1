"""The links that hold the wordings of a statement together."""

from __future__ import annotations

from site_builder.model.found import Grade, Link, Statement

GRADES = tuple(Grade)  # weakest last

Between = dict[tuple[str, str], Link]  # by the articles of the link's two units, in its order


def main_links(statement: Statement) -> Between:
    """The strongest link between the main wordings of each two articles that have one."""
    main = {unit for rendering in statement.renderings for unit in rendering.units}
    found: Between = {}
    for link in statement.links:
        pair = link.first.article_id, link.second.article_id
        if pair[0] == pair[1] or link.first not in main or link.second not in main:
            continue
        if pair not in found or _strength(link) > _strength(found[pair]):
            found[pair] = link
    return found


def _strength(link: Link) -> tuple[int, float]:
    return -GRADES.index(link.grade), link.score
