"""Seeds joined with what editors know of them."""

from __future__ import annotations

from site_builder.edition.outlets import complete
from site_builder.model.found import Article
from site_builder.model.given import Content, Outlet, Seed, SiteSettings
from site_builder.model.text_modes import FULL, text_mode
from site_builder.text.slugs import digest, slug


def describe_articles(
    seeds: tuple[Seed, ...], content: Content
) -> tuple[tuple[Article, ...], tuple[Outlet, ...]]:
    """The articles and the outlets, each by id.

    A seed without an entry, or with an entry that names no outlet, has an outlet of its own, which
    is named after the file. An outlet that no article uses stays: its editor may be ahead of the
    seeds.
    """
    entries = {entry.id: entry for entry in content.articles}
    outlets = {entry.id: entry for entry in content.outlets}
    articles: list[Article] = []
    for seed in sorted(seeds, key=lambda seed: (seed.stem, seed.path)):
        entry = entries.get(seed.stem)
        outlet_id = entry.outlet if entry else None
        if outlet_id is None:
            outlet_id = slug(seed.stem) or digest(seed.stem)
            if outlet_id in outlets:
                outlet_id = f"{outlet_id}-{digest(seed.stem)}"
            outlets[outlet_id] = Outlet(outlet_id, seed.stem)
        articles.append(
            Article(
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


def kept_back(
    articles: tuple[Article, ...], outlets: tuple[Outlet, ...], site: SiteSettings
) -> frozenset[str]:
    """The ids of the articles whose text is not republished in full."""
    by_id = {outlet.id: outlet for outlet in outlets}
    return frozenset(a.id for a in articles if text_mode(a, by_id[a.outlet_id], site) != FULL)
