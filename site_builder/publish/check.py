"""`build.py check`: whether a reader, a browser and a program can use the built site.

1. the folder contains what its manifest lists, byte for byte
2. each page is well-formed, contains only what is allowed, and has our policy, a title and a
   language
3. each id is unique in its page; every attribute that names an id names one of the page
4. each link leads to a file of the site and to an id in it; no page loads from another host
5. the text under the marks of an article is the seed's, and search engines may not list it
6. data, pictures and the files for machines are valid and agree with the pages

The check believes nothing: a file that breaks it is a fault of that file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from site_builder.model import routes
from site_builder.model.given import Seed
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.publish.check_allowed import SCHEMES
from site_builder.publish.check_files import (
    ARTICLES,
    SEARCH_ENTRY,
    BuiltSite,
    data_faults,
    drawing_faults,
    machine_file_faults,
    search_faults,
    seed_faults,
    sitemap_faults,
    style_faults,
)
from site_builder.publish.check_page import Checked, Reference, check_page
from site_builder.publish.folders import MANIFEST, listed, walk

CHECKS = {".css": style_faults, ".json": data_faults, ".jsonld": data_faults}
CHECKS |= {".xml": drawing_faults, ".svg": drawing_faults}


def check_site(
    folder: Path, progress: Callable[[str], None], seeds: tuple[Seed, ...] | None = None
) -> tuple[int, list[Problem]]:
    """The number of pages of the built site, and everything that is wrong in it.

    With `seeds` the texts are compared with the seeds themselves, without with their digests.
    """
    try:
        names, _, others = walk(folder)
    except OSError as fault:
        return 0, [error(Location(str(fault.filename)), f"this cannot be read: {fault.strerror}")]
    problems = [error(Location(name), "this is no plain file", "build again") for name in others]
    files: dict[str, bytes] = {}
    for name in names:
        try:
            files[name] = (folder / name).read_bytes()
        except OSError as fault:
            problems.append(error(Location(name), f"this cannot be read: {fault.strerror}"))
    problems += _manifest(folder, files)
    pages: dict[str, Checked] = {}
    for path in (name for name in files if name.endswith(".html")):
        progress(path)
        problems += guarded(path, read_page, path, files[path], pages)
    site = BuiltSite(files, pages)
    problems += _links(site)
    for path in files:
        if check := CHECKS.get(Path(path).suffix):
            problems += guarded(path, check, path, site)
    problems += guarded("robots.txt", machine_file_faults, site)
    problems += guarded("sitemap.xml", sitemap_faults, site)
    problems += guarded(SEARCH_ENTRY, search_faults, site)
    if seeds is not None:
        problems += guarded(ARTICLES, seed_faults, site, seeds)
    return len(pages), problems


def guarded(
    path: str, check: Callable[..., Iterable[Problem]], *arguments: object
) -> list[Problem]:
    """What a check finds; if the file breaks the check, that is what it finds."""
    try:
        return list(check(*arguments))
    except Exception as fault:  # any: a damaged file must not end the check of the others
        what = f"this cannot be checked: {type(fault).__name__}: {fault}"
        return [error(Location(path), what, "build again")]


def read_page(path: str, data: bytes, pages: dict[str, Checked]) -> Iterable[Problem]:
    """What is wrong in a page, which is added to `pages` even if it cannot be read."""
    pages[path] = Checked(path, ())
    pages[path] = check_page(path, data)
    return pages[path].problems


def _manifest(folder: Path, files: Mapping[str, bytes]) -> Iterable[Problem]:
    known = listed(folder)
    if known is None:
        yield error(Location(MANIFEST), "there is no manifest of ours", "build the site first")
        return
    for path in sorted(known.keys() | files.keys() - {MANIFEST}):
        if path not in files:
            yield error(Location(path), "this file is missing", "build again")
        elif path not in known:
            yield error(Location(path), "we did not write this file", "remove it")
        elif hashlib.sha256(files[path]).hexdigest() != known[path]:
            yield error(Location(path), "this file was changed after the build", "build again")


def _links(site: BuiltSite) -> Iterable[Problem]:
    """Addresses that lead nowhere, and pages that nothing leads to."""
    led_to: set[str] = {routes.HOME, routes.NOT_FOUND}
    led_to |= {path for path, page in site.pages.items() if page.leads_on}
    for page in site.pages.values():
        for reference in page.references:
            target, fault = resolve(page.path, reference, site)
            if fault:
                yield fault
            if target != page.path:
                led_to.add(target)
    for path in sorted(site.pages.keys() - led_to):
        yield warning(Location(path), "no page leads here", "link to it or leave it out")


def resolve(path: str, reference: Reference, site: BuiltSite) -> tuple[str, Problem | None]:
    """The file of the site at an address ("" for another host), and what is wrong with it."""
    address, where = reference.address, reference.location
    at_root = path == routes.NOT_FOUND  # a host shows it at any address: its links are absolute
    if site.base_url and address.startswith(site.base_url):
        address, at_root = "/" + address.removeprefix(site.base_url), True
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", error(where, f"{address} is no address")
    if parts.scheme or parts.netloc:
        if reference.fetched:
            return "", error(where, f"the page asks another host for {address}")
        if parts.scheme not in SCHEMES:
            return "", error(where, f"{address} is no address to link to")
        return "", None
    if address.startswith("/"):
        if not at_root:
            return "", error(where, f"{address} works only at the root of a domain")
        prefix = urlsplit(site.base_url).path if site.base_url else "/"
        target = unquote(parts.path.removeprefix(prefix if prefix != "/" else "/").lstrip("/"))
    else:
        target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    if target not in site.files:
        return "", error(where, f"{reference.address} leads nowhere", "correct the link")
    fragment = unquote(parts.fragment.split(":~:")[0])
    if fragment not in ("", "top") and target in site.pages and not site.has(target, fragment):
        return target, error(where, f"there is no {fragment} in {target}", "correct the link")
    return target, None
