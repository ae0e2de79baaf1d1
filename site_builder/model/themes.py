"""Themes with their passages, and how often each article brings them."""

from __future__ import annotations

import json
from datetime import date

from msgspec import Struct

from site_builder.model.found import DecidedBy
from site_builder.model.reasons import Reason
from site_builder.model.synopsis import Mode
from site_builder.text.spans import Span


class Passage(Struct, frozen=True):
    """A sentence that a theme finds, how the text brings it, and why it was found.

    `matched` are the words that the rules found, in order of place; a statement's or a pinned
    passage's words may reach beyond the sentence.
    """

    theme_id: str
    article_id: str
    span: Span
    mode: Mode
    quote_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]
    decided_by: DecidedBy
    matched: tuple[Span, ...] = ()
    statement_ids: tuple[str, ...] = ()


class Theme(Struct, frozen=True):
    """A theme with its passages, in reading order by article.

    `words` are those of a theme that the program found: they are all of its rules.
    """

    id: str
    title: str
    order: int
    body: str
    passages: tuple[Passage, ...]
    decided_by: DecidedBy = DecidedBy.EDITOR
    words: tuple[str, ...] = ()
    updated: date | None = None  # when its editors last changed it


class CoverageCell(Struct, frozen=True):
    """How often one article brings one theme, by mode; no cell is a silence."""

    theme_id: str
    article_id: str
    quoted: int
    paraphrased: int
    narrated: int


class RuleCount(Struct, frozen=True):
    """How many sentences of an event one rule of a theme finds. `rule` is the rule for readers."""

    theme_id: str
    rule: str
    count: int


def theme_stub(theme: Theme) -> tuple[str, ...]:
    """The lines of `content/themes/<id>.md` that make it an editor's, with the same passages."""

    def quoted(words: str) -> str:
        return json.dumps(words, ensure_ascii=False)

    words = (f"  - {quoted(word)}" for word in theme.words)
    return ("---", f"title: {quoted(theme.title)}", "words:", *words, "---")
