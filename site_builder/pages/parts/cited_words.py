"""Words of an article as other pages show them: with their marks, unique words bold, and links.

Every page but the article's own quotes articles through these functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.found import Article, Rendering, Statement, Unit
from site_builder.model.text_modes import QUOTES_ONLY, text_mode
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count
from site_builder.pages.parts.markup import Mark, mark_up, plain
from site_builder.pages.parts.values import Cited, Link
from site_builder.text.spans import Span

BETWEEN = Markup(" … ")
KEPT_BACK = Markup('<span class="gap">[…]</span>')


def place(corpus: Corpus, article_id: str, span: Span) -> Link:
    """The link to the quotation that contains a passage of an article, else to its paragraph."""
    number = corpus.paragraph_at(article_id, span.start)
    piece = corpus.pieces[article_id].at(span)
    fragment = piece[0].id if piece else routes.paragraph(number)
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
    piece = corpus.pieces[article_id].at(span)
    if piece is None:
        return span
    segment = piece[1]
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


def in_place(
    corpus: Corpus, article_id: str, span: Span, marks: Iterable[Mark], reach: int
) -> Markup:
    """The words of the span with at most `reach` words before and after, within its paragraph."""
    article = corpus.articles[article_id]
    around = article.paragraphs[corpus.paragraph_at(article_id, span.start) - 1].span
    if not around.holds(span):
        around = span
    before = article.words.last(Span(around.start, span.start), reach + 1)
    after = article.words.first(Span(span.end, around.end), reach + 1)
    is_cut, goes_on = len(before) > reach, len(after) > reach
    near = Span(
        before[1].start if is_cut else around.start, after[-2].end if goes_on else around.end
    )
    head = Markup("… ") if is_cut else Markup("")
    tail = Markup(" …") if goes_on else Markup("")
    return head + shown(corpus, article_id, near, marks) + tail


def words(
    corpus: Corpus,
    article_id: str,
    spans: Iterable[Span],
    bold: Iterable[Span] = (),
    marks: Sequence[Mark] = (),
) -> Markup:
    """The words of the spans as written, `bold` ones in `b`, gaps as “…”; with further `marks`."""
    plainly = [span for span in bold if not any(mark.span.overlaps(span) for mark in marks)]
    marks = [*marks, *(Mark(span, "b", 1) for span in plainly)]
    return BETWEEN.join(shown(corpus, article_id, span, marks) for span in spans)


def quoted(
    corpus: Corpus,
    article_id: str,
    spans: Iterable[Span],
    bold: Iterable[Span] = (),
    marks: Sequence[Mark] = (),
) -> Markup:
    """As `words`, with the quotation marks round the spans."""
    whole = [with_marks(corpus, article_id, span) for span in spans]
    return words(corpus, article_id, whole, bold, marks)


def alone(
    corpus: Corpus,
    article_id: str,
    spans: Iterable[Span],
    bold: Iterable[Span] = (),
    marks: Sequence[Mark] = (),
) -> Markup:
    """As `words`, for sentences by themselves: without marks and the joining comma.

    FT's “… we will act on ours,” has but its closing mark: the two sentences share a pair.
    """
    text = corpus.articles[article_id].text
    bare = [Span(s.start, s.start + len(s.of(text).rstrip(", "))) for s in spans]
    return words(corpus, article_id, bare, bold, marks)


def main_unit(rendering: Rendering) -> Unit:
    """The longest sentence of a rendering; a headline’s “Not Wise” is an echo of it."""
    return min(rendering.units, key=lambda u: (-len(u.span), u.span))


def places(corpus: Corpus, rendering: Rendering) -> tuple[Link, ...]:
    """Links to the sentences of a wording, the main one's first, each paragraph once."""
    main = main_unit(rendering)
    spans = [main.span, *(u.span for u in rendering.units if u != main)]
    return places_of(corpus, rendering.article_id, spans)


def places_of(corpus: Corpus, article_id: str, spans: Iterable[Span]) -> tuple[Link, ...]:
    """Links to the spans of an article, each paragraph once."""
    found: dict[str, Link] = {}
    for span in spans:
        link = place(corpus, article_id, span)
        found.setdefault(link.text, link)
    return tuple(found.values())


def bold_words(corpus: Corpus, statement: Statement, article_id: str) -> tuple[Span, ...]:
    """The words of an article's rendering that no other rendering has, where they are few."""
    return corpus.own_words.get((statement.id, article_id), ())


def verbs(corpus: Corpus, rendering: Rendering) -> str:
    """The verbs of saying with which an article introduces a rendering; "" where it has none."""
    found = (plain(corpus.quotes[unit.quote_id].verb) for unit in rendering.units)
    return ", ".join(dict.fromkeys(filter(None, found)))


def may_show(corpus: Corpus, article_id: str, span: Span) -> bool:
    """Whether the words of `span` may be shown, here or on any other page."""
    shown = corpus.shown.get(article_id)
    return shown is None or any(kept.holds(span) for kept in shown)


def mark_up_shown(article: Article, marks: list[Mark], shown: list[Span], span: Span) -> Markup:
    """The shown parts of `span` with their marks, and a line in place of each part left out."""
    runs: list[Markup] = []
    seen: set[str] = set()
    done = span.start
    for one in [*(s for s in shown if s.overlaps(span)), Span(span.end, span.end)]:
        runs.append(_omission(article, shown, Span(done, max(one.start, done))))
        part = Span(max(one.start, span.start), min(one.end, span.end))
        if part:
            here = [m for m in marks if m.span.overlaps(part) and m.tag != "details"]
            unique = [replace(m, id="") if m.id in seen else m for m in here]
            runs.append(mark_up(article.text, unique, part))
            seen |= {m.id for m in here if m.id}
        done = max(done, one.end)
    return Markup("").join(runs)


def shown_words(corpus: Corpus, article: Article) -> str:
    """A sentence that says how much of the text is on the page."""
    total = _words_in(article, [p.span for p in article.paragraphs])
    if article.id not in corpus.shown:
        matter = total - corpus.counts[article.id].words
        apart = f", {matter} of them other text on the page" if matter else ""
        return f"The text is here in full, as it was copied: {count(total, 'word')}{apart}."
    shown = _words_in(article, corpus.shown[article.id])
    is_bare = text_mode(article, corpus.outlet_of(article.id), corpus.site) == QUOTES_ONLY
    what = "its quotations" if is_bare else "the paragraphs with quotations"
    return f"Of {count(total, 'word')}, {shown} are here: {what}. The rest is at the outlet."


def _words_in(article: Article, spans: Iterable[Span]) -> int:
    return sum(len(article.words.within(span)) for span in spans)


def _omission(article: Article, shown: list[Span], hidden: Span) -> Markup:
    """“[3 paragraphs, 211 words; read at the outlet]”, with the ids of paragraphs that are not
    shown at all; "" where no word is hidden.
    """
    words = _words_in(article, [hidden])
    if not words:
        return Markup("")
    touched = [(n, p.span) for n, p in enumerate(article.paragraphs, 1) if p.span.overlaps(hidden)]
    places = Markup("").join(
        Markup('<span id="{}"></span>').format(routes.paragraph(number))
        for number, paragraph in touched
        if not any(one.overlaps(paragraph) for one in shown)
    )
    size = f"{count(len(touched), 'paragraph')}, {count(words, 'word')}"
    address = article.entry.address if article.entry else None
    link = Markup('; <a href="{}">read at the outlet</a>').format(address) if address else ""
    return Markup('<p class="gap">{}[{}{}]</p>').format(places, size, link)


def said(corpus: Corpus, statement: Statement, rendering: Rendering) -> Cited:
    """A report's wording of a statement by itself, unique words bold, with its verb and places."""
    article_id = rendering.article_id
    bold = bold_words(corpus, statement, article_id)
    words = alone(corpus, article_id, [unit.span for unit in rendering.units], bold)
    verb = verbs(corpus, rendering)
    return Cited(corpus.sigla[article_id], words, places(corpus, rendering), verb)
