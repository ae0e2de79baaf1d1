"""How a passage is named to an editor: its place, its words, its selector, its words in YAML."""

from __future__ import annotations

import unicodedata

from site_builder.analysis.anchors import anchor_targets
from site_builder.model import Article, Content, NoteEntry, Target, TextQuoteSelector
from site_builder.problems import Location
from site_builder.text import LineIndex, Span, strip

SHOWN = 80  # characters of a passage that a line repeats
ROUND = (0, 2, 4, 8, 16, 32)  # words before and after a passage, tried until they tell it apart
LONGEST_WORD = 30  # characters a word is thought to have when those words are looked for


def location_of(article: Article, offset: int) -> Location:
    """The line and column of the seed that an offset of the article stands for."""
    return Location(article.seed_path, *LineIndex(article.text).position(offset))


def shortened(words: str, limit: int = SHOWN) -> str:
    """The words on one line, in marks, cut between words where they are many."""
    line = " ".join(words[: limit * 4].split())
    if len(line) > limit or len(words) > limit * 4:
        line = line[:limit].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"


def cited(article: Article, span: Span) -> str:
    """Place and words of a passage: `seeds/a.txt:3:1 “If they act …”`."""
    return f"{location_of(article, span.start)} {shortened(span.of(article.text))}"


def selector_of(article: Article, span: Span) -> TextQuoteSelector:
    """A selector of the passage: its words, with as few round them as tell it apart."""
    text, span = article.text, strip(article.text, span)
    exact = " ".join(span.of(text).split())
    selector = TextQuoteSelector(exact)
    for count in ROUND:
        before = text[max(0, span.start - count * LONGEST_WORD) : span.start].split()
        after = text[span.end : span.end + count * LONGEST_WORD].split()
        selector = TextQuoteSelector(
            exact, " ".join(before[len(before) - count :][:count]), " ".join(after[:count])
        )
        if _anchor(article, selector) == span:
            break
    return selector


def _anchor(article: Article, selector: TextQuoteSelector) -> Span | None:
    target = Target(article.id, selector, Location(article.seed_path))
    anchored, _ = anchor_targets(Content(notes=(NoteEntry("n", target, ""),)), (article,))
    return anchored.get(target)


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
