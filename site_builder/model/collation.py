"""The words of a statement's renderings side by side, and the apparatus against each of them."""

from __future__ import annotations

from msgspec import Struct

from site_builder.text.spans import Span


class CollatedWord(Struct, frozen=True):
    """A word of a rendering; `lacking` names the articles whose rendering does not have it.

    `moved` names those that have it in another place. Points and what editors add (“. . .”,
    “[Trump]”) are not compared and do not count as words.
    """

    span: Span
    slot: int
    lacking: tuple[str, ...]
    moved: tuple[str, ...] = ()
    is_compared: bool = True


class CollatedRendering(Struct, frozen=True):
    """The words of one rendering in their order; words of equal `slot` are in one column."""

    article_id: str
    words: tuple[CollatedWord, ...]

    @property
    def counted(self) -> tuple[CollatedWord, ...]:
        """The words that count: neither points nor what editors add."""
        return tuple(word for word in self.words if word.is_compared)


class Move(Struct, frozen=True):
    """Where a rendering has the base's words, as it has them, though not in the base's place.

    `passed` are the base's words between the two places that it shares, `is_later` whether the
    other place comes behind them; beyond an `is_outermost` one the base has nothing.
    """

    words: tuple[Span, ...]
    passed: tuple[Span, ...]
    is_later: bool
    is_outermost: bool


class Reading(Struct, frozen=True):
    """What one article has in a place: spans of its text, or none where it omits.

    With a `move` the words are not left out: they are elsewhere.
    """

    article_id: str
    spans: tuple[Span, ...] = ()
    move: Move | None = None


class VariationUnit(Struct, frozen=True):
    """One place where renderings part: the base's words (none: an addition) and the others'.

    An addition comes after the words `beside` it, or before them (`is_before`) if it comes
    first of all. `number` counts the lemma, or those words, where the base has them twice or more.
    """

    lemma: tuple[Span, ...]
    readings: tuple[Reading, ...]
    beside: tuple[Span, ...] = ()
    is_before: bool = False
    number: int = 0


class Apparatus(Struct, frozen=True):
    """The variation units against one base."""

    base: str  # article id
    units: tuple[VariationUnit, ...]


class Collation(Struct, frozen=True):
    """A statement's renderings word by word. `aligned`: near enough for columns and diffs."""

    aligned: bool
    rows: tuple[CollatedRendering, ...]
    apparatus: tuple[Apparatus, ...]  # one for each possible base
