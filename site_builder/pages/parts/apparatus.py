"""The apparatus of a collation: for each base the places where the others differ from it.

The grammar is that of critical editions. Before the bracket are the base's words, after it what
the others have, each with its siglum:

    wise ] *rational* MEMO                           other words in their place
    in return ] omits FT BB                          nothing in their place
    after them ] adds in return MEMO                 words that the base does not have
    security ] placed before our nation’s BB         the same words in another place
    negotiations ] placed at the end: negotiation BB similar words in another place

Agreement is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from site_builder.model.collation import Apparatus, CollatedRendering, Move, Reading, VariationUnit
from site_builder.model.found import Statement
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Cited, Siglum
from site_builder.text.spans import Span
from site_builder.text.words import normalise

# What outlets add within the marks: “[Trump]”, “. . .”.
EDITORIAL = re.compile(r"\[[^\[\]]{0,200}\]|…|\.(?:\s?\.){2,}")
TRAILING = ",;:. …”’\"'“‘"
BETWEEN = " … "
# A longer run is given by its first and last words; the table above the apparatus has all of it.
MANY, HEAD, TAIL = 9, 4, 3
PASSED = 4  # words that describe a move, nearest to where it leads
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Divergence(Struct, frozen=True):
    """What some renderings have: `how` (“omits”, “placed before”) and where, or the words."""

    how: str
    where: str
    words: str
    sigla: tuple[Siglum, ...]


class ApparatusEntry(Struct, frozen=True):
    """One place of the apparatus; where others add words, `beside` the lemma: “after”, “before”."""

    beside: str
    lemma: str
    divergences: tuple[Divergence, ...]


class BaseApparatus(Struct, frozen=True):
    """The apparatus against one base."""

    siglum: Siglum
    entries: tuple[ApparatusEntry, ...]


def apparatus(corpus: Corpus, against: Apparatus) -> BaseApparatus:
    """The entries against one base, in its order."""
    entries = (_entry(corpus, against.base, unit) for unit in against.units)
    return BaseApparatus(corpus.sigla[against.base], tuple(entries))


def _entry(corpus: Corpus, base: str, unit: VariationUnit) -> ApparatusEntry:
    grouped: dict[tuple[str, str, str], tuple[str, list[Siglum]]] = {}
    for reading in unit.readings:
        how, where, words = _divergence(corpus, base, unit, reading)
        # “don't” and “don’t” are one reading, shown as the first prints it.
        _, sigla = grouped.setdefault((how, where, normalise(words)), (words, []))
        sigla.append(corpus.sigla[reading.article_id])
    number = str(unit.number).translate(RAISED) if unit.number else ""
    return ApparatusEntry(
        beside="" if unit.lemma else "before" if unit.is_before else "after",
        lemma=_words(corpus, base, unit.lemma or unit.beside) + number,
        divergences=tuple(
            Divergence(how, where, words, tuple(sigla))
            for (how, where, _), (words, sigla) in grouped.items()
        ),
    )


def _divergence(
    corpus: Corpus, base: str, unit: VariationUnit, reading: Reading
) -> tuple[str, str, str]:
    """How, where and with which words a rendering differs."""
    if reading.spans:
        return "", "", _words(corpus, reading.article_id, reading.spans)
    if reading.move is None:
        return "not in", "", ""
    how, where = _where(corpus, base, reading.move)
    words = _words(corpus, reading.article_id, reading.move.words)
    if normalise(words) == normalise(_words(corpus, base, unit.lemma)):
        return how, where, ""
    return (how, f"{where}:", words) if where else (f"{how}:", "", words)


def _where(corpus: Corpus, base: str, move: Move) -> tuple[str, str]:
    """“placed before”, “our nation’s”: the words that are between the two places."""
    if move.is_outermost:
        return f"placed at the {'end' if move.is_later else 'beginning'}", ""
    passed = _bare(corpus, base, move.passed)
    if not passed:
        return "placed elsewhere", ""
    if len(passed.split()) > PASSED:
        passed = _cut(passed, 0, PASSED) if move.is_later else _cut(passed, PASSED, 0)
    return f"placed {'after' if move.is_later else 'before'}", passed


def editorial(corpus: Corpus, statement: Statement) -> tuple[Cited, ...]:
    """What outlets add or leave out by their own marks, never compared: the brackets and points of
    every rendering, by rendering and place. The note is the word before.
    """
    found = []
    for row in statement.collation.rows if statement.collation else ():
        text = corpus.articles[row.article_id].text
        for unit in corpus.renderings[statement.id, row.article_id].units:
            for match in EDITORIAL.finditer(text, unit.span.start, unit.span.end):
                after = _last_word(corpus, row, match.start())
                sign = corpus.sigla[row.article_id]
                found.append(Cited(sign, Markup.escape(plain(match.group())), note=after))
    return tuple(found)


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
