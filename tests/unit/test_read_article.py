"""One article, read from its own part alone."""

from __future__ import annotations

import pytest

from site_builder.model.found import Article, ArticleReading
from site_builder.model.given import QuotationKind, Role
from site_builder.model.quotations import Attribution, Quotation, Segment
from site_builder.model.reasons import Reason
from site_builder.quotes.reading import ArticlePart, read_article
from site_builder.text.spans import Span

TEXT = (
    "Leader Speaks in Paris\n"
    "Ann Lee, the mayor of Paris, met Bo Roe on Monday.\n"
    "“We will not talk to Cy Poe,” she said. They left.\nLee told them: “He knows it.”\n"
    "By Di Low\n"
)


def reading(**parts: object) -> ArticleReading:
    return read_article(ArticlePart(Article("a", "seeds/a.txt", TEXT, "o"), **parts))


def test_a_reading_has_roles_speakers_and_the_people_named() -> None:
    found = reading()
    assert [p.role for p in found.article.paragraphs] == [
        Role.TITLE,
        Role.BODY,
        Role.BODY,
        Role.BODY,
        Role.FURNITURE,
    ]
    assert [a.speaker for a in found.attributions] == ["Ann Lee", "Ann Lee"]
    assert found.article.words.text == TEXT


def test_people_are_those_whom_the_story_names_in_full_in_its_own_words() -> None:
    people = {person.name: person for person in reading().people}
    assert list(people) == ["Ann Lee", "Bo Roe"]  # not Cy Poe, whom only a quotation names
    assert people["Ann Lee"].words == ("ann", "lee")
    assert "mayor" in people["Ann Lee"].described_as


def test_who_was_weighed_comes_with_the_attribution() -> None:
    first, second = reading().attributions
    assert first.candidates[0].words == "she"
    assert second.candidates[0].name == "Ann Lee"
    for found in (first, second):
        shares = [c.share for c in found.candidates]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) <= 1.001
        assert found.cues[0] == found.cue
    assert second.cue is not None
    assert second.cue.of(TEXT) == "told"


def test_an_editors_role_takes_a_line_out_of_the_story() -> None:
    place = Span(TEXT.index("“We"), TEXT.index("“We") + 1)
    found = reading(roles=((place, Role.FURNITURE),))
    assert found.article.paragraphs[2].role is Role.FURNITURE
    assert [p.name for p in found.people] == ["Ann Lee", "Bo Roe"]


def test_another_extractors_quotations_take_the_place_of_ours() -> None:
    start = TEXT.index("We will")
    span = Span(start, TEXT.index(",” she"))
    given = Attribution(
        Quotation("a", (Segment(span, span),), QuotationKind.DIRECT),
        None,
        None,
        "Bo Roe",
        0.9,
        (Reason("given", names=("so they say",)),),
    )
    found = reading(given=(given,))
    assert [a.speaker for a in found.attributions] == ["Bo Roe"]
    assert [p.name for p in found.people] == ["Ann Lee", "Bo Roe"]


@pytest.mark.parametrize("text", ["", "\n", "a", "“", "No words in marks."])
def test_a_text_without_quotations_is_read(text: str) -> None:
    found = read_article(ArticlePart(Article("a", "seeds/a.txt", text, "o")))
    assert found.attributions == ()
    assert found.people == ()
