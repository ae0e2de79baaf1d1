"""One article, read: text in, quotations with kind, cue, source and speaker out.

1. `furniture` tells the lines of the story from those of the page;
2. `quotations` finds what is in quotation marks, and whether somebody says it;
3. `readings` finds who could speak, once for all quotations;
4. `attribution` decides who says each, and by which words.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model.found import Article, ArticleReading, Attribution, NamedPerson, Quotation
from site_builder.model.given import Role
from site_builder.quotes.attribution import attribute
from site_builder.quotes.furniture import with_roles
from site_builder.quotes.quotations import find_quotations
from site_builder.quotes.speaking.mention import Kind
from site_builder.quotes.speaking.offices import described
from site_builder.quotes.speaking.readings import Parse, parse
from site_builder.text.names import words_of
from site_builder.text.spans import Span


class ArticlePart(Struct, frozen=True):
    """All that the reading of one article may use."""

    article: Article  # as it is described: without roles of its lines
    roles: tuple[tuple[Span, Role], ...] = ()  # an editor's, each for the lines of a passage
    given: tuple[Attribution, ...] | None = None  # another extractor's, in place of our own


def read_article(part: ArticlePart) -> ArticleReading:
    """The article with the roles of its lines, its quotations and the people that it names."""
    article = with_roles(part.article, part.roles)
    quotations = find_quotations(article)
    parsed = parse(article, [s.marked for q in quotations for s in q.segments])
    if part.given is None:
        attributions = attribute(parsed, quotations)
    else:
        attributions = adopt(part.given, quotations)
    return ArticleReading(article, attributions, people_named(parsed))


def adopt(given: Iterable[Attribution], own: Iterable[Quotation]) -> tuple[Attribution, ...]:
    """The given attributions; a piece whose words we found too has the marks that we found.

    Our marks tell what another extractor seldom does: whether they are closed, and which marks are
    within them.
    """
    found = {segment.span: segment for quotation in own for segment in quotation.segments}
    return tuple(
        replace(
            a,
            quotation=replace(
                a.quotation,
                segments=tuple(found.get(s.span, s) for s in a.quotation.segments),
            ),
        )
        for a in given
    )


def people_named(parsed: Parse) -> tuple[NamedPerson, ...]:
    """The people that the story names in full outside quotation marks, by their first naming."""
    described_as: dict[str, set[str]] = {}
    for mention, name in zip(parsed.mentions, parsed.people.names, strict=True):
        if mention.kind is Kind.NAME and " " in name:
            described_as.setdefault(name, set()).update(described(parsed.scan, mention))
    return tuple(NamedPerson(n, words_of(n), frozenset(w)) for n, w in described_as.items())
