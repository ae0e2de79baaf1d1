"""Everything that is published, as bytes by path, before anything is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from site_builder import __version__
from site_builder.data.exports import exports
from site_builder.data.records import schemas
from site_builder.model import routes
from site_builder.model.found import Edition
from site_builder.model.problems import Location, Problem, error, has_errors
from site_builder.pages.all_pages import pages, site_of
from site_builder.pages.parts.card import card, svg
from site_builder.publish.assets import SHEETS, assets, lost_assets, read_tree
from site_builder.publish.card_png import png
from site_builder.publish.render import Templates
from site_builder.publish.sitemap import machine_files
from site_builder.sources.files import shown

# From the files of the site to those of its search index.
Indexer = Callable[[Mapping[str, bytes]], tuple[dict[str, bytes], list[Problem]]]


def site_files(
    edition: Edition,
    templates: Path,
    progress: Callable[[str], None],
    indexer: Indexer | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the site and what is wrong in the templates.

    `progress` is told of each page; it may print or not. Without an `indexer` there is no search.
    """
    sources, problems = read_tree(templates)
    if not problems and not any(path.endswith(".html") for path in sources):
        hint = "name the folder that holds article.html"
        problems.append(error(Location(shown(templates)), "there is no template here", hint))
    if problems:  # each page would complain of what could not be read
        return {}, problems
    compiled = Templates(
        templates, {path: data for path, data in sources.items() if path.endswith(".html")}
    )
    problems = compiled.problems
    site = site_of(edition, __version__, has_search=indexer is not None)
    indexable: list[str] = []
    written = cards(edition)
    for page in pages(edition, has_search=indexer is not None, card=written[-1][0]):
        progress(page.path)
        data, fault = compiled.render(page, site)
        if fault:
            problems.append(fault)
        written.append((page.path, data))
        if page.is_indexable and page.path != routes.NOT_FOUND:
            indexable.append(page.path)
    written += exports(edition).items()
    written += schemas().items()
    written += assets(sources).items()
    written += machine_files(indexable, edition.site.base_url).items()
    problems += _lost(templates, lost_assets(sources, dict(written)))
    if indexer and not has_errors(problems):
        progress("the search")
        index, faults = indexer(dict(written))
        problems += faults
        written += index.items()
    return dict(written), problems + _collisions([path for path, _ in written])


def cards(edition: Edition) -> list[tuple[str, bytes]]:
    """The social card, last in the form that pages name: as PNG where it can be drawn.

    Only an absolute address is followed from elsewhere: a site that knows none needs no PNG.
    """
    drawn = card(edition)
    files = [(routes.CARD, svg(drawn).encode())]
    if edition.site.base_url and (picture := png(drawn)):
        files.append((routes.CARD_PNG, picture))
    return files


def _lost(templates: Path, paths: Iterable[str]) -> list[Problem]:
    """An error for each asset that is not there."""
    return [
        error(
            Location(shown(templates / ("assets/css" if path in SHEETS else path))),
            f"pages ask for {path}, which is not there",
            "put the file back",
        )
        for path in paths
    ]


def _collisions(paths: list[str]) -> list[Problem]:
    """Files that would overwrite one another, here or where upper and lower case are one."""
    seen: dict[str, str] = {}
    problems = []
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            both = path if seen[folded] == path else f"{seen[folded]} and {path}"
            problems.append(
                error(
                    Location(path),
                    f"two pages want one address: {both}",
                    "rename the seed or the content file of one of them",
                )
            )
        seen.setdefault(folded, path)
    return problems
