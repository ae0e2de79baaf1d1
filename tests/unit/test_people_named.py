"""Whom an article names in full: the cases of `cases/people.txt`."""

from __future__ import annotations

import pytest
from case_files import TextCase, case_params

from site_builder.model.found import Article
from site_builder.quotes.reading import ArticlePart, read_article


@pytest.mark.parametrize("case", case_params("people.txt"))
def test_the_people_whom_an_article_names(case: TextCase) -> None:
    text = f"{case.given}\nThe story goes on with another sentence of the day."
    reading = read_article(ArticlePart(Article("a", "seeds/a.txt", text, "outlet")))
    assert [person.name for person in reading.people] == case.expected
