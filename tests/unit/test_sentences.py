"""Where sentences end: the cases of `cases/sentences.txt`."""

from __future__ import annotations

import pytest
from case_files import TextCase, case_params

from site_builder.text.abbreviations import CLASSES, LONGEST, is_abbreviation
from site_builder.text.spans import Span
from site_builder.text.words import read_words


@pytest.mark.parametrize("case", case_params("sentences.txt"))
def test_sentences_end_where_a_reader_ends_them(case: TextCase) -> None:
    words = read_words(case.given)
    found = words.sentences(Span(0, len(case.given)))
    assert [span.of(case.given) for span in found] == case.expected


@pytest.mark.parametrize("form", [form for kind in CLASSES for form in kind.forms])
def test_no_abbreviation_is_longer_than_is_looked_back(form: str) -> None:
    text = f"at {form.replace('[ap]', 'p').replace(chr(92), '')}. 8 x"
    if form.isalpha():
        assert len(form) < LONGEST
        assert is_abbreviation(text, text.index("."))
