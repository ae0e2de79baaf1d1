"""The social card as PNG: drawn where Pillow is installed, everywhere alike, never with holes."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from small_edition import changed, small_edition

from site_builder.model import routes
from site_builder.model.edition import Edition
from site_builder.pages.parts.card import HEIGHT, LEFT, RIGHT, WIDTH, card, svg
from site_builder.publish import card_png
from site_builder.publish.card_png import png
from site_builder.publish.site import site_files

TEMPLATES = Path(__file__).parents[2] / "templates"


def edition(**settings: str) -> Edition:
    made = small_edition()
    return changed(made, site=replace(made.site, **settings))


def files(site: Edition) -> dict[str, bytes]:
    written, problems = site_files(site, TEMPLATES, lambda _path: None)
    assert problems == []
    return written


def ink(site: Edition) -> tuple[int, int, int, int]:
    """The box that holds whatever is not paper."""
    picture = Image.open(BytesIO(png(card(site)) or b"")).convert("L")
    assert picture.size == (WIDTH, HEIGHT)
    return picture.point(lambda light: 255 * (light < 200)).getbbox()


def without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(card_png, "import_module", missing)


def test_the_card_is_drawn_and_the_same_each_time() -> None:
    assert png(card(edition())) == png(card(edition()))
    assert png(card(edition())) != png(card(edition(tagline="What was not")))


@pytest.mark.parametrize("tagline", ["What was said", "W" * 90, "word " * 40, ""])
def test_all_of_it_stands_within_the_margins(tagline: str) -> None:
    left, top, right, bottom = ink(edition(tagline=tagline))
    assert LEFT - 4 <= left < LEFT + 10
    assert right <= RIGHT + 4
    assert 60 < top < bottom < HEIGHT - 40


@pytest.mark.parametrize("line", ["solid", "dashed", "dotted", "double", "wavy"])
def test_each_kind_of_line_is_drawn_in_its_own_way(line: str) -> None:
    def drawn(kind: str) -> Edition:
        made = small_edition()
        outlets = tuple(replace(o, line=kind) for o in made.outlets)
        return replace(made, outlets=outlets)

    other = "dotted" if line == "solid" else "solid"
    assert png(card(drawn(line))) != png(card(drawn(other)))
    assert svg(card(drawn(line))) != svg(card(drawn(other)))


@pytest.mark.parametrize("title", ["ایران", "Świat", "新闻"])
def test_no_card_is_drawn_with_letters_that_its_font_lacks(title: str) -> None:
    assert png(card(edition(title=title))) is None
    assert title in svg(card(edition(title=title)))


def test_every_page_names_the_png_where_there_is_one() -> None:
    written = files(edition(base_url="https://example.org/v/"))
    assert written[routes.CARD_PNG].startswith(b"\x89PNG")
    pages = [
        data.decode()
        for path, data in written.items()
        if path.endswith(".html") and not path.startswith("embed/")  # nobody shares a frame
    ]
    for page in pages:
        named = dict(
            re.findall(
                r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)"', page
            )
        )
        assert named == {
            "og:image": "https://example.org/v/assets/card.png",
            "og:image:type": "image/png",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": "Variorum: What was said",
            "twitter:card": "summary_large_image",
        }


def test_without_pillow_no_page_names_a_png(monkeypatch: pytest.MonkeyPatch) -> None:
    without_pillow(monkeypatch)
    written = files(edition(base_url="https://example.org/v/"))
    assert routes.CARD_PNG not in written
    assert routes.CARD in written
    assert not [path for path, data in written.items() if b"card.png" in data]


def test_a_site_without_an_address_pays_for_no_png(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.publish.site.png", lambda _card: pytest.fail("it was drawn"))
    assert routes.CARD_PNG not in files(edition())
