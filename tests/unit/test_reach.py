"""Which words of a sentence a verb of saying reaches, and which are the outlet's own telling."""

from __future__ import annotations

import pytest
from case_files import TextCase, case_params

from site_builder.edition.outside import Gaps
from site_builder.edition.telling.indirect_speech import reported_words
from site_builder.text.spans import Span
from site_builder.text.words import tokenise


@pytest.mark.parametrize("case", case_params("reported_speech.txt"))
def test_each_half_is_told_by_who_tells_it(case: TextCase) -> None:
    found = reported_words(case.given, tokenise(case.given), Gaps(()), Gaps(()))
    for line in case.expected:
        who, words = line.split(": ", 1)
        place = Span(case.given.index(words), case.given.index(words) + len(words))
        assert found.hold(place) == {"told": True, "own": False}[who], line
