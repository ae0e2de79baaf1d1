"""Years are found where a text names them, with the words round them."""

from __future__ import annotations

from site_builder.edition.comparison.years import named_years
from site_builder.model.found import Article, Paragraph
from site_builder.model.given import Role
from site_builder.text.spans import Span


def article(*paragraphs: str, roles: tuple[Role, ...] = ()) -> Article:
    text, found = "", []
    for n, words in enumerate(paragraphs):
        role = roles[n] if roles else Role.BODY
        found.append(Paragraph(Span(len(text), len(text) + len(words)), role))
        text += f"{words}\n"
    return Article("a", "seeds/a.txt", text, "ft", paragraphs=tuple(found))


def words(found: Article) -> list[tuple[int, str]]:
    return [(y.year, y.context.of(found.text)) for y in named_years(found)]


def test_a_year_comes_with_four_words_before_and_five_after() -> None:
    text = article(
        "He referred to the 2015 nuclear deal, which Trump withdrew from in 2018 before imposing"
        " the toughest sanctions on Iran to date."
    )
    assert words(text) == [
        (2015, "He referred to the 2015 nuclear deal, which Trump withdrew"),
        (2018, "Trump withdrew from in 2018 before imposing the toughest sanctions"),
    ]
    assert [(y.opens, y.closes) for y in named_years(text)] == [(True, False), (False, False)]


def test_a_sentence_that_ends_keeps_its_point() -> None:
    text = article("Trump had unilaterally withdrawn from the Iran nuclear deal in 2018.")
    assert words(text) == [(2018, "Iran nuclear deal in 2018.")]
    assert named_years(text)[0].closes


def test_each_year_counts_once_where_it_first_stands() -> None:
    text = article("In 2020, Trump ordered an airstrike.", "That was in 2020.")
    assert words(text) == [(2020, "In 2020, Trump ordered an airstrike.")]


def test_sums_and_furniture_name_no_year() -> None:
    text = article(
        "It cost $2,015 and 2018%, then 2015.5.",
        "© 2019 The Paper",
        roles=(Role.BODY, Role.FURNITURE),
    )
    assert words(text) == []
