"""How a passage is named to an editor: its place, its words, its selector, its words in YAML."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from site_builder.edition.anchors import anchor_targets
from site_builder.model.found import Article
from site_builder.model.given import Content, NoteEntry, Target, TextQuoteSelector
from site_builder.model.problems import Location
from site_builder.text.spans import LineIndex, Span, strip

SHOWN = 80  # characters of a passage that a line repeats
ROUND = (0, 2, 4, 8, 16, 32)  # words before and after a passage, tried until it is found
LONGEST_WORD = 30  # characters that a word is assumed to have when those words are looked for


class Places:
    """The articles of an edition by id, and where their passages are in the seeds."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._lines: dict[str, LineIndex] = {}  # each text is indexed once

    def __getitem__(self, article_id: str) -> Article:
        return self._articles[article_id]

    def at(self, article_id: str, offset: int) -> Location:
        """The line and column of the seed."""
        article = self._articles[article_id]
        if article_id not in self._lines:
            self._lines[article_id] = LineIndex(article.text)
        return Location(article.seed_path, *self._lines[article_id].position(offset))

    def words(self, article_id: str, span: Span) -> str:
        """The words of a passage, shortened: `“If they act …”`."""
        return shortened(span.of(self._articles[article_id].text))

    def cite(self, article_id: str, span: Span) -> str:
        """Place and words of a passage: `seeds/a.txt:3:1 “If they act …”`."""
        return f"{self.at(article_id, span.start)} {self.words(article_id, span)}"


def shortened(words: str, limit: int = SHOWN) -> str:
    """The words on one line, in marks, cut between words if they are many."""
    line = " ".join(words[: limit * 4].split())
    if len(line) > limit or len(words) > limit * 4:
        line = line[:limit].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def selectors_of(places: Sequence[tuple[Article, Span]]) -> tuple[TextQuoteSelector, ...]:
    """A selector of each passage: its words, with as few around them as tell it apart."""
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
