"""The search, as a reader has it: asked, narrowed, opened at the passage, put away."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_types import BB, FT, MEMO
from waiting import in_view, ready, until

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
MARKED = "() => [...(CSS.highlights.get('found') ?? [])].map(range => range.toString())"


def ask(page, words: str) -> None:
    page.locator("#query").fill(words)
    wait_for_results(page)


def wait_for_results(page) -> None:
    """Until as many results stand there as are said to be found, or the first ten."""
    page.wait_for_function(
        "() => { const said = document.getElementById('found').textContent;"
        " const number = said.startsWith('One ') ? 1 : parseInt(said) || 0;"
        " const shown = document.querySelectorAll('.results > li').length;"
        " return said && shown >= Math.min(number, 10) }"
    )


def hrefs(page) -> list[str]:
    return [link.get_attribute("href") for link in page.locator(".results a").all()]


@pytest.mark.parametrize("at", ["root", "sub-path"])
@pytest.mark.parametrize(
    "words", ["neither prudent nor dignified", "rational honourable", "unintelligent dishonorable"]
)
def test_a_statement_is_found_in_any_outlets_words(open_page, at, words) -> None:
    page = open_page("search.html", at=at)
    ask(page, words)
    assert any(href.startswith("statements/with-such-a-government-") for href in hrefs(page))


def test_nothing_is_asked_for_before_somebody_searches(open_page) -> None:
    page = open_page("about.html")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("about.html", "search.html"))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or url.endswith("search.js")]
    with page.expect_request("**/search/pagefind.js"):
        page.locator("#query").focus()


def test_a_result_opens_at_the_quotation_its_words_marked_until_escape(open_page) -> None:
    page = open_page("search.html?q=nor+dignified&kind=Article")
    passage = page.locator(".results li li a").first
    assert passage.inner_text().startswith("¶4 “With such a government")
    passage.click()
    page.wait_for_url("**/articles/*")
    assert "#q-with-such-a-government-" in page.url
    page.locator(".found-note").wait_for()
    assert "dignified" in page.evaluate(MARKED)
    assert in_view(page.locator(":target"))
    page.keyboard.press("Escape")
    assert until(lambda: page.evaluate(MARKED), []) == []
    assert until(lambda: "highlight" not in page.url)
    assert "#q-with-such-a-government-" in page.url
    assert page.locator(".found-note").count() == 0


def test_escape_closes_an_open_note_before_it_takes_the_marks_away(open_page) -> None:
    page = open_page(f"articles/{BB}.html?highlight=concluded", width=800)
    page.locator(".found-note").wait_for()
    page.locator(".carry").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator(".found-note").is_visible()
    page.keyboard.press("Escape")
    assert until(lambda: "highlight" not in page.url)


def test_marks_leave_the_text_as_it_was(open_page) -> None:
    bare = open_page(f"articles/{FT}.html").locator("#text").inner_html()
    page = open_page(f"articles/{FT}.html?highlight=government&highlight=the")
    page.locator(".found-note").wait_for()
    assert page.locator("#text").inner_html() == bare
    page.get_by_role("button", name="Take the marks away").click()
    assert until(lambda: page.evaluate(MARKED), []) == []


def test_a_phrase_is_marked_across_the_marks_of_the_page(open_page) -> None:
    page = open_page(f"articles/{FT}.html?highlight=neither+wise+nor+prudent")
    page.locator(".found-note").wait_for()
    (found,) = page.evaluate(MARKED)
    assert found.replace(",", "") == "neither wise nor prudent"


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("outlet", "Middle East Monitor", f"articles/{MEMO}.html"),
        ("speaker", "Ali Khamenei", "speakers/ali-khamenei.html"),
        ("theme", "No negotiations with Washington", "themes/no-negotiations.html"),
        ("event", "Khamenei rules out talks with Washington", f"articles/{FT}.html"),
        ("kind", "Terms", "terms.html"),
        ("year", "2018", "articles/004_da465c02b915da08.html"),
    ],
)
def test_results_are_narrowed_and_the_address_keeps_it(open_page, name, value, found) -> None:
    page = open_page("search.html")
    page.locator(f"#by-{name}").focus()
    page.locator(f"#by-{name} option[value='{value}']").wait_for(state="attached")
    page.locator(f"#by-{name}").select_option(value)
    wait_for_results(page)
    while page.locator("#more").is_visible():
        shown = page.locator(".results > li").count()
        page.locator("#more button").click()
        page.locator(".results > li").nth(shown).wait_for()
        page.wait_for_function("() => document.activeElement.closest('.results')")
    assert found in hrefs(page)
    asked = page.url
    page.goto(asked)
    ready(page)
    page.locator(".results li").first.wait_for()
    assert page.locator(f"#by-{name}").input_value() == value


def test_the_slash_leads_to_the_box_of_the_search_page(open_page) -> None:
    page = open_page("search.html")
    page.keyboard.press("/")
    assert until(lambda: page.evaluate("() => document.activeElement.id"), "query") == "query"
    assert page.locator("#query").input_value() == ""


def test_nothing_found_is_said(open_page) -> None:
    page = open_page("search.html")
    ask(page, "qwertz zeppelin")
    assert page.locator("#found").inner_text() == "Nothing is found."
    assert page.locator(".results li").count() == 0


def test_what_is_asked_is_text_and_never_mark_up(open_page) -> None:
    page = open_page("search.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+talks")
    page.locator("#found:not(:empty)").wait_for()
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize(("at", "script"), [("disk", True), ("disk", False), ("root", False)])
def test_where_it_cannot_run_it_says_so_and_offers_the_indexes(open_page, at, script) -> None:
    page = open_page("search.html", at=at, script=script)
    assert page.locator(".finder-off").is_visible()
    assert not page.locator("#query").is_visible()
    page.locator("#indexes").get_by_role("link", name="Themes").click()
    page.wait_for_url("**/themes/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440}, PHONE], ids=["wide", "phone"])
def test_axe_has_nothing_against_results(open_page, size, scheme) -> None:
    page = open_page("search.html?q=talks", scheme=scheme, **size)
    page.locator(".results li").first.wait_for()
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_a_page_with_words_marked(open_page, scheme) -> None:
    page = open_page(f"articles/{FT}.html?highlight=government", scheme=scheme)
    page.locator(".found-note").wait_for()
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_results_never_scroll_sideways(open_page, width) -> None:
    page = open_page("search.html?q=talks", width=width)
    page.locator(".results li").first.wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
