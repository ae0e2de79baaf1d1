"""How a passage is named to an editor: its place, its words, its selector, its words in YAML."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from site_builder.edition.anchors import anchor_targets
from site_builder.model.found import Article
from site_builder.model.given import Content, NoteEntry, Target, TextQuoteSelector
from site_builder.model.problems import Location
from site_builder.text.spans import LineIndex, Span, strip

SHOWN = 80  # characters of a passage that a line repeats
ROUND = (0, 2, 4, 8, 16, 32)  # words before and after a passage, tried until they tell it apart
LONGEST_WORD = 30  # characters a word is thought to have when those words are looked for


def location_of(article: Article, offset: int) -> Location:
    """The line and column of the seed that an offset of the article stands for."""
    return Location(article.seed_path, *_lines(article.text).position(offset))


@lru_cache(maxsize=32)
def _lines(text: str) -> LineIndex:
    return LineIndex(text)


def shortened(words: str, limit: int = SHOWN) -> str:
    """The words on one line, in marks, cut between words where they are many."""
    line = " ".join(words[: limit * 4].split())
    if len(line) > limit or len(words) > limit * 4:
        line = line[:limit].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def cited(article: Article, span: Span) -> str:
    """Place and words of a passage: `seeds/a.txt:3:1 “If they act …”`."""
    return f"{location_of(article, span.start)} {shortened(span.of(article.text))}"


def selectors_of(places: Sequence[tuple[Article, Span]]) -> tuple[TextQuoteSelector, ...]:
    """A selector of each passage: its words, with as few round them as tell it apart."""
    found = [_selector(*place, 0) for place in places]
    left = list(range(len(places)))
    for count in ROUND[1:]:
        targets = {n: Target(places[n][0].id, found[n], Location("", n + 1)) for n in left}
        notes = tuple(NoteEntry("", target, "") for target in targets.values())
        articles = {article.id: article for article, _ in places}
        anchored, _ = anchor_targets(Content(notes=notes), tuple(articles.values()))
        left = [
            n for n in left if anchored.get(targets[n]) != strip(places[n][0].text, places[n][1])
        ]
        for n in left:
            found[n] = _selector(*places[n], count)
    return tuple(found)


def _selector(article: Article, span: Span, count: int) -> TextQuoteSelector:
    """The words of the passage with `count` words before and after it."""
    text, span = article.text, strip(article.text, span)
    before = text[max(0, span.start - count * LONGEST_WORD) : span.start].split()
    after = text[span.end : span.end + count * LONGEST_WORD].split()
    return TextQuoteSelector(
        exact=" ".join(span.of(text).split()),
        prefix=" ".join(before[max(0, len(before) - count) :]),
        suffix=" ".join(after[:count]),
    )


def yaml_text(words: str) -> str:
    r"""The words as a YAML value in double marks; what nobody sees is written `\u200B`."""
    return '"' + "".join(map(_yaml_character, words)) + '"'


def _yaml_character(c: str) -> str:
    if c in '"\\':
        return f"\\{c}"
    if c == " " or unicodedata.category(c)[0] not in "CZ":
        return c
    code = ord(c)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
