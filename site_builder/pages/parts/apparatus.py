"""The apparatus of a collation: for each base the places where the others part from it.

The grammar is that of critical editions. Before the bracket stand the base's words, after it what
the others have, each with its letters:

    wise ] *rational* MEMO                           other words in their place
    in return ] omits FT BB                          nothing in their place
    after them ] adds in return MEMO                 words that the base has not
    security ] stands before our nation’s BB         the same words in another place
    negotiations ] stands at the end: negotiation BB the like of them in another place

Agreement is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.model.found import (
    Apparatus,
    CollatedRendering,
    Move,
    Reading,
    Statement,
    VariationUnit,
)
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Siglum
from site_builder.text.spans import Span
from site_builder.text.words import normalise

# What outlets add within the marks: “[Trump]”, “. . .”.
EDITORIAL = re.compile(r"\[[^\[\]]{0,200}\]|…|\.(?:\s?\.){2,}")
TRAILING = ",;:. …”’\"'“‘"
BETWEEN = " … "
# A longer run is given by its first and last words; the table above the apparatus has it whole.
MANY, HEAD, TAIL = 9, 4, 3
PASSED = 4  # words that a move is told by, nearest to where it leads
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Variant(Struct, frozen=True):
    """What some renderings have: `how` (“omits”, “stands before”) and where, or the words."""

    how: str
    place: str
    words: str
    sigla: tuple[Siglum, ...]


class Entry(Struct, frozen=True):
    """One place of the apparatus; where others add words, `beside` the lemma: “after”, “before”."""

    beside: str
    lemma: str
    variants: tuple[Variant, ...]


class BaseApparatus(Struct, frozen=True):
    """The apparatus against one base."""

    number: int
    siglum: Siglum
    entries: tuple[Entry, ...]


class Shown(Struct, frozen=True):
    """What an outlet adds or leaves out by its own marks, after which word: never compared."""

    siglum: Siglum
    after: str
    words: str


def base_apparatus(corpus: Corpus, apparatus: Apparatus, number: int) -> BaseApparatus:
    """The entries against one base, in its order."""
    return BaseApparatus(
        number,
        corpus.sigla[apparatus.base],
        tuple(_entry(corpus, apparatus.base, unit) for unit in apparatus.units),
    )


def _entry(corpus: Corpus, base: str, unit: VariationUnit) -> Entry:
    grouped: dict[tuple[str, str, str], tuple[str, list[Siglum]]] = {}
    for reading in unit.readings:
        how, place, words = _variant(corpus, base, unit, reading)
        # “don't” and “don’t” are one reading, shown as the first prints it.
        _, sigla = grouped.setdefault((how, place, normalise(words)), (words, []))
        sigla.append(corpus.sigla[reading.article_id])
    number = str(unit.number).translate(RAISED) if unit.number else ""
    return Entry(
        beside="" if unit.lemma else "before" if unit.is_before else "after",
        lemma=_words(corpus, base, unit.lemma or unit.beside) + number,
        variants=tuple(
            Variant(how, place, words, tuple(sigla))
            for (how, place, _), (words, sigla) in grouped.items()
        ),
    )


def _variant(
    corpus: Corpus, base: str, unit: VariationUnit, reading: Reading
) -> tuple[str, str, str]:
    words = _words(corpus, reading.article_id, reading.spans)
    if reading.spans:
        return "", "", words
    if reading.move is None:
        return "omits", "", ""
    how, place = _where(corpus, base, reading.move)
    words = _words(corpus, reading.article_id, reading.move.words)
    if normalise(words) == normalise(_words(corpus, base, unit.lemma)):
        return how, place, ""
    return (how, f"{place}:", words) if place else (f"{how}:", "", words)


def _where(corpus: Corpus, base: str, move: Move) -> tuple[str, str]:
    """“stands before”, “our nation’s”: the words that the two places have between them."""
    if move.is_outermost:
        return f"stands at the {'end' if move.is_later else 'beginning'}", ""
    passed = _bare(corpus, base, move.passed)
    if len(passed.split()) > PASSED:
        passed = _cut(passed, 0, PASSED) if move.is_later else _cut(passed, PASSED, 0)
    how = f"stands {'after' if move.is_later else 'before'}" if passed else "stands elsewhere"
    return how, passed


def shown(corpus: Corpus, statement: Statement) -> tuple[Shown, ...]:
    """The brackets and points of every rendering, by rendering and place."""
    collation = statement.collation
    return tuple(
        Shown(corpus.sigla[row.article_id], _last_word(corpus, row, span.start), words)
        for row in (collation.rows if collation else ())
        for unit in corpus.renderings[statement.id, row.article_id].units
        for span, words in _editorial(corpus.articles[row.article_id].text, unit.span)
    )


def _editorial(text: str, span: Span) -> Iterable[tuple[Span, str]]:
    for match in EDITORIAL.finditer(text, span.start, span.end):
        yield Span(*match.span()), plain(match.group())


def _last_word(corpus: Corpus, row: CollatedRendering, place: int) -> str:
    before = [word.span for word in row.counted if word.span.end <= place]
    return _bare(corpus, row.article_id, before[-1:])


def _words(corpus: Corpus, article_id: str, spans: Sequence[Span]) -> str:
    words = _bare(corpus, article_id, spans)
    return _cut(words, HEAD, TAIL) if len(words.split()) > MANY else words


def _cut(words: str, head: int, tail: int) -> str:
    """The first words and the last ones, with “…” for the rest."""
    every = words.split()
    first = " ".join(every[:head]).strip(TRAILING)
    return f"{first} … {' '.join(every[len(every) - tail :])}".strip()


def _bare(corpus: Corpus, article_id: str, spans: Sequence[Span]) -> str:
    """The words as printed, without the marks at the ends of each run."""
    text = corpus.articles[article_id].text
    return BETWEEN.join(plain(span.of(text)).strip(TRAILING) for span in spans)
