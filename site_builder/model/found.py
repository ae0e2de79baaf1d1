"""What the analysis finds, in the order in which the stages find it.

Collections are tuples, references are ids and spans.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from site_builder.model.comparison import Comparison
from site_builder.model.given import (
    ArticleEntry,
    Outlet,
    QuotationKind,
    Role,
    SiteSettings,
    Speaker,
    SpeakerKind,
)
from site_builder.model.problems import Problem
from site_builder.model.reasons import Reason
from site_builder.model.thresholds import SHOWN
from site_builder.text.language import ENGLISH
from site_builder.text.spans import Span
from site_builder.text.words import NO_WORDS, Words, read_words

# ------------------------------------------------------------------------------ what analysis makes


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


class Article(Struct, frozen=True):
    """One seed with what is known about it; `asides` is furniture inside a paragraph.

    `words` are those of `text`: made with the article, and kept by any copy that `replace` makes.
    """

    id: str  # the seed's file stem
    seed_path: str
    text: str
    outlet_id: str
    title: str | None = None  # the outlet's own headline, None if the text has none
    published: date | None = None
    entry: ArticleEntry | None = None
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

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of the event's articles, in order."""
        return tuple(m.article_id for m in self.memberships)


class Segment(Struct, frozen=True):
    """One piece in quotation marks: `span` inside the marks, `marked` with them."""

    span: Span
    marked: Span
    closed: bool = True
    nested: tuple[Span, ...] = ()  # marks within these, marks included


class Quotation(Struct, frozen=True):
    """Words in quotation marks, found but not yet attributed; split quotations have segments."""

    article_id: str
    segments: tuple[Segment, ...]
    kind: QuotationKind
    kind_confidence: float = 1.0


class Candidate(Struct, frozen=True):
    """Words that could name the source of a quotation; both "" for nobody.

    `name` is whom they name, "" if nobody by name; `share` is their part of all weight.
    """

    words: str
    name: str
    share: float


class Attribution(Struct, frozen=True):
    """A quotation with what its own article says of it.

    `speaker` is the fullest name this article gives (or the source's own words where it names
    nobody); None means unclear.
    """

    quotation: Quotation
    cue: Span | None
    source: Span | None
    speaker: str | None
    confidence: float
    reasons: tuple[Reason, ...]
    candidates: tuple[Candidate, ...] = ()  # who was weighed as its speaker, the heaviest first
    cues: tuple[Span, ...] = ()  # what was weighed as its cue, the likeliest first
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    shown_from: float = SHOWN  # the confidence from which the speaker is shown
    source_kind: str = ""  # what names the speaker: name, pronoun, description …; "" if not known

    @property
    def is_shown(self) -> bool:
        """Whether the speaker is sure enough to be shown."""
        return self.speaker is not None and self.confidence >= self.shown_from


class NamedPerson(Struct, frozen=True):
    """A person that an article names in full: the name as compared, and the words next to it."""

    name: str
    words: tuple[str, ...]
    described_as: frozenset[str]  # of titles and appositions: “supreme”, “leader”
    named_as: tuple[Span, ...] = ()  # the titles with their name, and the descriptions next to it


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
        found = {c.kind for c in self.differs if link is None or c.is_of(link.first, link.second)}
        return tuple(kind for kind in Turn if kind in found)


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


class Mode(StrEnum):
    """How a text brings a passage."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    NARRATED = "narrated"


class SynopsisCell(Struct, frozen=True):
    """What one article has of one row: spans of its text, `mode` quoted or paraphrased.

    No spans: a paraphrase that is offered to editors and not confirmed.
    """

    article_id: str
    mode: Mode
    spans: tuple[Span, ...]


class SynopsisRow(Struct, frozen=True):
    """One statement across the articles of an event.

    An article without a cell omits it, unless only an excerpt of it is known.
    """

    statement_id: str
    cells: tuple[SynopsisCell, ...]


class Synopsis(Struct, frozen=True):
    """The speech of an event, sentence by sentence, in the order all outlets together suggest."""

    event_id: str
    rows: tuple[SynopsisRow, ...]


class SharedCopy(Struct, frozen=True):
    """A sentence outside quotation marks that two articles share nearly word for word."""

    event_id: str
    first_article: str
    first: Span
    second_article: str
    second: Span
    share: float  # of the shorter one's words


class Term(Struct, frozen=True):
    """A word or phrase that outlets put in marks though nobody speaks."""

    id: str
    text: str
    quote_ids: tuple[str, ...]


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


class CoverageCell(Struct, frozen=True):
    """How often one article brings one theme, by mode; no cell is a silence."""

    theme_id: str
    article_id: str
    quoted: int
    paraphrased: int
    narrated: int


class Note(Struct, frozen=True):
    """An editor's note, anchored."""

    id: str
    article_id: str
    span: Span
    title: str
    body: str
    motivation: str
    author: str


class RuleCount(Struct, frozen=True):
    """How many sentences of an event one rule of a theme finds. `rule` is the rule for readers."""

    theme_id: str
    rule: str
    count: int


class EventEdition(Struct, frozen=True):
    """Everything that is known of one event; made from the event's own part alone.

    `articles`, `quotes` and `notes` are in the order of article ids, then of place. `passages` are
    in the order of the themes, then of article and place.
    """

    event: Event
    articles: tuple[Article, ...]
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()  # who may be named here, by id
    statements: tuple[Statement, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    synopsis: Synopsis | None = None
    shared_copy: tuple[SharedCopy, ...] = ()
    shared_left_out: int = 0  # further pairs: of many only the nearest are kept
    passages: tuple[Passage, ...] = ()
    rule_counts: tuple[RuleCount, ...] = ()
    sentences: int = 0  # in which themes are looked for
    notes: tuple[Note, ...] = ()
    comparison: Comparison | None = None


class Neighbour(Struct, frozen=True):
    """Another event, as a link to it needs it."""

    id: str
    title: str
    date: date | None


class SaidAgain(Struct, frozen=True):
    """An echo seen from one of its statements, `statement_id`; `other` is the id of the other one.

    `words` are those by which the other is called. `reports` are its renderings in order: the
    outlet's id and the number of its report, 0 where the outlet reports the event once.
    """

    statement_id: str
    other: str
    words: str
    reports: tuple[tuple[str, int], ...]
    event: Neighbour  # the event of `other`
    score: float


class Around(Struct, frozen=True):
    """What the pages of one event show of the rest of the site.

    `passages` are those of themes that the program found in the whole site.
    """

    site: SiteSettings
    outlets: tuple[Outlet, ...]  # of the event's articles and of the statements said again
    before: Neighbour | None  # in the order of events, newest first
    after: Neighbour | None
    said_again: tuple[SaidAgain, ...]
    themes: tuple[tuple[str, str], ...]  # id and title of those with a passage in the event
    namesakes: tuple[str, ...]  # the event's articles whose outlet has another one of the same day
    passages: tuple[Passage, ...] = ()
    has_themes: bool = False  # anywhere on the site


class Edition(Struct, frozen=True):
    """Everything that is known, from parsed inputs alone; what every page is made from.

    `by_event` has what is known of each event, in the order of `events`, and `around` what its
    pages show of the rest. The tuples of single things are those of all events together.
    """

    site: SiteSettings
    outlets: tuple[Outlet, ...]
    speakers: tuple[Speaker, ...]
    articles: tuple[Article, ...]
    events: tuple[Event, ...]  # newest first, undated last
    quotes: tuple[Quote, ...]  # by article, then place
    statements: tuple[Statement, ...]
    echoes: tuple[Echo, ...]
    paraphrases: tuple[Paraphrase, ...]
    synopses: tuple[Synopsis, ...]
    shared_copy: tuple[SharedCopy, ...]
    terms: tuple[Term, ...]
    themes: tuple[Theme, ...]
    coverage: tuple[CoverageCell, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    comparisons: tuple[Comparison, ...] = ()  # one an event
    most_different: tuple[str, ...] = ()  # of all events in their order, see `Comparison`
    by_event: tuple[EventEdition, ...] = ()
    around: tuple[Around, ...] = ()
