"""Seeds joined with what editors know of them.

1. Each seed takes its entry of `content/articles/`; without one it builds under its file's name.
2. Each article has an outlet: the entry's, or one made from the file's name.
3. An entry without a seed, or with an outlet that nobody described, is told.
"""

from __future__ import annotations

from itertools import product

from site_builder.model.found import Article
from site_builder.model.given import ArticleEntry, Content, Outlet, Seed, SiteSettings
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.text.nearest import did_you_mean
from site_builder.text.slugs import digest, slug

HUES = (1, 2, 3, 4, 5)
LINES = ("solid", "dashed", "dotted", "double", "wavy")
SIGLUM_LENGTH = 4
FULL = "full"


def describe_articles(
    seeds: tuple[Seed, ...], content: Content
) -> tuple[tuple[Article, ...], tuple[Outlet, ...], list[Problem]]:
    """The articles and the outlets, each by id, and what is missing or names nothing.

    An outlet that no article uses stays: its editor may be ahead of the seeds.
    """
    entries = {entry.id: entry for entry in content.articles}
    outlets = {outlet.id: outlet for outlet in content.outlets}
    described = frozenset(outlets)
    looks = {(outlet.hue, outlet.line) for outlet in content.outlets}
    sigla = {outlet.siglum for outlet in content.outlets}
    articles: list[Article] = []
    problems: list[Problem] = []
    for seed in sorted(seeds, key=lambda seed: (seed.stem, seed.path)):
        entry = entries.get(seed.stem)
        if entry is None:
            problems.append(_no_entry(seed))
        outlet_id = entry.outlet if entry else None
        if outlet_id is not None and outlet_id not in described and entry is not None:
            problems.append(_no_outlet(entry.location, outlet_id, described))
        if outlet_id is None or outlet_id not in described:
            outlet = _outlet_of(outlet_id or seed.stem, outlets, looks, sigla)
            outlets[outlet.id] = outlet
            looks.add((outlet.hue, outlet.line))
            sigla.add(outlet.siglum)
            outlet_id = outlet.id
        articles.append(_article(seed, entry, outlet_id))
    stems = frozenset(seed.stem for seed in seeds)
    problems += [_no_seed(e, stems) for e in content.articles if e.id not in stems]
    return tuple(articles), tuple(outlets[i] for i in sorted(outlets)), problems


def text_mode(article: Article, outlet: Outlet, site: SiteSettings) -> str:
    """How much of the text is republished: by the article's mode, its outlet's or the site's."""
    own = article.entry.text_mode if article.entry else None
    return own or outlet.text_mode or site.text_mode


def kept_back(
    articles: tuple[Article, ...], outlets: tuple[Outlet, ...], site: SiteSettings
) -> frozenset[str]:
    """The ids of the articles whose text is not republished in full."""
    by_id = {outlet.id: outlet for outlet in outlets}
    return frozenset(a.id for a in articles if text_mode(a, by_id[a.outlet_id], site) != FULL)


def _article(seed: Seed, entry: ArticleEntry | None, outlet_id: str) -> Article:
    return Article(
        id=seed.stem,
        seed_path=seed.path,
        text=seed.text,
        outlet_id=outlet_id,
        title=entry.title if entry else None,
        published=entry.date if entry else None,
        entry=entry,
    )


def _outlet_of(
    name: str, taken: dict[str, Outlet], looks: set[tuple[int, str]], sigla: set[str]
) -> Outlet:
    """An outlet for a name that nobody described: the same name always asks for the same look."""
    made = slug(name) or digest(name)
    if made in taken:
        if taken[made].location is None and taken[made].name == name:
            return taken[made]
        made = f"{made}-{digest(name)}"
    hue, line = _look(name, looks)
    return Outlet(id=made, name=name, siglum=_siglum(name, sigla), hue=hue, line=line)


def _look(name: str, taken: set[tuple[int, str]]) -> tuple[int, str]:
    """A hue and a line, free ones where any are left."""
    looks = list(product(HUES, LINES))
    first = int(digest(name), 16) % len(looks)
    order = looks[first:] + looks[:first]
    return next((look for look in order if look not in taken), order[0])


def _siglum(name: str, taken: set[str]) -> str:
    """A few capitals or digits of the name that no other outlet has."""
    letters = "".join(c for c in slug(name).split("-")[0] if c.isalnum()).upper() or "X"
    short = letters[:SIGLUM_LENGTH]
    tries = [short, *(f"{short}{n}" for n in range(2, 10)), digest(name).upper()]
    return next((siglum for siglum in tries if siglum not in taken), tries[-1])


def _no_entry(seed: Seed) -> Problem:
    return warning(
        Location(seed.path),
        "nothing is known of this seed, so it builds under its file's name",
        f"create content/articles/{seed.stem}.md with its outlet, title and date",
    )


def _no_outlet(location: Location, outlet: str, described: frozenset[str]) -> Problem:
    near = did_you_mean(outlet, described)
    return error(
        location,
        f"no outlet is called “{outlet}”",
        near or "describe it in content/outlets.yaml",
    )


def _no_seed(entry: ArticleEntry, stems: frozenset[str]) -> Problem:
    near = did_you_mean(entry.id, stems)
    return warning(
        entry.location,
        f"no seed is called “{entry.id}”",
        near or "name this file after its seed, or delete it",
    )
