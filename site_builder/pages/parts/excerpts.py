"""How much of an article's text the site republishes: `full`, `excerpts` or `quotes-only`.

Every page and file that shows words of an article asks here first. What somebody is quoted as
saying is shown in every mode; so is the headline.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition import articles
from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.model.given import Role
from site_builder.pages.parts.english import count
from site_builder.pages.parts.lookup import Corpus, words_in
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.text.spans import Span

FULL, EXCERPTS, QUOTES_ONLY = "full", "excerpts", "quotes-only"


class Gap(Struct, frozen=True):
    """How much is left out in one place, and which paragraphs wholly so, by their numbers."""

    paragraphs: int
    words: int
    whole: tuple[int, ...]


def text_mode(corpus: Corpus, article_id: str) -> str:
    """The article's own mode, else its outlet's, else the site's."""
    article = corpus.articles[article_id]
    return articles.text_mode(article, corpus.outlets[article.outlet_id], corpus.edition.site)


def may_show(corpus: Corpus, article_id: str, span: Span) -> bool:
    """Whether the words of `span` may be shown, here or on any other page."""
    if text_mode(corpus, article_id) == FULL:
        return True
    return any(kept.holds(span) for kept in shown_spans(corpus, article_id))


def shown_spans(corpus: Corpus, article_id: str) -> list[Span]:
    """The spans that are shown, in order: everything, whole paragraphs, or quotations alone."""
    article = corpus.articles[article_id]
    mode = text_mode(corpus, article_id)
    if mode == FULL:
        return [Span(0, len(article.text))]
    pieces = sorted(s.marked for q in corpus.marked_in[article_id] for s in q.segments if s.marked)
    titles = [p.span for p in article.paragraphs if p.role is Role.TITLE]
    if mode == QUOTES_ONLY:
        return _disjoint([*titles, *pieces])
    quoted = {corpus.paragraph_at(article_id, piece.start) for piece in pieces}
    spans = [
        p.span
        for number, p in enumerate(article.paragraphs, 1)
        if p.role is Role.BODY and number in quoted
    ]
    return _disjoint([*titles, *spans])


def mark_up_shown(article: Article, marks: list[Mark], shown: list[Span], span: Span) -> Markup:
    """The shown parts of `span` with their marks, and a line in place of each part left out."""
    address = article.entry.address if article.entry else None
    runs: list[Markup] = []
    seen: set[str] = set()
    for part in _runs(article, shown, span):
        if isinstance(part, Gap):
            runs.append(_omission(part, address))
            continue
        here = [m for m in marks if m.span.overlaps(part) and m.tag != "details"]
        runs.append(
            mark_up(article.text, [replace(m, id="") if m.id in seen else m for m in here], part)
        )
        seen |= {m.id for m in here if m.id}
    return Markup("").join(runs)


def shown_words(corpus: Corpus, article: Article) -> str:
    """A sentence that says how much of the text stands on the page."""
    total = words_in(article, [p.span for p in article.paragraphs])
    mode = text_mode(corpus, article.id)
    if mode == FULL:
        matter = total - corpus.words[article.id]
        apart = f", {matter} of them page matter" if matter else ""
        return f"The text stands here in full, as it was copied: {count(total, 'word')}{apart}."
    shown = words_in(article, shown_spans(corpus, article.id))
    what = "its quotations" if mode == QUOTES_ONLY else "the paragraphs that hold quotations"
    return f"Of {count(total, 'word')}, {shown} stand here: {what}. The rest is at the outlet."


def _runs(article: Article, shown: list[Span], span: Span) -> list[Span | Gap]:
    """The parts of `span` in order: shown, or a gap where words are left out."""
    parts: list[Span | Gap] = []
    done = span.start
    for one in [s for s in shown if s.overlaps(span)] + [Span(span.end, span.end)]:
        hidden = Span(done, max(one.start, done))
        words = words_in(article, [hidden])
        if words:
            touched = sum(p.span.overlaps(hidden) for p in article.paragraphs)
            parts.append(Gap(touched, words, _whole(article, shown, hidden)))
        kept = Span(max(one.start, span.start), min(one.end, span.end))
        if kept:
            parts.append(kept)
        done = max(done, one.end)
    return parts


def _whole(article: Article, shown: list[Span], hidden: Span) -> tuple[int, ...]:
    """The numbers of the paragraphs within a gap of which nothing is shown."""
    return tuple(
        number
        for number, paragraph in enumerate(article.paragraphs, 1)
        if paragraph.span.overlaps(hidden) and not any(s.overlaps(paragraph.span) for s in shown)
    )


def _omission(gap: Gap, address: str | None) -> Markup:
    """“[3 paragraphs, 211 words; read at the outlet]”, where links to those paragraphs lead."""
    size = f"{count(gap.paragraphs, 'paragraph')}, {count(gap.words, 'word')}"
    places = Markup("").join(
        Markup('<span id="{}"></span>').format(routes.paragraph(number)) for number in gap.whole
    )
    way = Markup('; <a href="{}">read at the outlet</a>').format(address) if address else ""
    return Markup('<p class="gap">{}[{}{}]</p>').format(places, size, way)


def _disjoint(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span:
            joined.append(span)
    return joined
