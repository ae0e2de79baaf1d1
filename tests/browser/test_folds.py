"""Folds open and close in place, without a script; what they hold is found, and printed."""

from __future__ import annotations

from functools import partial

import pytest
from page_types import PAGE_TYPES, path_of
from waiting import in_view, until

EVENT = "event"
FOLDED = {
    **{name: PAGE_TYPES[name] for name in ("article", "event", "statement")},
    "theme": "themes/trumps-overtures.html",
}
# At the top of the window, or in it where the page ends.
IS_REACHED = """one => { const top = one.getBoundingClientRect().top
  const isLast = scrollY + innerHeight >= document.documentElement.scrollHeight - 1
  return top >= 0 && (top < 60 || isLast && top < innerHeight) }"""
IS_SEEN = "one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})"


def folded(site, name: str) -> str:
    """The address of a page of that type that has a fold."""
    (found,) = site.glob(FOLDED[name])
    return found.relative_to(site).as_posix()


@pytest.mark.parametrize("name", FOLDED)
def test_a_fold_opens_and_closes_again_without_a_script(open_page, site, name) -> None:
    page = open_page(folded(site, name), script=False)
    fold = page.locator("details.more").first
    inside, summary = fold.locator("summary + *"), fold.locator("summary")
    assert not inside.is_visible()
    summary.click()
    inside.wait_for(state="visible")
    assert summary.bounding_box()["height"] >= 24
    summary.click()
    inside.wait_for(state="hidden")


@pytest.mark.parametrize("script", [True, False])
def test_the_address_of_a_folded_passage_opens_its_fold(open_page, site, script) -> None:
    path = path_of(site, EVENT)
    passage = open_page(path).locator(".folded li").last.get_attribute("id")
    page = open_page(f"{path}#{passage}", script=script)
    row = page.locator(f'[id="{passage}"]')
    row.wait_for(state="visible")
    assert in_view(row)


def test_a_folded_passage_is_found_by_its_words(open_page, site) -> None:
    path = path_of(site, EVENT)
    page = open_page(path)
    said = page.locator(".folded li p:first-child").last
    words = said.evaluate("one => one.firstChild.textContent")
    there = open_page(f"{path}#:~:text={words.strip(' “”.')}")
    there.locator(".folded details[open]").last.wait_for()


@pytest.mark.parametrize("name", FOLDED)
def test_paper_shows_what_is_folded(open_page, site, name) -> None:
    page = open_page(folded(site, name))
    page.emulate_media(media="print")
    for fold in page.locator("details").all():
        assert not fold.evaluate("one => one.open")
        assert fold.locator("summary + *").first.evaluate(IS_SEEN)


def test_the_names_of_the_columns_stay_in_sight(open_page, site) -> None:
    page = open_page(path_of(site, EVENT))
    page.locator(".synopsis tbody tr").nth(8).scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    page.wait_for_function(
        "() => document.querySelector('.synopsis thead th').getBoundingClientRect().top === 0"
    )


@pytest.mark.parametrize("width", [390, 1440])
def test_the_address_of_a_section_that_is_laid_out_late_leads_to_it(open_page, site, width) -> None:
    path = path_of(site, EVENT)
    for fragment in ("verbs", "years", "counts", "grouping"):
        page = open_page(f"{path}#{fragment}", width=width)
        assert until(partial(page.locator(f"#{fragment}").evaluate, IS_REACHED)), fragment
