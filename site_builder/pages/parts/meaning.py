"""Where the wordings of a statement differ in meaning: the warning, and the marks in the words.

Nothing says who is wrong. A word that turns the meaning is in `b.turned`; where only another report
has such a word, an empty `i.lacks` marks the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Statement, Turn
from site_builder.pages.parts.cited_words import alone, main_unit, places
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import capital, listing
from site_builder.pages.parts.layout import statement_name
from site_builder.pages.parts.markup import Element, Mark, plain
from site_builder.pages.parts.values import Cited
from site_builder.text.spans import Span

TITLE = "Where the wording changes the meaning"
HERE = "here"
BETWEEN = " … "
WORDINGS = 4  # of one statement in a list; its own page has the others
NAMES = {
    Turn.NEGATION: "negation",
    Turn.NUMBER: "number",
    Turn.NAME: "name",
    Turn.OPPOSITE: "opposite",
    Turn.ORDER: "order of words",
}
LACKS = Element("i", (("class", "lacks"), ("aria-hidden", "true")))


class ChangedWords(Struct, frozen=True):
    """A statement whose wordings differ in meaning: in what, and the wordings."""

    title: str
    href: str
    warnings: tuple[str, ...]
    renderings: tuple[Cited, ...]


def differs(kinds: Iterable[Turn]) -> str:
    """“differs: negation, number”, or ""."""
    names = ", ".join(NAMES[kind] for kind in kinds)
    return f"differs: {names}" if names else ""


def warnings(corpus: Corpus, statement: Statement, here: str = "") -> tuple[str, ...]:
    """“Negation: “not” in FT, missing in BB”, a line for each kind.

    With `here`, an article, only what it differs in, and it is called “here”.
    """
    found: dict[Turn, dict[str, set[Span]]] = {}
    for change in statement.differs:
        sides = ((change.first, change.words), (change.second, change.other_words))
        if not here or here in change.articles:
            words = found.setdefault(change.kind, {})
            for unit, span in sides:
                words.setdefault(unit.article_id, set()).add(span)
    order = corpus.events[statement.event_id].article_ids
    return tuple(
        f"{capital(NAMES[kind])}: {_told(corpus, found[kind], order, here)}"
        for kind in Turn
        if kind in found
    )


def _told(corpus: Corpus, found: dict[str, set[Span]], order: Sequence[str], here: str) -> str:
    """“not” in FT and MEMO, missing in BB: the reports by the words that they have."""
    by_words: dict[str, list[str]] = {}
    for article_id in sorted(found, key=lambda a: (a != here, order.index(a))):
        text = corpus.articles[article_id].text
        words = BETWEEN.join(plain(s.of(text)) for s in sorted(found[article_id]) if s)
        name = HERE if article_id == here else f"in {corpus.sigla[article_id].text}"
        by_words.setdefault(words, []).append(name)
    return ", ".join(
        f"{f'“{words}”' if words else 'missing'} {listing(names)}"
        for words, names in sorted(by_words.items(), key=lambda one: not one[0])
    )


def turn_marks(
    corpus: Corpus, statement: Statement, article_id: str, other: str = ""
) -> list[Mark]:
    """The marks for one article's wording: all that turns its meaning, or only against `other`."""
    text = corpus.articles[article_id].text
    spans = set()
    for change in statement.differs:
        if article_id in change.articles and (not other or other in change.articles):
            is_first = change.first.article_id == article_id
            spans.add(change.words if is_first else change.other_words)
    return [_mark(text, span) for span in sorted(spans)]


def _mark(text: str, span: Span) -> Mark:
    if span:
        return Mark(span, "b", 1, (("class", "turned"),))
    at = span.start
    if at < len(text) and not text[at].isspace() and text[at].isalnum():
        return Mark(Span(at, at + 1), "span", 2, first=(LACKS,))
    return Mark(Span(at - 1, at), "span", 2, last=(LACKS,))


def changed_words(corpus: Corpus, statements: Iterable[Statement]) -> tuple[ChangedWords, ...]:
    """The statements whose meaning differs, in their order."""
    return tuple(_changed(corpus, s) for s in statements if s.differs)


def _changed(corpus: Corpus, statement: Statement) -> ChangedWords:
    name = statement_name(corpus, statement.id, 48)
    units = (u.article_id for c in statement.differs for u in (c.first, c.second))
    concerned = set(units)
    cited: dict[tuple[str, ...], Cited] = {}
    for rendering in statement.renderings:
        article_id, main = rendering.article_id, main_unit(rendering)
        if article_id not in concerned:
            continue
        compared = tuple(corpus.articles[article_id].words.within(main.span).compared)
        marks = turn_marks(corpus, statement, article_id)
        words = alone(corpus, article_id, [main.span], marks=marks)
        verb = plain(corpus.quotes[main.quote_id].verb)
        one = Cited(corpus.sigla[article_id], words, places(corpus, rendering)[:1], verb)
        cited.setdefault(compared, one)
    return ChangedWords(
        title=f"“{name}”",
        href=routes.address(*routes.statement(statement)),
        warnings=warnings(corpus, statement),
        renderings=tuple(cited.values())[:WORDINGS],
    )
