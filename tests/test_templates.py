"""The contract between views and templates: every field is shown, and nothing else is asked for.

A template is given `frame`, `view` and `site`. What it reads of them must be the fields of their
types, all of them and no others: that catches misspelt names and dead fields alike.
"""

from __future__ import annotations

import sys
import typing
from pathlib import Path

import jinja2
import msgspec
import pytest
from jinja2 import nodes

sys.path.insert(0, str(Path(__file__).parent / "unit"))
from small_edition import small_edition

from site_builder.pages.all_pages import pages
from site_builder.pages.parts.layout import Frame, Page, Site, site_of

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
NOT_FOR_TEMPLATES = {"Frame.path"}  # where the page is written to: the publisher's affair
OF_JINJA = {"loop", "caller", "super", "self"}


def environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


ENVIRONMENT = environment()
PAGES = tuple(pages(small_edition()))
VIEWS = {page.template: type(page.view) for page in PAGES}


def trees(name: str) -> list[nodes.Template]:
    """The template and all that it extends, includes or imports."""
    seen: dict[str, nodes.Template] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        source = (TEMPLATES / one).read_text(encoding="utf-8")
        seen[one] = ENVIRONMENT.parse(source)
        kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
        waiting += [node.template.value for node in seen[one].find_all(kinds)]
    return list(seen.values())


def asked_of(name: str, trees: list[nodes.Template]) -> set[str]:
    return {
        node.attr
        for tree in trees
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == name
    }


def fields(of: type) -> set[str]:
    return {f.name for f in msgspec.structs.fields(of)}


def nested(of: type, seen: set[type]) -> None:
    """Every dataclass that a view holds, at any depth."""
    if of in seen:
        return
    seen.add(of)
    for hint in typing.get_type_hints(of).values():
        waiting = [hint]
        while waiting:
            one = waiting.pop()
            waiting += typing.get_args(one)
            if isinstance(one, type) and issubclass(one, msgspec.Struct):
                nested(one, seen)


@pytest.mark.parametrize("template", sorted(VIEWS))
def test_a_template_shows_every_field_of_its_view_and_asks_for_no_other(template: str) -> None:
    assert asked_of("view", trees(template)) == fields(VIEWS[template])


def test_the_templates_show_every_field_of_the_site() -> None:
    assert set().union(*(asked_of("site", trees(t)) for t in VIEWS)) == fields(Site)


def test_every_name_in_a_template_is_a_field_and_every_field_is_named() -> None:
    parsed = {t: trees(t) for t in VIEWS}
    asked = {
        node.attr
        for found in parsed.values()
        for tree in found
        for node in tree.find_all(nodes.Getattr)
        if not (isinstance(node.node, nodes.Name) and node.node.name in OF_JINJA)
    }
    shown: set[type] = set()
    for value in (Frame, *VIEWS.values()):
        nested(value, shown)
    known = {f"{cls.__name__}.{name}" for cls in shown for name in fields(cls)} - NOT_FOR_TEMPLATES
    assert {name for name in known if name.split(".")[1] not in asked} == set()
    assert asked - {name.split(".")[1] for name in known} - fields(Site) == set()


def test_no_template_holds_inline_style_script_or_handlers() -> None:
    for path in sorted(TEMPLATES.rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        for forbidden in (" style=", "<style", " onclick=", "javascript:", "|safe", "autoescape"):
            assert forbidden not in source, (path.name, forbidden)
        data = source.count('<script type="application/ld+json">')  # never run
        assert source.count("<script") == source.count("<script src=") + data, path.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_of_a_small_edition_is_drawn(page: Page) -> None:
    site = site_of(small_edition(), "0.0.0")
    template = ENVIRONMENT.get_template(page.template)
    html = template.render(frame=page.frame, view=page.view, site=site)
    assert html.startswith("<!DOCTYPE html>")
    assert html.count("<h1") == 1
    assert ('<meta name="robots" content="noindex">' in html) is not page.frame.is_indexable
