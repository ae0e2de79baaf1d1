"""Every value of the domain, in the order in which the pipeline makes them.

Frozen and slotted; collections are tuples; references are ids and spans, never objects, so that
a value can be compared, hashed, stored and sent to another process. All spans count code points
of the article's text (`Article.text`, which is the seed's text).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from site_builder.problems import Location, Problem
from site_builder.text import Span

# ------------------------------------------------------------------ what editors and outlets give


class Seed(Struct, frozen=True):
    r"""One article as it was copied: the text of a file in `seeds/`.

    `text` is the file's text without a byte order mark and with line ends as `\n`; nothing else
    is changed.
    """

    path: str
    stem: str
    text: str


class Sure(Struct, frozen=True):
    """How an editor knows a fact of `content/articles/`."""

    evidence: str
    confidence: str  # certain | likely | guess


class ArticleEntry(Struct, frozen=True):
    """`content/articles/<stem>.md`: what an editor knows of one seed. Each fact may be unknown.

    `sure` gives for a field's name the evidence for it; a field without evidence in the text is
    the editor's own.
    """

    id: str
    location: Location
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    date: date | None = None
    author: str | None = None
    address: str | None = None
    text_mode: str | None = None  # full | excerpts | quotes-only
    sure: tuple[tuple[str, Sure], ...] = ()
    body: str = ""  # Markdown: the editor's word on source and attribution


class Outlet(Struct, frozen=True):
    """A publisher. `hue` (1 to 5) and `line` (solid …) tell it apart beside its siglum."""

    id: str
    name: str
    siglum: str
    hue: int
    line: str
    description: str = ""
    address: str | None = None
    text_mode: str | None = None
    location: Location | None = None  # None: made for a seed whose outlet nobody named


class Speaker(Struct, frozen=True):
    """Somebody who is quoted. `offices` are phrases that name them (“the supreme leader”)."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    description: str = ""
    location: Location | None = None  # None: found in the texts, not in speakers.yaml


class TextQuoteSelector(Struct, frozen=True):
    """A passage named by its words and what stands round them (W3C Web Annotation)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Target(Struct, frozen=True):
    """A passage of one article, as an editor wrote it down."""

    article: str
    selector: TextQuoteSelector
    location: Location


class EventEntry(Struct, frozen=True):
    """`content/events/<id>.md`: an editor's word on one event; all of it optional.

    `articles` pins these seeds to this event and to no other; `apart` keeps these out of it.
    """

    id: str
    location: Location
    title: str | None = None
    date: date | None = None
    place: str | None = None
    articles: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    body: str = ""


class ThemeEntry(Struct, frozen=True):
    """`content/themes/<id>.md`: a theme's essay and the rules that find its passages.

    `words` are words or phrases; a `*` stands for the rest of a word. A passage matches when it
    holds any of `words`, or all of one `together` group; `speakers` keeps only passages quoting
    them; `pinned` and `excluded` overrule.
    """

    id: str
    location: Location
    title: str
    order: int
    words: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    speakers: tuple[str, ...] = ()
    statements: tuple[Target, ...] = ()
    pinned: tuple[Target, ...] = ()
    excluded: tuple[Target, ...] = ()
    body: str = ""


class NoteEntry(Struct, frozen=True):
    """`content/notes/*.md`: an editor's note on a passage. `motivation` as in Web Annotation."""

    id: str
    target: Target
    body: str
    title: str = ""
    motivation: str = "commenting"
    author: str = ""


class Role(StrEnum):
    """What a paragraph is to a reader of the story."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


class QuotationKind(StrEnum):
    """What a pair of quotation marks does."""

    DIRECT = "direct"  # speech: whole sentences
    PARTIAL = "partial"  # speech: some words in the outlet's own sentence
    SCARE = "scare"  # nobody speaks: the outlet keeps its distance
    TERM = "term"  # nobody speaks: the name of a thing or a policy
    TITLE = "title"  # nobody speaks: the title of a work

    @property
    def is_speech(self) -> bool:
        """Whether somebody is said to have uttered the words."""
        return self in (QuotationKind.DIRECT, QuotationKind.PARTIAL)


class CueWords(Struct, frozen=True):
    """The article's words that bring a quotation in, as an editor wrote them; "" for none."""

    words: str
    location: Location


class QuoteCorrection(Struct, frozen=True):
    """`corrections/*.yaml`, `quotes:`: this quotation's kind, speaker or cue is as given."""

    target: Target
    because: str
    kind: QuotationKind | None = None
    speaker: str | None = None  # an id of speakers.yaml, a name, or "unclear"
    cue: CueWords | None = None


class ParagraphCorrection(Struct, frozen=True):
    """`corrections/*.yaml`, `paragraphs:`: the paragraph that holds the target has this role."""

    target: Target
    because: str
    role: Role


class StatementCorrection(Struct, frozen=True):
    """`corrections/*.yaml`, `statements:`: the targets are, or are not, the same utterance."""

    targets: tuple[Target, ...]
    because: str
    same: bool


class ParaphraseCorrection(Struct, frozen=True):
    """`corrections/*.yaml`, `paraphrases:`: `target` does, or does not, render `statement`."""

    target: Target
    statement: Target
    because: str
    confirmed: bool


Correction = QuoteCorrection | ParagraphCorrection | StatementCorrection | ParaphraseCorrection


class SiteSettings(Struct, frozen=True):
    """`content/site.yaml`."""

    title: str = "Variorum"
    tagline: str = ""
    description: str = ""
    language: str = "en"
    base_url: str = ""  # "" or https://host/path/ ; only 404.html and absolute metadata use it
    repository: str = ""  # https address of the sources, for "correct this"
    text_mode: str = "full"
    about: str = ""  # Markdown of content/about.md, shown on the about page


class Content(Struct, frozen=True):
    """All of `content/`, validated."""

    site: SiteSettings = SiteSettings()
    outlets: tuple[Outlet, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()
    themes: tuple[ThemeEntry, ...] = ()
    notes: tuple[NoteEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()


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
    """One seed with what is known about it; `asides` is furniture inside a paragraph."""

    id: str  # the seed's file stem
    seed_path: str
    text: str
    outlet_id: str
    title: str | None = None  # the outlet's own headline, None where the text carries none
    published: date | None = None
    entry: ArticleEntry | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    asides: tuple[Span, ...] = ()


class Membership(Struct, frozen=True):
    """Why an article belongs to an event; `nearest` is the other article that the reason means."""

    article_id: str
    reason: str
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


class Attribution(Struct, frozen=True):
    """A quotation with what its own article says of it.

    `speaker` is the fullest name this article gives (or the source's own words where it names
    nobody); None means unclear. `reasons` are phrases for readers: “subject of *said*”.
    """

    quotation: Quotation
    cue: Span | None
    source: Span | None
    speaker: str | None
    confidence: float
    reasons: tuple[str, ...]


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
    reasons: tuple[str, ...]
    decided_by: DecidedBy


class Unit(Struct, frozen=True):
    """One sentence of a quote: what is aligned."""

    quote_id: str
    article_id: str
    span: Span


class Grade(StrEnum):
    """How near two renderings are, weakest last."""

    SAME_WORDS = "same words"
    PROBABLE = "probable rendering"
    FRAGMENT = "fragment"
    EDITOR = "linked by an editor"


class Link(Struct, frozen=True):
    """Why two units are renderings of one utterance.

    `decided_by` an editor: joined, or confirmed, by an editor's word; its `grade` tells which.
    """

    first: Unit
    second: Unit
    score: float
    shared: tuple[str, ...]  # the content words that both print, as `first` writes them
    rule: str  # for readers; words that are only read alike stand here
    grade: Grade
    decided_by: DecidedBy = DecidedBy.AUTOMATIC


class Rendering(Struct, frozen=True):
    """One article's wording of a statement.

    `units` is the wording: one sentence, or the pieces of one quote that an editor joined.
    `repeats` are other quotes of the same article that repeat it, such as two words in a headline:
    by rule where their words all stand in the wording, else joined by an editor. They are shown
    beside the wording and never read as part of it.
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
    """The words of one rendering in their order; words of equal `slot` stand in one column."""

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

    With a `move` the words are not left out: they stand elsewhere.
    """

    article_id: str
    spans: tuple[Span, ...] = ()
    move: Move | None = None


class VariationUnit(Struct, frozen=True):
    """One place where renderings part: the base's words (none: an addition) and the others'.

    An addition stands behind the words `beside` it, or before them (`is_before`) where it comes
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


class Statement(Struct, frozen=True):
    """One utterance and its renderings, one or more; `links` is the evidence."""

    id: str
    event_id: str
    speaker_id: str | None
    renderings: tuple[Rendering, ...]
    links: tuple[Link, ...]
    grade: Grade | None  # the weakest needed link; None for a single rendering
    collation: Collation | None
    decided_by: DecidedBy


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
    """What one article has of one row: spans of its text, `mode` quoted or paraphrased."""

    article_id: str
    mode: Mode
    spans: tuple[Span, ...]


class SynopsisRow(Struct, frozen=True):
    """One statement across the articles of an event; an article without a cell omits it."""

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
    changed: tuple[str, ...]  # words of either that the other lacks


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
    why: str
    decided_by: DecidedBy
    matched: tuple[Span, ...] = ()


class Theme(Struct, frozen=True):
    """A theme with its passages, in reading order by article."""

    id: str
    title: str
    order: int
    body: str
    passages: tuple[Passage, ...]


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


class Edition(Struct, frozen=True):
    """Everything that is known, from parsed inputs alone; what every page is made from."""

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
