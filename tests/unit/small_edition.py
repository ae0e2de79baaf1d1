"""Three short reports of one speech and one of another: an edition built by hand.

Everything in it is written down, nothing found, so that the pages can be tested without the
analysis.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from stages import compared

from site_builder.model.collation import (
    Apparatus,
    CollatedRendering,
    CollatedWord,
    Collation,
    Reading,
    VariationUnit,
)
from site_builder.model.edition import Edition, SharedCopy
from site_builder.model.found import (
    Article,
    DecidedBy,
    Echo,
    Event,
    Grade,
    Membership,
    Paragraph,
    Paraphrase,
    Quote,
    Rendering,
    Statement,
    Term,
    Unit,
    UnitLink,
)
from site_builder.model.given import Outlet, QuotationKind, Role, SiteSettings, Speaker
from site_builder.model.quotations import Segment
from site_builder.model.reasons import Reason, as_given
from site_builder.model.synopsis import Mode, Synopsis, SynopsisCell, SynopsisRow
from site_builder.model.themes import CoverageCell, Passage, Theme
from site_builder.pages.parts.corpus import SiteCorpus, event_corpus, site_corpus
from site_builder.text.spans import Span
from site_builder.text.words import tokenise

FT = (
    "Read our newsletter\n"
    "Iran’s Supreme Leader has ruled out negotiations after the deal of 2015.\n"
    "“If they threaten us, we will threaten them. If they act, we will act on ours,”"
    " Khamenei warned."
)
MEMO = (
    "Khamenei says Negotiations ‘Not Wise’\n"
    "Talks will do nothing, he said, five years after 2015.\n"
    "“If they threaten us, we will threaten them in return. If they act, we will act as well.”"
)
BB = (
    "The “supreme leader” spoke on Friday.\n"
    "“If they threaten us, we will threaten them,” he declared."
    " He said that they would act in kind."
)
DC = "“If they threaten us, we will threaten them,” Khamenei wrote."

TEXTS = {"a-ft": FT, "b-memo": MEMO, "c-bb": BB, "d-dc": DC}
EVENT = "2025-02-07-speech"
THREATEN = "if-they-threaten-us-111111"
ACT = "if-they-act-222222"
ALONE = "if-they-threaten-us-333333"


def span(article: str, words: str, after: str = "") -> Span:
    """Where the words stand in the article, after the words `after`."""
    text = TEXTS[article]
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def _article(article_id: str, outlet: str, roles: str, published: date, title: str | None = None):
    paragraphs, start = [], 0
    names = {"F": Role.FURNITURE, "T": Role.TITLE, "B": Role.BODY}
    for line, role in zip(TEXTS[article_id].split("\n"), roles, strict=True):
        label = "newsletter" if role == "F" else ""
        paragraphs.append(Paragraph(Span(start, start + len(line)), names[role], label))
        start += len(line) + 1
    return Article(
        id=article_id,
        seed_path=f"seeds/{article_id}.txt",
        text=TEXTS[article_id],
        outlet_id=outlet,
        title=title,
        published=published,
        paragraphs=tuple(paragraphs),
    )


def _quote(quote_id: str, article: str, words: str, kind=QuotationKind.DIRECT, cue: str = ""):
    inner = span(article, words)
    is_speech = kind.is_speech
    return Quote(
        id=quote_id,
        article_id=article,
        segments=(Segment(inner, Span(inner.start - 1, inner.end + 1)),),
        kind=kind,
        cue=span(article, cue) if cue else None,
        source=None,
        speaker_id="khamenei" if is_speech else None,
        confidence=0.9,
        reasons=(Reason("subject", ("warned",)),),
        decided_by=DecidedBy.AUTOMATIC,
    )


QUOTES = (
    _quote(
        "q-ft",
        "a-ft",
        "If they threaten us, we will threaten them. If they act, we will act on ours,",
        cue="warned",
    ),
    _quote("q-title", "b-memo", "Not Wise", QuotationKind.PARTIAL, cue="says"),
    _quote(
        "q-memo",
        "b-memo",
        "If they threaten us, we will threaten them in return. If they act, we will act as well.",
    ),
    _quote("q-term", "c-bb", "supreme leader", QuotationKind.TERM),
    _quote("q-bb", "c-bb", "If they threaten us, we will threaten them,", cue="declared"),
    _quote("q-dc", "d-dc", "If they threaten us, we will threaten them,", cue="wrote"),
)
UNITS = {
    "t-ft": Unit("q-ft", "a-ft", span("a-ft", "If they threaten us, we will threaten them.")),
    "t-memo": Unit(
        "q-memo", "b-memo", span("b-memo", "If they threaten us, we will threaten them in return.")
    ),
    "t-bb": Unit("q-bb", "c-bb", span("c-bb", "If they threaten us, we will threaten them,")),
    "t-dc": Unit("q-dc", "d-dc", span("d-dc", "If they threaten us, we will threaten them,")),
    "a-ft": Unit("q-ft", "a-ft", span("a-ft", "If they act, we will act on ours,")),
    "a-memo": Unit("q-memo", "b-memo", span("b-memo", "If they act, we will act as well.")),
}


def _words(unit: Unit, lacking: dict[str, tuple[str, ...]]) -> CollatedRendering:
    tokens = tokenise(TEXTS[unit.article_id], unit.span)
    words = tuple(CollatedWord(t.span, i, lacking.get(t.n, ())) for i, t in enumerate(tokens))
    return CollatedRendering(unit.article_id, words)


THREATEN_COLLATION = Collation(
    aligned=True,
    rows=(
        _words(UNITS["t-ft"], {}),
        _words(UNITS["t-memo"], {"in": ("a-ft", "c-bb"), "return": ("a-ft", "c-bb")}),
        _words(UNITS["t-bb"], {}),
    ),
    apparatus=(
        Apparatus(
            "a-ft",
            (
                VariationUnit(
                    (),
                    (Reading("b-memo", (span("b-memo", "in return"),)),),
                    beside=(span("a-ft", "them"),),
                ),
            ),
        ),
        Apparatus(
            "b-memo",
            (
                VariationUnit(
                    (span("b-memo", "in return"),),
                    (Reading("a-ft"), Reading("c-bb")),
                ),
            ),
        ),
        Apparatus("c-bb", ()),
    ),
)
ACT_COLLATION = Collation(
    aligned=True,
    rows=(
        _words(UNITS["a-ft"], {"on": ("b-memo",), "ours": ("b-memo",)}),
        _words(UNITS["a-memo"], {"as": ("a-ft",), "well": ("a-ft",)}),
    ),
    apparatus=(
        Apparatus(
            "a-ft",
            (
                VariationUnit(
                    (span("a-ft", "on ours"),),
                    (Reading("b-memo", (span("b-memo", "as well", "we will act"),)),),
                ),
            ),
        ),
        Apparatus(
            "b-memo",
            (
                VariationUnit(
                    (span("b-memo", "as well", "we will act"),),
                    (Reading("a-ft", (span("a-ft", "on ours"),)),),
                ),
            ),
        ),
    ),
)


def _rendering(unit: Unit, outlet: str) -> Rendering:
    return Rendering(unit.article_id, outlet, (unit,))


STATEMENTS = (
    Statement(
        id=THREATEN,
        event_id=EVENT,
        speaker_id="khamenei",
        renderings=(
            _rendering(UNITS["t-ft"], "ft"),
            _rendering(UNITS["t-memo"], "memo"),
            _rendering(UNITS["t-bb"], "bb"),
        ),
        links=(
            UnitLink(
                UNITS["t-ft"],
                UNITS["t-memo"],
                0.823,
                ("threaten",),
                as_given("shared words"),
                Grade.CLOSE,
            ),
            UnitLink(
                UNITS["t-ft"],
                UNITS["t-bb"],
                1.0,
                ("threaten",),
                as_given("shared words"),
                Grade.SAME_WORDS,
            ),
        ),
        grade=Grade.CLOSE,
        collation=THREATEN_COLLATION,
        decided_by=DecidedBy.AUTOMATIC,
    ),
    Statement(
        id=ACT,
        event_id=EVENT,
        speaker_id="khamenei",
        renderings=(_rendering(UNITS["a-ft"], "ft"), _rendering(UNITS["a-memo"], "memo")),
        links=(
            UnitLink(
                UNITS["a-ft"],
                UNITS["a-memo"],
                0.55,
                ("act",),
                as_given("shared words"),
                Grade.PROBABLE,
            ),
        ),
        grade=Grade.PROBABLE,
        collation=ACT_COLLATION,
        decided_by=DecidedBy.AUTOMATIC,
    ),
    Statement(
        id=ALONE,
        event_id="2018-08-13-tweet",
        speaker_id="khamenei",
        renderings=(_rendering(UNITS["t-dc"], "dc"),),
        links=(),
        grade=None,
        collation=None,
        decided_by=DecidedBy.AUTOMATIC,
    ),
)
IN_KIND = span("c-bb", "He said that they would act in kind.")


def small_edition() -> Edition:
    """The edition."""
    friday = date(2025, 2, 7)
    edition = Edition(
        site=SiteSettings(title="Variorum", tagline="What was said", about="How *it* was made."),
        outlets=(
            Outlet("bb", "Breitbart News", "BB", 3, "dotted"),
            Outlet("dc", "The Daily Caller", "DC", 5, "wavy"),
            Outlet("ft", "Financial Times", "FT", 1, "solid"),
            Outlet("memo", "Middle East Monitor", "MEMO", 2, "dashed"),
        ),
        speakers=(Speaker("khamenei", "Ali Khamenei", offices=("the supreme leader",)),),
        articles=(
            _article("a-ft", "ft", "FBB", friday),
            _article("b-memo", "memo", "TBB", friday, "Khamenei says Negotiations ‘Not Wise’"),
            _article("c-bb", "bb", "BB", friday),
            _article("d-dc", "dc", "B", date(2018, 8, 13)),
        ),
        events=(
            Event(
                EVENT,
                "Khamenei rules out talks",
                friday,
                "Tehran",
                (
                    Membership("a-ft", as_given("three sentences in common"), DecidedBy.AUTOMATIC),
                    Membership(
                        "b-memo", as_given("three sentences in common"), DecidedBy.AUTOMATIC
                    ),
                    Membership("c-bb", as_given("pinned"), DecidedBy.EDITOR),
                ),
                "One speech, *three* reports.",
            ),
            Event(
                "2018-08-13-tweet",
                "No war, no negotiations",
                date(2018, 8, 13),
                None,
                (Membership("d-dc", as_given("alone"), DecidedBy.AUTOMATIC),),
            ),
        ),
        quotes=QUOTES,
        statements=STATEMENTS,
        echoes=(Echo(THREATEN, ALONE, 0.98, ("threaten",)),),
        paraphrases=(Paraphrase(ACT, "c-bb", IN_KIND, 0.3, ("act",), DecidedBy.EDITOR),),
        synopses=(
            Synopsis(
                EVENT,
                (
                    SynopsisRow(
                        THREATEN,
                        tuple(
                            SynopsisCell(UNITS[u].article_id, Mode.QUOTED, (UNITS[u].span,))
                            for u in ("t-ft", "t-memo", "t-bb")
                        ),
                    ),
                    SynopsisRow(
                        ACT,
                        (
                            SynopsisCell("a-ft", Mode.QUOTED, (UNITS["a-ft"].span,)),
                            SynopsisCell("b-memo", Mode.QUOTED, (UNITS["a-memo"].span,)),
                            SynopsisCell("c-bb", Mode.PARAPHRASED, (IN_KIND,)),
                        ),
                    ),
                ),
            ),
            Synopsis(
                "2018-08-13-tweet",
                (SynopsisRow(ALONE, (SynopsisCell("d-dc", Mode.QUOTED, (UNITS["t-dc"].span,)),)),),
            ),
        ),
        shared_copy=(
            SharedCopy(
                EVENT,
                "a-ft",
                span("a-ft", "Iran’s Supreme Leader has ruled out negotiations"),
                "b-memo",
                span("b-memo", "Talks will do nothing, he said"),
                0.8,
            ),
        ),
        terms=(Term("supreme-leader", "supreme leader", ("q-term",)),),
        themes=(
            Theme(
                "threats",
                "Threat for threat",
                1,
                "All *threaten*.",
                (
                    Passage(
                        "threats",
                        "a-ft",
                        UNITS["t-ft"].span,
                        Mode.QUOTED,
                        ("q-ft",),
                        as_given("holds “threaten”"),
                        DecidedBy.AUTOMATIC,
                    ),
                    Passage(
                        "threats",
                        "b-memo",
                        UNITS["t-memo"].span,
                        Mode.QUOTED,
                        ("q-memo",),
                        as_given("holds “threaten”"),
                        DecidedBy.AUTOMATIC,
                    ),
                    Passage(
                        "threats",
                        "c-bb",
                        IN_KIND,
                        Mode.PARAPHRASED,
                        (),
                        as_given("pinned by an editor"),
                        DecidedBy.EDITOR,
                    ),
                ),
            ),
        ),
        coverage=(
            CoverageCell("threats", "a-ft", 1, 0, 0),
            CoverageCell("threats", "b-memo", 1, 0, 0),
            CoverageCell("threats", "c-bb", 0, 1, 0),
        ),
        notes=(),
        problems=(),
    )
    return compared(edition)


def changed(edition: Edition, **values: object) -> Edition:
    """The edition with other values, compared again."""
    return compared(replace(edition, **values))


def index(edition: Edition) -> SiteCorpus:
    """The corpus of the whole edition, which is also one of each of its events."""
    edition = compared(edition)
    corpora = map(event_corpus, edition.by_event, edition.around)
    return site_corpus(edition, list(corpora))
