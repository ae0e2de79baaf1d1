"""Who said it: each case is a sentence of the kind that asked for a rule."""

import pytest
from case_files import TextCase, case_params

from site_builder.model.found import Article
from site_builder.model.given import QuotationKind
from site_builder.model.quotations import Attribution, Quotation, Segment
from site_builder.quotes.attribution import attribute
from site_builder.quotes.extraction import extract
from site_builder.quotes.speaking.readings import parse
from site_builder.text.spans import Span

MARKS = {"“": "”", "‘": "’"}


def attributed(text: str, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    marked = [s.marked for q in quotations for s in q.segments]
    return attribute(parse(Article("a", "a.txt", text, "o"), marked), quotations)


def said(text: str, kind: QuotationKind = QuotationKind.DIRECT) -> tuple[Attribution, ...]:
    """The attributions of all curly pairs of a text."""
    quotations, start = [], -1
    for i, c in enumerate(text):
        if c == "“":
            start = i
        elif c == "”":
            segment = Segment(Span(start + 1, i), Span(start, i + 1))
            quotations.append(Quotation("a", (segment,), kind))
    return attributed(text, tuple(quotations))


@pytest.mark.parametrize("case", [*case_params("speakers.txt"), *case_params("names.txt")])
def test_speakers_and_cues(case: TextCase) -> None:
    found = extract(case.given)
    for quote, line in zip(found, case.expected, strict=True):
        cue = case.given[slice(*quote["cue"])] if quote["cue"] else "-"
        fields = (str(quote["speaker"] or "-"), cue, "; ".join(quote["reasons"]))
        wanted = line.split(" | ")
        assert list(fields[: len(wanted)]) == wanted
        assert (quote["speaker_span"] is None) == (quote["speaker"] is None)


@pytest.mark.parametrize("case", case_params("shown_speakers.txt"))
def test_sure_enough_to_be_shown(case: TextCase) -> None:
    found = extract(case.given)
    assert [quote["speaker"] if quote["shown"] else "-" for quote in found] == case.expected


@pytest.mark.parametrize("case", case_params("speaker_kinds.txt"))
def test_kinds_of_speakers(case: TextCase) -> None:
    found = extract(case.given)
    assert [f"{quote['speaker']} | {quote['speaker_kind']}" for quote in found] == case.expected


def test_what_nobody_speaks_gets_no_cue_source_or_speaker() -> None:
    (found,) = said("Trump signed the “maximum pressure” policy.", QuotationKind.TERM)
    assert (found.cue, found.source, found.speaker) == (None, None, None)


def test_segments_of_two_speakers_part() -> None:
    text = (
        "“ANNA COX: We are here to talk.\n\n“MARK DUNN: No, we are not.”\nAnna Cox met Mark Dunn."
    )
    first, second = text.index("“"), text.rindex("“")
    segments = (
        Segment(Span(first + 1, second - 2), Span(first, second - 2), closed=False),
        Segment(Span(second + 1, text.index("”")), Span(second, text.index("”") + 1)),
    )
    quotation = Quotation("a", segments, QuotationKind.DIRECT)
    found = attributed(text, (quotation,))
    assert [a.speaker for a in found] == ["Anna Cox", "Mark Dunn"]
    assert [s for a in found for s in a.quotation.segments] == list(segments)
