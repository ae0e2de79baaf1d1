"""`build.py check`: whether a reader, a browser and a program can use the built site.

1. the folder contains what its manifest lists, byte for byte
2. each page is well-formed and has a title and a language, and no inline styles or scripts
3. each id is unique in its page; every attribute that names an id names one of the page
4. each link leads to a file of the site and to an id in it; no page loads from another host
5. the text under the marks of an article is the seed's
6. JSON and XML are valid, and the page of each record exists
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from site_builder.model import routes
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.publish.check_page import Checked, Reference, check_page, json_fault
from site_builder.publish.folders import MANIFEST, listed, walk

CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""")


def check_site(folder: Path, progress: Callable[[str], None]) -> tuple[int, list[Problem]]:
    """The number of pages of the built site, and everything that is wrong in it."""
    names, _, others = walk(folder)
    files = {name: (folder / name).read_bytes() for name in names}
    problems = [error(Location(name), "this is no plain file", "build again") for name in others]
    problems += _manifest(folder, files)
    pages: dict[str, Checked] = {}
    for path in (name for name in names if name.endswith(".html")):
        progress(path)
        pages[path] = check_page(path, files[path])
        problems += pages[path].problems
    base_url = _base_url(files)
    led_to: set[str] = {routes.HOME, routes.NOT_FOUND}
    for page in pages.values():
        for reference in page.references:
            target, fault = resolve(page.path, reference, pages, files, base_url)
            if fault:
                problems.append(fault)
            if target != page.path:
                led_to.add(target)
    problems += [
        warning(Location(path), "no page leads here", "link to it or leave it out")
        for path in sorted(pages.keys() - led_to)
    ]
    problems += _styles(files)
    problems += _machine_files(files, pages)
    return len(pages), problems


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


def resolve(
    path: str,
    reference: Reference,
    pages: Mapping[str, Checked],
    files: Mapping[str, bytes],
    base_url: str,
) -> tuple[str, Problem | None]:
    """The file of the site at an address ("" for another host), and what is wrong with it."""
    address, where = reference.address, reference.location
    at_root = path == routes.NOT_FOUND  # a host shows it at any address: its links are absolute
    if base_url and address.startswith(base_url):
        address, at_root = "/" + address.removeprefix(base_url), True
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", error(where, f"{address} is no address")
    if parts.scheme or parts.netloc:
        if reference.fetched:
            return "", error(where, f"the page asks another host for {address}")
        if parts.scheme not in ("http", "https", "mailto"):
            return "", error(where, f"{address} is no address to link to")
        return "", None
    if address.startswith("/"):
        if not at_root:
            return "", error(where, f"{address} works only at the root of a domain")
        prefix = urlsplit(base_url).path if base_url else "/"
        target = unquote(parts.path.removeprefix(prefix if prefix != "/" else "/").lstrip("/"))
    else:
        target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    if target not in files:
        return "", error(where, f"{reference.address} leads nowhere", "correct the link")
    fragment = unquote(parts.fragment.split(":~:")[0])
    if fragment and fragment != "top" and target in pages and fragment not in pages[target].ids:
        return target, error(where, f"there is no {fragment} in {target}", "correct the link")
    return target, None


def _base_url(files: Mapping[str, bytes]) -> str:
    """The address of the site as it says itself; "" if it does not know it."""
    found = re.search(rb"^Sitemap: (\S+/)sitemap\.xml$", files.get("robots.txt", b""), re.MULTILINE)
    return found.group(1).decode() if found else ""


def _styles(files: Mapping[str, bytes]) -> Iterable[Problem]:
    for path, data in files.items():
        if not path.endswith(".css"):
            continue
        text = data.decode(errors="replace")
        for match in CSS_ADDRESS.finditer(text):
            address = match.group(1) or match.group(2)
            line = text.count("\n", 0, match.start()) + 1
            target = normpath(join(dirname(path), address.split("#")[0]))
            if not address.startswith(("data:", "#")) and target not in files:
                yield error(
                    Location(path, line), f"{address} leads nowhere", "correct the style sheet"
                )


def _machine_files(files: Mapping[str, bytes], pages: Mapping[str, Checked]) -> Iterable[Problem]:
    for path, data in files.items():
        if path.endswith((".json", ".jsonld")):
            what = json_fault(data.decode(errors="replace"))
            if what:
                yield error(Location(path), what, "build again")
            elif path.startswith("data/") and path.count("/") == 1:
                yield from _records(path, json.loads(data), files, pages)
        elif path.endswith((".xml", ".svg")):
            try:
                expat.ParserCreate().Parse(data, True)
            except expat.ExpatError as fault:
                yield error(Location(path, fault.lineno, fault.offset + 1), f"no XML: {fault}")


def _records(
    path: str, records: object, files: Mapping[str, bytes], pages: Mapping[str, Checked]
) -> Iterable[Problem]:
    """Records without a page, and articles whose text is not the seed's."""
    for number, record in enumerate(records if isinstance(records, list) else (), 2):
        where = Location(path, number)  # one record a line, the first in line 2
        if not isinstance(record, dict) or not isinstance(record.get("page"), str):
            continue
        page, _, fragment = record["page"].partition("#")
        if page not in files or (fragment and fragment not in pages[page].ids):
            yield error(where, f"{record['page']} leads nowhere")
        elif record.get("text_mode") == "full" and "sha256" in record:
            text = pages[page].seed_text
            if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
                yield error(
                    Location(page),
                    f"the text under the marks is not the seed's"
                    f" ({len(text):,} code points, the seed has {record.get('length'):,})",
                )
