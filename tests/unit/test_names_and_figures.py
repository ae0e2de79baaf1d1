"""What reports call the same people and things, and which figures they have."""

from __future__ import annotations

from site_builder.edition.compile import compile_edition
from site_builder.editors.explain import explain
from site_builder.model.comparison import Comparison
from site_builder.model.edition import Edition
from site_builder.model.given import ArticleEntry, Content, EventEntry, Seed, SiteSettings
from site_builder.model.problems import Location
from site_builder.pages.all_pages import pages
from site_builder.pages.event import EventView


def edition_of(
    *texts: str, site: SiteSettings | None = None, entries: tuple[ArticleEntry, ...] = ()
) -> Edition:
    ids = tuple("abc"[: len(texts)])
    seeds = tuple(Seed(f"seeds/{i}.txt", i, f"{t}\n") for i, t in zip(ids, texts, strict=True))
    event = EventEntry("e", Location("e.md"), "Talks", articles=ids)
    return compile_edition(
        seeds, Content(site=site or SiteSettings(), articles=entries, events=(event,))
    )


def compared(edition: Edition) -> Comparison:
    (comparison,) = edition.comparisons
    return comparison


def named(*texts: str) -> dict[str, list[str]]:
    edition = edition_of(*texts)
    text_of = {a.id: a.text for a in edition.articles}
    return {
        naming.name: [
            f"{p.article_id}: {p.span.of(text_of[p.article_id])}{' (marked)' * p.marked}"
            for p in naming.places
        ]
        for naming in compared(edition).namings
    }


def figured(*texts: str) -> list[str]:
    edition = edition_of(*texts)
    text_of = {a.id: a.text for a in edition.articles}
    return [
        ", ".join(f"{p.article_id} {p.span.of(text_of[p.article_id])}" for p in figure.places)
        + (f"; not {', '.join(figure.lacking)}" if figure.lacking else "")
        for figure in compared(edition).figures
    ]


# ------------------------------------------------------------------------------------------ names


def test_titles_and_descriptions_of_one_person_are_compared() -> None:
    assert named(
        "Freedonian President Rufus Firefly spoke on Monday. The harbour is closed.",
        "Rufus Firefly, the country’s ultimate decision maker, spoke. It rained.",
    ) == {
        "Rufus Firefly": [
            "a: Freedonian President Rufus Firefly",
            "b: the country’s ultimate decision maker",
        ]
    }


def test_a_title_before_a_name_and_its_comma_is_one_of_its_names() -> None:
    assert named(
        "The Taoiseach, Rufus Firefly, spoke on Monday. The harbour is closed.",
        "President Rufus Firefly spoke on Monday. The harbour is closed.",
    ) == {"Rufus Firefly": ["a: The Taoiseach", "b: President Rufus Firefly"]}


def test_spellings_honorifics_and_clauses_are_no_names() -> None:
    assert not named(
        "Senator Rufus Firefly spoke on Monday. Mr. Firefly left.",
        "Sen. Rufus Firefly spoke. Firefly, speaking at a fair, smiled. Firefly, however, left.",
    )


def test_a_phrase_in_marks_is_compared_with_the_same_words_without() -> None:
    assert named(
        "The so-called “border reform” will begin in May, and the mayor is glad.",
        "The border reform will begin in May. The mayor is glad.",
    ) == {"border reform": ["a: border reform (marked)", "b: border reform"]}


def test_one_report_alone_names_nobody_differently() -> None:
    assert not named("President Rufus Firefly spoke. Firefly, a former general, left.")


def test_names_of_texts_that_are_kept_back_are_not_told() -> None:
    edition = edition_of(
        "Freedonian President Rufus Firefly spoke on Monday.",
        "Rufus Firefly, a former general, spoke.",
        site=SiteSettings(text_mode="quotes-only"),
    )
    assert compared(edition).namings
    view = next(p.view for p in pages(edition) if p.path == "events/e.html")
    assert isinstance(view, EventView)
    assert view.names_and_figures.names == ()


# ---------------------------------------------------------------------------------------- figures


def test_a_figure_that_a_report_lacks_is_told() -> None:
    assert figured(
        "The bridge cost $4.5 million. It is old.",
        "They paid 4.5 million dollars for the bridge. It is old.",
        "The bridge was costly. It is old.",
    ) == ["a $4.5 million, b 4.5 million dollars; not c"]


def test_a_figure_that_reports_give_differently_is_told_first() -> None:
    assert figured(
        "The 48-page indictment was released on Friday. Police used 230 boats.",
        "The 47-page indictment was released late on Friday.",
    ) == ["a 48, b 47", "a 230; not b"]


def test_two_quantities_are_not_one_figure() -> None:
    both = "Police made 47 arrests on Monday and 48 arrests on Tuesday in the town."
    assert figured(both, "Police made 47 arrests on Monday in the town.") == ["a 48; not b"]
    assert figured("The fair had 210 tents.", "A ship lost 205 crates.") == []  # perhaps one
    assert figured("The fair had 210 tents.", "A ship lost 900 crates.") == [
        "a 210; not b",
        "b 900; not a",
    ]


def test_an_excerpt_lacks_no_figure() -> None:
    texts = ("The bridge cost $4.5 million.", "The bridge was costly.")
    assert compared(edition_of(*texts)).figures
    cut = ArticleEntry("b", Location("b.md"), complete=False)
    assert not compared(edition_of(*texts, entries=(cut,))).figures


def test_words_and_digits_are_one_value() -> None:
    assert figured("Twenty-five ships sank near Rome.", "Near Rome 25 ships sank.") == []


def test_names_ages_and_ranks_are_no_figures() -> None:
    assert figured("Ann Lee, 43, lives near Park 51 on the third floor.", "Ann Lee left.") == []


def test_explain_and_the_page_tell_both() -> None:
    edition = edition_of(
        "President Rufus Firefly paid $4.5 million. He left.",
        "Rufus Firefly, a former general, paid. He left.",
    )
    lines = "\n".join(explain(edition, "e"))
    assert "name of Rufus Firefly" in lines
    assert "not in b" in lines
    view = next(p.view for p in pages(edition) if p.path == "events/e.html")
    assert isinstance(view, EventView)
    assert [row.name.text for row in view.names_and_figures.names] == ["Rufus Firefly"]
    assert [row.lacking for row in view.names_and_figures.lone] == ["Not in B2."]
