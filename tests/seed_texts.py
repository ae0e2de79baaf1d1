"""The five seeds as articles whose paragraphs and quotations are found by the plainest rules.

For tests of pages: they must hold for any roles, quotations and speakers, right or wrong.
"""

from __future__ import annotations

import re
from datetime import date

from folders import SEEDS

from site_builder.model.edition import Edition, Note
from site_builder.model.found import (
    Article,
    DecidedBy,
    Event,
    Grade,
    Membership,
    Paragraph,
    Quote,
    Rendering,
    Statement,
    Unit,
)
from site_builder.model.given import Outlet, QuotationKind, Role, SiteSettings, Speaker
from site_builder.model.quotations import Segment
from site_builder.model.reasons import Reason, as_given
from site_builder.text.spans import Span, strip

ROLES = (Role.FURNITURE, Role.TITLE, Role.BODY, Role.BODY, Role.CAPTION, Role.FURNITURE)


def seed_texts() -> dict[str, str]:
    """The text of each seed by its stem."""
    return {p.stem: p.read_bytes().decode() for p in sorted(SEEDS.glob("*.txt"))}


def paragraphs_of(text: str, roles: tuple[Role, ...] = ROLES) -> tuple[Paragraph, ...]:
    """Each line with words, its role taken from `roles` in turn."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    spans = [strip(text, line) for line in lines if text[line.start : line.end].strip()]
    return tuple(Paragraph(s, roles[i % len(roles)], "newsletter box") for i, s in enumerate(spans))


def quotes_of(article_id: str, text: str) -> tuple[Quote, ...]:
    """Whatever stands between “ and ” on a line, every second one somebody's speech."""
    found = []
    for number, m in enumerate(re.finditer(r"“([^”\n]+)”", text)):
        segment = Segment(Span(*m.span(1)), Span(*m.span()))
        kind = (QuotationKind.DIRECT, QuotationKind.PARTIAL, QuotationKind.SCARE)[number % 3]
        speaker = "somebody" if number % 2 else None
        found.append(
            Quote(
                f"q{number}-{article_id}",
                article_id,
                (segment,),
                kind,
                None,
                None,
                speaker,
                0.5,
                (Reason("subject", ("said",)),),
                DecidedBy.AUTOMATIC,
            )
        )
    return tuple(found)


def rough_edition(texts: dict[str, str], note_at: Span | None = None) -> Edition:
    """An edition in which all texts tell one event and their first quotations one statement."""
    outlets = tuple(Outlet(f"o-{i}", f"Outlet of {i}", i[:2].upper(), 1, "solid") for i in texts)
    articles = tuple(
        Article(i, f"seeds/{i}.txt", t, f"o-{i}", None, date(2025, 2, 7), None, paragraphs_of(t))
        for i, t in texts.items()
    )
    quotes = tuple(q for i, t in texts.items() for q in quotes_of(i, t))
    firsts = {q.article_id: q for q in reversed(quotes) if q.kind.is_speech}
    renderings = tuple(
        Rendering(i, f"o-{i}", (Unit(q.id, i, q.segments[0].span),)) for i, q in firsts.items()
    )
    statement = Statement(
        "s-1", "e", None, renderings, (), Grade.PROBABLE, None, DecidedBy.AUTOMATIC
    )
    members = tuple(Membership(i, as_given("same day"), DecidedBy.AUTOMATIC) for i in texts)
    notes = (
        (Note("n-1", next(iter(texts)), note_at, "A title", "*A* note.", "commenting", ""),)
        if note_at
        else ()
    )
    return Edition(
        site=SiteSettings(),
        outlets=outlets,
        speakers=(Speaker("somebody", "Some Body"),),
        articles=articles,
        events=(Event("e", "An event", date(2025, 2, 7), None, members),),
        quotes=quotes,
        statements=(statement,) if renderings else (),
        echoes=(),
        paraphrases=(),
        synopses=(),
        shared_copy=(),
        terms=(),
        themes=(),
        coverage=(),
        notes=notes,
        problems=(),
    )
