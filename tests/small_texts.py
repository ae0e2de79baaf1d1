"""Articles of a few lines, for tests of stages that read quotes and statements."""

from __future__ import annotations

from site_builder.edition.compile import compile_edition
from site_builder.model.edition import Edition
from site_builder.model.found import (
    Article,
    DecidedBy,
    Event,
    Membership,
    Paragraph,
    Quote,
    Rendering,
    Statement,
    Unit,
)
from site_builder.model.given import Content, EventEntry, QuotationKind, Role, Seed
from site_builder.model.problems import Location
from site_builder.model.quotations import Segment
from site_builder.model.reasons import as_given
from site_builder.text.slugs import digest
from site_builder.text.spans import Span

MARKS = (("“", "”"), ("‘", "’"))


def article(stem: str, *lines: str) -> Article:
    """An article whose lines are its body."""
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Article(stem, f"seeds/{stem}.txt", "\n".join(lines), stem, paragraphs=tuple(paragraphs))


def quotes_of(
    made: Article, kind: QuotationKind = QuotationKind.DIRECT, speaker: str | None = "khamenei"
) -> tuple[Quote, ...]:
    """A quote for each pair of double marks."""
    quotes, at = [], made.text.find("“")
    while at >= 0:
        end = made.text.index("”", at)
        inside = Span(at + 1, end)
        quotes.append(
            Quote(
                id=digest(made.id, inside.of(made.text), str(at)),
                article_id=made.id,
                segments=(Segment(inside, Span(at, end + 1)),),
                kind=kind,
                cue=None,
                source=None,
                speaker_id=speaker,
                confidence=1.0,
                reasons=(),
                decided_by=DecidedBy.AUTOMATIC,
            )
        )
        at = made.text.find("“", end)
    return tuple(quotes)


def statement_of(name: str, event: str, *quotes: Quote) -> Statement:
    """A statement that the quotes render."""
    return Statement(
        id=name,
        event_id=event,
        speaker_id=quotes[0].speaker_id,
        renderings=tuple(
            Rendering(q.article_id, q.article_id, (Unit(q.id, q.article_id, q.segments[0].span),))
            for q in quotes
        ),
        links=(),
        grade=None,
        collation=None,
        decided_by=DecidedBy.AUTOMATIC,
    )


def event_of(name: str, *articles: Article) -> Event:
    """An event that the articles report."""
    members = tuple(Membership(a.id, as_given(""), DecidedBy.AUTOMATIC) for a in articles)
    return Event(name, name, None, None, members)


def edition_of(**texts: str) -> Edition:
    """The edition of one event that has these texts as its reports, compiled from nothing else."""
    event = EventEntry("e", Location("content/events/e.md"), title="Event", articles=tuple(texts))
    seeds = tuple(Seed(f"seeds/{stem}.txt", stem, text) for stem, text in texts.items())
    return compile_edition(seeds, Content(events=(event,)))
