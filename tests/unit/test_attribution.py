"""Who said it: each case is a sentence of the kind that asked for a rule."""

import json
from importlib.resources import files

import pytest

from site_builder.model.found import Article, Attribution, Quotation, Segment
from site_builder.model.given import QuotationKind
from site_builder.model.reasons import all_told
from site_builder.quotes.attribution import attribute
from site_builder.quotes.speaking.ranking import load_ranker
from site_builder.text.spans import Span

MARKS = {"“": "”", "‘": "’"}


def said(text: str, kind: QuotationKind = QuotationKind.DIRECT) -> tuple[Attribution, ...]:
    """The attributions of all curly pairs of a text."""
    quotations, start = [], -1
    for i, c in enumerate(text):
        if c == "“":
            start = i
        elif c == "”":
            segment = Segment(Span(start + 1, i), Span(start, i + 1))
            quotations.append(Quotation("a", (segment,), kind))
    return attribute(Article("a", "a.txt", text, "o"), tuple(quotations))


CASES = [
    ("“We will not talk,” Ali Khamenei said on Friday.", "Ali Khamenei", "said"),
    ("“We will not talk,” said Ali Khamenei, Iran’s supreme leader.", "Ali Khamenei", "said"),
    (
        "IAEA chief Rafael Grossi declared the deal “exists only on paper.”",
        "Rafael Grossi",
        "declared",
    ),
    ("“We talked,” Khamenei reminisced. Ali Khamenei is the leader.", "Ali Khamenei", "reminisced"),
    ("Ali Khamenei spoke on Friday. “We will not talk,” he said.", "Ali Khamenei", "said"),
    ("Hillary Clinton met Donald Trump.\n“He lost,” she said.", "Hillary Clinton", "said"),
    ("Peter Orszag, Obama’s budget director, said “it is harmful.”", "Peter Orszag", "said"),
    (
        "Another critic, Laurence Tribe, said the rules were “burning the law.”",
        "Laurence Tribe",
        "said",
    ),
    ("Sen. Bernie Sanders spoke.\nThe senator said “no.” ", "Bernie Sanders", "said"),
    ("Mayor Bill de Blasio came. “We see no link,” the mayor said.", "Bill de Blasio", "said"),
    ("The White House said it was “a matter for Congress.”", "White House", "said"),
    (
        "Maria Silva left. Her neighbour, João Pereira, nods.\n“We were told,” he says.",
        "João Pereira",
        "says",
    ),
    ("Mayor Bill de Blasio came.\n“We see no link,” De Blasio said.", "Bill de Blasio", "said"),
    ("“PENCE: Well, look, it is not so.” Mike Pence left.", "Mike Pence", ":"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), CASES)
def test_speaker_and_cue(text: str, speaker: str, cue: str) -> None:
    (found,) = said(text)
    assert found.speaker == speaker
    assert found.cue is not None
    assert found.cue.of(text) == cue
    assert found.source is not None
    assert found.reasons


def test_a_paragraph_without_cue_has_the_speaker_of_the_paragraph_before() -> None:
    text = "“We learned,” Ali Khamenei said in Tehran.\n\n“Talks are not wise.”"
    _, second = said(text)
    assert second.speaker == "Ali Khamenei"
    assert "speaker of the paragraph before" in map(str, second.reasons)


def test_a_sentence_that_ends_with_a_colon_leads_the_quotation_below_it_in() -> None:
    text = "On July 6, 2015, Bernie Sanders made the following comment:\n“We will all go there.”\n"
    (found,) = said(text)
    assert found.speaker == "Bernie Sanders"


FAR = "\nTwo more lines stood here then.\nNothing else was known of it.\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"John Smith spoke in Rome against Bill Jones.{FAR}“We will go,” he said.", "John Smith"),
        (
            "Donald Trump won the vote. Donald Trump left in a car with Mike Pence."
            f"{FAR}“We will go there now,” the businessman said.",
            "Donald Trump",
        ),
    ],
)
def test_who_is_taken_up_from_far_off_was_a_subject_there(text: str, speaker: str) -> None:
    (found,) = said(text)
    assert found.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "said Marcia “Run” Price",
        "The “campaign that began as a joke and went on as a threat to us all” family",
        "The “campaign that began as a joke and went on as a threat to us all” family.",
    ],
)
def test_a_quotation_is_not_its_own_speaker(text: str) -> None:
    assert [found.speaker for found in said(text)] == [None]


def test_a_source_after_according_to_is_no_subject() -> None:
    (found,) = said("The order, according to the White House, will “impose maximum pressure now.”")
    assert all_told(found.reasons) == "named after *according to*"


def test_what_nobody_speaks_gets_no_cue_source_or_speaker() -> None:
    (found,) = said("Trump signed the “maximum pressure” policy.", QuotationKind.TERM)
    assert (found.cue, found.source, found.speaker) == (None, None, None)


def test_a_last_name_that_two_people_share_is_not_given_to_either() -> None:
    text = "Bill Clinton came with Hillary Clinton.\n“It was good,” Clinton said."
    (found,) = said(text)
    assert found.speaker == "Clinton"


def test_an_honorific_tells_two_people_of_one_last_name_apart() -> None:
    text = "Bill Clinton came with Hillary Clinton.\n“It was good,” Mrs. Clinton said."
    (found,) = said(text)
    assert found.speaker == "Hillary Clinton"


def test_a_headline_yields_names_not_runs_of_capitals() -> None:
    text = (
        "Chris Christie Calls Hillary Clinton “A Disgrace”\n\nChris Christie met Hillary Clinton."
    )
    (found,) = said(text)
    assert found.speaker == "Chris Christie"


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
    found = attribute(Article("a", "a.txt", text, "o"), (quotation,))
    assert [a.speaker for a in found] == ["Anna Cox", "Mark Dunn"]
    assert [s for a in found for s in a.quotation.segments] == list(segments)


@pytest.mark.parametrize("name", ["source_ranker", "antecedent_ranker", "cue_ranker"])
def test_the_shipped_tables_say_where_they_come_from(name: str) -> None:
    path = files("site_builder.quotes.speaking") / f"{name}.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    assert "PolNeAR" in table["origin"]
    assert table["command"] == "python benchmarks/train_speakers.py TRAIN.jsonl"
    assert table["size"] == len(table["weights"])
    assert list(table["weights"]) == sorted(table["weights"])
    assert all(-10 < w < 10 for w in table["weights"].values())
    assert load_ranker(name).weights == table["weights"]


def test_the_reliability_curve_rises() -> None:
    curve = load_ranker("source_ranker").reliability
    assert len(curve) > 5
    assert list(curve) == sorted(curve)
    assert [right for _, right in curve] == sorted(right for _, right in curve)


def test_it_goes_on_with_the_body_that_spoke_before() -> None:
    text = (
        "The White House said in a readout on Monday that they “discussed trade at length”."
        " It added that Trump “emphasized the importance of India increasing its procurement”."
    )
    first, second = said(text)
    assert (first.speaker, second.speaker) == ("White House", "White House")
    assert "*it* taken as White House" in map(str, second.reasons)
