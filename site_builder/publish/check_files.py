"""What is wrong in the files of a built site that are no pages."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from html import unescape
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote
from xml.parsers import expat

import msgspec

from site_builder.data.records import FILES
from site_builder.model import routes
from site_builder.model.data_files import INDEX
from site_builder.model.given import Seed
from site_builder.model.problems import Location, Problem, error
from site_builder.publish.check_allowed import element_faults
from site_builder.publish.check_page import Checked, json_fault
from site_builder.text.spans import LineIndex

CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')\s]*)|@import\s+["']([^"']*)""")
ROBOTS = re.compile(r"User-agent: \*\nAllow: /\n(?:Sitemap: (https?://\S+/)sitemap\.xml\n)?")
LOCATION = re.compile(r"<loc>([^<]*)</loc>")
SITEMAP = re.compile(r"sitemap-\d+\.xml")  # one of several
ARTICLES = "data/articles.json"
SEARCH_ENTRY = "search/pagefind-entry.json"


class BuiltSite:
    """The files of a built site, and its pages as they were checked."""

    def __init__(self, files: Mapping[str, bytes], pages: Mapping[str, Checked]) -> None:
        self.files = files
        self.pages = pages

    def has(self, page: str, fragment: str) -> bool:
        """Whether the page exists, with this id if there is a `fragment`."""
        return page in self.pages and (not fragment or fragment in self.pages[page].ids)

    @cached_property
    def base_url(self) -> str:
        """The address of the site as it says itself; "" if it does not know it."""
        robots = ROBOTS.fullmatch(self.files.get("robots.txt", b"").decode(errors="replace"))
        return (robots[1] or "") if robots else ""

    @cached_property
    def articles(self) -> list[tuple[Location, dict[str, Any]]]:
        """The records of the articles, and where they are; the first is in line 2."""
        return [
            (Location(path, number), record)
            for path in self.files
            if subject_of(path) == "articles"
            for number, record in enumerate(json.loads(self.files[path]), 2)
        ]


def style_faults(path: str, site: BuiltSite) -> Iterable[Problem]:
    """Addresses in a style sheet that are no file of the site."""
    text = site.files[path].decode(errors="replace")
    lines = LineIndex(text)
    for match in CSS_ADDRESS.finditer(text):
        address = match[1] or match[2] or ""
        target = normpath(join(dirname(path), address.split("#")[0]))
        if not address.startswith("#") and target not in site.files:
            where = Location(path, *lines.position(match.start()))
            yield error(where, f"{address} leads nowhere", "correct the style sheet")


def drawing_faults(path: str, site: BuiltSite) -> Iterable[Problem]:
    """What makes a file no XML, and what a picture must not contain."""
    found: list[Problem] = []
    reader = expat.ParserCreate()

    def where() -> Location:
        return Location(path, reader.CurrentLineNumber, reader.CurrentColumnNumber + 1)

    def start(name: str, attributes: dict[str, str]) -> None:
        if path.endswith(".svg"):
            names = [attribute.lower() for attribute in attributes]
            faults = element_faults(name.lower(), names, drawing=True)
            found.extend(error(where(), what, "draw it without") for what in faults)

    def other(*_: object) -> None:
        found.append(error(where(), "there is more than elements and text here", "leave it out"))

    reader.StartElementHandler = start
    reader.ProcessingInstructionHandler = reader.StartDoctypeDeclHandler = other
    try:
        reader.Parse(site.files[path], True)
    except expat.ExpatError as fault:
        found.append(error(Location(path, fault.lineno, fault.offset + 1), f"no XML: {fault}"))
    return found


def subject_of(path: str) -> str:
    """What a data file is about, a whole or a part; "" if it is none."""
    folder, _, name = path.removesuffix(".json").partition("/")
    subject = name.partition("/")[0]
    return subject if folder == "data" and subject in FILES else ""


def data_faults(path: str, site: BuiltSite) -> Iterable[Problem]:
    """What makes a file no JSON, or no data file of ours; and records that agree with no page."""
    text = site.files[path].decode(errors="replace")
    if what := json_fault(text):
        yield error(Location(path), what, "build again")
        return
    if path == INDEX:
        listed = {one["path"] for one in json.loads(text)}
        for lost in sorted(listed ^ {p for p in site.files if subject_of(p)}):
            yield error(Location(path), f"{lost} is not both listed and there", "build again")
    if not (name := subject_of(path)):
        return
    try:
        msgspec.json.decode(site.files[path], type=FILES[name])
    except msgspec.DecodeError as fault:
        yield error(Location(path), f"the records are not ours: {fault}", "build again")
        return
    articles = {record["id"] for _, record in site.articles}
    for number, record in enumerate(json.loads(text), 2):  # one record a line, the first in line 2
        page, _, fragment = record["page"].partition("#")
        if not site.has(page, fragment):
            yield error(Location(path, number), f"{record['page']} leads nowhere")
        elif name == "articles":
            yield from _article_faults(record, site.pages[page])
        elif name == "quotes" and record["article"] not in articles:
            yield error(Location(path, number), f"there is no article {record['article']}")


def _article_faults(record: Mapping[str, object], page: Checked) -> Iterable[Problem]:
    where = Location(page.path)
    if page.is_indexable:
        yield error(where, "this is an outlet's text, but search engines may list it", "noindex")
    digest = hashlib.sha256(page.seed_text.encode()).hexdigest()
    if record["text_mode"] == "full" and digest != record["sha256"]:
        lengths = f"{len(page.seed_text):,} code points, the seed has {record['length']:,}"
        yield error(where, f"the text under the marks is not the seed's ({lengths})")


def seed_faults(site: BuiltSite, seeds: tuple[Seed, ...]) -> Iterable[Problem]:
    """Seeds that are not in the site, and articles of the site that are no seed as it is."""
    texts = {seed.stem: seed for seed in seeds}
    for where, record in site.articles:
        seed = texts.pop(record["id"], None)
        if seed is None:
            yield error(where, f"there is no seed {record['id']}", "build again")
        elif hashlib.sha256(seed.text.encode()).hexdigest() != record["sha256"]:
            page = Location(record["page"].partition("#")[0])
            yield error(page, f"{seed.path} was changed after the build", "build again")
    for seed in texts.values():
        yield error(Location(seed.path), "this seed is not in the site", "build again")


def machine_file_faults(site: BuiltSite) -> Iterable[Problem]:
    """What robots.txt, the sitemap and the pages' own addresses say wrongly of the site."""
    robots = site.files.get("robots.txt", b"").decode(errors="replace")
    if not ROBOTS.fullmatch(robots):
        yield error(Location("robots.txt"), "this is not what we write", "build again")
    if ".nojekyll" not in site.files:
        yield error(Location(".nojekyll"), "GitHub Pages needs this empty file", "build again")
    for page in site.pages.values():
        own = site.base_url + page.path
        if page.canonical and page.canonical != own:
            yield error(Location(page.path), f"the page says that its address is {page.canonical}")


def sitemap_faults(site: BuiltSite) -> Iterable[Problem]:
    """Addresses that the sitemap names wrongly or not at all."""
    if "sitemap.xml" not in site.files:
        if site.base_url:
            yield error(Location("sitemap.xml"), "this file is missing", "build again")
        return
    where = Location("sitemap.xml")
    listed = _listed(site, "sitemap.xml")
    parts = [address.removeprefix(site.base_url) for address in listed]
    if parts and all(SITEMAP.fullmatch(part) for part in parts):  # a list of sitemaps
        listed = [address for part in parts for address in _listed(site, part)]
    indexable = {p.path for p in site.pages.values() if p.is_indexable} - {routes.NOT_FOUND}
    for address in listed:
        if not site.base_url or not address.startswith(site.base_url):
            yield error(where, f"{address} is not of this site", "build again")
        elif (path := unquote(address.removeprefix(site.base_url))) not in indexable:
            yield error(where, f"{path} is no page that search engines may list", "build again")
        indexable.discard(unquote(address.removeprefix(site.base_url)))
    for path in sorted(indexable):
        yield error(where, f"{path} is missing here", "build again")


def _listed(site: BuiltSite, path: str) -> list[str]:
    text = site.files.get(path, b"").decode(errors="replace")
    return [unescape(match[1]) for match in LOCATION.finditer(text)]


def search_faults(site: BuiltSite) -> Iterable[Problem]:
    """Files of the search that its page needs and that are not there."""
    if routes.SEARCH not in site.files:
        return
    names = ["search/pagefind.js", "search/pagefind-worker.js", SEARCH_ENTRY]
    entry = json.loads(site.files.get(SEARCH_ENTRY, b'{"languages": {}}'))
    texts = sum(path.startswith("search/fragment/") for path in site.files)
    for language in entry["languages"].values():
        names.append(f"search/pagefind.{language['hash']}.pf_meta")
        names.append(f"search/wasm.{language['wasm'] or 'unknown'}.pagefind")
        if texts < language["page_count"]:
            yield error(Location("search/fragment"), "parts of the search are missing")
    for name in names:
        if name not in site.files:
            yield error(Location(name), "the search needs this file", "build again")
