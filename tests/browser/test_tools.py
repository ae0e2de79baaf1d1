"""The tools of a page: layers, base and filters without script; theme, keys and copying with it."""

from __future__ import annotations

import re

import pytest
from page_types import BB, FT, MEMO, path_of
from waiting import in_view, until

# How far the version that is shown is from the end of the quotation.
APART = """() => Math.abs(document.querySelector(".version").getBoundingClientRect().top
  - document.querySelector("article mark").getBoundingClientRect().bottom)"""
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


def style(element, name: str) -> str:
    return element.evaluate(f"e => getComputedStyle(e).getPropertyValue('{name}')")


# ---- without script


@pytest.mark.parametrize("size", [{"width": 1440}, PHONE], ids=["wide", "phone"])
def test_layers_hide_and_show_without_script(open_page, size) -> None:
    page = open_page(f"articles/{FT}.html", script=False, **size)

    def switch(box: str) -> None:
        if "has_touch" in size:
            page.locator(".open-rail button").tap()
            page.locator(box).tap()
            page.keyboard.press("Escape")
        else:
            page.locator(box).click()

    direct = page.locator(".text mark.direct").first
    assert style(direct, "background-image") != "none"
    switch("#show-direct")
    assert until(lambda: style(direct, "background-image"), "none") == "none"

    line = page.locator(".text mark u").first
    assert "underline" in style(line, "text-decoration-line")
    switch("#show-lines")
    assert until(lambda: style(line, "text-decoration-line"), "none") == "none"

    furniture = page.locator(".furniture p").first
    assert not furniture.is_visible()
    switch("#show-furniture")
    furniture.wait_for(state="visible")

    if "has_touch" not in size:
        note = page.locator(".note").first
        assert note.is_visible()
        switch("#show-notes")
        note.wait_for(state="hidden")


def test_furniture_unfolds_where_it_stands(open_page) -> None:
    page = open_page(f"articles/{FT}.html", script=False)
    block = page.locator("details.furniture").first
    assert not block.locator("p").first.is_visible()
    block.locator("summary").click()
    block.locator("p").first.wait_for(state="visible")


def test_the_chosen_base_decides_which_words_are_bold_and_which_apparatus_shows(
    open_page, site
) -> None:
    page = open_page(path_of(site, "statement"), script=False)
    bold = (
        "() => [...document.querySelectorAll('.collation [class*=not-]')]"
        ".filter(e => getComputedStyle(e).fontWeight >= 600).map(e => e.textContent)"
    )
    seen = {}
    for base in page.locator(".bases input").all():
        base.check()
        number = base.get_attribute("id").removeprefix("base-")
        assert [a.is_visible() for a in page.locator(".apparatus").all()].count(True) == 1
        assert page.locator(f".apparatus-{number}").is_visible()
        row = page.locator(f".collation .row-{number}")
        assert row.locator(".base-word").is_visible()
        assert all(style(e, "font-weight") == "400" for e in row.locator("td span").all())
        seen[number] = tuple(page.evaluate(bold))
    assert len(set(seen.values())) == len(seen) >= 3
    assert "prudent," in seen["2"]
    assert "prudent," not in seen["1"]


def test_the_bases_are_chosen_by_arrow_keys_too(open_page, site) -> None:
    page = open_page(path_of(site, "statement"), script=False)
    page.locator("#base-1").focus()
    page.keyboard.press("ArrowDown")
    assert until(page.locator("#base-2").is_checked)
    page.locator(".apparatus-2").wait_for(state="visible")


def test_the_matrix_of_themes_is_filtered_without_script(open_page, site) -> None:
    page = open_page(path_of(site, "themes"), script=False)
    rows = page.locator(".coverage tbody tr")
    silent = page.locator(".coverage tbody tr.silent")
    all_rows, all_silent = rows.count(), silent.count()
    assert 0 < all_silent < all_rows

    def shown(found) -> int:
        return [row.is_visible() for row in found.all()].count(True)

    page.locator("#rows-silent").check()
    assert (shown(rows), shown(silent)) == (all_silent, all_silent)
    page.locator("#rows-all").check()
    assert (shown(rows), shown(silent)) == (all_rows - all_silent, 0)
    page.locator("#rows-every").check()
    assert shown(rows) == all_rows

    quoted = page.locator(".coverage .cell.quoted").first
    told = page.locator(".coverage .cell.paraphrased").first
    page.locator("#only-quoted").check()
    assert float(style(quoted, "opacity")) > float(style(told, "opacity"))
    page.locator("#only-own").check()
    assert float(style(quoted, "opacity")) < float(style(told, "opacity"))


def test_buttons_that_need_a_script_are_not_shown_without_it(open_page) -> None:
    page = open_page(f"articles/{FT}.html", script=False)
    assert not page.locator(".theme-switch").is_visible()
    assert not page.get_by_role("button", name=re.compile("^Copy")).first.is_visible()


# ---- with script


@pytest.mark.parametrize("at", ["root", "disk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_switched_kept_and_set_before_the_first_paint(open_page, at, scheme) -> None:
    page = open_page("index.html", at=at, scheme=scheme)
    other = "light" if scheme == "dark" else "dark"
    before = style(page.locator("body"), "background-color")
    page.locator(".theme-switch").click()
    after = style(page.locator("body"), "background-color")
    assert before != after
    # What the next page's first body sees: the theme must already be on the root.
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { watch.disconnect();"
        " window.themeAtBody = document.documentElement.dataset.theme ?? 'none' } })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.locator("main a[href*='events/']").first.click()
    page.wait_for_url("**/events/*")
    assert page.evaluate("() => window.themeAtBody") == other
    assert style(page.locator("body"), "background-color") == after


def focused_text(page) -> str:
    return page.evaluate("() => document.activeElement.textContent")


def test_n_and_p_go_through_the_quotations(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.keyboard.press("n")
    assert focused_text(page).startswith("“With such a government")
    page.keyboard.press("n")
    assert focused_text(page).startswith("“This is our experience")
    page.keyboard.press("p")
    assert focused_text(page).startswith("“With such a government")
    assert in_view(page.locator("mark:focus"))


def test_brackets_cycle_through_the_versions_and_enter_follows_one(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.keyboard.press("n")
    page.keyboard.press("]")
    version = page.locator(".version:popover-open")
    assert "not rational, wise, or honourable" in version.inner_text()
    assert version.get_by_text("Middle East Monitor", exact=True).is_visible()
    assert until(lambda: page.evaluate(APART) < 40), "at the quotation"
    first = page.evaluate("() => document.activeElement.href")
    assert MEMO in first
    seen = [first]
    for _ in range(6):
        page.keyboard.press("]")
        seen.append(page.evaluate("() => document.activeElement.href"))
    assert any(BB in href for href in seen)
    assert seen.count(first) > 1, "the cycle comes round"
    page.keyboard.press("[")
    assert page.evaluate("() => document.activeElement.href") == seen[-2]
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: FT not in url)
    assert until(page.locator(":target").count, 1) == 1


def test_escape_gives_the_quotation_back_after_another_version(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    before = page.locator("article.text").evaluate("e => e.textContent")
    page.keyboard.press("n")
    page.keyboard.press("[")
    assert "unintelligent" in page.locator(".version:popover-open").inner_text()
    assert page.locator("article.text").evaluate("e => e.textContent") == before
    page.keyboard.press("Escape")
    assert page.locator(".version:popover-open").count() == 0
    assert focused_text(page).startswith("“With such a government")


def test_escape_closes_a_note_that_keys_opened(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    assert page.locator(".note:popover-open").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".note:popover-open").count() == 0
    assert focused_text(page).startswith("“With such a government")


def test_the_question_mark_lists_the_keys_and_escape_gives_the_focus_back(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.keyboard.press("n")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert "Next quotation" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert focused_text(page).startswith("“With such a government")


def test_keys_leave_the_browsers_own_shortcuts_alone(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.keyboard.press("Control+n")
    page.keyboard.press("Alt+p")
    assert page.evaluate("() => document.activeElement === document.body")


def copied(page, name: str) -> str:
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    press_and_read(page, page.locator(".note:popover-open"), name)
    return page.evaluate("() => navigator.clipboard.readText()")


def press_and_read(page, place, name: str) -> None:
    """Press the button of that name in that place, and see that it says “Copied” for a while."""
    button = place.get_by_role("button", name=name, exact=True)
    button.evaluate(
        "one => new MutationObserver(() => { window.said = window.said || one.textContent })"
        ".observe(one, {childList: true, characterData: true, subtree: true})"
    )
    button.click()
    page.wait_for_function("() => window.said === 'Copied'")


CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
OURS = "“With such a government there should not be any negotiations as it is neither wise"


def test_a_quotation_is_copied_with_every_outlets_wording_and_its_source(open_page) -> None:
    page = open_page(f"articles/{FT}.html", **CLIPBOARD)
    text = copied(page, "Copy")
    assert OURS in text
    assert "nor dignified" in text, "the whole quotation, not its first part"
    assert "Middle East Monitor: " in text
    assert "not rational, wise, or honourable" in text
    assert "Breitbart News: " in text
    assert page.url.split("#")[0] in text
    html = page.evaluate(
        "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    )
    assert "<a href=" in html
    assert "not rational, wise, or honourable" in html


def test_a_quotation_is_copied_as_markdown(open_page) -> None:
    page = open_page(f"articles/{FT}.html", **CLIPBOARD)
    text = copied(page, "Copy Markdown")
    assert all(line.startswith(">") for line in text.strip().split("\n"))
    assert "**Middle East Monitor**" in text
    assert "nor dignified" in text


def test_a_copied_link_leads_to_the_passage_and_names_its_words(open_page, roots) -> None:
    page = open_page(f"articles/{FT}.html", **CLIPBOARD)
    link = copied(page, "Copy link")
    assert link.startswith(f"{roots['root']}articles/{FT}.html#q-with-such-a-government")
    assert ":~:text=" in link
    page.goto("about:blank")
    page.goto(link)
    assert "With such a government" in page.locator(":target").text_content()
    assert in_view(page.locator(":target"))


def test_the_list_of_this_page_shows_where_the_reader_is(open_page) -> None:
    page = open_page(f"articles/{FT}.html")
    page.locator("#source").scroll_into_view_if_needed()
    page.evaluate("() => document.getElementById('source').scrollIntoView()")
    page.wait_for_selector(".spy a[href='#source'][aria-current=location]")


@pytest.mark.parametrize("script", [True, False])
def test_a_warning_is_read_on_a_phone_without_script(open_page, script) -> None:
    page = open_page(f"articles/{FT}.html", script=script, width=390)
    note = page.locator(".note").first
    assert not note.is_visible()
    note.evaluate(
        "n => { const p = document.createElement('p'); p.className = 'differs';"
        " p.textContent = 'The meaning may differ.'; n.append(p) }"
    )
    assert note.locator(".differs").is_visible() is not script
