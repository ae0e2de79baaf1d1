"""The page that tells how the edition is made and how far to trust it, with its own figures."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import DecidedBy, Grade
from site_builder.model.given import QuotationKind
from site_builder.model.thresholds import (
    SAME_SPEAKER,
    SAME_WORDS_RUNS,
    SAME_WORDS_SCORE,
    UNKNOWN_SPEAKER,
)
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import percent
from site_builder.pages.parts.evidence import GRADE_NAMES
from site_builder.pages.parts.layout import Description, Navigation, Page, frame
from site_builder.pages.parts.markdown import render_markdown
from site_builder.pages.parts.report import report_address
from site_builder.pages.parts.values import Link

KINDS = {
    QuotationKind.DIRECT: "speech in whole sentences",
    QuotationKind.PARTIAL: "a few words of speech in the outlet’s own sentence",
    QuotationKind.SCARE: "words that the outlet does not take as its own",
    QuotationKind.TERM: "the name of a thing or a policy",
    QuotationKind.TITLE: "the title of a work",
}

GRADES = {
    GRADE_NAMES[Grade.SAME_WORDS]: "no word differs, apart from marks, capitals and editors’"
    " brackets.",
    GRADE_NAMES[Grade.CLOSE]: "a high score, or long runs in common; the two may still"
    " differ in a word that matters.",
    GRADE_NAMES[Grade.PROBABLE]: "a lower score, and nothing in the event that fits better; two"
    " words of substance in common at least, and only where the outlets do not quote one original.",
    GRADE_NAMES[Grade.FRAGMENT]: "a few words in marks that are a part of the other’s sentence.",
    GRADE_NAMES[Grade.EDITOR]: "an editor joined what no rule would.",
}


ASKED = "What does not work, and with which program:"
Facts = tuple[tuple[str, str], ...]  # what is counted or told, and the figure or words


class AboutView(Struct, frozen=True):
    """Everything on the page about the edition."""

    essay: Markup
    figures: Facts
    kinds: Facts
    thresholds: Facts
    grades: Facts
    data: Link
    help: str  # opens a report of what does not work, or ""


def about_page(corpus: SiteCorpus) -> Page:
    """The page about the edition."""
    path = routes.ABOUT
    view = AboutView(
        essay=render_markdown(corpus.site.about),
        figures=_figures(corpus),
        kinds=_kinds(corpus),
        thresholds=(
            (
                "One statement, where both name the same speaker, from a score of",
                f"{SAME_SPEAKER:.2f}",
            ),
            ("One statement, where a speaker is unclear, from", f"{UNKNOWN_SPEAKER:.2f}"),
            ("Matched as close, from", f"{SAME_WORDS_SCORE:.2f}"),
            (
                "or, with any score, from this share of runs of three words in common",
                f"{round(100 * SAME_WORDS_RUNS)}\u202f%",
            ),
        ),
        grades=tuple((name.capitalize(), told) for name, told in GRADES.items()),
        data=Link("All of it as data", routes.address(routes.DATA)),
        help=report_address(corpus.site, "Access", [ASKED, ""]),
    )
    return Page(
        frame(
            corpus,
            path,
            "about",
            "How it is made",
            Navigation(
                on_this_page=(
                    Link("Figures", "#figures"),
                    Link("Words on these pages", "#words"),
                    Link("Who can use these pages", "#access"),
                    Link("What is in quotation marks", "#kinds"),
                    Link("When two are one", "#thresholds"),
                )
            ),
            Description(updated=corpus.site.edition),
        ),
        "about.html",
        view,
    )


def _figures(corpus: SiteCorpus) -> Facts:
    edition = corpus.edition
    quotes = [q for a in edition.articles for q in corpus.quotes_of[a.id]]
    speech = [q for q in quotes if q.kind.is_speech]
    unclear = sum(1 for q in speech if q.speaker_id is None)
    compared = [s for s in edition.statements if routes.has_page(s)]
    edited = sum(1 for q in quotes if q.decided_by is DecidedBy.EDITOR)
    joined = sum(1 for s in compared if s.decided_by is DecidedBy.EDITOR)
    confirmed = sum(1 for p in edition.paraphrases if p.decided_by is DecidedBy.EDITOR)
    changed = sum(1 for s in compared if s.differs)
    grades = Counter(GRADE_NAMES[s.grade] for s in compared if s.grade)
    return (
        ("Articles", str(len(edition.articles))),
        ("Outlets", str(len({a.outlet_id for a in edition.articles}))),
        ("Events", str(len(edition.events))),
        ("Quotations", str(len(quotes))),
        ("Quotations of speech", str(len(speech))),
        ("Speech whose speaker is unclear", f"{unclear}, {percent(unclear, len(speech))}\u202f%"),
        ("Quotations that an editor corrected", str(edited)),
        ("Statements", str(len(edition.statements))),
        ("Statements with two wordings or more", str(len(compared))),
        *((f"of these, weakest link: {g}", str(n)) for g, n in sorted(grades.items())),
        ("Statements whose wordings may differ in meaning", str(changed)),
        ("Statements that an editor decided", str(joined)),
        ("Sentences in an outlet’s own words, confirmed by an editor", str(confirmed)),
    )


def _kinds(corpus: SiteCorpus) -> Facts:
    found = Counter(q.kind for a in corpus.edition.articles for q in corpus.quotes_of[a.id])
    return tuple(
        (f"{str(kind).capitalize()}: {words}", str(found[kind])) for kind, words in KINDS.items()
    )
