"""A reader follows a quotation to another outlet's very words and comes back.

By mouse, by touch and by keyboard; at a root, under a sub-path and from the disk; with and without
script. The words are those that a reader sees, never addresses or ids.
"""

from __future__ import annotations

import re

import pytest
from page_types import BB, FT, MEMO
from waiting import in_view, until

ROOTS = ("root", "sub-path", "disk")
SCRIPT = (True, False)
NEXT_BUTTON = (
    "xpath=(.//button[@class='carry'] | ./following::button[@class='carry'])[1]"  # not the editors'
)
WAYS = {
    "mouse": {"width": 1440},
    "touch": {"width": 390, "height": 844, "has_touch": True, "is_mobile": True},
    "keyboard": {"width": 1440},
}
NEITHER_WISE = (
    "neither wise, nor prudent, nor dignified",
    {
        MEMO: ("not rational, wise, or honourable",),
        BB: ("unwise, unintelligent and dishonorable",),
    },
)
IF_THEY_THREATEN = (
    "If they threaten us",
    {
        MEMO: (
            "If they threaten us, we will threaten them in return",
            "If they act on their threats, we will act as well",
            "If they violate our nation’s security, we will undoubtedly violate theirs",
        ),
        BB: (
            "If they threaten us, we will threaten them",
            "If they put their threat into practice, we will do the same",
            "If they attack the security of our nation, we will attack their security",
        ),
    },
)


def focused(page, element) -> bool:
    return element.evaluate("one => one === document.activeElement")


def tab_to(page, element, at_most: int) -> None:
    """Presses Tab until the element has the focus, as a reader without a mouse must."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if focused(page, element):
            return
    raise AssertionError(f"{at_most} times Tab never came to {element}")


def opened_note(page, words: str, way: str):
    """The note of the quotation with these words, opened in that way where it is not open."""
    mark = page.locator(".text mark", has_text=words).first
    button = mark.locator(NEXT_BUTTON)
    note = page.locator(f"#{button.get_attribute('popovertarget')}")
    if way == "touch":
        button.tap()
    elif way == "keyboard":
        page.locator("#text").evaluate("text => { text.tabIndex = -1; text.focus() }")
        tab_to(page, button, 12)
        page.keyboard.press("Enter")
    else:
        button.click()
    assert until(lambda: note.evaluate("note => note.matches(':popover-open')"))
    note.wait_for(state="visible")
    return note, button


def follow(page, link, way: str) -> None:
    if way == "touch":
        link.tap()
    elif way == "keyboard":
        tab_to(page, link, 20)
        page.keyboard.press("Enter")
    else:
        link.click()


def seen_target(page) -> str:
    """The paragraph of the quotation that is the target; the target is in view."""
    target = page.locator(":target")
    assert until(target.count, 1) == 1
    assert in_view(target), target.bounding_box()
    paragraph = page.locator(":is(p, h1):has(:target), p:target").first
    return re.sub(r"\s+", " ", paragraph.text_content())


CASES = [
    pytest.param(root, script, way, id=f"{root}, {way}, {'with' if script else 'without'} script")
    for root in ROOTS
    for script in SCRIPT
    for way in WAYS
]


@pytest.mark.parametrize(("root", "script", "way"), CASES)
def test_a_reader_follows_neither_wise_nor_prudent_to_the_other_outlets_and_back(
    open_page, root, script, way
) -> None:
    here, there = NEITHER_WISE
    page = open_page(f"articles/{FT}.html", at=root, script=script, **WAYS[way])
    start = page.url
    for stem, (words,) in there.items():
        note, _ = opened_note(page, here, way)
        assert words in note.inner_text()
        reading = note.locator("dd", has_text=words)
        follow(page, reading.locator(f"a.where[href^='{stem}']").first, way)
        page.wait_for_url(re.compile(re.escape(stem)))
        assert words in seen_target(page)
        page.go_back()
        assert until(lambda: page.url.split("#")[0], start) == start
        page.get_by_text(here).first.wait_for(state="visible")


def reached(page, here: str, stem: str, way: str = "mouse") -> list[str]:
    """What a reader finds who follows, one after another, a note's links to that article."""
    note, _ = opened_note(page, here, way)
    found = []
    for nth in range(note.locator(f"a.where[href^='{stem}']").count()):
        if nth:
            note, _ = opened_note(page, here, way)
        follow(page, note.locator(f"a.where[href^='{stem}']").nth(nth), way)
        page.wait_for_url(re.compile(re.escape(stem)))
        found.append(seen_target(page))
        page.go_back()
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("stem", [MEMO, BB], ids=["MEMO", "BB"])
def test_a_reader_goes_from_if_they_threaten_us_to_each_sentence_of_the_others(
    open_page, stem, way
) -> None:
    here, there = IF_THEY_THREATEN
    page = open_page(f"articles/{FT}.html", script=False, **WAYS[way])
    found = reached(page, here, stem, way)
    for words in there[stem]:
        assert any(words in paragraph for paragraph in found), (words, found)


@pytest.mark.parametrize("root", ROOTS)
def test_the_other_outlets_pages_lead_back_to_the_very_words(open_page, root) -> None:
    for stem, words in ((MEMO, "not rational, wise, or honourable"), (BB, "unwise, unintelligent")):
        page = open_page(f"articles/{stem}.html", at=root, script=False)
        note, _ = opened_note(page, words, "mouse")
        follow(page, note.locator(f"a.where[href^='{FT}']").first, "mouse")
        page.wait_for_url(re.compile(re.escape(FT)))
        assert NEITHER_WISE[0] in seen_target(page)


@pytest.mark.parametrize("script", SCRIPT, ids=["with script", "without script"])
@pytest.mark.parametrize("way", ["keyboard", "touch"])
def test_escape_closes_a_note_and_gives_the_focus_back(open_page, way, script) -> None:
    page = open_page(f"articles/{FT}.html", script=script, **WAYS[way])
    note, button = opened_note(page, NEITHER_WISE[0], way)
    if way == "keyboard":
        tab_to(page, note.locator("a.where").first, 10)
    page.keyboard.press("Escape")
    assert until(lambda: note.evaluate("note => !note.matches(':popover-open')"))
    assert until(lambda: focused(page, button))


def test_on_a_phone_the_note_is_a_sheet_at_the_foot_that_a_tap_beside_it_closes(open_page) -> None:
    page = open_page(f"articles/{FT}.html", script=False, **WAYS["touch"])
    assert not page.locator(".note").first.is_visible()
    note, _ = opened_note(page, NEITHER_WISE[0], "touch")
    sheet = "one => { const b = one.getBoundingClientRect(); return [b.x, b.width, b.bottom] }"
    assert until(lambda: note.evaluate(sheet), [0, 390, 844]) == [0, 390, 844]
    page.touchscreen.tap(3, 40)  # the page's margin, where no link is
    note.wait_for(state="hidden")
    note, _ = opened_note(page, NEITHER_WISE[0], "touch")
    note.get_by_role("button", name="Close").tap()
    note.wait_for(state="hidden")


@pytest.mark.parametrize(
    ("start", "here", "other", "there"),
    [
        (MEMO, "no impact on resolving", BB, "no effect on solving"),
        (FT, "shook hands, and made friends", BB, "shook hands, made friends"),
    ],
)
def test_wordings_of_one_sentence_meet(open_page, start, here, other, there) -> None:
    page = open_page(f"articles/{start}.html", script=False)
    found = reached(page, here, other)
    assert any(there in paragraph for paragraph in found), found
