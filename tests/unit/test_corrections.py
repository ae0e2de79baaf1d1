"""The editors' corrections of quotations."""

from msgspec.structs import replace
from small_texts import article, quotes_of
from stages import correct_quotes

from site_builder.model.found import DecidedBy, Quote
from site_builder.model.given import (
    CueWords,
    QuotationKind,
    QuoteCorrection,
    Speaker,
    Target,
    TextQuoteSelector,
)
from site_builder.model.problems import Location
from site_builder.model.quotations import Segment
from site_builder.model.reasons import as_given
from site_builder.text.spans import Span

HERE = Location("content/corrections/quotes.yaml", 3, 5)
TRUMP = Speaker("donald-trump", "Donald Trump")
ARTICLES = (article("a", "Trump said a thing that no test of speakers reads."),)


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
        as_given("guess"),
        DecidedBy.AUTOMATIC,
    )


def correction(**changes: object) -> QuoteCorrection:
    target = Target("a", TextQuoteSelector("any words"), HERE)
    return replace(QuoteCorrection(target, "he signed it"), **changes)


def test_a_name_corrects_the_speaker() -> None:
    c = correction(speaker="Donald J. Trump")
    quotes, speakers, problems = correct_quotes(
        ARTICLES, (quote(10, 20), quote(30, 40)), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert problems == []
    assert speakers == (TRUMP,)
    assert quotes[0].speaker_id == "donald-trump"
    assert quotes[0].decided_by is DecidedBy.EDITOR
    assert quotes[0].reasons == as_given("he signed it")
    assert quotes[1] == quote(30, 40)


def test_a_name_that_nobody_bears_makes_a_speaker() -> None:
    c = correction(speaker="Ann Lee")
    quotes, speakers, _ = correct_quotes(
        ARTICLES, (quote(10, 20),), (), (c,), {c.target: Span(11, 19)}
    )
    assert quotes[0].speaker_id == "ann-lee"
    assert speakers == (Speaker("ann-lee", "Ann Lee"),)


def test_a_term_has_no_speaker_and_no_cue() -> None:
    c = correction(kind=QuotationKind.TERM)
    quotes, _, problems = correct_quotes(
        ARTICLES, (quote(10, 20, "donald-trump"),), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert problems == []
    assert quotes[0].kind is QuotationKind.TERM
    assert (quotes[0].speaker_id, quotes[0].cue, quotes[0].source) == (None, None, None)


def test_unclear_takes_the_speaker_away() -> None:
    c = correction(speaker="unclear")
    quotes, _, _ = correct_quotes(
        ARTICLES, (quote(10, 20, "donald-trump"),), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert quotes[0].speaker_id is None


def test_words_outside_quotations_are_an_error() -> None:
    c = correction(speaker="Ann Lee")
    quotes, speakers, problems = correct_quotes(
        ARTICLES, (quote(10, 20),), (), (c,), {c.target: Span(22, 25)}
    )
    assert quotes == (quote(10, 20),)
    assert speakers == ()
    assert [str(p) for p in problems] == [
        "content/corrections/quotes.yaml:3:5: “any words” lies in no quotation"
        " (give words between quotation marks)"
    ]


def test_words_over_two_quotations_are_an_error() -> None:
    c = correction(speaker="Ann Lee")
    _, _, problems = correct_quotes(
        ARTICLES, (quote(10, 20), quote(30, 40)), (), (c,), {c.target: Span(5, 45)}
    )
    assert [str(p) for p in problems] == [
        "content/corrections/quotes.yaml:3:5: “any words” covers 2 quotations, and a correction is"
        " for one (give the words of one quotation)"
    ]


def test_a_correction_that_changes_nothing_is_a_warning() -> None:
    c = correction(speaker="donald-trump")
    _, _, problems = correct_quotes(
        ARTICLES, (quote(10, 20, "donald-trump"),), (TRUMP,), (c,), {c.target: Span(11, 19)}
    )
    assert [str(p) for p in problems] == [
        "content/corrections/quotes.yaml:3:5: warning: the correction of “any words” changes"
        " nothing (the program says so by itself; remove the correction)"
    ]


def test_without_corrections_nothing_changes() -> None:
    before = (quote(10, 20, "donald-trump"),)
    assert correct_quotes(ARTICLES, before, (TRUMP,), (), {}) == (before, (TRUMP,), [])


def test_a_target_that_was_not_anchored_was_reported_elsewhere() -> None:
    c = correction(speaker="Ann Lee")
    assert correct_quotes(ARTICLES, (quote(10, 20),), (), (c,), {}) == ((quote(10, 20),), (), [])


def corrected(*pairs: tuple[str, dict[str, object]]) -> tuple[Quote, list[str]]:
    """One quote after corrections, each of words of its own in a file of its own."""
    made, anchored = [], {}
    for name, changes in pairs:
        target = Target("a", TextQuoteSelector(f"words of {name}"), Location(f"{name}.yaml", 3, 5))
        made.append(correction(target=target, because=name, **changes))
        anchored[target] = Span(11, 19)
    before = (quote(10, 20, "donald-trump"),)
    quotes, _, problems = correct_quotes(ARTICLES, before, (TRUMP,), tuple(made), anchored)
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


def test_an_editor_names_two_who_speak_together() -> None:
    lee = Speaker("ann-lee", "Ann Lee")
    for names in ("Ann Lee and Donald Trump", "donald-trump--ann-lee", "ann-lee, Donald J. Trump"):
        c = correction(speaker=names)
        quotes, speakers, problems = correct_quotes(
            ARTICLES, (quote(10, 20),), (lee, TRUMP), (c,), {c.target: Span(11, 19)}
        )
        assert (quotes[0].speaker_id, problems) == ("ann-lee--donald-trump", [])
        assert speakers[1].name == "Ann Lee and Donald Trump"


def test_two_corrections_that_agree_are_both_heard() -> None:
    found, problems = corrected(
        ("a", {"kind": QuotationKind.DIRECT}), ("b", {"speaker": "Ann Lee"})
    )
    assert problems == []
    assert (found.kind, found.speaker_id) == (QuotationKind.DIRECT, "ann-lee")
    assert found.reasons == as_given("a", "b")
    assert corrected(("a", {"speaker": "Ann Lee"}), ("b", {"speaker": "Ann Lee"}))[1] == [
        "b.yaml:3:5: warning: the correction of “words of b” changes nothing"
        " (another correction says so; remove one)"
    ]


def test_a_name_that_is_most_likely_a_slip_is_a_warning() -> None:
    def said(name: str) -> list[str]:
        return corrected(("a", {"speaker": name}))[1]

    start = "a.yaml:3:5: warning: nobody is called “{}”, so this names a new speaker ({})"
    for name, hint in (
        ("donald-trupm", "did you mean “donald-trump”?"),
        ("Donald Trupm", "did you mean “Donald Trump”?"),
        ("Unclear", "did you mean “unclear”?"),
        ("nope", "write the name as readers know it, or an id of speakers.yaml"),
        ("ali-khamenei", "write the name as readers know it, or an id of speakers.yaml"),
    ):
        assert said(name) == [start.format(name, hint)]
    for name in ("Ann Lee", "Ronald Tusk", "Иван Петров", "Iran’s foreign ministry"):
        assert said(name) == []


# ------------------------------------------------------------------ cues

# Breitbart of 7 February 2025, with lines of other paragraphs left out
BREITBART = article(
    "bb",
    "“The treaty was formed,” he claimed.",
    "Pezeshkian has not taken an aggressive stance.",
    "Khamenei delivered on Friday, concluding his speech to the Air Force by declaring of the"
    " United States, “If they threaten us, we will threaten them.”",
    "“If they put their threat into practice, we will do the same,” he asserted.",
)
CUE = Location("content/corrections/cues.yaml", 4, 10)


def with_cue(words: str, exact: str = "If they threaten us", **changes: object) -> QuoteCorrection:
    target = Target("bb", TextQuoteSelector(exact), HERE)
    return QuoteCorrection(target, "it is nearer", cue=CueWords(words, CUE), **changes)


def cued(*corrections: QuoteCorrection) -> tuple[Quote, list[str]]:
    """Breitbart's second quotation after corrections of it."""
    text = BREITBART.text
    concluding = Span(text.index("concluding"), text.index("concluding") + len("concluding"))
    quotes = tuple(
        replace(q, cue=concluding, confidence=0.9, reasons=as_given("subject of *concluding*"))
        for q in quotes_of(BREITBART)
    )
    anchored = {}
    for c in corrections:
        start = text.index(c.target.selector.exact)
        anchored[c.target] = Span(start, start + len(c.target.selector.exact))
    after, _, problems = correct_quotes((BREITBART,), quotes, (), corrections, anchored)
    assert (after[0], after[2]) == (quotes[0], quotes[2])
    return after[1], [str(p) for p in problems]


def test_an_editors_cue_is_found_near_and_told_while_the_speaker_stays_the_programs() -> None:
    quote, problems = cued(with_cue("declaring"))
    assert problems == []
    assert quote.cue is not None
    assert quote.cue.of(BREITBART.text) == "declaring"
    assert tuple(map(str, quote.reasons)) == (
        "subject of *concluding*",
        "introduced by *declaring*, named by an editor: it is nearer",
    )
    assert (quote.speaker_id, quote.confidence) == ("khamenei", 0.9)
    assert quote.decided_by is DecidedBy.AUTOMATIC


def test_no_cue_is_an_editors_word_too() -> None:
    quote, problems = cued(with_cue(""))
    assert (quote.cue, problems) == (None, [])
    assert str(quote.reasons[1]) == "introduced by no words, named by an editor: it is nearer"


def test_a_cue_beside_a_speaker_tells_the_reason_once() -> None:
    quote, problems = cued(with_cue("declaring", speaker="Ann Lee"))
    assert problems == []
    assert tuple(map(str, quote.reasons)) == (
        "it is nearer",
        "introduced by *declaring*, named by an editor",
    )
    assert quote.decided_by is DecidedBy.EDITOR


def test_of_several_places_the_nearest_outside_speech_is_meant() -> None:
    def place(text: str, words: str) -> int:
        made = article("bb", *text.split("|"))
        (quote,) = quotes_of(made)
        c = with_cue(words)
        after, _, problems = correct_quotes(
            (made,), (quote,), (), (c,), {c.target: quote.segments[0].span}
        )
        assert problems == []
        assert after[0].cue is not None
        return after[0].cue.start

    assert place("He said so. She said: “He said it.” He said no more.", "said") == 16
    assert place("“Yes.” He unsaid it, and she said it again.", "said") == 29
    assert place("He asked and asked:|“Why?”", "asked") == 13
    assert place("“Why?”|So he asked.", "asked") == 13
    assert place("He called \u00a0 for “peace”", "called for") == 3


def test_a_cue_that_does_not_stand_near_is_an_error_at_its_own_place() -> None:
    start = "content/corrections/cues.yaml:4:10: "
    for words, said in (
        ("declairing", "“declairing” is not in bb (did you mean “declaring”?)"),
        (
            "Declaring of",
            "“Declaring of” is not in bb (only quotation marks, dashes, case or invisible"
            " characters differ: the seed has “declaring of” in line 3)",
        ),
        (
            "claimed",
            "“claimed” is not near this quotation, but elsewhere in bb (give words of its"
            " paragraph, or of the one before or after, outside quotation marks)",
        ),
        (
            "threaten",
            "“threaten” is not near this quotation, but elsewhere in bb (give words of its"
            " paragraph, or of the one before or after, outside quotation marks)",
        ),
    ):
        quote, problems = cued(with_cue(words))
        assert problems == [start + said]
        assert quote.reasons == as_given("subject of *concluding*")


def test_a_cue_for_what_nobody_speaks_is_an_error() -> None:
    quote, problems = cued(with_cue("declaring", kind=QuotationKind.TERM))
    assert problems == [
        "content/corrections/cues.yaml:4:10: nothing brings in what nobody speaks"
        " (give a kind that is speech (direct or partial), or remove the cue)"
    ]
    assert quote.kind is QuotationKind.DIRECT


def test_a_cue_that_the_program_has_by_itself_is_a_warning() -> None:
    assert cued(with_cue("concluding"))[1] == [
        "content/corrections/quotes.yaml:3:5: warning: the correction of “If they threaten us”"
        " changes nothing (the program says so by itself; remove the correction)"
    ]


def test_two_cues_for_one_quotation_are_an_error() -> None:
    quote, problems = cued(with_cue("declaring"), with_cue("delivered", "we will threaten them"))
    assert problems == [
        "content/corrections/quotes.yaml:3:5: “we will threaten them” lies in a quotation that"
        " content/corrections/quotes.yaml:3:5 corrects to something else (keep one of the two)"
    ]
    assert quote.cue is not None
    assert quote.cue.of(BREITBART.text) == "declaring"


def test_a_cue_and_a_speaker_may_come_from_two_corrections() -> None:
    target = Target("bb", TextQuoteSelector("we will threaten them"), HERE)
    quote, problems = cued(
        with_cue("declaring"), QuoteCorrection(target, "he is named", speaker="Ann Lee")
    )
    assert problems == []
    assert quote.cue is not None
    assert (quote.cue.of(BREITBART.text), quote.speaker_id) == ("declaring", "ann-lee")
    assert tuple(map(str, quote.reasons)) == (
        "he is named",
        "introduced by *declaring*, named by an editor: it is nearer",
    )
