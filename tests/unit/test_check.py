"""`build.py check`: each fault that it must find, in a site that is otherwise without one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from site_builder.model.given import Seed
from site_builder.model.problems import Problem
from site_builder.publish.check import check_site, guarded
from site_builder.publish.check_allowed import POLICY
from site_builder.publish.check_markup import markup_faults
from site_builder.publish.folders import resolve
from site_builder.publish.output import publish

TEXT = "Iran’s leader spoke.\n\n  \n“No talks,” he said & left.\n"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">{policy}<title>{title}</title>{robots}
<link rel="stylesheet" href="{root}assets/variorum.css"></head>
<body><nav><a href="{root}index.html">Home</a></nav>
<main id="main">
{body}
</main></body></html>
"""


META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
NOINDEX = '<meta name="robots" content="noindex">'


def page(body: str, title: str = "A page", root: str = "", robots: str = NOINDEX) -> bytes:
    return PAGE.format(title=title, root=root, body=body, policy=META, robots=robots).encode()


def record(**more: object) -> bytes:
    article = {
        "id": "one",
        "page": "articles/one.html#p1",
        "outlet": "One",
        "outlet_id": "one",
        "language": "en",
        "event": "e",
        "complete": True,
        "text_mode": "full",
        "length": len(TEXT),
        "words": 8,
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "paragraphs": [],
        "evidence": [],
    } | dict.fromkeys(("agency", "title", "date", "author", "address"))
    return f"[\n{json.dumps(article | more)}\n]\n".encode()


ARTICLE = (
    '<div data-seed-text><p id="p1">Iran’s leader spoke.\n\n</p>  \n</div><aside>a note</aside>'
    '<div data-seed-text><p id="p2">“<mark id="q">No talks,</mark>” he said &amp; left.\n</p></div>'
    '<p><a href="#p1">up</a> <a href="https://example.org/x">there</a></p>'
)
SITE = {
    "index.html": page('<p><a href="articles/one.html#q">One</a></p>'),
    "articles/one.html": page(ARTICLE, root="../"),
    "404.html": page('<p><a href="/index.html">Home</a></p>'),
    "assets/variorum.css": b"body { background: url(icon.svg) }\n",
    "assets/icon.svg": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    "data/articles.json": record(),
    "robots.txt": b"User-agent: *\nAllow: /\n",
    ".nojekyll": b"",
}


def faults(tmp_path: Path, **changes: bytes) -> list[str]:
    """What the check says of the site with some files changed, `__` for `/` and `_` for `.`."""
    files = dict(SITE)
    for name, data in changes.items():
        files[name.replace("__", "/").replace("_", ".")] = data
    output = resolve(tmp_path / "_site")
    publish(files, output, ())
    pages, problems = check_site(output, lambda path: None)
    assert pages == len([path for path in files if path.endswith(".html")])
    return [str(problem) for problem in problems]


def in_article(tmp_path: Path, more: str) -> list[str]:
    """What the check says of a line added to the article, without the place in the line."""
    said = faults(tmp_path, articles__one_html=page(f"{ARTICLE}\n{more}", root="../"))
    return [line.removeprefix("articles/one.html:7:").partition(" ")[2] for line in said]


def test_a_site_without_a_fault_has_none(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<p><a href="two.html">x</a></p>', "two.html leads nowhere (correct the link)"),
        ('<p><a href="../articles/">x</a></p>', "../articles/ leads nowhere (correct the link)"),
        (
            '<p><a href="../index.html#no">x</a></p>',
            "there is no no in index.html (correct the link)",
        ),
        ('<p><a href="#p9">x</a></p>', "there is no p9 in articles/one.html (correct the link)"),
        ('<p><a href="/index.html">x</a></p>', "/index.html works only at the root of a domain"),
        ('<p><a href="javascript:x()">x</a></p>', "javascript:x() is no address to link to"),
        (
            '<p><img src="https://pixel.example/1.gif" alt=""></p>',
            "the page asks another host for https://pixel.example/1.gif",
        ),
        (
            '<p><img src="//pixel.example/1.gif" alt=""></p>',
            "the page asks another host for //pixel.example/1.gif",
        ),
        ('<p id="p1">x</p>', "the id p1 is in line 6 too"),
        ('<p id="a b">x</p>', "'a b' is no id"),
        (
            '<p aria-describedby="p1 gone">x</p>',
            "aria-describedby names the id gone, which is not in the page",
        ),
        (
            '<button type="button" popovertarget="gone">x</button>',
            "popovertarget names the id gone, which is not in the page",
        ),
        (
            "<style>p { color: red }</style>",
            "there is a style in the page (put it into assets/css/)",
        ),
        ("<script>x()</script>", "there is a script in the page (put it into assets/)"),
        (
            '<p style="color: red">x</p>',
            "<p> has the attribute style, which is not allowed (use a class or a script)",
        ),
        (
            '<p onclick="x()">x</p>',
            "<p> has the attribute onclick, which is not allowed (use a class or a script)",
        ),
        ("<x-y>x</x-y>", "<x-y> is not allowed here (use a class or a script)"),
        (
            '<script type="application/ld+json">{"a": 1, "a": 2}</script>',
            "this is no JSON: a key is twice in one object",
        ),
    ],
)
def test_a_fault_in_a_page_is_told_with_its_place(tmp_path: Path, body: str, said: str) -> None:
    assert in_article(tmp_path, body) == [said]


def test_a_text_that_is_not_the_seeds_is_a_fault(tmp_path: Path) -> None:
    said = faults(
        tmp_path, articles__one_html=page(ARTICLE.replace("he said &amp;", "he said"), root="../")
    )
    length = len(TEXT)
    assert said == [
        "articles/one.html:1:1: the text under the marks is not the seed's"
        f" ({length - 2} code points, the seed has {length})"
    ]


def test_excerpts_need_not_hold_the_whole_text(tmp_path: Path) -> None:
    shown = page(ARTICLE.replace("he said &amp;", "he said"), root="../")
    assert (
        faults(tmp_path, articles__one_html=shown, data__articles_json=record(text_mode="excerpts"))
        == []
    )


def test_a_record_whose_page_is_gone_is_a_fault(tmp_path: Path) -> None:
    (said,) = faults(tmp_path, data__articles_json=record(page="articles/one.html#p7"))
    assert said == "data/articles.json:2:1: articles/one.html#p7 leads nowhere"


def test_data_styles_and_xml_that_cannot_be_read_are_faults(tmp_path: Path) -> None:
    said = faults(
        tmp_path,
        data__articles_json=b"[\n{]\n",
        assets__icon_svg=b"<svg>",
        assets__variorum_css=b"p {}\np { background: url('gone.png') }\n",
    )
    assert [line.partition(": ")[0] for line in sorted(said)] == [
        "assets/icon.svg:1:6",
        "assets/variorum.css:2:17",
        "data/articles.json:1:1",
    ]


def test_a_page_that_nothing_leads_to_is_a_warning(tmp_path: Path) -> None:
    said = faults(tmp_path, lonely_html=page('<p><a href="#main">x</a></p>'))
    assert said == ["lonely.html:1:1: warning: no page leads here (link to it or leave it out)"]


def test_a_page_needs_a_title_and_a_language(tmp_path: Path) -> None:
    data = SITE["index.html"].replace(b"A page", b" ").replace(b' lang="en"', b"")
    assert faults(tmp_path, index_html=data) == [
        "index.html:1:1: the page does not say its language",
        "index.html:1:1: the page has no title",
    ]


def test_what_was_changed_after_the_build_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path) == []
    site = tmp_path / "_site"
    (site / "404.html").write_bytes(SITE["404.html"] + b"\n")
    (site / "assets/icon.svg").unlink()
    (site / "notes.txt").write_text("mine", "utf-8")
    _, problems = check_site(site, lambda path: None)
    said = sorted(str(problem) for problem in problems)
    assert said == [
        "404.html:1:1: this file was changed after the build (build again)",
        "assets/icon.svg:1:1: this file is missing (build again)",
        "assets/variorum.css:1:20: icon.svg leads nowhere (correct the style sheet)",
        "notes.txt:1:1: we did not write this file (remove it)",
    ]


def test_with_seeds_the_texts_are_compared_with_the_seeds_themselves(tmp_path: Path) -> None:
    faults(tmp_path)

    def said(*seeds: Seed) -> list[str]:
        return [str(found) for found in check_site(tmp_path / "_site", print, seeds)[1]]

    seed = Seed("seeds/one.txt", "one", TEXT)
    assert said(seed) == []
    assert said(seed, Seed("seeds/two.txt", "two", TEXT)) == [
        "seeds/two.txt:1:1: this seed is not in the site (build again)"
    ]
    assert said(Seed("seeds/one.txt", "one", TEXT + "More.\n")) == [
        "articles/one.html:1:1: seeds/one.txt was changed after the build (build again)"
    ]
    assert said() == ["data/articles.json:2:1: there is no seed one (build again)"]


def test_a_page_may_lead_on_at_once_to_a_page_of_the_site(tmp_path: Path) -> None:
    order = '<meta http-equiv="refresh" content="0; url=index.html">'
    leads_on = page('<p><a href="index.html">x</a></p>', robots=NOINDEX + order)
    home = page('<p><a href="articles/one.html">One</a></p>')
    assert faults(tmp_path, index_html=home, old_html=leads_on) == []


def test_a_file_that_breaks_the_check_is_a_fault_of_that_file() -> None:
    def broken() -> Iterable[Problem]:
        raise KeyError("page")

    (said,) = guarded("data/articles.json", broken)
    assert str(said) == (
        "data/articles.json:1:1: this cannot be checked: KeyError: 'page' (build again)"
    )


def test_the_not_found_page_may_name_the_whole_address(tmp_path: Path) -> None:
    base = "https://example.org/speech/"
    robots = f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode()
    sitemap = b"<urlset></urlset>"
    lost = page(f'<p><a href="{base}index.html">Home</a></p>', root=base)
    gone = page(f'<p><a href="{base}gone.html">Home</a></p>', root=base)
    about = {"robots_txt": robots, "sitemap_xml": sitemap}
    assert faults(tmp_path, **about, **{"404_html": lost}) == []
    (said,) = faults(tmp_path, **about, **{"404_html": gone})
    assert said.endswith(f"{base}gone.html leads nowhere (correct the link)")


# -------------------------------------------------------------------------------------- mark-up


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>a<div>b</div></p>", "<div> ends the open <p>"),
        ("<p><b>a</p></b>", "</p> comes while <b> of line 2 is open"),
        ("</i>", "</i> closes nothing"),
        ("<p>a", "</body> comes while <p> of line 2 is open"),
        ("<div/>", "<div/> does not close itself"),
        ("<br></br>", "</br> closes an element that has no end"),
        ('<a href="x"><a href="y">z</a></a>', "<a> is in <a>"),
        ('<a href="x"><button type="button">z</button></a>', "<button> is in <a>"),
        ("<h1>a<h2>b</h2></h1>", "<h2> is in <h1>"),
        ("<li>a</li>", "<li> is in <body>"),
        ("<ul><p>a</p></ul>", "<p> is directly in <ul>"),
        ("<table>a</table>", "text is directly in <table>"),
        ("<table><td>a</td></table>", "<td> is in <table>"),
        ("<p>a < b</p>", "a bare < is in the text"),
        ("<p>R&D; a & b</p>", "&D is no character reference"),
        ("<p>a & b</p>", "a bare & is in the text"),
        ("<p class=x>a</p>", "<p> has an attribute without double quotes"),
        ("<p class='x'>a</p>", "<p> has an attribute without double quotes"),
        ('<p class="x" class="y">a</p>', "<p> has the attribute class twice"),
        ("<?php ?>", "<?php ? is no HTML"),
        ("<p>\x00</p>", "U+0000 is no character for a page"),
        ("<p>\x85</p>", "U+0085 is no character for a page"),
        ("<p>\x0b</p>", "U+000B is no character for a page"),
    ],
)
def test_what_a_browser_would_repair_is_a_fault(body: str, said: str) -> None:
    text = f"<!DOCTYPE html>\n<html><body>{body}</body></html>"
    found = markup_faults(text)
    assert said in [what for _, _, what in found]
    assert all(line == 2 for line, _, _ in found)


@pytest.mark.parametrize(
    "body",
    [
        '<p>a<br>b &amp; &lt; &#8220; <img src="x?a=b&amp;c=\'d\'" alt=""></p>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><a href="#x"><text>y</text></a></svg>',
        '<table><caption>c</caption><thead><tr><th scope="col">a</th></tr></thead>'
        "<tbody><tr><td><ul><li>b</li></ul></td></tr></tbody></table>",
        "<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>",
        '<details><summary>a</summary><p hidden>b</p></details><script src="x"></script>',
        "<!-- a < b & c --><p>“é” 漢 \U0001f600</p>",
        "<p>one\tpage\x0canother</p>",
    ],
)
def test_what_is_well_formed_is_no_fault(body: str) -> None:
    assert markup_faults(f"<!DOCTYPE html>\n<html><body>{body}</body></html>") == []


def test_a_page_that_no_parser_reads_is_a_fault_and_no_crash() -> None:
    text = "<!DOCTYPE html>\n<html><body><![ x</body></html>"
    assert markup_faults(text)
    assert markup_faults("") == [(1, 1, "the page does not begin with <!doctype html>")]


def test_deep_and_broken_mark_up_takes_linear_time() -> None:
    many = " ".join(f'data-{number}="x"' for number in range(20_000))
    for body in (
        f"<p {many}></p>",
        "<div>" * 20_000,
        "</div>" * 20_000,
        "<p>" * 5_000,
        "<" * 50_000,
        "&" * 50_000,
    ):
        assert markup_faults(f"<!DOCTYPE html>\n{body}") or body == f"<p {many}></p>"
