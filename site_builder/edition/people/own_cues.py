"""Which words bring in this very quotation, and not the one before it whose speaker it keeps."""

from __future__ import annotations

from bisect import bisect_right

from site_builder.model.found import Article, Segment
from site_builder.text.spans import Span, strip


def own_cue(article: Article, segments: tuple[Segment, ...], cue: Span | None) -> Span | None:
    """The cue where it is the quotation's own; None where the speaker is carried over.

    It is where it stands in a paragraph of the quotation, or the paragraph before ends in a colon.
    “Negotiating with such a government is not rational …” is alone in MEMO's ¶14: the *said* of ¶13
    told who speaks, and no verb brings these words in.
    """
    if not cue:
        return None
    cued = paragraph_at(article, cue.start)
    quoted = {paragraph_at(article, s.marked.start) for s in segments}
    if cued in quoted:
        return cue
    end = strip(article.text, article.paragraphs[cued].span).end
    is_before = cued + 1 in quoted and cue.start < segments[0].marked.start
    return cue if is_before and article.text[end - 1 : end] == ":" else None


def paragraph_at(article: Article, offset: int) -> int:
    """The place, from 0, of the paragraph that holds `offset` (or the nearest before it)."""
    return max(0, bisect_right(article.paragraphs, offset, key=lambda p: p.span.start) - 1)
