"""What the reports of one event differ in: who quotes what, how much, and with which words.

All of it is counted, not judged. Reports are named by the ids of their articles.
"""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.glance import Glance
from site_builder.text.spans import Span

# In data a reference is called by what it refers to.
NAMES = {"article_id": "article", "statement_id": "statement", "quote_ids": "quotes"}


class SpeechPassage(Struct, frozen=True, rename=NAMES):
    """A statement of the event's main speaker and the reports that have it.

    `quoted` are the reports that print its words in marks, `told` those that only tell it in their
    own words, for certain or perhaps (a paraphrase that is offered). All others omit it, unless
    only an excerpt of them is known.
    """

    statement_id: str
    quoted: tuple[str, ...]
    told: tuple[str, ...]


class ReportCounts(Struct, frozen=True, rename=NAMES):
    """What can be counted in one report. Its furniture counts only in `furniture_lines`.

    `quoted`, `told` and `omitted` count the passages of the main speaker; of an excerpt, those that
    it lacks are `not_in_excerpt` and not `omitted`.
    """

    article_id: str
    words: int
    quoted_words: int  # inside marks, of speech
    speech: int  # quotations of speech
    other_marks: int  # terms, titles and scare quotes
    quoted: int
    told: int
    omitted: int
    not_in_excerpt: int
    furniture_lines: int


class Voice(Struct, frozen=True, rename=NAMES):
    """What one report quotes from one speaker; `speaker_id` is None where that is unclear.

    `names` are the speaker's other names that the report prints, in the editor's order.
    """

    article_id: str
    speaker_id: str | None
    words: int
    quote_ids: tuple[str, ...]  # in the order of the text
    names: tuple[str, ...]


class NamedYear(Struct, frozen=True, rename=NAMES):
    """A year where a text names it first, and the words around it within the sentence.

    `opens` and `closes` say whether the context begins and ends with the sentence.
    """

    year: int
    article_id: str
    span: Span
    context: Span
    opens: bool
    closes: bool


class Silence(Struct, frozen=True, rename=NAMES):
    """A statement that others print in marks and this report does not.

    `told` is where the report tells it in its own words; None where it omits it. What is not in an
    excerpt, and what an offered paraphrase may tell, is no silence.
    """

    article_id: str
    statement_id: str
    told: Span | None


class WordDifference(Struct, frozen=True):
    """How far the renderings of a statement differ, from 0 to 1.

    `difference` is the share of their words that some other rendering lacks. `own_words` are, by
    article, the words that no other rendering has; it is empty where the renderings have so few
    words in common that nearly all words would be in it.
    """

    statement_id: str
    difference: float
    is_comparable: bool
    own_words: tuple[tuple[str, tuple[Span, ...]], ...] = ()


class NamePlace(Struct, frozen=True, rename=NAMES):
    """A name where a report prints it first; `marked` is whether it is in quotation marks."""

    article_id: str
    span: Span
    marked: bool


class Naming(Struct, frozen=True):
    """A person (`speaker_id`), or else a phrase, that reports name differently, by report."""

    speaker_id: str | None
    name: str  # the person's, or the phrase
    places: tuple[NamePlace, ...]


class FigurePlace(Struct, frozen=True, rename=NAMES):
    """A figure where a report has it first."""

    article_id: str
    value: float
    span: Span


class Figure(Struct, frozen=True):
    """A number with its unit (see `text/numbers.py`) that not all reports have alike.

    `places` are by report; `lacking` are the reports whose text has no such value. Any other report
    may have it, in a place that says too little.
    """

    unit: str
    places: tuple[FigurePlace, ...]
    lacking: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Whether reports give it different values."""
        return len({place.value for place in self.places}) > 1


class Comparison(Struct, frozen=True):
    """The comparison of one event's reports.

    `main_speaker` has most renderings in them; None where no speaker is known. `speech` are the
    main speaker's statements, `others` all other statements, both in the order of the synopsis.
    `most_different` names the statements that show best how wordings differ, the best first.
    """

    event_id: str
    main_speaker: str | None = None
    speech: tuple[SpeechPassage, ...] = ()
    others: tuple[str, ...] = ()
    counts: tuple[ReportCounts, ...] = ()
    voices: tuple[Voice, ...] = ()
    years: tuple[NamedYear, ...] = ()  # by report, then by year
    silences: tuple[Silence, ...] = ()  # by report, then in the order of the speech
    differences: tuple[WordDifference, ...] = ()
    most_different: tuple[str, ...] = ()
    namings: tuple[Naming, ...] = ()
    figures: tuple[Figure, ...] = ()
    glance: Glance = Glance()
