"""The strip map: an article as a column, its quotations as bars, beside it who else has them."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.model.given import Role
from site_builder.pages.parts.article_marks import STRATA_DRAWN, other_articles
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import listing
from site_builder.pages.parts.values import Siglum
from site_builder.text.spans import Span

WIDTH = 208
TOP = 18  # below the sigla, where there are any
GAP = 2
HEIGHT = 150  # of all paragraphs together, at most
A_LETTER = 0.09  # height of one character in a short article
LEAST = 2  # height of the thinnest bar
OWN = 88  # width of the article's own lane where others stand beside it
LANE_GAP = 14  # between lanes

KINDS = {
    "direct": "direct speech",
    "partial": "a few words quoted",
    "scare": "scare quotes",
    "term": "a term in marks",
    "title": "a title",
}


class Bar(Struct, frozen=True):
    """A rectangle of the map; `name` is its class. Lengths are SVG units, as written."""

    name: str
    x: int
    y: str
    width: int
    height: str


class Stripe(Struct, frozen=True):
    """A paragraph of the map: where it leads, what it says in words, what is drawn."""

    href: str  # "" where nothing is quoted
    label: str
    bars: tuple[Bar, ...]


class Lane(Struct, frozen=True):
    """The head of one column."""

    siglum: Siglum
    x: int


class StripMap(Struct, frozen=True):
    """The whole map; `height` is that of the picture, `label` its text alternative."""

    width: int
    height: str
    label: str
    lanes: tuple[Lane, ...]
    stripes: tuple[Stripe, ...]


def strip_map(corpus: Corpus, article: Article) -> StripMap:
    """The map of an article, its height in proportion to its characters."""
    others = other_articles(corpus, article.id)[:STRATA_DRAWN]
    step = (WIDTH - OWN) // max(len(others), 1)
    lane_of = {a: WIDTH - step * (len(others) - i) + LANE_GAP for i, a in enumerate(others)}
    own_width = OWN if others else WIDTH
    letters = sum(len(p.span) for p in article.paragraphs) or 1
    scale = min(A_LETTER, HEIGHT / letters)
    said, carried = _said(corpus, article), _carried(corpus, article)

    stripes = []
    y = float(TOP if others else 0)
    for number, paragraph in enumerate(article.paragraphs, 1):
        origin, start = y, paragraph.span.start

        def bar(name: str, span: Span, x: int, width: int, y: float = y, start: int = start) -> Bar:
            top = y + (span.start - start) * scale
            return Bar(name, x, _n(top), width, _n(max(LEAST, len(span) * scale)))

        ground = "gap" if paragraph.role is Role.FURNITURE else "paper"
        bars = [bar(ground, paragraph.span, 0, own_width)]
        words = []
        for span, kind in said.get(number, ()):
            bars.append(bar(kind, span, 0, own_width))
            words.append(KINDS[kind])
        also = set()
        for span, other in carried.get(number, ()):
            if other in lane_of:
                style = corpus.sigla[other].style
                bars.append(bar(f"carried {style}", span, lane_of[other], step - LANE_GAP))
            also.add(other)
        names = [corpus.sigla[a].text for a in others if a in also]
        label = f"Paragraph {number}: {listing(list(dict.fromkeys(words)))}" if words else ""
        if names:
            label += f"; also in {listing(names)}"
        stripes.append(Stripe(f"#{routes.paragraph(number)}" if words else "", label, tuple(bars)))
        y = origin + max(LEAST, len(paragraph.span) * scale) + GAP
    lanes = [Lane(corpus.sigla[a], lane_of.get(a, 0)) for a in (article.id, *others) if others]
    what = ", and which of them the other outlets carry" if others else ""
    label = f"Map of the article: its quotations{what}"
    return StripMap(WIDTH, _n(y), label, tuple(lanes), tuple(stripes))


def _said(corpus: Corpus, article: Article) -> dict[int, list[tuple[Span, str]]]:
    """By paragraph: the segments in it with their kind."""
    found: dict[int, list[tuple[Span, str]]] = {}
    for quote in corpus.quotes_of[article.id]:
        for segment in quote.segments:
            number = corpus.paragraph_at(article.id, segment.marked.start)
            found.setdefault(number, []).append((segment.marked, quote.kind.value))
    return found


def _carried(corpus: Corpus, article: Article) -> dict[int, list[tuple[Span, str]]]:
    """By paragraph: the sentences in it that another article carries, with that article."""
    found: dict[int, list[tuple[Span, str]]] = {}
    for quote in corpus.quotes_of[article.id]:
        for statement in corpus.in_quote[quote.id]:
            for unit in corpus.renderings[statement.id, article.id].all_units:
                if unit.quote_id != quote.id:
                    continue
                number = corpus.paragraph_at(article.id, unit.span.start)
                others = [r.article_id for r in statement.renderings if r.article_id != article.id]
                found.setdefault(number, []).extend((unit.span, other) for other in others)
    return found


def _n(length: float) -> str:
    return f"{length:.1f}".rstrip("0").rstrip(".")
