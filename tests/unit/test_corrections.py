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


def corrected(*pairs: tuple[str, dict[str, object]]) -> tuple[Quote, list[str]]:
    """One quote after corrections, each of words of its own in a file of its own."""
    made, anchored = [], {}
    for name, changes in pairs:
        target = Target("a", TextQuoteSelector(f"words of {name}"), Location(f"{name}.yaml", 3, 5))
        made.append(correction(target=target, because=name, **changes))
        anchored[target] = Span(11, 19)
    before = (quote(10, 20, "donald-trump"),)
    quotes, _, problems = correct_quotes(before, (TRUMP,), tuple(made), anchored)
    return quotes[0], [str(p) for p in problems]


def test_two_corrections_that_contradict_each_other_are_an_error_that_names_both() -> None:
    said = (
        "b.yaml:3:5: “words of b” lies in a quotation that a.yaml:3:5 corrects to something else"
        " (keep one of the two)"
    )
    term, direct = {"kind": QuotationKind.TERM}, {"kind": QuotationKind.DIRECT}
    nobody, lee, fox = ({"speaker": name} for name in ("unclear", "Ann Lee", "Bob Fox"))
    for one, other in ((lee, fox), (lee, nobody), (term, direct), (term, lee), (lee, term)):
        assert corrected(("a", one), ("b", other))[1] == [said], (one, other)


def test_two_corrections_that_agree_are_both_heard() -> None:
    found, problems = corrected(
        ("a", {"kind": QuotationKind.DIRECT}), ("b", {"speaker": "Ann Lee"})
    )
    assert problems == []
    assert (found.kind, found.speaker_id) == (QuotationKind.DIRECT, "ann-lee")
    assert found.reasons == ("a", "b")
    assert corrected(("a", {"speaker": "Ann Lee"}), ("b", {"speaker": "Ann Lee"}))[1] == [
        "b.yaml:3:5: warning: the correction of “words of b” changes nothing"
        " (another correction says so; remove one)"
    ]


def test_a_name_that_is_most_likely_a_slip_is_a_warning() -> None:
    def said(name: str) -> list[str]:
        return corrected(("a", {"speaker": name}))[1]

    start = "a.yaml:3:5: warning: nobody is called “{}”, so this names a new speaker ({})"
    for name, hint in (
        ("donald-trupm", "did you mean donald-trump?"),
        ("Donald Trupm", "did you mean Donald Trump?"),
        ("Unclear", "did you mean unclear?"),
        ("nope", "write the name as readers know it, or an id of speakers.yaml"),
        ("ali-khamenei", "write the name as readers know it, or an id of speakers.yaml"),
    ):
        assert said(name) == [start.format(name, hint)]
    for name in ("Ann Lee", "Ronald Tusk", "Иван Петров", "Iran’s foreign ministry"):
        assert said(name) == []
