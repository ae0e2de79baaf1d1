"""The records of the data files. One declaration gives the JSON and its schema (`schemas`).

`docs/data.md` describes the fields. All offsets are code points of the seed's text, half-open.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from msgspec import Meta, Struct

from site_builder.model.comparison import (
    Figure,
    NamedYear,
    Naming,
    ReportCounts,
    Silence,
    SpeechPassage,
    Voice,
)
from site_builder.model.found import DecidedBy, Grade, Turn
from site_builder.model.given import QuotationKind, Role, SpeakerKind
from site_builder.model.synopsis import Mode

Id = Annotated[str, Meta(description="permanent id")]
Page = Annotated[str, Meta(description="the page, from the root of the site")]
ArticleId = Annotated[str, Meta(description="the seed's file stem")]
SpeakerId = Annotated[str | None, Meta(description="null: unclear, or nobody speaks")]
Day = Annotated[date | None, Meta(description="the day, as YYYY-MM-DD; null where unknown")]
Count = Annotated[int, Meta(ge=0)]
Start = Annotated[int, Meta(ge=0, description="first code point of the seed's text")]
End = Annotated[int, Meta(ge=0, description="the code point after the last")]
Pair = tuple[Start, End]
Share = Annotated[float, Meta(ge=0, le=1, description="from 0 to 1")]
ForReaders = Annotated[str, Meta(description="in words for readers; stars enclose words of texts")]
SHA_256 = Meta(pattern="^[0-9a-f]{64}$", description="of the seed's text in UTF-8, lines by \\n")


class ParagraphRecord(Struct, frozen=True):
    """A line with words in it; `label` says what kind of furniture it is, else it is empty."""

    start: Start
    end: End
    role: Role
    label: str
    decided_by: DecidedBy


class FactRecord(Struct, frozen=True):
    """How the editors know a fact that the text shows."""

    field: Annotated[str, Meta(description="the fact's field in content/articles/")]
    evidence: str
    confidence: Annotated[str, Meta(pattern="^(certain|likely|guess)$")]


class ArticleRecord(Struct, frozen=True):
    """One record an article of the site."""

    id: ArticleId
    page: Page
    outlet: str
    outlet_id: str
    agency: str | None
    title: Annotated[
        str | None, Meta(description="an editor's headline, else the one in the seed's text")
    ]
    date: Day
    author: str | None
    address: Annotated[str | None, Meta(description="where the outlet published it")]
    language: Annotated[
        str | None, Meta(description="the tag of the text's language; null: not English, unknown")
    ]
    event: str
    complete: Annotated[bool, Meta(description="false: an editor says that the seed is cut")]
    text_mode: Annotated[str, Meta(pattern="^(full|excerpts|quotes-only)$")]
    length: Annotated[int, Meta(ge=0, description="in code points")]
    words: Count
    sha256: Annotated[str, SHA_256]
    paragraphs: tuple[ParagraphRecord, ...]
    evidence: tuple[FactRecord, ...]


class QuoteRecord(Struct, frozen=True):
    """One record a quotation: words in quotation marks, for any purpose."""

    id: Id
    page: Page
    article: ArticleId
    segments: Annotated[tuple[Pair, ...], Meta(min_length=1)]
    text: str
    kind: QuotationKind
    speaker: str | None
    speaker_id: SpeakerId
    speaker_kind: SpeakerKind | None
    speaker_ids: Annotated[
        tuple[str, ...], Meta(description="of all who speak: one, several together, or none")
    ]
    cue: Pair | None
    verb: Annotated[str, Meta(description="the words of the cue, in small letters; may be empty")]
    source: Pair | None
    confidence: Share
    shown: Annotated[bool, Meta(description="whether the pages name the speaker")]
    reasons: tuple[ForReaders, ...]
    decided_by: DecidedBy
    in_story: Annotated[bool, Meta(description="false in furniture, such as a link elsewhere")]
    statements: tuple[str, ...]


class PlaceRecord(Struct, frozen=True):
    """Words of an article."""

    article: ArticleId
    start: Start
    end: End


class UnitRecord(Struct, frozen=True):
    """One sentence of a quotation, in the article of its rendering."""

    quote: str
    start: Start
    end: End


class SideRecord(PlaceRecord, frozen=True):
    """One of two sentences that are linked."""

    quote: str


class RenderingRecord(Struct, frozen=True):
    """One article's wording of a statement, and where the article repeats some of its words.

    `own_words` are the words that no other rendering has. It is empty where the renderings have
    few words in common.
    """

    article: ArticleId
    outlet: str
    outlet_id: str
    units: tuple[UnitRecord, ...]
    repeats: tuple[UnitRecord, ...]
    own_words: tuple[Pair, ...]


class LinkRecord(Struct, frozen=True):
    """Why two sentences are renderings of one utterance."""

    first: SideRecord
    second: SideRecord
    score: Share
    shared: tuple[str, ...]
    rule: ForReaders
    grade: Grade
    decided_by: DecidedBy
    is_main: Annotated[bool, Meta(description="the strongest link of its two articles")]
    differs: Annotated[tuple[Turn, ...], Meta(description="what turns the meaning")]


class ParaphraseRecord(PlaceRecord, frozen=True):
    """A sentence without marks that renders the statement, as an editor confirmed."""

    score: Share
    shared: tuple[str, ...]
    decided_by: DecidedBy


class EchoRecord(Struct, frozen=True):
    """The same words at another event."""

    statement: str
    score: Share


class StatementRecord(Struct, frozen=True):
    """One record an utterance, with each article's wording of it."""

    id: Id
    page: Page
    event: str
    speaker: str | None
    speaker_id: SpeakerId
    renderings: Annotated[tuple[RenderingRecord, ...], Meta(min_length=1)]
    grade: Grade | None
    difference: Annotated[Share | None, Meta(description="the words that some rendering lacks")]
    differs: Annotated[tuple[Turn, ...], Meta(description="what turns the meaning")]
    evidence: tuple[LinkRecord, ...]
    paraphrases: tuple[ParaphraseRecord, ...]
    said_again: tuple[EchoRecord, ...]
    decided_by: DecidedBy


class SharedCopyRecord(Struct, frozen=True):
    """A sentence outside marks that two articles share nearly word for word."""

    first: PlaceRecord
    second: PlaceRecord
    share: Share


class MembershipRecord(Struct, frozen=True):
    """Why an article belongs to an event; `nearest` is the other article that the reason means."""

    article: ArticleId
    reason: ForReaders
    decided_by: DecidedBy
    nearest: str | None


class EventRecord(Struct, frozen=True):
    """One record an occasion that articles report, newest first."""

    id: Id
    page: Page
    title: str
    date: Day
    place: str | None
    articles: Annotated[tuple[ArticleId, ...], Meta(min_length=1)]
    membership: tuple[MembershipRecord, ...]
    statements: tuple[str, ...]
    main_speaker: SpeakerId
    speech: tuple[SpeechPassage, ...]
    counts: tuple[ReportCounts, ...]
    voices: tuple[Voice, ...]
    years: tuple[NamedYear, ...]
    silences: tuple[Silence, ...]
    namings: tuple[Naming, ...]
    figures: tuple[Figure, ...]
    most_different: tuple[str, ...]
    shared_copy: tuple[SharedCopyRecord, ...]
    shared_copy_left_out: Annotated[int, Meta(ge=0, description="pairs beyond the first 100")]
    decided_by: DecidedBy


class PassageRecord(PlaceRecord, frozen=True):
    """A sentence that a theme finds."""

    mode: Mode
    quotes: tuple[str, ...]
    why: ForReaders
    decided_by: DecidedBy


class CoverageRecord(Struct, frozen=True):
    """How often an article has the theme, by mode."""

    article: ArticleId
    quoted: Count
    paraphrased: Count
    narrated: Count


class PointRecord(Struct, frozen=True):
    """A statement that passages of the theme render or tell; null for passages without one."""

    statement: str | None
    passages: Annotated[tuple[int, ...], Meta(description="their places in `passages`, from 0")]


class ThemeRecord(Struct, frozen=True):
    """One record a theme, with all passages that it finds.

    `words` are those of a theme that the program found (`decided_by` is `automatic`).
    """

    id: Id
    page: Page
    title: str
    order: int
    decided_by: DecidedBy
    words: tuple[str, ...]
    passages: tuple[PassageRecord, ...]
    coverage: tuple[CoverageRecord, ...]
    points: tuple[PointRecord, ...]


class FileRecord(Struct, frozen=True):
    """One record a data file, where a subject has several."""

    subject: Annotated[str, Meta(pattern="^(articles|quotes|statements|events|themes)$")]
    path: Annotated[str, Meta(description="from the root of the site")]
    records: Count


FORMAT = 1  # of the data files; docs/upgrading.md lists what each changed
FILES: dict[str, Any] = {
    "articles": tuple[ArticleRecord, ...],
    "quotes": tuple[QuoteRecord, ...],
    "statements": tuple[StatementRecord, ...],
    "events": tuple[EventRecord, ...],
    "themes": tuple[ThemeRecord, ...],
}
