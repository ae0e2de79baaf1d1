"""An article's text as its text mode shows it: what may be shown, and the gaps between."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.found import Article
from site_builder.model.text_modes import QUOTES_ONLY
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.text.spans import Span


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
        apart = f", {matter} of them page matter" if matter else ""
        return f"The text is here in full, as it was copied: {count(total, 'word')}{apart}."
    shown = _words_in(article, corpus.shown[article.id])
    is_bare = corpus.modes[article.id] == QUOTES_ONLY
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
