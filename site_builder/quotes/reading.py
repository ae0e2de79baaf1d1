"""One article, read: text in, quotations with kind, cue, source and speaker out.

1. `visible` leaves out what no reader sees; what is found goes back to the seed's own offsets;
2. `furniture` tells the lines of the story from those of the page;
3. `quotations` finds what is in quotation marks, and whether somebody says it;
4. `readings` finds who could speak, once for all quotations;
5. `attribution` decides who says each, and by which words.

Of a text in another language than English only 1 to 3 are done: nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model.found import Article, ArticleReading, Described
from site_builder.model.given import Role
from site_builder.model.quotations import Attribution, NamedPerson, Quotation, Segment
from site_builder.quotes.attribution import attribute
from site_builder.quotes.furniture import with_roles
from site_builder.quotes.quotations import find_quotations
from site_builder.quotes.speaking.mention import Kind
from site_builder.quotes.speaking.offices import described, namings
from site_builder.quotes.speaking.readings import Parse, parse
from site_builder.text.language import ENGLISH, is_english
from site_builder.text.names import words_of
from site_builder.text.spans import Span
from site_builder.text.visible import Visible, visible
from site_builder.text.words import NO_WORDS


class ArticlePart(Struct, frozen=True):
    """All that the reading of one article may use."""

    article: Described
    roles: tuple[tuple[Span, Role], ...] = ()  # an editor's, each for the lines of a passage
    repeated: tuple[Span, ...] = ()  # lines that its outlet prints with other articles too
    given: tuple[Attribution, ...] | None = None  # another extractor's, in place of our own


def read_article(part: ArticlePart) -> ArticleReading:
    """The article with the roles of its lines, its quotations and the people that it names."""
    article = Article(*(getattr(part.article, name) for name in Described.__struct_fields__))
    seen = visible(article.text)
    roles = [(seen.seen(place), role) for place, role in part.roles]
    shown = with_roles(_shown(article, seen), roles, map(seen.seen, part.repeated))
    quotations = find_quotations(shown)
    article = replace(
        article,
        title=shown.title,
        paragraphs=_back(shown.paragraphs, seen),
        asides=_back(shown.asides, seen),
        language=_language(shown),
    )
    if not article.is_read:
        own = tuple(Attribution(q, None, None, None, 0.0, ()) for q in quotations)
        people: tuple[NamedPerson, ...] = ()
    else:
        parsed = parse(shown, [s.marked for q in quotations for s in q.segments])
        own = attribute(parsed, quotations) if part.given is None else ()
        people = _back(people_named(parsed), seen)
    if part.given is None:
        return ArticleReading(article, _back(own, seen), people)
    return ArticleReading(article, adopt(part.given, _back(quotations, seen)), people)


def _language(article: Article) -> str:
    given = article.entry.language if article.entry else None
    return given or (ENGLISH if is_english(article.words.compared) else "")


def _shown(article: Article, seen: Visible) -> Article:
    """The article with its text as seen."""
    if seen.text is article.text:
        return article
    words = NO_WORDS if seen.places else replace(article.words, text=seen.text)
    return replace(article, text=seen.text, words=words)


def _back(found: Any, seen: Visible) -> Any:
    """What was found in the text as seen, with the places in the original."""
    if seen.places is None:
        return found
    if isinstance(found, Span):
        return seen.back(found)
    if isinstance(found, tuple):
        return tuple(_back(one, seen) for one in found)
    if not isinstance(found, Struct):
        return found
    fields = {name: _back(getattr(found, name), seen) for name in found.__struct_fields__}
    if isinstance(found, Segment):
        fields["span"] = seen.around(found.span)
    return replace(found, **fields)


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
    named_as: dict[str, list[Span]] = {}
    for mention, name in zip(parsed.mentions, parsed.people.names, strict=True):
        if mention.kind is Kind.NAME and " " in name:
            described_as.setdefault(name, set()).update(described(parsed.scan, mention))
            named_as.setdefault(name, []).extend(namings(parsed.scan, mention))
    return tuple(
        NamedPerson(n, words_of(n), tuple(sorted(w)), tuple(named_as[n]))
        for n, w in described_as.items()
    )
