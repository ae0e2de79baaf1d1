"""Templates: escaped, strict, read once; a fault in one is a line that says where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup

from site_builder.model import routes
from site_builder.pages.parts.layout import NO_LINKS, Frame, Page
from site_builder.pages.parts.markdown import is_safe_link, render_markdown
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.publish.render import Templates, with_links
from site_builder.text.spans import Span

HOSTILE = "<script>alert(1)</script>\" onload='x' {{ 7*7 }} {% raw %} ${x} %(y)s"


@dataclass(frozen=True)
class View:
    title: str = "Plain"


def page_at(path: str, template: str, view: object, root: str = "") -> Page:
    frame = Frame(path, "", "", "", True, (), NO_LINKS, (), (), Markup(""), "")
    return Page(frame, template, view, root)


def templates(**sources: str) -> Templates:
    files = {name.replace("__", "/") + ".html": text.encode() for name, text in sources.items()}
    return Templates(Path("templates"), files)


def rendered(text: str, view: object = View(), **more: str) -> str:
    data, fault = templates(page=text, **more).render(
        page_at("index.html", "page.html", view), None
    )
    assert fault is None
    return data.decode()


def fault_of(text: str, view: object = View(), **more: str) -> str:
    made = templates(page=text, **more)
    data, fault = made.render(page_at("index.html", "page.html", view), None)
    assert data == b""
    assert fault is not None
    return str(fault)


def test_text_that_looks_like_code_is_shown_as_it_is() -> None:
    page = rendered('<p title="{{ view.title }}">{{ view.title }}</p>', View(HOSTILE))
    assert "<script" not in page
    assert page.count("{{ 7*7 }} {% raw %} ${x} %(y)s") == 2
    assert page.startswith(
        '<p title="&lt;script&gt;alert(1)&lt;/script&gt;&#34; onload=&#39;x&#39;'
    )


def test_tags_of_templates_leave_no_empty_lines() -> None:
    assert rendered("{% if true %}\n<p>\n  {% set a = 1 %}\n</p>\n{% endif %}\n") == "<p>\n</p>\n"


def test_the_fault_of_a_template_is_told_with_its_line() -> None:
    assert fault_of("one\n{{ view.titel }}") == (
        "templates/page.html:2:1: 'test_render.View object' has no attribute 'titel'"
        " (correct the template)"
    )
    assert fault_of("{{ nothing }}") == (
        "templates/page.html:1:1: 'nothing' is undefined (correct the template)"
    )
    assert fault_of('a\nb\n{% include "parts/lost.html" %}') == (
        "templates/page.html:3:1: there is no template parts/lost.html (correct the template)"
    )
    assert fault_of("\n{{ 1 // 0 }}").startswith("templates/page.html:2:1: ")


def test_the_fault_of_a_part_is_told_where_it_stands() -> None:
    said = fault_of(
        '{% from "parts/one.html" import one %}{{ one(view) }}',
        parts__one="{% macro one(it) %}\n\n{{ it.lost }}{% endmacro %}",
    )
    assert said.startswith("templates/parts/one.html:3:1: ")


def test_a_template_that_calls_itself_without_end_is_named() -> None:
    said = fault_of('\n{% include "page.html" %}')
    assert (
        said
        == "templates/page.html:2:1: this template calls itself without end (correct the template)"
    )


def test_a_template_that_is_not_there_is_named() -> None:
    _, fault = templates().render(page_at("index.html", "page.html", View()), None)
    assert (
        str(fault)
        == "templates/page.html:1:1: there is no template page.html (correct the template)"
    )


def test_every_broken_template_is_told_even_when_no_page_uses_it() -> None:
    made = templates(one="{% if %}", two="\n{{ a b }}", three="fine")
    assert sorted(str(problem) for problem in made.problems) == [
        "templates/one.html:1:1: Expected an expression, got 'end of statement block'"
        " (correct the template)",
        "templates/two.html:2:1: expected token 'end of print statement', got 'b'"
        " (correct the template)",
    ]
    data, fault = made.render(page_at("index.html", "one.html", View()), None)
    assert data == b""
    assert fault == made.problems[0]


def test_a_template_in_another_encoding_is_a_fault() -> None:
    made = Templates(Path("templates"), {"page.html": b"one\ncaf\xe9"})
    assert [str(problem) for problem in made.problems] == [
        "templates/page.html:2:4: byte 0xE9 (at offset 7) is not UTF-8; the text is probably in"
        " Windows-1252 or Latin-1 (save the file again as UTF-8)"
    ]
    assert made.render(page_at("index.html", "page.html", View()), None) == (b"", made.problems[0])


def test_a_template_that_uses_an_unreadable_one_is_not_at_fault_itself() -> None:
    sources = {"base.html": b"caf\xe9", "page.html": b"{% extends 'base.html' %}"}
    made = Templates(Path("templates"), sources)
    assert made.render(page_at("index.html", "page.html", View()), None) == (b"", made.problems[0])


class Mistaken:
    """A view whose making goes wrong inside the program."""

    @property
    def where(self) -> str:
        return routes.address("index.html", 7)


def test_the_fault_of_our_own_code_is_not_laid_on_a_template() -> None:
    """It ends in exit code 3, not 1."""
    made = templates(page="{{ view.where }}")
    with pytest.raises(TypeError):
        made.render(page_at("index.html", "page.html", Mistaken()), None)


FORGED = '<a href="site:events/index.html">"><a href="site:about.html" src="site:x.html">'


@pytest.mark.parametrize(
    ("path", "root", "address"),
    [
        ("articles/a.html", "", "../events/e.html#row"),
        ("events/e.html", "", "#row"),
        ("404.html", "https://example.org/v/", "https://example.org/v/events/e.html#row"),
    ],
)
def test_a_site_address_is_written_as_its_page_needs_it(path: str, root: str, address: str) -> None:
    page = page_at(path, "page.html", View("site:events/e.html#row"), root=root)
    data, _ = templates(page='<a class="x" href="{{ view.title }}">site:a</a>').render(page, None)
    assert data.decode() == f'<a class="x" href="{address}">site:a</a>'


def test_scripts_styles_and_links_in_pictures_become_relative_too() -> None:
    html = '<script src="site:a.js"></script><link rel="x" href="site:a.css"><svg><a\nhref="#p">'
    assert with_links(html, "events/e.html") == html.replace("site:", "../")


@pytest.mark.parametrize("text", [FORGED, 'href="site:about.html"', '" href="site:about.html'])
def test_foreign_text_neither_forges_a_site_address_nor_is_changed(text: str) -> None:
    span = Span(0, len(text))
    marked = mark_up(text, [Mark(span, "mark", 1, (("title", text),))])
    for html in (
        rendered('<p title="{{ view.title }}" class="x">{{ view.title }}</p>', View(text)),
        f"<p>{marked}</p>",
        str(render_markdown(text)),
        str(render_markdown(f"`{text}`")),
    ):
        assert with_links(html, "articles/a.html") == html


@pytest.mark.parametrize("address", ["site:about.html", "SITE:about.html", " site:about.html"])
def test_an_editor_cannot_write_a_site_address(address: str) -> None:
    assert not is_safe_link(address)
    assert "href" not in render_markdown(f"[words]({address}) and <{address.strip()}>")
