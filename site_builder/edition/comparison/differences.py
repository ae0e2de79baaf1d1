"""How far the renderings of a statement differ, and the words that only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from site_builder.model.collation import CollatedRendering, CollatedWord, Collation
from site_builder.model.comparison import WordDifference
from site_builder.model.found import Article, Quote, Statement
from site_builder.model.given import QuotationKind
from site_builder.text.spans import Span
from site_builder.text.terms import STOP, words_of

OWN_AT_MOST = 0.6  # share of a rendering's words; beyond it, nearly all words would be its own
SHORTEST, CONTENT = 6, 2  # words; words with content that differ
LONGEST = 30  # words of a statement that shows well how wordings differ


def word_difference(statement: Statement) -> WordDifference | None:
    """The difference of a statement's renderings; None for a single rendering."""
    collation = statement.collation
    if collation is None:
        return None
    comparable = _is_comparable(collation)
    own = [
        (row.article_id, _runs(row, lambda word: _is_own(collation, word)))
        for row in collation.rows
    ]
    return WordDifference(
        statement.id,
        _difference(collation),
        comparable,
        tuple((article_id, spans) for article_id, spans in own if spans) if comparable else (),
    )


def most_different(
    statements: Iterable[Statement],
    differences: Iterable[WordDifference],
    articles: Mapping[str, Article],
    quotes: Iterable[Quote],
) -> tuple[str, ...]:
    """The statements that show how wordings differ: most renderings first, then most difference.

    Their wordings are whole sentences, neither a few words nor long, with enough in common and at
    least `CONTENT` words of their own that say something.
    """
    sentences = {q.id for q in quotes if _is_of_sentences(q, articles[q.article_id].text)}
    found = {d.statement_id: d.difference for d in differences if d.is_comparable and d.difference}
    shown = [
        s
        for s in statements
        if s.id in found
        and all(unit.quote_id in sentences for r in s.renderings for unit in r.units)
        and _shows_words(s, articles)
    ]
    shown.sort(key=lambda s: (-len(s.renderings), -found[s.id], s.id))
    return tuple(s.id for s in shown)


def _is_of_sentences(quote: Quote, text: str) -> bool:
    """Whether the marks contain whole sentences; a script without capitals does not show it."""
    first = quote.segments[0].span.of(text)[:1]
    return quote.kind is QuotationKind.DIRECT or (
        first.isalpha() and first.upper() == first.lower()
    )


def _shows_words(statement: Statement, articles: Mapping[str, Article]) -> bool:
    rows = statement.collation.rows if statement.collation else ()
    if not rows or min(len(row.counted) for row in rows) < SHORTEST:
        return False
    different = {
        word
        for row in rows
        for one in row.counted
        if one.lacking
        for word in words_of(articles[row.article_id].words, one.span)
    }
    return max(len(row.words) for row in rows) <= LONGEST and len(different - STOP) >= CONTENT


def _is_comparable(collation: Collation) -> bool:
    """Whether the renderings have enough words in common to be compared word by word."""
    for row in collation.rows:
        own = sum(1 for word in row.counted if _is_own(collation, word))
        if own > OWN_AT_MOST * len(row.counted):
            return False
    return True


def _is_own(collation: Collation, word: CollatedWord) -> bool:
    """Whether all other renderings lack the word."""
    return len(word.lacking) == len(collation.rows) - 1


def _difference(collation: Collation) -> float:
    """The share of words that some other rendering lacks; points and additions do not count."""
    words = [word for row in collation.rows for word in row.counted]
    return sum(1 for word in words if word.lacking) / len(words) if words else 0.0


def differing_words(row: CollatedRendering, others: Collection[str]) -> tuple[Span, ...]:
    """The words that the rendering of any of the `others` lacks, neighbours joined."""
    return _runs(row, lambda word: any(other in word.lacking for other in others))


def _runs(row: CollatedRendering, is_meant: Callable[[CollatedWord], bool]) -> tuple[Span, ...]:
    """The words that are meant, neighbours joined."""
    spans: list[Span] = []
    was_meant = False
    for word in row.words:
        is_next = is_meant(word)
        if is_next and was_meant and spans[-1].end <= word.span.start:
            spans[-1] = Span(spans[-1].start, word.span.end)
        elif is_next:
            spans.append(word.span)
        was_meant = is_next
    return tuple(spans)
