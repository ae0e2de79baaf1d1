"""Which reports of an event have a statement in the same words, in their own, or not at all."""

from __future__ import annotations

from site_builder.model.edition import EventEdition
from site_builder.model.found import (
    Statement,
)

# quoted, told, omits or excerpt, and which reports so
Versions = tuple[tuple[str, tuple[str, ...]], ...]


def versions_of(found: EventEdition, statement: Statement) -> Versions:
    """The event's reports by what they have of the statement: words, own words, nothing.

    A paraphrase that is offered counts as own words; of an excerpt it is not known.
    """
    compared = {a.id: a.words for a in found.articles}
    wordings = {
        r.article_id: [n for u in r.units for n in compared[r.article_id].within(u.span).compared]
        for r in statement.renderings
    }
    told = {p.article_id for p in found.paraphrases if p.statement_id == statement.id}
    excerpts = {a.id for a in found.articles if a.is_excerpt}
    versions: dict[tuple[int, str, str], list[str]] = {}
    for article_id in found.event.article_ids:
        if article_id in wordings:
            key = (0, "quoted", " ".join(wordings[article_id]))
        elif article_id in told:
            key = (1, "told", article_id)
        else:
            key = (3, "excerpt", "") if article_id in excerpts else (2, "omits", "")
        versions.setdefault(key, []).append(article_id)
    ordered = sorted(versions.items(), key=lambda version: version[0][0])
    return tuple((way, tuple(ids)) for (_, way, _), ids in ordered)
