"""The points of a theme: the statements whose words its passages contain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from site_builder.model.found import Paraphrase, Passage, Statement
from site_builder.text.spans import Span


def with_points(
    passages: Iterable[Passage],
    statements: Iterable[Statement],
    paraphrases: Iterable[Paraphrase],
) -> tuple[Passage, ...]:
    """The passages with the statements that their matching words render or tell.

    Statements that the passage quotes come first. A passage without any is background.
    """
    quoted: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)  # by quote
    told: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)  # by article
    for statement in statements:
        for rendering in statement.renderings:
            for unit in rendering.all_units:
                quoted[unit.quote_id].append((unit.span, statement.id))
    for paraphrase in paraphrases:
        told[paraphrase.article_id].append((paraphrase.span, paraphrase.statement_id))
    found = []
    for passage in passages:
        places = [p for quote_id in passage.quote_ids for p in sorted(quoted[quote_id])]
        places += told[passage.article_id]
        ids = [statement_id for span, statement_id in places if _is_matched(passage, span)]
        found.append(replace(passage, statement_ids=tuple(dict.fromkeys(ids))))
    return tuple(found)


def _is_matched(passage: Passage, words: Span) -> bool:
    """Whether these words of the article contain a matching word of the passage."""
    matched = passage.matched or (passage.span,)
    return words.overlaps(passage.span) and any(words.overlaps(m) for m in matched)
