"""What the engine finds in one article: quotations, who speaks, and the people it names."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.given import QuotationKind, SpeakerKind
from site_builder.model.reasons import Reason
from site_builder.model.thresholds import SHOWN
from site_builder.text.spans import Span


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

    `name` is the person named, "" if there is none; `share` is their part of all weight.
    """

    words: str
    name: str
    share: float


class NamedSpeaker(Struct, frozen=True):
    """Somebody who speaks: the name, or the outlet's words where it names nobody."""

    name: str
    kind: SpeakerKind = SpeakerKind.PERSON


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
    together: tuple[NamedSpeaker, ...] = ()  # each of them, if several speak

    @property
    def named(self) -> tuple[NamedSpeaker, ...]:
        """All who speak: one, several together, or nobody."""
        own = (NamedSpeaker(self.speaker, self.speaker_kind),) if self.speaker else ()
        return self.together or own

    @property
    def is_shown(self) -> bool:
        """Whether the speaker is sure enough to be shown."""
        return self.speaker is not None and self.confidence >= self.shown_from


class NamedPerson(Struct, frozen=True):
    """A person that an article names in full: the name as compared, and the words next to it."""

    name: str
    words: tuple[str, ...]
    described_as: tuple[str, ...]  # of titles and appositions: “supreme”, “leader”
    named_as: tuple[Span, ...] = ()  # the titles with their name, and the descriptions next to it
