"""What is marked in an article's text: paragraphs, furniture, quotations, cues, strata, notes.

Each function gives marks for one concern; `article_marks` lists them. The ranks say what encloses
what, from the outermost to the innermost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from site_builder.model import routes
from site_builder.model.found import Article, Note, Paragraph, Quote
from site_builder.model.given import Role
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import capital, in_words, listing
from site_builder.pages.parts.markup import Attributes, Element, Mark, plain
from site_builder.pages.parts.span_index import SpanIndex
from site_builder.pages.parts.values import Siglum
from site_builder.text.spans import Span

FURNITURE, PARAGRAPH, ASIDE, QUOTATION, CUE, STRATUM, NOTED, TAIL = range(8)

STRATA_DRAWN = 3  # lines under the words; from four outlets on, one ink line and a number
LONGEST_TAIL = 24  # characters of the last word that must not part from its button
ANCHORS = 80  # numbered classes of the stylesheet that give a note its place

PARAGRAPH_CLASSES = {Role.TITLE: "headline", Role.CAPTION: "caption"}


def article_marks(
    corpus: Corpus, article: Article, note_of: Mapping[str, int], drawn: Iterable[Note] = ()
) -> list[Mark]:
    """Every mark of an article's text.

    `note_of` gives the number of the margin note of a quote or of an editor's note, by its id.
    """
    quotes = corpus.marked_in[article.id]
    return [
        *paragraph_marks(article),
        *furniture_marks(article),
        *(Mark(span, "span", ASIDE, (("class", "aside"),)) for span in article.asides if span),
        *(m for q in quotes for m in quotation_marks(corpus, article, q, note_of)),
        *(Mark(cue, "span", CUE, (("class", "cue"),)) for cue in _cues(quotes)),
        *(m for q in quotes for m in strata(corpus, article, q)),
        *(m for n in drawn if n.span for m in _noted(article, n, note_of[n.id])),
    ]


def paragraph_marks(article: Article) -> Iterator[Mark]:
    """A numbered `p` for each paragraph, from 1."""
    for number, paragraph in enumerate(article.paragraphs, 1):
        if not paragraph.span:
            continue
        name = PARAGRAPH_CLASSES.get(paragraph.role)
        attrs: Attributes = (("data-n", str(number)),)
        if name:
            attrs = (("class", name), *attrs)
        yield Mark(paragraph.span, "p", PARAGRAPH, attrs, id=routes.paragraph(number))


def furniture_marks(article: Article) -> Iterator[Mark]:
    """A folded `details` round each run of furniture; its label counts the lines."""
    runs = groupby(article.paragraphs, key=lambda p: p.role is Role.FURNITURE)
    for is_furniture, run in runs:
        paragraphs = [p for p in run if p.span]
        if not is_furniture or not paragraphs:
            continue
        label = furniture_label(paragraphs)
        summary = Element("summary", (("data-label", label), ("aria-label", label)))
        yield Mark(
            Span(paragraphs[0].span.start, paragraphs[-1].span.end),
            "details",
            FURNITURE,
            (("class", "furniture"),),
            first=(summary,),
        )


def furniture_label(paragraphs: Iterable[Paragraph]) -> str:
    """“Two lines of page matter: newsletter box”."""
    labels = [p.label for p in paragraphs]
    number = len(labels)
    kinds = list(dict.fromkeys(plain(label) for label in labels if label))
    lines = f"{in_words(number)} {'line' if number == 1 else 'lines'} of page matter"
    return capital(lines + (f": {listing(kinds)}" if kinds else ""))


def quotation_marks(
    corpus: Corpus, article: Article, quote: Quote, note_of: Mapping[str, int]
) -> Iterator[Mark]:
    """The quotation's pieces, tinted by kind; the last ends in a button that opens its note."""
    number = note_of.get(quote.id)
    pieces = [s.marked for s in quote.segments if s.marked]
    for place, piece in enumerate(pieces):
        is_first, is_last = place == 0, place == len(pieces) - 1
        yield Mark(
            piece,
            "mark",
            QUOTATION,
            (("class", quote.kind.value),),
            id=quote.id if is_first else "",
            anchor=anchor_class(number) if number and is_first else "",
        )
        if number and is_last:
            word = _last_word(article.text, piece)
            carry = carry_button([corpus.sigla[a] for a in carriers(corpus, quote)], number)
            yield Mark(word, "span", TAIL, (("class", "tail"),), last=(carry,))


def carriers(corpus: Corpus, quote: Quote) -> tuple[str, ...]:
    """The other articles that carry any sentence of this quote, in the event's order."""
    carrying = {r.article_id for s in corpus.in_quote[quote.id] for r in s.renderings}
    return tuple(a for a in other_articles(corpus, quote.article_id) if a in carrying)


def other_articles(corpus: Corpus, article_id: str) -> tuple[str, ...]:
    """The event's other articles, in its order."""
    event = corpus.event_of[article_id]
    return tuple(a for a in event.article_ids if a != article_id) if event else ()


def carry_button(sigla: Sequence[Siglum], number: int) -> Element:
    """The button at the end of a quotation. Its sigla are drawn by the stylesheet, so that the
    text stays the seed's.
    """
    names = [s.text for s in sigla]
    shown: tuple[Element, ...]
    if not sigla:
        shown, label = (Element("i", (("data-s", "who"),)),), "Who says so"
    elif len(sigla) > STRATA_DRAWN:
        shown = (Element("i", (("class", "many"), ("data-s", f"+{len(sigla)}"))),)
        label = f"Also in {len(sigla)} others: compare"
    else:
        shown = tuple(Element("i", (("class", s.style), ("data-s", s.text))) for s in sigla)
        label = f"Also in {listing(names)}: compare"
    return Element(
        "button",
        (
            ("type", "button"),
            ("class", "carry" if sigla else "carry alone"),
            ("popovertarget", f"n{number}"),
            ("aria-label", label),
        ),
        shown,
    )


def strata(corpus: Corpus, article: Article, quote: Quote) -> Iterator[Mark]:
    """One line under the words for each other article that carries them.

    Where the event has more articles than lines can tell apart, one ink line for all.
    """
    others = other_articles(corpus, article.id)
    spans: dict[str, list[Span]] = {}
    for statement in corpus.in_quote[quote.id]:
        own = corpus.renderings[statement.id, article.id]
        here = [u.span for u in own.all_units if u.quote_id == quote.id and u.span]
        for rendering in statement.renderings:
            spans.setdefault(rendering.article_id, []).extend(here)
    if len(others) > STRATA_DRAWN:
        carried = [s for a in others for s in spans.get(a, [])]
        lines = [("many", carried)]
    else:
        lines = [(corpus.sigla[a].style, spans.get(a, [])) for a in others]
    cover = SpanIndex([s.marked for s in quote.segments])
    for style, found in lines:
        for run in _runs(article.text, quote, cover, found):
            yield Mark(run, "u", STRATUM, (("class", style),))


def anchor_class(number: int) -> str:
    """The class that ties a note to its words; beyond the stylesheet's, notes follow in order."""
    return f"a{number}" if number <= ANCHORS else ""


def _noted(article: Article, note: Note, number: int) -> Iterator[Mark]:
    """An editor's note on a passage: a hook for the margin and a button that opens it."""
    button = Element(
        "button",
        (
            ("type", "button"),
            ("class", "carry editors"),
            ("popovertarget", f"n{number}"),
            ("aria-label", "Editor’s note"),
        ),
        (Element("i", (("data-s", "*"),)),),
    )
    yield Mark(note.span, "span", NOTED, (("class", "noted"),), anchor=anchor_class(number))
    word = _last_word(article.text, note.span)
    yield Mark(word, "span", TAIL, (("class", "tail"),), last=(button,))


def _runs(text: str, quote: Quote, cover: SpanIndex, spans: Sequence[Span]) -> list[Span]:
    """The spans of one quote joined where only marks and white space part them, and stretched to
    the quotation marks, so that a line under the words does not break at a full stop.
    """
    runs: list[Span] = []
    for span in sorted(set(spans)):
        at = cover.first(span)
        piece = span if at is None else quote.segments[at].marked
        start, end = max(span.start, piece.start), min(span.end, piece.end)
        if not any(c.isalnum() for c in text[piece.start : start]):
            start = piece.start
        if not any(c.isalnum() for c in text[end : piece.end]):
            end = piece.end
        if runs and start <= runs[-1].end + 1 and piece.start <= runs[-1].start:
            runs[-1] = Span(runs[-1].start, max(end, runs[-1].end))
        elif start < end:
            runs.append(Span(start, end))
    return runs


def _last_word(text: str, piece: Span) -> Span:
    """The last word of a piece with what clings to it: its button never stands alone."""
    start = piece.end - 1
    while (
        start > piece.start and not text[start - 1].isspace() and piece.end - start < LONGEST_TAIL
    ):
        start -= 1
    return Span(start, piece.end)


def _cues(quotes: Iterable[Quote]) -> Iterator[Span]:
    """Each cue once, though one verb may introduce several quotations, and none within a cue."""
    done = -1
    for cue in sorted({q.cue for q in quotes if q.cue}):
        if cue.start >= done:
            yield cue
            done = cue.end
