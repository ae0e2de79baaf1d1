"""What editors and outlets give: seeds and content."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from site_builder.model.problems import Location

Day = date  # in a class that has a field `date`

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
    language: str | None = None  # a tag, as “de”; None: English if its words look like it
    complete: bool | None = None  # whether the seed is the whole article; None: nobody said
    updated: Day | None = None  # when the editors last changed the page; never the clock's
    sure: tuple[tuple[str, Sure], ...] = ()
    body: str = ""  # Markdown: the editor's word on source and attribution


HUES = 5
LINES = ("solid", "dashed", "dotted", "double", "wavy")
MAX_SIGLUM = 6


class Outlet(Struct, frozen=True):
    """A publisher; its siglum, its hue (1 to 5) and its line (one of LINES) tell it apart.

    What the editor of `content/outlets.yaml` left open is empty, until `edition/outlets` fills it.
    """

    id: str
    name: str
    siglum: str = ""
    hue: int = 0
    line: str = ""
    description: str = ""
    address: str | None = None
    text_mode: str | None = None
    location: Location | None = None  # None: made for a seed whose outlet nobody named


class SpeakerKind(StrEnum):
    """What a speaker is. A description is an outlet's words for somebody without a name;
    several speak together (`model.together`).
    """

    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    DESCRIPTION = "description"
    SEVERAL = "several"


class Speaker(Struct, frozen=True):
    """Somebody who is quoted. `offices` are phrases that name them (“the supreme leader”)."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    description: str = ""
    location: Location | None = None  # None: found in the texts, not in speakers.yaml
    kind: SpeakerKind = SpeakerKind.PERSON

    @property
    def is_unnamed(self) -> bool:
        """Whether the name is an outlet's words for somebody: “the pilot”, “a ministry”."""
        is_name = self.kind is not SpeakerKind.DESCRIPTION and not self.name[:1].islower()
        return self.kind is not SpeakerKind.PERSON and not is_name


class TextQuoteSelector(Struct, frozen=True):
    """A passage named by its words and their surroundings (W3C Web Annotation)."""

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
    updated: Day | None = None  # as that of an article
    body: str = ""


class ThemeEntry(Struct, frozen=True):
    """`content/themes/<id>.md`: a theme's essay and the rules that find its passages.

    `words` are words or phrases; a `*` matches the rest of a word. A passage matches when it
    has any of `words`, or all of one `together` group; `speakers` keeps only passages quoting
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
    updated: date | None = None  # as that of an article
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


STORY = (Role.TITLE, Role.BODY)  # the headline and what it tells


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


class QuoteCorrection(Struct, frozen=True, tag=True):
    """`corrections/*.yaml`, `quotes:`: this quotation's kind, speaker or cue is as given."""

    target: Target
    because: str
    kind: QuotationKind | None = None
    speaker: str | None = None  # an id of speakers.yaml, a name, or "unclear"
    cue: CueWords | None = None


class ParagraphCorrection(Struct, frozen=True, tag=True):
    """`corrections/*.yaml`, `paragraphs:`: the paragraph with the target has this role."""

    target: Target
    because: str
    role: Role


class StatementCorrection(Struct, frozen=True, tag=True):
    """`corrections/*.yaml`, `statements:`: the targets are, or are not, the same utterance."""

    targets: tuple[Target, ...]
    because: str
    same: bool


class ParaphraseCorrection(Struct, frozen=True, tag=True):
    """`corrections/*.yaml`, `paraphrases:`: `target` does, or does not, render `statement`."""

    target: Target
    statement: Target
    because: str
    confirmed: bool


Correction = QuoteCorrection | ParagraphCorrection | StatementCorrection | ParaphraseCorrection


FORMAT = 1  # of the files of content/; docs/upgrading.md lists what each changed


class SiteSettings(Struct, frozen=True):
    """`content/site.yaml`."""

    format: int = FORMAT
    title: str = "Variorum"
    tagline: str = ""
    description: str = ""
    language: str = "en"
    base_url: str = ""  # "" or https://host/path/ ; only 404.html and absolute metadata use it
    repository: str = ""  # https address of the sources, for "correct this"
    contact: str = ""  # a mail address
    text_mode: str = "full"
    edition: date | None = None  # shown on the home page and the one about the site alone
    logo: str = ""  # paths in `static/`
    font: str = ""
    accent: str = ""  # colours, as “#0069a5”, on light and on dark pages
    accent_dark: str = ""
    about: str = ""  # Markdown of content/about.md, shown on the about page


class PublishedAddress(Struct, frozen=True):
    """An address that the site had, and an article that its page was about."""

    path: str
    article: str


class SeenItem(Struct, frozen=True):
    """An item of `review` that an editor looked at and left."""

    kind: str
    id: str
    article: str
    location: Location


class Content(Struct, frozen=True):
    """All of `content/`, validated."""

    site: SiteSettings = SiteSettings()
    outlets: tuple[Outlet, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()
    themes: tuple[ThemeEntry, ...] = ()
    notes: tuple[NoteEntry, ...] = ()
    published: tuple[PublishedAddress, ...] = ()
    seen: tuple[SeenItem, ...] = ()
    corrections: tuple[Correction, ...] = ()
