"""The gold of the February reports: its units as articles, quotes and sets of joined units."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from folders import CASES, SEEDS

from site_builder.model.found import Article, DecidedBy, Event, Membership, Paragraph, Quote
from site_builder.model.given import QuotationKind, Role, Speaker
from site_builder.model.quotations import Segment
from site_builder.model.reasons import as_given
from site_builder.text.spans import Span

TABLE = CASES / "seed_statements.tsv"
FURNITURE = ("READ:", "Unlock the", "Your guide", "Read the full", "Related Art", "Back to top")
Place = tuple[str, Span]


@dataclass(frozen=True)
class Gold:
    articles: tuple[Article, ...]
    event: Event
    quotes: tuple[Quote, ...]
    statements: dict[str, frozenset[Place]]

    @property
    def pairs(self) -> set[frozenset[Place]]:
        """The pairs of units of different articles that render one utterance."""
        return {pair for units in self.statements.values() for pair in cross_pairs(units)}


def cross_pairs(units: frozenset[Place]) -> set[frozenset[Place]]:
    return {frozenset(p) for p in combinations(units, 2) if len({a for a, _ in p}) == 2}


def seed(number: str) -> tuple[str, str]:
    """The stem and the text of the seed with this number."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.stem, path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def article(stem: str, text: str, published: date | None = None, outlet: str = "") -> Article:
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start += len(line) + 1
        if line.strip():
            title = stem.startswith("001") and not paragraphs
            role = Role.TITLE if title else Role.BODY
            role = Role.FURNITURE if line.startswith(FURNITURE) else role
            paragraphs.append(Paragraph(span, role))
    return Article(
        id=stem,
        seed_path=f"seeds/{stem}.txt",
        text=text,
        outlet_id=outlet or stem[:3],
        published=published,
        paragraphs=tuple(paragraphs),
    )


def event(name: str, *articles: Article) -> Event:
    members = tuple(Membership(a.id, as_given(""), DecidedBy.AUTOMATIC) for a in articles)
    return Event(id=name, title=name, date=None, place=None, memberships=members)


def quote(
    name: str,
    stem: str,
    spans: list[Span],
    kind: QuotationKind = QuotationKind.DIRECT,
    speaker: str | None = None,
) -> Quote:
    return Quote(
        id=name,
        article_id=stem,
        segments=tuple(Segment(s, Span(s.start - 1, s.end + 1)) for s in spans),
        kind=kind,
        cue=None,
        source=None,
        speaker_id=speaker,
        confidence=1.0,
        reasons=(),
        decided_by=DecidedBy.AUTOMATIC,
    )


KHAMENEI = Speaker("khamenei", "Ali Khamenei", ("Khamenei",), ("the supreme leader",))


def load() -> Gold:
    rows = [
        line.split("\t")
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    texts = {number: seed(number) for number in ("000", "001", "002")}
    articles = tuple(article(*texts[n], date(2025, 2, 7)) for n in sorted(texts))
    segments: dict[tuple[str, str], dict[str, Span]] = defaultdict(dict)
    facts: dict[tuple[str, str], tuple[str, str]] = {}
    statements: dict[str, set[Place]] = defaultdict(set)
    reached = dict.fromkeys(texts, 0)
    for number, name, kind, speaker, statement, words in rows:
        stem, text = texts[number]
        start = text.index(words, reached[number])
        span = Span(start, start + len(words))
        reached[number] = span.end
        key = number, name.rstrip("ab")
        piece = segments[key].get(name)
        segments[key][name] = Span(piece.start, span.end) if piece else span
        facts[key] = kind, speaker
        if statement:
            statements[statement].add((stem, span))
    quotes = tuple(
        quote(
            f"{number}-{name}",
            texts[number][0],
            list(pieces.values()),
            QuotationKind(facts[number, name][0]),
            facts[number, name][1] or None,
        )
        for (number, name), pieces in segments.items()
    )
    return Gold(
        articles=articles,
        event=event("2025-02-07", *articles),
        quotes=quotes,
        statements={name: frozenset(units) for name, units in statements.items()},
    )
