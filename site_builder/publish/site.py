"""All files of the site, as bytes by path, before anything is written."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import escape
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from site_builder import __version__
from site_builder.data.annotations import annotation_files
from site_builder.data.exports import exports
from site_builder.data.feed_files import feed_files
from site_builder.data.first_hits import first_hits
from site_builder.data.schemas import schemas
from site_builder.data.tei import tei_files
from site_builder.model import routes
from site_builder.model.edition import Edition
from site_builder.model.problems import Location, Problem, error, has_errors, warning
from site_builder.model.steps import ONE_BY_ONE, Step, Taking
from site_builder.pages.all_pages import site_pages
from site_builder.pages.parts.card import Card, card, svg
from site_builder.pages.parts.corpus import SiteCorpus, event_corpora, site_corpus
from site_builder.pages.parts.layout import Page, site_of
from site_builder.publish.assets import assets, lost_assets, own_style, read_templates
from site_builder.publish.card_png import png
from site_builder.publish.folders import File, size_of
from site_builder.publish.page_files import (
    EventShown,
    Look,
    Published,
    event_files,
    page_files,
    template_faults,
)
from site_builder.sources.files import shown

LISTED = 50_000  # pages of a sitemap, by its standard
LARGE = 900_000_000  # bytes

FAULTS: Step[Look, list[Problem]] = Step(
    template_faults, lambda _look: "reading the templates", stays=True
)
DRAWING: Step[Card, bytes | None] = Step(png, lambda _card: "drawing the card", stays=True)

# Makes the files of the search index from the files of the site.
Indexer = Callable[[Mapping[str, File]], tuple[dict[str, bytes], list[Problem]]]


def site_files(
    edition: Edition,
    templates: Path,
    progress: Callable[[str], None],
    indexer: Indexer | None = None,
    taking: Taking = ONE_BY_ONE,
    published: Published = lambda _path, _sha: None,
) -> tuple[dict[str, File], list[Problem]]:
    """The files of the site, and what is wrong in the templates.

    `templates` is the folder of a project's own templates; the program's fill its gaps.
    `progress` is told when the search begins. Without an `indexer` there is no search.
    Where `taking` knows what the pages of an event become, they come from `published`.
    """
    sources, problems = read_templates(templates)
    if problems:  # every page would report what could not be read
        return {}, problems
    site = site_of(edition, __version__, has_search=indexer is not None)
    written: list[tuple[str, File]] = [*cards(edition, taking)]
    card_path = written[-1][0]
    html = {path: data for path, data in sources.items() if path.endswith(".html")}
    look = Look(site, card_path, os.fsencode(templates), html)
    events = (EventShown(*one) for one in zip(edition.by_event, edition.around, strict=True))

    @cache
    def corpus() -> SiteCorpus:
        return site_corpus(edition, event_corpora(edition, card_path), card_path)

    rest = page_files(_others(corpus, site.has_search), look, taking, published)
    made = []
    for files in event_files(events, look, taking, published):
        made += [files, *islice(rest, 1)]  # while workers make the next event's
    made += rest
    problems = taking.begin(FAULTS, look)()
    problems += [problem for one in made for problem in one.problems]
    listed = [file for one in made for file in one.files]
    indexable = {file.path: file.updated for file in listed if file.is_indexable}
    written += [(file.path, file.data or b"") for file in listed]
    written += exports(edition).items()
    written += schemas().items()
    written += annotation_files(edition).items()
    written += tei_files(edition).items()
    written += feed_files(corpus()).items()
    if site.has_search:
        written.append((routes.NAMES, first_hits(edition)))
    written += assets(sources, own_style(edition.site)).items()
    written += machine_files(indexable, edition.site.base_url).items()
    problems += lost_assets(templates, sources, dict(written))
    if indexer and not has_errors(problems):
        progress("the search")
        index, faults = indexer(dict(written))
        problems += faults
        written += index.items()
    problems += too_large(sum(size_of(file) for _, file in written))
    return dict(written), problems + _collisions([path for path, _ in written])


def _others(corpus: Callable[[], SiteCorpus], has_search: bool) -> Iterator[Page]:
    """The pages of the whole site. Workers make those of events while its corpus is made."""
    yield from site_pages(corpus(), has_search=has_search)


def with_static(
    files: Mapping[str, File], static: Mapping[str, bytes], folder: Path
) -> tuple[dict[str, File], list[Problem]]:
    """The files of the site and those of the folder; an error for one that the site has itself."""
    known = {path.casefold() for path in files}
    problems = [
        error(Location(shown(folder / path)), f"the site has a file {path} of its own", "rename it")
        for path in static
        if path.casefold() in known
    ]
    return {**files, **static}, problems


def cards(edition: Edition, taking: Taking) -> list[tuple[str, bytes]]:
    """The social card as SVG, then as PNG if it can be drawn: pages name the last.

    Other sites load a picture only by its full address, so a site without one needs no PNG.
    """
    drawn = card(edition)
    files = [(routes.CARD, svg(drawn).encode())]
    if edition.site.base_url and (picture := taking.begin(DRAWING, drawn)()):
        files.append((routes.CARD_PNG, picture))
    return files


def machine_files(indexable: Mapping[str, str], base_url: str) -> dict[str, bytes]:
    """`robots.txt`, `.nojekyll` and, if the site knows its address, `sitemap.xml`: of more than
    `LISTED` pages it lists sitemaps.

    `indexable` are the paths of pages that search engines may list, each with the day of its last
    edition or "". Other pages forbid it by their
    own `noindex`, which a crawler has to read; so `robots.txt` forbids nothing. `base_url` ends in
    a slash, or is "".
    """
    robots = "User-agent: *\nAllow: /\n"
    files = {".nojekyll": b""}  # else GitHub Pages drops files whose names begin with _
    if base_url:
        addresses = sorted((base_url + quote(path), day) for path, day in indexable.items())
        parts = [addresses[n : n + LISTED] for n in range(0, len(addresses), LISTED)]
        if len(parts) < 2:
            files["sitemap.xml"] = _sitemap("urlset", "url", addresses)
        else:
            names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
            for name, part in zip(names, parts, strict=True):
                files[name] = _sitemap("urlset", "url", part)
            files["sitemap.xml"] = _sitemap(
                "sitemapindex", "sitemap", [(base_url + name, "") for name in names]
            )
        robots += f"Sitemap: {base_url}sitemap.xml\n"
    files["robots.txt"] = robots.encode()
    return files


def _sitemap(root: str, row: str, addresses: Iterable[tuple[str, str]]) -> bytes:
    rows = "".join(
        f"<{row}><loc>{escape(address)}</loc>{day and f'<lastmod>{day}</lastmod>'}</{row}>\n"
        for address, day in addresses
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</{root}>\n'
    ).encode()


def too_large(size: int) -> list[Problem]:
    """A warning for a site of so many bytes that GitHub Pages will soon refuse it, or does."""
    if size < LARGE:
        return []
    what = f"the site has {size / 1e6:,.0f} MB, and GitHub Pages takes 1,000 at most"
    return [warning(Location(routes.HOME), what, "divide it by year, or publish it elsewhere")]


def _collisions(paths: list[str]) -> list[Problem]:
    """Files that would overwrite one another, also where upper and lower case are the same."""
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
