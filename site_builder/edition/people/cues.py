"""Which words introduce a quotation: its own cue, and the cue that an editor names."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.model.found import Article, Quote
from site_builder.model.given import CueWords
from site_builder.model.problems import Location, Problem, error
from site_builder.model.quotations import Segment
from site_builder.text.near_words import nearest_words
from site_builder.text.nearest import did_you_mean
from site_builder.text.passages import hint, shortened
from site_builder.text.spans import Span, strip


def own_cue(article: Article, segments: tuple[Segment, ...], cue: Span | None) -> Span | None:
    """The cue if it introduces this quotation; None if it introduces only the one before.

    It does if it is in a paragraph of the quotation, or if the paragraph before ends in a colon.
    “Negotiating with such a government is not rational …” is alone in MEMO's ¶14: the *said* of ¶13
    told who speaks, and no verb introduces these words.
    """
    if not cue:
        return None
    cued = article.paragraph_at(cue.start)
    quoted = {article.paragraph_at(s.marked.start) for s in segments}
    if cued in quoted:
        return cue
    end = strip(article.text, article.paragraphs[cued].span).end
    is_before = cued + 1 in quoted and cue.start < segments[0].marked.start
    return cue if is_before and article.text[end - 1 : end] == ":" else None


def named_cue(
    given: CueWords, quote: Quote, article: Article, quotes: Iterable[Quote]
) -> Span | Problem | None:
    """The words nearest to the quotation, outside all speech of `quotes`; None for no words.

    They must be in a paragraph of the quotation, or in the one before or after.
    """
    if not given.words:
        return None
    marked = [s.marked for s in quote.segments]
    first = article.paragraph_at(marked[0].start)
    last = article.paragraph_at(marked[-1].start)
    near = article.paragraphs[max(0, first - 1) : last + 2]
    within = Span(near[0].span.start, near[-1].span.end)
    spoken = [s.marked for q in quotes if q.kind.is_speech for s in q.segments]
    found = nearest_words(article.text, given.words, within, marked, [*marked, *spoken])
    return found or _not_near(given, article, within)


def cue_words(quote: Quote, article: Article, quotes: Iterable[Quote]) -> tuple[str, str]:
    """The words that name the quote's cue, and the likeliest other ones; "" for none."""
    everything = tuple(quotes)
    own = other = ""
    for span in (quote.cue, *quote.cues):
        given = CueWords(span.of(article.text) if span else "", Location(article.seed_path))
        if any(map(str.isalpha, given.words)):
            place = named_cue(given, quote, article, everything)
            if place == quote.cue:
                own = given.words
            elif isinstance(place, Span):
                other = other or given.words
    return own, other


def _not_near(given: CueWords, article: Article, within: Span) -> Problem:
    words, whole = shortened(given.words), Span(0, len(article.text))
    if nearest_words(article.text, given.words, whole, (within,), ()):
        return error(
            given.location,
            f"“{words}” is not near this quotation, but elsewhere in {article.id}",
            "give words of its paragraph, or of the one before or after, outside quotation marks",
        )
    near = ""
    if len(given.words.split()) == 1:
        near = did_you_mean(given.words, article.words.within(within).forms)
    return error(
        given.location,
        f"“{words}” is not in {article.id}",
        near or hint(given.words, article.text),
    )
