"""Citing in two actions: open “Cite”, then copy or download. By mouse, touch, keys, no script."""

from __future__ import annotations

import json
import re

import pytest
from citation_clients import CLIENTS
from page_types import BB, FT, path_of
from test_tools import CLIPBOARD, PHONE, press_and_read

SUBJECTS = {"article": "report", "event": "event", "statement": "statement"}


def opened(page):
    page.get_by_role("button", name="Cite", exact=True).first.click()
    return shown(page)


def shown(page):
    panel = page.locator("#cite:popover-open")
    panel.wait_for(state="visible")
    return panel


def read(panel) -> dict[str, dict[str, str]]:
    """What each client reads of the formats that the panel shows."""
    texts = {suffix: panel.locator(f"#cite-{suffix}").text_content() for suffix in CLIENTS}
    return {suffix: CLIENTS[suffix](text)[0] for suffix, text in texts.items()}


@pytest.mark.parametrize("page_type", SUBJECTS)
def test_a_page_is_cited_without_script_by_its_path(open_page, site, page_type) -> None:
    path = path_of(site, page_type)
    page = open_page(path, script=False)
    panel = opened(page)
    assert panel.get_by_text(f"Cite this {SUBJECTS[page_type]}").is_visible()
    assert path in panel.locator(".citation").text_content()
    for one in read(panel).values():
        assert one["address"] == path
    assert panel.get_by_role("button").all_text_contents() == ["Close"]
    panel.get_by_role("button", name="Close").click()
    page.locator("#cite").wait_for(state="hidden")


@pytest.mark.parametrize("at", ["root", "sub-path", "disk"])
def test_with_script_the_address_is_the_readers_own(open_page, at) -> None:
    page = open_page(f"articles/{FT}.html", at=at)
    panel = opened(page)
    for one in read(panel).values():
        assert one["address"] == page.url
        assert one["source"] == "Financial Times"
    assert page.url in panel.locator(".citation").text_content()


def test_an_address_has_no_words_of_a_search_and_a_second_press_does_no_harm(open_page) -> None:
    page = open_page(f"articles/{FT}.html?highlight=wise#text")
    page.keyboard.press("c")
    page.keyboard.press("c")
    for one in read(shown(page)).values():
        assert one["address"] == page.url.partition("?")[0]


@pytest.mark.parametrize("page_type", SUBJECTS)
def test_a_citation_is_copied_and_downloaded(open_page, site, page_type) -> None:
    page = open_page(path_of(site, page_type), **CLIPBOARD)
    panel = opened(page)
    row = panel.locator(".take", has_text="BibTeX").first
    press_and_read(page, row, "Copy")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    with page.expect_download() as download:
        row.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename.endswith(".bib")
    assert download.value.path().read_text("utf-8") == copied
    (entry,) = CLIENTS["bib"](copied)
    assert entry["address"] == page.url


def test_the_words_of_a_citation_are_copied(open_page) -> None:
    page = open_page(f"articles/{FT}.html", **CLIPBOARD)
    panel = opened(page)
    press_and_read(page, panel.locator(".take").first, "Copy")
    text = page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("Financial Times, “Iran’s Supreme Leader")
    assert text.endswith(page.url)


def test_every_quotation_is_cited_with_its_words_its_speaker_and_its_place(open_page, site) -> None:
    """The keys `n` and `c` go through all quotations of a report."""
    quotes = {q["id"]: q for q in json.loads((site / "data/quotes.json").read_text("utf-8"))}
    page = open_page(f"articles/{BB}.html")
    number = page.locator(":is(.text, h1) mark[id]").count()
    seen = set()
    for _ in range(number):
        page.keyboard.press("n")
        page.keyboard.press("c")
        panel = shown(page)
        assert panel.locator("#cite-title").text_content() == "Cite this quotation"
        for one in read(panel).values():
            quote = quotes[one["key"]]
            assert one["address"] == f"{page.url.partition('#')[0]}#{one['key']}"
            assert one["source"] == "Breitbart News"
            assert one["day"] == "2025-02-07"
            said = " ".join(re.sub("[“”]", "", one["words"]).split(" … "))
            assert re.sub("[“”]", "", quote["text"]) in said, quote
            if quote["speaker"] and quote["speaker_kind"] == "person":
                assert one["words"].startswith(f"{quote['speaker']}: “")
        seen.add(one["key"])
        page.keyboard.press("Escape")
        page.locator("#cite").wait_for(state="hidden")
        assert page.evaluate("() => document.activeElement.id") == one["key"]
    assert len(seen) == number > 10


@pytest.mark.parametrize("size", [{"width": 1440}, PHONE], ids=["mouse", "touch"])
def test_a_quotation_is_cited_from_its_note(open_page, size) -> None:
    page = open_page(f"articles/{FT}.html", **size)
    press = "tap" if "has_touch" in size else "click"
    getattr(page.locator(".carry:not(.editors):visible").first, press)()
    note = page.locator(".note:popover-open")
    getattr(note.get_by_role("button", name="Cite", exact=True), press)()
    panel = shown(page)
    assert "With such a government" in read(panel)["ris"]["words"]
    page.keyboard.press("Escape")
    page.locator("#cite").wait_for(state="hidden")
    assert "abstract" not in opened(page).text_content(), "then the report again"


def test_the_file_of_an_event_is_downloaded_without_script(open_page, site) -> None:
    page = open_page(path_of(site, "event"), script=False)
    panel = opened(page)
    with page.expect_download() as download:
        panel.get_by_role("link", name="RIS").click()
    assert len(CLIENTS["ris"](download.value.path().read_text("utf-8"))) == 4


def test_print_shows_the_citation_and_no_format(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.emulate_media(media="print")
    assert page.locator("#cite .citation").is_visible()
    assert not page.locator("#cite pre").first.is_visible()
