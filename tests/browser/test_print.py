"""Print keeps every meaning without colour; the margin becomes an apparatus below the text."""

from __future__ import annotations

import io

import pytest
from page_types import BB, FT, PAGE_TYPES, path_of
from pypdf import PdfReader

A4 = {"format": "A4", "print_background": False}


def printed(page) -> list[str]:
    """The words of each sheet, joined over line breaks."""
    sheets = PdfReader(io.BytesIO(page.pdf(**A4))).pages
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_article_prints_with_its_text_its_furniture_and_its_apparatus(open_page, scheme) -> None:
    sheets = printed(open_page(f"articles/{FT}.html", scheme=scheme))
    assert 2 <= len(sheets) <= 6
    text = " ".join(sheets)
    assert "neither wise, nor prudent, nor" in text
    assert "Unlock the White House Watch newsletter" in text, "furniture is printed unfolded"
    assert "not rational, wise, or honourable" in text
    assert "unwise, unintelligent and dishonorable" in text
    assert "If they put their threat into practice, we will do the same" in text
    assert "On this page" not in text
    assert "Layers" not in text


def test_an_event_prints_its_synopsis(open_page, site) -> None:
    sheets = printed(open_page(path_of(site, "event")))
    assert 3 <= len(sheets) <= 16
    text = " ".join(sheets)
    assert "not rational, wise, or honourable" in text
    assert "left out" in text


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_every_page_prints_black_on_white_without_navigation(open_page, site, page_type) -> None:
    page = open_page(path_of(site, page_type), scheme="dark")
    page.emulate_media(media="print")
    seen = page.evaluate(
        "() => ({ground: getComputedStyle(document.body).backgroundColor,"
        " ink: getComputedStyle(document.body).color,"
        " nav: [...document.querySelectorAll('nav')].filter(n => n.checkVisibility()"
        "   && !n.closest('main')).length,"
        " sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth})"
    )
    assert seen["ground"] in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert max(int(part) for part in seen["ink"].strip("rgb()").split(",")) < 60
    assert (seen["nav"], seen["sideways"]) == (0, False)


def test_printed_quotations_have_no_tint_and_every_note_stands_open_below_the_text(
    open_page,
) -> None:
    page = open_page(f"articles/{BB}.html")
    page.emulate_media(media="print")
    tints = page.evaluate(
        "() => [...document.querySelectorAll('.text mark')]"
        ".map(m => getComputedStyle(m)).filter(s => s.backgroundImage !== 'none').length"
    )
    assert tints == 0
    foot = page.locator("#text").bounding_box()
    for note in page.locator(".note").all():
        assert note.is_visible()
        assert note.bounding_box()["y"] >= foot["y"] + foot["height"]
    assert page.locator(".note .readings").first.is_visible()


def test_printed_sigla_keep_their_lines_where_colour_is_lost(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.emulate_media(media="print")
    styles = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('.versions .siglum')].map(s =>"
        " [s.textContent, [getComputedStyle(s).textDecorationStyle,"
        "  getComputedStyle(s).borderBottomStyle, getComputedStyle(s).display]]))"
    )
    assert set(styles) == {"FT", "MEMO", "BB"}
    assert len({str(lines[:2]) for lines in styles.values()}) == 3
