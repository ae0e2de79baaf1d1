"""Every link of every page leads somewhere, at a root, under a sub-path and from the disk.

The browser resolves the links, so what is tested is what a reader's click would do.
"""

from __future__ import annotations

from urllib.parse import unquote, urldefrag

import pytest

ANCHORS = """() => ({
  links: [...document.querySelectorAll('a, form[action]')]
    .map(a => new URL(a.action ?? a.href.baseVal ?? a.href, document.baseURI).href),
  ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  status: performance.getEntriesByType('navigation')[0].responseStatus,
})"""


@pytest.mark.parametrize("at", ["root", "sub-path", "disk"])
def test_every_link_and_fragment_of_every_page_is_there_and_every_page_is_linked(
    open_page, roots, site, at
) -> None:
    page = open_page("index.html", at=at)
    ids: dict[str, set[str]] = {}
    wanted: set[tuple[str, str, str]] = set()  # (page, fragment, the page that links to it)
    waiting = [roots[at] + "index.html"]
    files, broken = set(), []
    while waiting:
        address = waiting.pop()
        if address in ids:
            continue
        page.goto(address)
        read = page.evaluate(ANCHORS)
        ids[address] = set(read["ids"])
        assert read["status"] in (0, 200), address  # 0: from the disk
        for link in read["links"]:
            there, fragment = urldefrag(link)
            if not there.startswith(roots[at]):
                continue  # to an outlet: never asked for by us
            path = site / unquote(there.removeprefix(roots[at]))
            if not path.is_file():
                broken.append(f"{address}: {there}")
            elif path.suffix == ".html":
                wanted.add((there, unquote(fragment), address))
                waiting.append(there)
            else:
                files.add(path)
    broken += [f"{by}: {to}#{part}" for to, part, by in wanted if part and part not in ids[to]]
    assert broken == []
    reached = {unquote(address.removeprefix(roots[at])) for address in ids}
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert built - reached == {"404.html"}
    assert files, "the data files are offered"


def test_a_page_that_is_not_there_leads_home(open_page, roots) -> None:
    page = open_page("404.html")
    link = page.get_by_role("main").get_by_role("link").first
    address = link.evaluate("link => link.href")
    assert address.startswith(roots["root"])
    link.click()
    page.wait_for_url(address)
    assert page.locator("h1").is_visible()
