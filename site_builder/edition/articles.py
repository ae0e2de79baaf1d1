"""Seeds joined with what editors know of them."""

from __future__ import annotations

from site_builder.edition.outlets import complete
from site_builder.model.found import Article, Described
from site_builder.model.given import Content, Outlet, Seed, SiteSettings
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.model.text_modes import FULL, text_mode
from site_builder.text.slugs import digest, slug


def describe_articles(
    seeds: tuple[Seed, ...], content: Content
) -> tuple[tuple[Described, ...], tuple[Outlet, ...]]:
    """The articles and the outlets, each by id.

    A seed without an entry, or with an entry that names no outlet, has an outlet of its own, which
    is named after the file. An outlet that no article uses stays: its editor may be ahead of the
    seeds.
    """
    entries = {entry.id: entry for entry in content.articles}
    outlets = {entry.id: entry for entry in content.outlets}
    articles: list[Described] = []
    for seed in sorted(seeds, key=lambda seed: (seed.stem, seed.path)):
        entry = entries.get(seed.stem)
        outlet_id = entry.outlet if entry else None
        if outlet_id is None:
            outlet_id = slug(seed.stem) or digest(seed.stem)
            if outlet_id in outlets:
                outlet_id = f"{outlet_id}-{digest(seed.stem)}"
            outlets[outlet_id] = Outlet(outlet_id, seed.stem)
        articles.append(
            Described(
                id=seed.stem,
                seed_path=seed.path,
                text=seed.text,
                outlet_id=outlet_id,
                title=entry.title if entry else None,
                published=entry.date if entry else None,
                entry=entry,
            )
        )
    return tuple(articles), complete(outlets.values())


def unread(articles: tuple[Article, ...], content: Content) -> list[Problem]:
    """A warning for each text that is not English; an error for each event that has it with others.

    Its words can't be compared with theirs, so every passage would look left out.
    """
    foreign = {a.id: a for a in articles if not a.is_read}
    problems = [
        warning(
            Location(article.seed_path),
            "this text is not English, so no speaker and no verb of saying is looked for in it",
            f"give its language in content/articles/{article.id}.md (“en” if it is English)",
        )
        for article in foreign.values()
        if not article.language
    ]
    for event in content.events:
        for stem in event.articles:
            if stem in foreign and len(event.articles) > 1:
                what = f"the text of “{stem}” is not English, so it can't be compared with others"
                hint = "take it out of this event; it has one of its own"
                problems.append(error(event.location, what, hint))
    return problems


def kept_back(
    articles: tuple[Article, ...], outlets: tuple[Outlet, ...], site: SiteSettings
) -> frozenset[str]:
    """The ids of the articles whose text is not republished in full."""
    by_id = {outlet.id: outlet for outlet in outlets}
    return frozenset(a.id for a in articles if text_mode(a, by_id[a.outlet_id], site) != FULL)
