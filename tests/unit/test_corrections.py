"""The editors' corrections of quotations."""

from dataclasses import replace

from site_builder.analysis.corrections import correct_quotes
from site_builder.model import (
    DecidedBy,
    QuotationKind,
    Quote,
    QuoteCorrection,
    Segment,
    Speaker,
    Target,
    TextQuoteSelector,
)
from site_builder.problems import Location
from site_builder.text import Span

HERE = Location("content/corrections/quotes.yaml", 3, 5)
TRUMP = Speaker("donald-trump", "Donald Trump")


def quote(start: int, end: int, speaker: str | None = None) -> Quote:
    segment = Segment(Span(start + 1, end - 1), Span(start, end))
    return Quote(
        f"q-{start}",
        "a",
        (segment,),
        QuotationKind.PARTIAL,
        Span(0, 2),
        Span(2, 4),
        speaker,
        0.6,
        ("guess",),
        DecidedBy.AUTOMATIC,
    )


def correction(**changes: object) -> QuoteCorrection:
    target = Target("a", TextQuoteSelector("any words"), HERE)
    return replace(QuoteCorrection(target, "he signed it"), **changes)  # type: ignore[arg-type]


def test_a_name_corrects_the_speaker() -> None:
    c = correction(speaker="Donald J. Trump")
    quotes, speakers, problems = correct_quotes(
        (quote(10, 20), quote(30, 40)), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert problems == []
    assert speakers == (TRUMP,)
    assert quotes[0].speaker_id == "donald-trump"
    assert quotes[0].decided_by is DecidedBy.EDITOR
    assert quotes[0].reasons == ("he signed it",)
    assert quotes[1] == quote(30, 40)


def test_a_name_that_nobody_bears_makes_a_speaker() -> None:
    c = correction(speaker="Ann Lee")
    quotes, speakers, _ = correct_quotes((quote(10, 20),), (), (c,), {c.target: Span(11, 19)})
    assert quotes[0].speaker_id == "ann-lee"
    assert speakers == (Speaker("ann-lee", "Ann Lee"),)


def test_a_term_has_no_speaker_and_no_cue() -> None:
    c = correction(kind=QuotationKind.TERM)
    quotes, _, problems = correct_quotes(
        (quote(10, 20, "donald-trump"),), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert problems == []
    assert quotes[0].kind is QuotationKind.TERM
    assert (quotes[0].speaker_id, quotes[0].cue, quotes[0].source) == (None, None, None)


def test_unclear_takes_the_speaker_away() -> None:
    c = correction(speaker="unclear")
    quotes, _, _ = correct_quotes(
        (quote(10, 20, "donald-trump"),), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert quotes[0].speaker_id is None


def test_words_outside_quotations_are_an_error() -> None:
    c = correction(speaker="Ann Lee")
    quotes, speakers, problems = correct_quotes(
        (quote(10, 20),), (), (c,), {c.target: Span(22, 25)}
    )
    assert quotes == (quote(10, 20),)
    assert speakers == ()
    assert [str(p) for p in problems] == [
        "content/corrections/quotes.yaml:3:5: “any words” lies in no quotation"
        " (give words that stand between quotation marks)"
    ]


def test_words_over_two_quotations_are_an_error() -> None:
    c = correction(speaker="Ann Lee")
    _, _, problems = correct_quotes(
        (quote(10, 20), quote(30, 40)), (), (c,), {c.target: Span(5, 45)}
    )
    assert [str(p) for p in problems] == [
        "content/corrections/quotes.yaml:3:5: “any words” covers 2 quotations, and a correction is"
        " for one (give the words of one quotation)"
    ]


def test_a_correction_that_changes_nothing_is_a_warning() -> None:
    c = correction(speaker="donald-trump")
    _, _, problems = correct_quotes(
        (quote(10, 20, "donald-trump"),), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert [str(p) for p in problems] == [
        "content/corrections/quotes.yaml:3:5: warning: the correction of “any words” changes"
        " nothing (the program says so by itself; remove the correction)"
    ]


def test_without_corrections_nothing_changes() -> None:
    before = (quote(10, 20, "donald-trump"),)
    assert correct_quotes(before, (TRUMP,), (), {}) == (before, (TRUMP,), [])


def test_a_target_that_was_not_anchored_was_reported_elsewhere() -> None:
    c = correction(speaker="Ann Lee")
    assert correct_quotes((quote(10, 20),), (), (c,), {}) == ((quote(10, 20),), (), [])
