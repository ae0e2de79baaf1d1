"""Words of an article as other pages show them: with their marks, unique words bold, and links.

Every page but the article's own quotes articles through these functions.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from site_builder.model import routes
from site_builder.model.found import Rendering, Statement, Unit
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.excerpts import may_show
from site_builder.pages.parts.markup import Mark, mark_up, plain
from site_builder.pages.parts.values import Cited, Link
from site_builder.text.spans import Span

BETWEEN = Markup(" … ")
KEPT_BACK = Markup('<span class="gap">[…]</span>')


def place(corpus: Corpus, article_id: str, span: Span) -> Link:
    """The link to the quotation that contains a passage of an article, else to its paragraph."""
    number = corpus.paragraph_at(article_id, span.start)
    quote = corpus.pieces[article_id].quote_at(span)
    fragment = quote.id if quote else routes.paragraph(number)
    name = corpus.outlet_of(article_id).name
    return Link(
        f"¶{number}",
        routes.address(routes.article(article_id), fragment),
        plain(f"{name}, paragraph {number}"),
    )


def cited(
    corpus: Corpus, article_id: str, span: Span, note: str = "", *, is_told: bool = False
) -> Cited:
    """The words of the span and the link to them."""
    return Cited(
        corpus.sigla[article_id],
        words(corpus, article_id, [span]),
        (place(corpus, article_id, span),),
        note=note,
        is_told=is_told,
    )


def with_marks(corpus: Corpus, article_id: str, span: Span) -> Span:
    """The span with the quotation marks right before and after it."""
    segment = corpus.pieces[article_id].segment_at(span)
    if segment is None:
        return span
    start = segment.marked.start if span.start <= segment.span.start else span.start
    end = segment.marked.end if span.end >= segment.span.end else span.end
    return Span(min(start, span.start), max(end, span.end))


def shown(corpus: Corpus, article_id: str, span: Span, marks: Iterable[Mark] = ()) -> Markup:
    """The words of the span with their marks; what the article's mode keeps back is “[…]”."""
    text = corpus.articles[article_id].text
    kept = list(marks)
    if may_show(corpus, article_id, span):
        return mark_up(text, kept, span)
    pieces = []
    done = span.start
    for whole in corpus.shown[article_id]:
        if not whole.overlaps(span):
            continue
        part = Span(max(whole.start, span.start), min(whole.end, span.end))
        if text[done : part.start].strip():
            pieces.append(KEPT_BACK)
        pieces.append(mark_up(text, [m for m in kept if m.span.overlaps(part)], part))
        done = part.end
    if text[done : span.end].strip():
        pieces.append(KEPT_BACK)
    return Markup(" ").join(pieces)


def words(
    corpus: Corpus, article_id: str, spans: Iterable[Span], bold: Iterable[Span] = ()
) -> Markup:
    """The words of the spans as written, `bold` ones in `b`, gaps as “…”."""
    marks = [Mark(span, "b", 1) for span in bold]
    return BETWEEN.join(shown(corpus, article_id, span, marks) for span in spans)


def quoted(
    corpus: Corpus, article_id: str, spans: Iterable[Span], bold: Iterable[Span] = ()
) -> Markup:
    """As `words`, with the quotation marks round the spans."""
    return words(corpus, article_id, [with_marks(corpus, article_id, s) for s in spans], bold)


def alone(
    corpus: Corpus, article_id: str, spans: Iterable[Span], bold: Iterable[Span] = ()
) -> Markup:
    """As `words`, for sentences by themselves: without marks and the joining comma.

    FT's “… we will act on ours,” has but its closing mark: the two sentences share a pair.
    """
    text = corpus.articles[article_id].text
    bare = [Span(s.start, s.start + len(s.of(text).rstrip(", "))) for s in spans]
    return words(corpus, article_id, bare, bold)


def main_unit(rendering: Rendering) -> Unit:
    """The longest sentence of a rendering; a headline’s “Not Wise” is an echo of it."""
    return min(rendering.units, key=lambda u: (-len(u.span), u.span))


def places(corpus: Corpus, rendering: Rendering) -> tuple[Link, ...]:
    """Links to the sentences of a wording, the main one's first, each paragraph once."""
    main = main_unit(rendering)
    units = [main, *(u for u in rendering.units if u != main)]
    found: dict[str, Link] = {}
    for unit in units:
        link = place(corpus, unit.article_id, unit.span)
        found.setdefault(link.text, link)
    return tuple(found.values())


def bold_words(corpus: Corpus, statement: Statement, article_id: str) -> tuple[Span, ...]:
    """The words of an article's rendering that no other rendering has, where they are few."""
    return corpus.own_words.get((statement.id, article_id), ())


def verbs(corpus: Corpus, rendering: Rendering) -> str:
    """The verbs of saying with which an article introduces a rendering; "" where it has none."""
    found = (plain(corpus.quotes[unit.quote_id].verb) for unit in rendering.units)
    return ", ".join(dict.fromkeys(filter(None, found)))
