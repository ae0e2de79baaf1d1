"""A statement in the frame of another page: small, without a script, and shown as text to paste."""

from __future__ import annotations

from html import unescape

from bs4 import BeautifulSoup
from msgspec.structs import replace
from small_edition import changed, small_edition

from site_builder.model import routes
from site_builder.model.edition import Edition
from site_builder.model.given import SiteSettings
from site_builder.pages.all_pages import pages
from site_builder.publish.assets import OURS
from site_builder.publish.site import site_files

EDITION = small_edition()
ADDRESS = "https://example.org/a/"


def files(edition: Edition) -> dict[str, bytes]:
    made, problems = site_files(edition, OURS, lambda _step: None)
    assert problems == []
    return made


def addressed(**settings: str) -> Edition:
    site = SiteSettings(base_url=ADDRESS, **settings)
    around = tuple(replace(one, site=site) for one in EDITION.around)
    return replace(changed(EDITION, site=site), around=around)


def test_each_compared_statement_has_a_small_page_without_a_script() -> None:
    made = files(addressed())
    compared = [s for s in EDITION.statements if routes.has_page(s)]
    assert {p for p in made if p.startswith("embed/")} == {routes.embed(s) for s in compared}
    for statement in compared:
        page = made[routes.embed(statement)]
        assert len(page) < 10_000
        soup = BeautifulSoup(page, "html.parser")
        assert not soup.find_all("script")
        assert len(soup.find_all("dd")) == len(statement.renderings)
        assert {a["target"] for a in soup.find_all("a")} == {"_top"}


def test_the_statement_page_shows_what_to_paste_as_text() -> None:
    made = files(addressed())
    statement = next(s for s in EDITION.statements if routes.has_page(s))
    soup = BeautifulSoup(made[routes.statement(statement)[0]], "html.parser")
    assert not soup.find_all("iframe")
    pasted = BeautifulSoup(unescape(soup.find(id="embed-code").get_text()), "html.parser").iframe
    assert pasted["src"] == ADDRESS + routes.embed(statement)
    assert pasted["title"]


def test_a_site_without_an_address_has_no_frames() -> None:
    assert not any(page.path.startswith("embed/") for page in pages(EDITION))
