"""Themes that nobody wrote: each family of words finds its passages as an editor's words would.

A family adds nothing if editors' themes have most of its passages. The id of a theme is the name of
the file in `content/themes/` that would make it an editor's; that theme then takes its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from site_builder.edition.theme_passages import passages_by_words
from site_builder.edition.word_families import word_families
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, DecidedBy
from site_builder.model.given import Outlet, Speaker, ThemeEntry
from site_builder.model.problems import Location
from site_builder.model.steps import Step, Taking
from site_builder.model.themes import Passage, Theme
from site_builder.text.slugs import slug

COVERED = 0.6  # of a family's passages: editors' themes that have so many have the family
LAST = 1000  # the order of a theme whose editor gives none


def themes_by_rule(
    articles: Iterable[Article],
    people: Iterable[Speaker],
    outlets: Iterable[Outlet],
    themes: Sequence[Theme],
    events: Iterable[EventEdition],
    taking: Taking,
) -> tuple[Theme, ...]:
    """A theme for each family of words of the `articles`, unless the editors' `themes` have it.

    The names of `people` and `outlets` make no theme.
    """
    names = [name for one in people for name in (one.name, *one.aliases)]
    families = word_families(articles, [*names, *(outlet.name for outlet in outlets)])
    ids = {theme.id for theme in themes} | {"index"}  # which is the list of all themes
    entries: dict[str, ThemeEntry] = {}
    for family in families:
        identity = slug(family.label)
        if identity and identity not in ids:
            title = family.label[0].upper() + family.label[1:]
            entry = ThemeEntry(identity, Location(""), title, LAST, words=family.words)
            entries.setdefault(identity, entry)
    finding: Step[EventEdition, tuple[Passage, ...]] = Step(
        passages_by_words, lambda e: f"themes of {e.event.title}", (tuple(entries.values()),)
    )
    passages: dict[str, list[Passage]] = defaultdict(list)
    for found in taking.each(finding, events if entries else ()):
        for passage in found:
            passages[passage.theme_id].append(passage)
    told = {(p.article_id, p.span) for theme in themes for p in theme.passages}
    return tuple(
        Theme(
            id=identity,
            title=entry.title,
            order=entry.order,
            body="",
            passages=tuple(sorted(own, key=lambda p: (p.article_id, p.span))),
            decided_by=DecidedBy.AUTOMATIC,
            words=entry.words,
        )
        for identity, entry in entries.items()
        for own in [passages[identity]]
        if sum((p.article_id, p.span) in told for p in own) < COVERED * len(own)
    )
