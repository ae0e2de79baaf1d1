"""`build.py check` on a site that somebody tampered with: each way is caught, with the file's name.

Whoever tampers writes the manifest again, so that the digests agree; only the cases of the manifest
leave it as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from folders import TEMPLATES

from site_builder.edition.compile import compile_edition
from site_builder.model.given import Seed
from site_builder.publish import check
from site_builder.publish.check_page import check_page
from site_builder.publish.folders import MANIFEST, manifest
from site_builder.publish.site import site_files
from site_builder.sources.content import read_content

BASE = "https://example.org/speech/"
FIRST = (
    "Harbour wall to be rebuilt, mayor vows\n\n“We will rebuild the harbour wall before winter,”"
    " Mayor Lena Orr said on Monday.\n\n“Nobody will be left behind the wall,” she said.\n"
)
SECOND = (
    "Mayor promises a new wall\n\nMayor Lena Orr said: “We will rebuild the harbour wall before the"
    " winter.”\n\nShe said “nobody will be left behind” on the quay.\n"
)
SEARCH = {
    "search/pagefind-entry.json": b'{"version":"1","languages":{"en":{"hash":"en_1","wasm":"en",'
    b'"page_count":1}}}',
    "search/pagefind.en_1.pf_meta": b"meta",
    "search/wasm.en.pagefind": b"wasm",
    "search/pagefind.js": b"",
    "search/pagefind-worker.js": b"",
    "search/fragment/en_1.pf_fragment": b"fragment",
    "search/made-from.txt": b"0\n",
}
Files = dict[str, bytes]
Change = Callable[[Files], None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, tuple[Seed, ...]]:
    """The files of a small site that the program made, and its seeds."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "site.yaml").write_text(f"title: Speech\nbase_url: {BASE}\n", "utf-8")
    seeds = (Seed("seeds/one.txt", "one", FIRST), Seed("seeds/two.txt", "two", SECOND))
    content, _ = read_content(folder, ["one", "two"])
    files, _ = site_files(
        compile_edition(seeds, content), TEMPLATES, lambda path: None, lambda files: (SEARCH, [])
    )
    return files, seeds


@pytest.fixture(autouse=True)
def _each_page_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most pages of a case are those of the case before."""
    monkeypatch.setattr(check, "check_page", READ_ONCE)


READ_ONCE = cache(check_page)


def faults(folder: Path, files: Mapping[str, bytes], seeds: tuple[Seed, ...] = ()) -> list[str]:
    """What the check says of these files and of their manifest, if they have none of their own."""
    for path, data in {MANIFEST: manifest(files), **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    _, problems = check.check_site(folder, lambda path: None, seeds or None)
    return [str(problem) for problem in problems]


def test_the_site_as_it_was_built_has_no_fault(
    built: tuple[Files, tuple[Seed, ...]], tmp_path: Path
) -> None:
    files, seeds = built
    assert faults(tmp_path, files, seeds) == []


def put(path: str, old: str, new: str) -> tuple[str, Change]:
    """Every `old`, which has to be in the file, becomes `new`."""

    def change(files: Files) -> None:
        assert old.encode() in files[path], old
        files[path] = files[path].replace(old.encode(), new.encode())

    return path, change


def put_first(path: str, pattern: str, new: str) -> tuple[str, Change]:
    """The first match of a pattern becomes `new`."""

    def change(files: Files) -> None:
        files[path], count = re.subn(pattern.encode(), new.encode(), files[path], count=1)
        assert count, pattern

    return path, change


def add(path: str, mark_up: str, where: str = "</main>") -> tuple[str, Change]:
    """Mark-up before an end tag of a page."""
    return put(path, where, mark_up + where)


def head(mark_up: str) -> tuple[str, Change]:
    return add("index.html", mark_up, "</head>")


def body(mark_up: str) -> tuple[str, Change]:
    return add("articles/one.html", mark_up)


def whole(path: str, data: bytes) -> tuple[str, Change]:
    """A file with other bytes, or a new one."""
    return path, lambda files: files.update({path: data})


def gone(path: str) -> tuple[str, Change]:
    return path, lambda files: files.pop(path) and None


def told_of(path: str, way: tuple[str, Change]) -> tuple[str, Change]:
    """A way whose fault is told of another file than the changed one."""
    return path, way[1]


def drawn(mark_up: str) -> tuple[str, Change]:
    return add("assets/icon.svg", mark_up, "</svg>")


META = r'<meta http-equiv="Content-Security-Policy" content="[^"]*">'
WAYS: dict[str, tuple[str, Change]] = {
    # the policy
    "no policy": put_first("index.html", META, ""),
    "no policy on the search page": put_first("search.html", META, ""),
    "an empty policy": put_first("index.html", 'content="default-src[^"]*"', 'content=""'),
    "a policy with one source more": put("index.html", "img-src 'self'", "img-src 'self' https:"),
    "a policy that lets pages write scripts": put(
        "index.html", "script-src 'self'", "script-src 'self' 'unsafe-inline'"
    ),
    "a policy without its last part": put("index.html", "; require-trusted-types-for 'script'", ""),
    "WebAssembly on a page without search": put(
        "index.html", "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
    ),
    "two policies": head(
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    ),
    "a policy that only reports": put(
        "index.html", "Content-Security-Policy", "Content-Security-Policy-Report-Only"
    ),
    "a script before the policy": put(
        "index.html",
        '<meta http-equiv="Content',
        '<script src="assets/variorum.js"></script><meta http-equiv="Content',
    ),
    "a policy in the body": body(
        '<meta http-equiv="Content-Security-Policy" content="default-src *">'
    ),
    # orders to the browser
    "a base": head('<base href="https://evil.example/">'),
    "a base of our own": head('<base href="./">'),
    "a refresh": head('<meta http-equiv="refresh" content="0; url=https://evil.example/">'),
    "a refresh that waits": head('<meta http-equiv="refresh" content="5; url=about.html">'),
    "a refresh on a page that may be listed": head(
        '<meta http-equiv="refresh" content="0; url=about.html">'
    ),
    "a refresh to a script": head('<meta http-equiv="refresh" content="0; url=javascript:x()">'),
    "a cookie": head('<meta http-equiv="set-cookie" content="a=b">'),
    "another type of page": head('<meta http-equiv="content-type" content="text/html">'),
    # scripts
    "a script in the page": body("<script>x()</script>"),
    "a module in the page": body('<script type="module">x()</script>'),
    "a script of another host": head('<script src="https://evil.example/x.js"></script>'),
    "a script of another host without a scheme": head('<script src="//evil.example/x"></script>'),
    "a script that is data": head('<script src="data:text/javascript,x()"></script>'),
    "a script that is not there": head('<script src="assets/gone.js"></script>'),
    "an import map": head('<script type="importmap">{"imports":{}}</script>'),
    "speculation": head('<script type="speculationrules">{"prefetch":[]}</script>'),
    "a handler": body('<p onclick="x()">x</p>'),
    "a handler in capitals": body('<p ONMOUSEOVER="x()">x</p>'),
    "a handler of an animation": body('<p onanimationstart="x()">x</p>'),
    # elements that run or load something
    "a frame with its own page": body(
        '<iframe srcdoc="&lt;script&gt;x()&lt;/script&gt;"></iframe>'
    ),
    "a frame": body('<iframe src="https://evil.example/"></iframe>'),
    "an object": body('<object data="x.svg"></object>'),
    "an embedded file": body('<embed src="x.svg">'),
    "an applet": body('<applet code="x"></applet>'),
    "a form": body('<form action="https://evil.example/"></form>'),
    "a button that sends elsewhere": body(
        '<button type="submit" formaction="https://evil.example/">x</button>'
    ),
    "a film": body('<video src="https://evil.example/x"></video>'),
    "a picture of many sizes": body('<img src="../assets/icon.svg" srcset=" , ,x 2x" alt="">'),
    "an empty list of sizes": body('<img src="../assets/icon.svg" srcset="," alt="">'),
    "a picture of another host": body('<img src="https://evil.example/1.gif" alt="">'),
    "a portal": body('<portal src="https://evil.example/"></portal>'),
    "formulas": body('<math><mi href="javascript:x()">x</mi></math>'),
    "an element of somebody's own": body("<x-y>x</x-y>"),
    "a style": body("<style>p { color: red }</style>"),
    "an inline style": body('<p style="background: url(//evil.example)">x</p>'),
    # links
    "a script as an address": body('<a href="javascript:x()">x</a>'),
    "a script as an address, with a tab": body('<a href="java&#9;script:x()">x</a>'),
    "a script after a space": body('<a href=" javascript:x()">x</a>'),
    "data as an address": body('<a href="data:text/html,x">x</a>'),
    "an address of a program": body('<a href="vbscript:x">x</a>'),
    "an address that is none": body('<a href="https://[x">x</a>'),
    "a link that reports": body('<a href="../index.html" ping="https://evil.example/">x</a>'),
    "a link to nowhere": body('<a href="gone.html">x</a>'),
    "a link out of the site": body('<a href="../../../etc/passwd">x</a>'),
    "a link to an id that is not there": body('<a href="#gone">x</a>'),
    "a preconnect": head('<link rel="preconnect" href="https://evil.example/">'),
    "a lookup of a name": head('<link rel="dns-prefetch" href="//evil.example/">'),
    "a prefetch": head('<link rel="prefetch" href="about.html">'),
    "a style sheet of another host": head('<link rel="stylesheet" href="https://evil.example/x">'),
    "a link without a relation": head('<link href="about.html">'),
    # drawings
    "XLink in a page": body('<svg><a xlink:href="javascript:x()">x</a></svg>'),
    "a script in a drawing of a page": body("<svg><script>x()</script></svg>"),
    "a drawing with a page in it": body("<svg><foreignObject>x</foreignObject></svg>"),
    "an animation of an address": body('<svg><animate attributeName="href"/></svg>'),
    "a script in a picture": drawn("<script>x()</script>"),
    "a picture with XLink": drawn('<use xlink:href="https://evil.example/#a"/>'),
    "a handler in a picture": put("assets/icon.svg", "<svg", '<svg onload="x()"'),
    "an animation in a picture": drawn('<set attributeName="onclick" to="x()"/>'),
    "a style sheet of a picture": put(
        "assets/icon.svg", "<svg", '<?xml-stylesheet href="https://evil.example/x"?><svg'
    ),
    "an entity in a picture": put(
        "assets/icon.svg", "<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg'
    ),
    "a picture that does not end": put("assets/icon.svg", "</svg>", ""),
    "a card with a page in it": put(
        "assets/card.svg", "</svg>", "<foreignObject>x</foreignObject></svg>"
    ),
    # style sheets
    "an address in a style sheet": whole(
        "assets/search.css", b"p { background: url(//e.example) }"
    ),
    "an import in a style sheet": whole("assets/search.css", b'@import "https://e.example/x.css";'),
    "data in a style sheet": whole("assets/search.css", b"p { src: url('data:font/woff,x') }"),
    # mark-up and encodings
    "a page in UTF-16": whole("about.html", "<!DOCTYPE html><html>".encode("utf-16")),
    "a page in Latin-1": whole("about.html", b"<!DOCTYPE html><title>caf\xe9</title>"),
    "a page with a byte order mark": put_first("about.html", "<!DOCTYPE", "\ufeff<!DOCTYPE"),
    "a page that says another encoding": put("about.html", 'charset="utf-8"', 'charset="utf-7"'),
    "a NUL": body("<p>a\x00b</p>"),
    "an open comment": body("<!-- x"),
    "an element that no parser reads": body("<![ x"),
    "an attribute that is there twice": body('<p class="a" class="b">x</p>'),
    "an element that is not closed": body("<div>"),
    "an id that is there twice": body('<p id="main">x</p>'),
    "no language": put_first("index.html", ' lang="[^"]*"', ""),
    "no title": put_first("index.html", "<title>[^<]*</title>", ""),
    "an empty page": whole("about.html", b""),
    "deep mark-up": whole("about.html", b"<!DOCTYPE html>" + b"<b>" * 3_000),
    # texts and records
    "a word of an article": put("articles/one.html", "Monday", "Tuesday"),
    "an article that may be listed": put(
        "articles/one.html", '<meta name="robots" content="noindex">', ""
    ),
    "a record that is no object": whole("data/quotes.json", b"[\n1\n]\n"),
    "records that are no list": whole("data/quotes.json", b"{}"),
    "a record with another type": put_first(
        "data/articles.json", '"length": ?[0-9]+', '"length":"9"'
    ),
    "a record of a page that is not there": put(
        "data/articles.json", "articles/one.html", "articles/none.html"
    ),
    "a record of a page that is no page": put(
        "data/articles.json", "articles/one.html", "assets/icon.svg"
    ),
    "a quotation of no article": put_first(
        "data/quotes.json", '"article": ?"one"', '"article": "none"'
    ),
    "another digest": told_of(
        "articles/one.html",
        put_first("data/articles.json", '"sha256": ?"[0-9a-f]{8}', '"sha256":"00000000'),
    ),
    "no JSON": whole("data/themes.json", b"[\n{]\n"),
    "JSON of great depth": whole("data/themes.json", b"[" * 100_000),
    "a number that is too long": whole("data/themes.json", b"[" + b"9" * 5_000 + b"]"),
    "a schema that is no JSON": whole("data/schema/quotes.schema.json", b"{"),
    "JSON with a key that is there twice": whole("data/themes.json", b'[{"a": 1, "a": 2}]'),
    # files for machines
    "robots that forbid": whole("robots.txt", b"User-agent: *\nDisallow: /\n"),
    "robots that are no text": whole("robots.txt", b"\xff\xfeSitemap: x/sitemap.xml"),
    "a sitemap of another site": put("sitemap.xml", BASE, "https://evil.example/"),
    "a sitemap with a page that is not there": put("sitemap.xml", "about.html", "gone.html"),
    "a sitemap with an article": put("sitemap.xml", "about.html", "articles/one.html"),
    "a sitemap that is no XML": put("sitemap.xml", "</urlset>", ""),
    "a sitemap of an encoding that nobody knows": put("sitemap.xml", "UTF-8", "x-none"),
    "no sitemap": gone("sitemap.xml"),
    "no .nojekyll": gone(".nojekyll"),
    "another address of a page": put_first(
        "index.html", 'rel="canonical" href="[^"]*"', 'rel="canonical" href="https://evil.example/"'
    ),
    # lost files
    "no page of an article": gone("articles/two.html"),
    "no style sheet": gone("assets/variorum.css"),
    "no script": gone("assets/variorum.js"),
    "no data": gone("data/quotes.json"),
    "no program of the search": gone("search/pagefind.js"),
    "no words of the search": gone("search/pagefind.en_1.pf_meta"),
    "no texts of the search": told_of("search/fragment", gone("search/fragment/en_1.pf_fragment")),
    "an entry of the search that is no JSON": whole("search/pagefind-entry.json", b"[1]"),
    "a page that nothing leads to": whole("lonely.html", b"<!DOCTYPE html>"),
    # the manifest
    "no manifest": whole(MANIFEST, b""),
    "a manifest of another program": whole(MANIFEST, b'{"made_by": "x", "files": {}}'),
    "a manifest that lists nothing": told_of(
        "index.html", whole(MANIFEST, b'{"made_by": "variorum", "files": {}}')
    ),
    "a manifest that is no object": whole(MANIFEST, b"[]"),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_tamper_is_caught_with_the_name_of_the_file(
    built: tuple[Files, tuple[Seed, ...]], tmp_path: Path, way: str
) -> None:
    files = dict(built[0])
    path, change = WAYS[way]
    change(files)
    said = faults(tmp_path, files)
    assert any(path in line for line in said), said
    assert any("warning: " not in line for line in said)
