"""All that is known: of one event, of what is around it, and of the whole site."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from site_builder.model.comparison import Comparison
from site_builder.model.found import Article, Echo, Event, Paraphrase, Quote, Statement, Term
from site_builder.model.given import Outlet, PublishedAddress, SeenItem, SiteSettings, Speaker
from site_builder.model.problems import Problem
from site_builder.model.synopsis import Synopsis
from site_builder.model.themes import CoverageCell, Passage, RuleCount, Theme
from site_builder.text.spans import Span


class SharedCopy(Struct, frozen=True):
    """A sentence outside quotation marks that two articles share nearly word for word."""

    event_id: str
    first_article: str
    first: Span
    second_article: str
    second: Span
    share: float  # of the shorter one's words


class Note(Struct, frozen=True):
    """An editor's note, anchored."""

    id: str
    article_id: str
    span: Span
    title: str
    body: str
    motivation: str
    author: str


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
    by_event: tuple[EventEdition, ...] = ()
    around: tuple[Around, ...] = ()
    published: tuple[PublishedAddress, ...] = ()  # by the site of earlier days
    seen: tuple[SeenItem, ...] = ()
