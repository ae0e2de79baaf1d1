"""An article's text as its text mode shows it: what may be shown, and the gaps between."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.model.text_modes import QUOTES_ONLY
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.text.spans import Span


class Gap(Struct, frozen=True):
    """How much is left out in one place, and which paragraphs wholly so, by their numbers."""

    paragraphs: int
    words: int
    whole: tuple[int, ...]


def may_show(corpus: Corpus, article_id: str, span: Span) -> bool:
    """Whether the words of `span` may be shown, here or on any other page."""
    shown = corpus.shown.get(article_id)
    return shown is None or any(kept.holds(span) for kept in shown)


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
    """A sentence that says how much of the text is on the page."""
    total = _words_in(article, [p.span for p in article.paragraphs])
    if article.id not in corpus.shown:
        matter = total - corpus.counts[article.id].words
        apart = f", {matter} of them page matter" if matter else ""
        return f"The text is here in full, as it was copied: {count(total, 'word')}{apart}."
    shown = _words_in(article, corpus.shown[article.id])
    is_bare = corpus.modes[article.id] == QUOTES_ONLY
    what = "its quotations" if is_bare else "the paragraphs with quotations"
    return f"Of {count(total, 'word')}, {shown} are here: {what}. The rest is at the outlet."


def _words_in(article: Article, spans: Iterable[Span]) -> int:
    return sum(len(article.words.within(span)) for span in spans)


def _runs(article: Article, shown: list[Span], span: Span) -> list[Span | Gap]:
    """The parts of `span` in order: shown, or a gap where words are left out."""
    parts: list[Span | Gap] = []
    done = span.start
    for one in [s for s in shown if s.overlaps(span)] + [Span(span.end, span.end)]:
        hidden = Span(done, max(one.start, done))
        words = _words_in(article, [hidden])
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
