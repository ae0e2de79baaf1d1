"""What is marked in an article: paragraphs, furniture, quotations, lines, buttons."""

from __future__ import annotations

from small_edition import index, small_edition

from site_builder.model.found import Paragraph
from site_builder.model.given import Role
from site_builder.pages.parts.article_marks import (
    anchor_class,
    article_marks,
    compare_button,
    furniture_label,
)
from site_builder.pages.parts.margin_notes import numbered
from site_builder.pages.parts.markup import mark_up
from site_builder.pages.parts.values import Siglum
from site_builder.text.spans import Span

CORPUS = index(small_edition())


def marked(article_id: str) -> str:
    article = CORPUS.articles[article_id]
    numbers, _ = numbered(CORPUS, article)
    return mark_up(article.text, article_marks(CORPUS, article, numbers))


def test_paragraphs_are_numbered_from_one_and_furniture_is_folded() -> None:
    html = marked("a-ft")
    assert html.startswith('<details class="furniture"><summary data-label="One line of')
    assert '</summary><p id="p1" data-n="1">' in html
    assert '<p id="p2" data-n="2">Iran’s Supreme Leader' in html


def test_words_that_others_carry_run_above_one_line_for_each() -> None:
    html = marked("a-ft")
    styles = [CORPUS.sigla[a].style for a in ("b-memo", "c-bb")]
    assert f'<u class="{styles[0]}"><u class="{styles[1]}">“If they threaten us' in html
    # The second sentence is told by one outlet in marks, by the other in its own words: one line.
    second = html[html.index("If they act") - 40 : html.index("If they act")]
    assert f'<u class="{styles[1]}">' not in second.rpartition("</u>")[2]


def test_the_button_names_who_else_has_the_words() -> None:
    html = marked("a-ft")
    assert 'aria-label="Also in MEMO and BB: compare"' in html
    assert 'data-s="MEMO"></i>' in html


def test_from_four_others_on_a_number_takes_the_place_of_lines() -> None:
    signs = [Siglum(f"S{i}", "h1 solid", f"Outlet {i}") for i in range(4)]
    button = compare_button(signs, 7)
    assert dict(button.attrs)["popovertarget"] == "n7"
    assert dict(button.children[0].attrs) == {"class": "many", "data-s": "+4"}


def test_nobody_else_carries_a_quote_of_an_article_alone() -> None:
    html = marked("d-dc")
    assert 'class="carry alone"' in html
    assert "Also in" not in html


def test_furniture_says_how_much_and_what() -> None:
    two = [Paragraph(Span(0, 1), Role.FURNITURE, label) for label in ("newsletter box", "licence")]
    assert furniture_label(two) == "Two lines of other text on the page: newsletter box and licence"


def test_beyond_the_numbered_classes_a_note_has_none() -> None:
    assert anchor_class(80) == "a80"
    assert anchor_class(81) == ""
