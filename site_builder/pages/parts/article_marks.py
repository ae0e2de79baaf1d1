"""What is marked in an article's text: paragraphs, furniture, quotations, verbs, lines, notes.

Each function makes the marks of one kind; `article_marks` lists them. The ranks say which mark
encloses which, from the outermost to the innermost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from site_builder.model import routes
from site_builder.model.edition import Note
from site_builder.model.found import Article, Paragraph, Quote
from site_builder.model.given import Role
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import capital, in_words, listing
from site_builder.pages.parts.markup import Attributes, Element, Mark, plain
from site_builder.pages.parts.span_index import SpanIndex
from site_builder.pages.parts.values import Siglum
from site_builder.text.spans import Span

FURNITURE, PARAGRAPH, ASIDE, QUOTATION, CUE, LINE, NOTED, LAST_WORD = range(8)

LINES_DRAWN = 3  # under the words; from four other reports on, one line in ink and a number
LONGEST_WORD = 24  # characters of the last word that a line break keeps with its button
ANCHORS = 80  # numbered classes of the style sheet that give a note its place

PARAGRAPH_CLASSES = {Role.TITLE: "headline", Role.CAPTION: "caption"}


def article_marks(corpus: Corpus, article: Article, note_of: Mapping[str, int]) -> list[Mark]:
    """Every mark of an article's text.

    `note_of` gives the number of the margin note of a quotation or of an editor's note, by its id.
    """
    quotes = corpus.marked_in[article.id]
    others = other_articles(corpus, article.id)
    return [
        *paragraph_marks(article),
        *furniture_marks(article),
        *(Mark(span, "span", ASIDE, (("class", "aside"),)) for span in article.asides if span),
        *(m for q in quotes for m in _quotation(corpus, article, q, others, note_of.get(q.id))),
        *(Mark(cue, "span", CUE, (("class", "cue"),)) for cue in _cues(quotes)),
        *(m for q in quotes for m in _lines(corpus, article, q, others)),
        *(m for n in corpus.notes_of[article.id] if n.span for m in _noted(article, n, note_of)),
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
    """A folded `details` around each run of furniture; its label counts the lines."""
    for is_furniture, run in groupby(article.paragraphs, lambda p: p.role is Role.FURNITURE):
        paragraphs = [p for p in run if p.span]
        if is_furniture and paragraphs:
            label = furniture_label(paragraphs)
            summary = Element("summary", (("data-label", label), ("aria-label", label)))
            span = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
            attrs = (("class", "furniture"),)
            yield Mark(span, "details", FURNITURE, attrs, first=(summary,))


def furniture_label(paragraphs: Sequence[Paragraph]) -> str:
    """“Two lines of page matter: newsletter box”."""
    number = len(paragraphs)
    kinds = list(dict.fromkeys(plain(p.label) for p in paragraphs if p.label))
    lines = f"{in_words(number)} {'line' if number == 1 else 'lines'} of other text on the page"
    return capital(lines + (f": {listing(kinds)}" if kinds else ""))


def other_articles(corpus: Corpus, article_id: str) -> tuple[str, ...]:
    """The event's other articles, in its order."""
    return tuple(a for a in corpus.event_of[article_id].article_ids if a != article_id)


def anchor_class(number: int) -> str:
    """The class that ties a note to its words; beyond `ANCHORS` notes follow one another."""
    return f"a{number}" if number <= ANCHORS else ""


def _quotation(
    corpus: Corpus, article: Article, quote: Quote, others: Sequence[str], number: int | None
) -> Iterator[Mark]:
    """The pieces of a quotation, tinted by kind; a button after the last opens note `number`."""
    pieces = [s.marked for s in quote.segments if s.marked]
    for piece in pieces:
        is_first = piece is pieces[0]
        yield Mark(
            piece,
            "mark",
            QUOTATION,
            (("class", quote.kind.value),),
            id=quote.id if is_first else "",
            anchor=anchor_class(number) if number and is_first else "",
        )
    if number and pieces:
        having = {r.article_id for s in corpus.in_quote[quote.id] for r in s.renderings}
        sigla = [corpus.sigla[a] for a in others if a in having]
        yield _button_after(article, pieces[-1], compare_button(sigla, number))


def _noted(article: Article, note: Note, note_of: Mapping[str, int]) -> Iterator[Mark]:
    """An editor's note on a passage: an anchor for the margin and a button that opens it."""
    number = note_of[note.id]
    star = (Element("i", (("data-s", "*"),)),)
    yield Mark(note.span, "span", NOTED, (("class", "noted"),), anchor=anchor_class(number))
    button = _button("carry editors", number, "Editor’s note", star)
    yield _button_after(article, note.span, button)


def compare_button(sigla: Sequence[Siglum], number: int) -> Element:
    """The button after a quotation. The style sheet draws its sigla: they are no text."""
    if not sigla:
        shown = (Element("i", (("data-s", "who"),)),)
        return _button("carry alone", number, "Who says so", shown)
    if len(sigla) > LINES_DRAWN:
        shown = (Element("i", (("class", "many"), ("data-s", f"+{len(sigla)}"))),)
        return _button("carry", number, f"Also in {len(sigla)} others: compare", shown)
    signs = tuple(Element("i", (("class", s.style), ("data-s", s.text))) for s in sigla)
    names = listing([s.text for s in sigla])
    return _button("carry", number, f"Also in {names}: compare", signs)


def _button(style: str, number: int, label: str, shown: tuple[Element, ...]) -> Element:
    attrs = (
        ("type", "button"),
        ("class", style),
        ("popovertarget", f"n{number}"),
        ("aria-label", label),
    )
    return Element("button", attrs, shown)


def _button_after(article: Article, piece: Span, button: Element) -> Mark:
    """A button after a piece, on one line with the piece's last word."""
    text, start = article.text, piece.end - 1
    while (
        start > piece.start and not text[start - 1].isspace() and piece.end - start < LONGEST_WORD
    ):
        start -= 1
    word = Span(start, piece.end)
    return Mark(word, "span", LAST_WORD, (("class", "tail"),), last=(button,))


def _lines(corpus: Corpus, article: Article, quote: Quote, others: Sequence[str]) -> Iterator[Mark]:
    """One line under the words for each other article that has them.

    If there are more than lines can tell apart, one line in ink for all.
    """
    spans: dict[str, list[Span]] = {}
    for statement in corpus.in_quote[quote.id]:
        own = corpus.renderings[statement.id, article.id]
        here = [u.span for u in own.all_units if u.quote_id == quote.id and u.span]
        for rendering in statement.renderings:
            spans.setdefault(rendering.article_id, []).extend(here)
    if len(others) > LINES_DRAWN:
        lines = [("many", [span for a in others for span in spans.get(a, [])])]
    else:
        lines = [(corpus.sigla[a].style, spans.get(a, [])) for a in others]
    pieces = SpanIndex([s.marked for s in quote.segments])
    for style, found in lines:
        for run in _runs(article.text, quote, pieces, found):
            yield Mark(run, "u", LINE, (("class", style),))


def _runs(text: str, quote: Quote, pieces: SpanIndex, spans: Sequence[Span]) -> list[Span]:
    """The spans of one quotation, joined across marks and white space and widened to the quotation
    marks, so that a line under the words does not break at a full stop.
    """
    runs: list[Span] = []
    for span in sorted(set(spans)):
        at = pieces.first(span)
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


def _cues(quotes: Iterable[Quote]) -> Iterator[Span]:
    """Each cue once, though one verb may introduce several quotations, and none within a cue."""
    done = -1
    for cue in sorted({q.cue for q in quotes if q.cue}):
        if cue.start >= done:
            yield cue
            done = cue.end
