"""What every explanation looks up, and what it is made of: facts, and YAML to paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from site_builder.editors.citation import Places
from site_builder.model.comparison import Comparison
from site_builder.model.edition import Edition
from site_builder.model.found import (
    Article,
    DecidedBy,
    Unit,
)
from site_builder.model.themes import Passage
from site_builder.text.spans import Span


class Snippet(Struct, frozen=True):
    """YAML to paste, and what it does and where it goes."""

    title: str
    lines: Sequence[str]


Fact = tuple[str, Iterable[str]]  # a name, and a line for each value; "" continues the fact before
Told = Iterator[Fact | Snippet]


class Desk(Struct, frozen=True):
    """An edition with what every explanation looks up."""

    edition: Edition
    places: Places
    names: dict[str, str]  # of speakers, by id
    comparisons: dict[str, Comparison]  # by event

    def cite(self, article_id: str, span: Span) -> str:
        """The words of a passage with their place."""
        return self.places.cite(article_id, span)

    def speaker(self, speaker_id: str | None) -> str:
        """The speaker's name and id."""
        return f"{self.names[speaker_id]} ({speaker_id})" if speaker_id else "unclear"

    def place(self, passage: Unit | Passage) -> tuple[Article, Span]:
        """The passage's article, and where it is there."""
        return self.places[passage.article_id], passage.span


def who(decided_by: DecidedBy) -> str:
    """Who decided, in words."""
    return "an editor" if decided_by is DecidedBy.EDITOR else "the program"
