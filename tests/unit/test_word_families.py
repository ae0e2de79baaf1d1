"""Themes that nobody wrote: which words make them, and what an editor's file makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.edition.compile import compile_edition
from site_builder.edition.word_families import MOST, word_families
from site_builder.model.edition import Edition
from site_builder.model.found import DecidedBy
from site_builder.model.given import ArticleEntry, Content, Outlet, Seed, SiteSettings, ThemeEntry
from site_builder.model.problems import Location
from site_builder.model.themes import Theme, theme_stub
from site_builder.pages.all_pages import pages

PLACE = Location("x.md")
LAKE = """Drought empties the salt lake

The salt lake near Rufus Town is almost dry, and farmers blame the dam.

Birds left the salt lake last Monday. The mayor was silent.

A dam at the river takes water from the salt lake, Freedonia Today reports.

The council met on other matters, and the choir sang.

A bakery opened in the street behind the station.

The tram was late again.

Chess players met in the park.

A violin was found in the attic.
"""
DAM = """Farmers want the dam opened

On Monday farmers marched to the dam above the valley.

“Open the dam,” a farmer said. Rufus Town sleeps.

The salt lake fed the town for a century.

The museum bought a painting of a horse.

Tickets for the fair are sold at the gate.

The tram was late, passengers said.

Snow is expected in the hills.

A cook won the lottery.
"""
TEXTS = {"one": LAKE, "two": DAM}


def edition_of(texts: dict[str, str] = TEXTS, **content: object) -> Edition:
    seeds = tuple(Seed(f"seeds/{stem}.txt", stem, text) for stem, text in texts.items())
    return compile_edition(seeds, Content(**content))  # type: ignore[arg-type]


def found(edition: Edition) -> dict[str, Theme]:
    return {t.id: t for t in edition.themes if t.decided_by is DecidedBy.AUTOMATIC}


def test_words_that_two_outlets_repeat_are_a_theme_named_by_what_they_print() -> None:
    themes = found(edition_of())
    assert set(themes) == {"salt-lake", "dam"}
    assert themes["salt-lake"].title == "Salt lake"
    assert set(themes["salt-lake"].words) == {"salt", "lake"}
    assert len(themes["salt-lake"].passages) == 5


def test_names_formulas_and_one_outlet_alone_make_no_theme() -> None:
    words = {word for theme in found(edition_of()).values() for word in theme.words}
    assert not words & {"rufus", "town", "monday", "said", "late"}
    outlet = (Outlet("o", "O", "O", 1, "solid"),)
    entries = tuple(ArticleEntry(i, PLACE, outlet="o") for i in TEXTS)
    assert found(edition_of(outlets=outlet, articles=entries)) == {}


def test_what_is_in_every_paragraph_is_no_theme() -> None:
    lines = "\n\n".join(f"The harbour waits for ship number {n}." for n in range(6))
    assert found(edition_of({"one": lines, "two": lines.replace("ship", "boat")})) == {}


def test_a_text_that_is_kept_back_gives_no_word() -> None:
    assert found(edition_of(site=SiteSettings(text_mode="quotes-only"))) == {}


def test_the_stub_makes_it_an_editors_with_the_same_passages() -> None:
    before = found(edition_of())
    for identity, theme in before.items():
        assert theme_stub(theme)[1] == f'title: "{theme.title}"'
        entry = ThemeEntry(identity, PLACE, theme.title, theme.order, words=theme.words)
        edition = edition_of(themes=(entry,))
        assert not edition.problems
        assert [t.id for t in edition.themes if t.id == identity] == [identity]
        same = replace(theme, decided_by=DecidedBy.EDITOR, words=())
        assert edition.themes[0] == same


def test_what_an_editors_theme_has_already_is_not_found_again() -> None:
    entry = ThemeEntry("water", PLACE, "Water", 1, words=("lake",))
    assert set(found(edition_of(themes=(entry,)))) == {"dam"}


def test_a_site_without_themes_has_no_page_and_no_entry_for_them() -> None:
    made = {
        page.path: page
        for page in pages(edition_of({"one": "A tram was late.\n", "two": "Nobody saw it.\n"}))
    }
    assert not [path for path in made if path.startswith("themes/")]
    assert all("Themes" not in {s.text for s in page.frame.sections} for page in made.values())
    told = {page.path: page for page in pages(edition_of())}
    assert "themes/dam.html" in told
    assert all("Themes" in {s.text for s in page.frame.sections} for page in told.values())


def test_the_order_of_articles_changes_nothing() -> None:
    articles = edition_of().articles
    assert word_families(articles, ()) == word_families(tuple(reversed(articles)), ())


WORDS = st.sampled_from(["dam", "lake", "the", "salt", "Ann", "road", "vote", ".", "\n\n"])


@pytest.mark.slow
@given(st.lists(st.lists(WORDS, max_size=80).map(" ".join), min_size=2, max_size=4))
def test_no_text_gives_more_than_are_shown(texts: list[str]) -> None:
    edition = edition_of({f"a{n}": f"A start.\n\n{text}\n" for n, text in enumerate(texts)})
    themes = found(edition)
    assert len(themes) <= MOST
    assert all(theme.passages and theme.words for theme in themes.values())
