"""The map of an article: its paragraphs and quotations as a column, and who else has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article, Paragraph
from site_builder.model.given import Role
from site_builder.pages.parts.article_marks import LINES_DRAWN, other_articles
from site_builder.pages.parts.charts import number
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
OWN = 88  # width of the article's own column if there are others
COLUMN_GAP = 14

KINDS = {
    "direct": "direct speech",
    "partial": "a few words quoted",
    "scare": "scare quotes",
    "term": "a quoted term",
    "title": "a title",
}


class MapBar(Struct, frozen=True):
    """A rectangle of the map; `name` is its class. Lengths are SVG units, as written."""

    name: str
    x: int
    y: str
    width: int
    height: str


class MapParagraph(Struct, frozen=True):
    """A paragraph of the map: its link, its content in words, its bars."""

    href: str  # "" where nothing is quoted
    label: str
    bars: tuple[MapBar, ...]


class ArticleMap(Struct, frozen=True):
    """The whole map; `height` is that of the picture, `label` its text alternative."""

    width: int
    height: str
    label: str
    columns: tuple[tuple[Siglum, int], ...]  # heads, each with its x
    paragraphs: tuple[MapParagraph, ...]


def article_map(corpus: Corpus, article: Article) -> ArticleMap:
    """The map of an article, its height in proportion to its characters."""
    others = other_articles(corpus, article.id)[:LINES_DRAWN]
    step = (WIDTH - OWN) // max(len(others), 1)
    at = {a: WIDTH - step * (len(others) - i) + COLUMN_GAP for i, a in enumerate(others)}
    letters = sum(len(p.span) for p in article.paragraphs) or 1
    scale = min(A_LETTER, HEIGHT / letters)
    columns = [(corpus.sigla[a], at.get(a, 0)) for a in (article.id, *others) if others]
    said, shared = _said(corpus, article), _shared(corpus, article)
    paragraphs = []
    y = float(TOP if others else 0)
    for n, paragraph in enumerate(article.paragraphs, 1):
        ground = "gap" if paragraph.role is Role.FURNITURE else "paper"
        own_width = OWN if others else WIDTH
        pieces = [(ground, paragraph.span, 0, own_width)]
        pieces += [(kind, span, 0, own_width) for span, kind in said[n]]
        pieces += [
            (f"carried {corpus.sigla[other].style}", span, at[other], step - COLUMN_GAP)
            for span, other in shared[n]
            if other in at
        ]
        bars = tuple(_bar(paragraph, y, scale, piece) for piece in pieces)
        words = list(dict.fromkeys(KINDS[kind] for _, kind in said[n]))
        also = {other for _, other in shared[n]}
        names = [corpus.sigla[a].text for a in others if a in also]
        label = f"Paragraph {n}: {listing(words)}" if words else ""
        label += f"; also in {listing(names)}" if names else ""
        href = f"#{routes.paragraph(n)}" if words else ""
        paragraphs.append(MapParagraph(href, label, bars))
        y += max(LEAST, len(paragraph.span) * scale) + GAP
    what = ", and which of them the other outlets carry" if others else ""
    label = f"Map of the article: its quotations{what}"
    return ArticleMap(WIDTH, _length(y), label, tuple(columns), tuple(paragraphs))


def _bar(paragraph: Paragraph, y: float, scale: float, piece: tuple[str, Span, int, int]) -> MapBar:
    """The bar of a piece (class, span, x, width) of a paragraph that begins at `y`."""
    name, span, x, width = piece
    top = y + (span.start - paragraph.span.start) * scale
    return MapBar(name, x, _length(top), width, _length(max(LEAST, len(span) * scale)))


def _said(corpus: Corpus, article: Article) -> Mapping[int, Sequence[tuple[Span, str]]]:
    """By paragraph: the pieces of quotations in it with their kind."""
    found: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for quote in corpus.quotes_of[article.id]:
        for segment in quote.segments:
            n = corpus.paragraph_at(article.id, segment.marked.start)
            found[n].append((segment.marked, quote.kind.value))
    return found


def _shared(corpus: Corpus, article: Article) -> Mapping[int, Sequence[tuple[Span, str]]]:
    """By paragraph: the sentences in it that another article has, with that article."""
    found: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for quote in corpus.quotes_of[article.id]:
        for statement in corpus.in_quote[quote.id]:
            others = [r.article_id for r in statement.renderings if r.article_id != article.id]
            for unit in corpus.renderings[statement.id, article.id].all_units:
                if unit.quote_id == quote.id:
                    n = corpus.paragraph_at(article.id, unit.span.start)
                    found[n].extend((unit.span, other) for other in others)
    return found


def _length(value: float) -> str:
    return number(round(value, 1))
