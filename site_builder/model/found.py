"""What the analysis finds in articles and events, in the order in which the stages find it.

`collation`, `quotations`, `synopsis`, `themes` and `edition` have the rest. Collections are tuples,
references are ids and spans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from site_builder.model.collation import Collation
from site_builder.model.given import ArticleEntry, Day, QuotationKind, Role
from site_builder.model.quotations import Attribution, Candidate, NamedPerson, Segment
from site_builder.model.reasons import Reason
from site_builder.model.thresholds import SHOWN
from site_builder.text.language import ENGLISH
from site_builder.text.spans import Span
from site_builder.text.words import NO_WORDS, Words, read_words


class DecidedBy(StrEnum):
    """Whether the program or an editor decided."""

    AUTOMATIC = "automatic"
    EDITOR = "editor"


class Paragraph(Struct, frozen=True):
    """One line of the text with words in it. `label` says what kind of furniture it is."""

    span: Span
    role: Role
    label: str = ""
    decided_by: DecidedBy = DecidedBy.AUTOMATIC


class Described(Struct, frozen=True):
    """One seed with what editors know about it, before it is read."""

    id: str  # the seed's file stem
    seed_path: str
    text: str
    outlet_id: str
    title: str | None = None  # the outlet's own headline, None if the text has none
    published: date | None = None
    entry: ArticleEntry | None = None


class Article(Described, frozen=True):
    """One seed with what is known about it; `asides` is furniture inside a paragraph.

    `words` are those of `text`: made with the article, and kept by any copy that `replace` makes.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    asides: tuple[Span, ...] = ()
    words: Words = NO_WORDS
    language: str = ENGLISH  # its tag, "" for an unknown one; found when the article is read

    def __post_init__(self) -> None:
        if self.words.text != self.text:
            force_setattr(self, "words", read_words(self.text))

    @property
    def is_read(self) -> bool:
        """Whether speakers are looked for: only English is read."""
        return self.language.partition("-")[0] == ENGLISH

    @property
    def is_excerpt(self) -> bool:
        """Whether an editor says that the seed is cut: what is not in it is not left out."""
        return self.entry is not None and self.entry.complete is False

    def paragraph_at(self, offset: int) -> int:
        """The number, from 0, of the paragraph that contains the place, or the nearest before."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda p: p.span.start) - 1)

    def role_at(self, offset: int) -> Role:
        """The role of the paragraph that contains the place."""
        at = self.paragraph_at(offset)
        near = self.paragraphs[at : at + 1]
        return next((p.role for p in near if p.span.start <= offset < p.span.end), Role.BODY)


class Membership(Struct, frozen=True):
    """Why an article belongs to an event; `nearest` is the other article that they mean."""

    article_id: str
    reasons: tuple[Reason, ...]
    decided_by: DecidedBy
    nearest: str | None = None


class Event(Struct, frozen=True):
    """One occasion that several articles report; the shard of the analysis."""

    id: str
    title: str
    date: date | None
    place: str | None
    memberships: tuple[Membership, ...]  # by date, then article id
    body: str = ""
    decided_by: DecidedBy = DecidedBy.AUTOMATIC  # who named it
    updated: Day | None = None  # when its editors last changed what they say of it

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of the event's articles, in order."""
        return tuple(m.article_id for m in self.memberships)


class ArticleReading(Struct, frozen=True):
    """One article as the engine reads it, from its text and its own content alone.

    The attributions are in the order of the text; the people in the order of their first naming.
    """

    article: Article
    attributions: tuple[Attribution, ...] = ()
    people: tuple[NamedPerson, ...] = ()


class Quote(Struct, frozen=True):
    """A quotation, attributed: what pages and data show. `speaker_id` None means unclear."""

    id: str
    article_id: str
    segments: tuple[Segment, ...]
    kind: QuotationKind
    cue: Span | None
    source: Span | None
    speaker_id: str | None
    confidence: float
    reasons: tuple[Reason, ...]
    decided_by: DecidedBy
    verb: str = ""  # the verb of saying, in small letters
    is_in_story: bool = True  # False in furniture, such as a link to another report
    candidates: tuple[Candidate, ...] = ()  # see `Attribution`
    cues: tuple[Span, ...] = ()
    shown_from: float = SHOWN


class Unit(Struct, frozen=True):
    """One sentence of a quote: what is aligned."""

    quote_id: str
    article_id: str
    span: Span


class Grade(StrEnum):
    """How near two renderings are, weakest last."""

    SAME_WORDS = "same words"  # no word differs
    CLOSE = "close wording"
    PROBABLE = "probable rendering"
    FRAGMENT = "fragment"
    EDITOR = "linked by an editor"


class UnitLink(Struct, frozen=True):
    """Why two units are renderings of one utterance.

    `decided_by` an editor: joined, or confirmed, by an editor's word; its `grade` tells which.
    """

    first: Unit
    second: Unit
    score: float
    shared: tuple[str, ...]  # the content words that both print, as `first` writes them
    reasons: tuple[Reason, ...]
    grade: Grade
    decided_by: DecidedBy = DecidedBy.AUTOMATIC
    is_main: bool = False  # the strongest link between the wordings of its two reports


class Rendering(Struct, frozen=True):
    """One article's wording of a statement.

    `units` is the wording: one sentence, or the pieces of one, each with other words.
    `repeats` are other quotes of the same article that repeat it, such as two words in a headline:
    by rule if the wording has all their words, else joined by an editor. They are shown next to
    the wording and never read as part of it.
    """

    article_id: str
    outlet_id: str
    units: tuple[Unit, ...]
    repeats: tuple[Unit, ...] = ()

    @property
    def all_units(self) -> tuple[Unit, ...]:
        """The wording and its repeats, in the order of the text."""
        return tuple(sorted(self.units + self.repeats, key=lambda u: u.span))


class Turn(StrEnum):
    """What turns the meaning of a sentence."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    OPPOSITE = "opposite"
    ORDER = "order"


class ChangedMeaning(Struct, frozen=True):
    """Words by which two linked sentences differ in meaning; it is not said which one is right.

    Where only one of them has a word, the other's span is empty: the place where it is missing.
    """

    kind: Turn
    first: Unit
    second: Unit
    words: Span  # of the first
    other_words: Span

    def is_of(self, first: Unit, second: Unit) -> bool:
        """Whether these are its two sentences, in this order."""
        return (self.first, self.second) == (first, second)

    @property
    def articles(self) -> frozenset[str]:
        """The ids of the articles of its two sentences."""
        return frozenset((self.first.article_id, self.second.article_id))


def _kinds(changes: Iterable[ChangedMeaning]) -> tuple[Turn, ...]:
    found = {change.kind for change in changes}
    return tuple(kind for kind in Turn if kind in found)


class Statement(Struct, frozen=True):
    """One utterance and its renderings, one or more; `links` is the evidence."""

    id: str
    event_id: str
    speaker_id: str | None
    renderings: tuple[Rendering, ...]
    links: tuple[UnitLink, ...]
    grade: Grade | None  # the weakest needed link; None for a single rendering
    collation: Collation | None
    decided_by: DecidedBy
    differs: tuple[ChangedMeaning, ...] = ()  # by link, then by place

    def turns(self, link: UnitLink | None = None) -> tuple[Turn, ...]:
        """What turns the meaning between any two renderings, or between those of one link."""
        return _kinds(c for c in self.differs if link is None or c.is_of(link.first, link.second))

    def turns_between(self, one: str, other: str) -> tuple[Turn, ...]:
        """What turns the meaning between the renderings of two articles."""
        return _kinds(c for c in self.differs if c.articles == {one, other})


class Echo(Struct, frozen=True):
    """The same words said again at another event: near-verbatim, never merged."""

    first: str  # statement id
    second: str
    score: float
    shared: tuple[str, ...]


class Paraphrase(Struct, frozen=True):
    """An unquoted sentence that probably renders a statement: a weak link."""

    statement_id: str
    article_id: str
    span: Span
    score: float
    shared: tuple[str, ...]  # as the paraphrase writes them
    decided_by: DecidedBy


class Term(Struct, frozen=True):
    """A word or phrase that outlets put in marks though nobody speaks."""

    id: str
    text: str
    quote_ids: tuple[str, ...]
