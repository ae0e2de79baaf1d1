"""Passages named by their words (`TextQuoteSelector`), found once for the whole content.

1. White space runs count as one space, no-break spaces included; words, quotation marks, dashes
   and case must be the seed's own.
2. `prefix` and `suffix` must be right before and after, white space aside.
3. One match is an anchor. None, or more than one, is an error with what an editor needs to correct
   it; a target is never moved to a passage that is merely like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_builder.model.found import Described
from site_builder.model.given import (
    Content,
    Correction,
    ParaphraseCorrection,
    StatementCorrection,
    Target,
)
from site_builder.model.problems import Problem, error
from site_builder.text.passages import collapsed, hint, loose, shortened
from site_builder.text.spans import Span


def anchor_targets(
    content: Content, articles: tuple[Described, ...]
) -> tuple[dict[Target, Span], list[Problem]]:
    """The place of each target of the content, and the targets with no place or several."""
    by_id = {article.id: article for article in articles}
    anchored: dict[Target, Span] = {}
    problems: list[Problem] = []
    for target in targets_of(content):
        article = by_id[target.article]
        found = _find(target, article)
        if isinstance(found, Span):
            anchored[target] = found
        else:
            problems.append(found)
    return anchored, problems


def targets_of(content: Content) -> Iterator[Target]:
    """Every target that any file of the content names."""
    for note in content.notes:
        yield note.target
    for theme in content.themes:
        yield from theme.statements
        yield from theme.pinned
        yield from theme.excluded
    for correction in content.corrections:
        yield from targets_of_correction(correction)


def targets_of_correction(correction: Correction) -> tuple[Target, ...]:
    """The passages that a correction names."""
    if isinstance(correction, StatementCorrection):
        return correction.targets
    if isinstance(correction, ParaphraseCorrection):
        return correction.target, correction.statement
    return (correction.target,)


def _find(target: Target, article: Described) -> Span | Problem:
    exact, prefix, suffix = (
        collapsed(part)
        for part in (target.selector.exact, target.selector.prefix, target.selector.suffix)
    )
    if not exact:
        return error(target.location, "this target has no words", "give exact: the seed's words")
    places = [Span(*match.span()) for match in re.finditer(loose(exact), article.text)]
    spans = _between(article.text, places, prefix, suffix)
    if len(spans) == 1:
        return spans[0]
    if spans:
        return error(
            target.location,
            f"“{shortened(exact)}” is {len(spans)} times in {article.id}"
            + (" with this prefix and suffix" if prefix or suffix else ""),
            "add a prefix or suffix: words right before or after the passage that is meant",
        )
    if places:
        return error(
            target.location,
            f"“{shortened(exact)}” is in {article.id}, but not with this prefix and suffix",
            "copy prefix and suffix from the seed: they must be right before and after",
        )
    return error(
        target.location,
        f"“{shortened(exact)}” is not in {article.id}",
        hint(exact, article.text),
    )


def _between(text: str, places: Iterable[Span], prefix: str, suffix: str) -> list[Span]:
    """Those of the places with the prefix right before and the suffix right after."""
    before = re.finditer(rf"(?=({loose(prefix)}\s*))", text) if prefix else ()
    ends = {match.end(1) for match in before}
    after = re.compile(r"\s*" + loose(suffix))
    return [s for s in places if (not prefix or s.start in ends) and after.match(text, s.end)]
