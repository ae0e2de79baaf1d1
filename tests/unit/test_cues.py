"""Which words bring a quotation in: each rule with the real sentence that asked for it."""

from __future__ import annotations

import pytest
from case_files import TextCase, case_params

from site_builder.quotes.extraction import extract


@pytest.mark.parametrize("case", case_params("cues.txt"))
def test_the_words_that_bring_a_quotation_in(case: TextCase) -> None:
    for line in case.expected:
        begins, cue = line.split(" | ")
        text = case.given
        (quote,) = (q for q in extract(text) if text[q["start"] : q["end"]].startswith(begins))
        assert text[slice(*quote["cue"])] == cue


def test_the_reason_says_how_the_cue_names_its_source() -> None:
    def reason(text: str) -> str:
        return str(extract(text)[0]["reasons"][0])

    accusation = "Donald Trump’s accusation that she is playing the “woman’s card” began a debate."
    assert reason(accusation) == "named with *accusation*"
    limbaugh = "According to Rush Limbaugh, the move reeks of “fear and desperation.”"
    assert reason(limbaugh) == "named after *according to*"
    assert reason("“We know,” Trump said of the deal.") == "subject of *said*"
