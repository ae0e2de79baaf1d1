"""Passages named by their words (`TextQuoteSelector`), found once for the whole content.

1. White space runs count as one space, no-break spaces included; words, quotation marks, dashes
   and case must be the seed's own.
2. `prefix` and `suffix` must be right before and after, white space aside.
3. One match is an anchor. None, or more than one, is an error with what an editor needs to correct
   it; a target is never moved to a passage that is merely like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.model.found import Article
from site_builder.model.given import (
    Content,
    Correction,
    ParaphraseCorrection,
    StatementCorrection,
    Target,
)
from site_builder.model.problems import Problem, error
from site_builder.text.passages import collapsed, hint, shortened
from site_builder.text.spans import Span


def anchor_targets(
    content: Content, articles: tuple[Article, ...]
) -> tuple[dict[Target, Span], list[Problem]]:
    """The place of each target of the content, and the targets with no place or several."""
    by_id = {article.id: article for article in articles}
    lines: dict[str, _Collapsed] = {}
    anchored: dict[Target, Span] = {}
    problems: list[Problem] = []
    for target in targets_of(content):
        article = by_id[target.article]
        if article.id not in lines:
            lines[article.id] = _Collapsed(article.text)
        found = _find(target, article, lines[article.id])
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


class _Collapsed:
    """A text with each run of white space as one space, and the way back."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._offsets: list[int] = []  # of each character of `line`, in the text
        for match in re.finditer(r"\s+|\S+", text):
            piece = " " if match.group()[0].isspace() else match.group()
            pieces.append(piece)
            self._offsets += range(match.start(), match.start() + len(piece))
        self.line = "".join(pieces)

    def span(self, start: int, end: int) -> Span:
        """The span of the text that `line[start:end]`, not empty, comes from."""
        return Span(self._offsets[start], self._offsets[end - 1] + 1)

    def occurrences(self, words: str, prefix: str, suffix: str) -> tuple[int, list[Span]]:
        """How often the words are in the line, and their places with prefix and suffix."""
        count, spans, at = 0, [], self.line.find(words)
        while at >= 0:
            count += 1
            end = at + len(words)
            before = self.line[max(0, at - len(prefix) - 1) : at].rstrip()
            after = self.line[end : end + len(suffix) + 1].lstrip()
            if before.endswith(prefix) and after.startswith(suffix):
                spans.append(self.span(at, end))
            at = self.line.find(words, end)
        return count, spans


def _find(target: Target, article: Article, text: _Collapsed) -> Span | Problem:
    exact, prefix, suffix = (
        collapsed(part)
        for part in (target.selector.exact, target.selector.prefix, target.selector.suffix)
    )
    if not exact:
        return error(target.location, "this target has no words", "give exact: the seed's words")
    count, spans = text.occurrences(exact, prefix, suffix)
    if len(spans) == 1:
        return spans[0]
    if spans:
        return error(
            target.location,
            f"“{shortened(exact)}” is {len(spans)} times in {article.id}"
            + (" with this prefix and suffix" if prefix or suffix else ""),
            "add a prefix or suffix: words right before or after the passage that is meant",
        )
    if count:
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
