"""Two sentences are as near as the words and the runs of letters that they share."""

import pytest

from site_builder.edition.aligning.similarity import (
    Wording,
    run_containment,
    score,
    shared_content,
    shared_words,
    wording,
)
from site_builder.text.stems import stem
from site_builder.text.terms import as_written, tokens_of, vocabulary, words_of
from site_builder.text.words import read_words


def pair(first: str, second: str) -> tuple[Wording, Wording]:
    one, other = words_of(read_words(first)), words_of(read_words(second))
    known = vocabulary([one, other])
    return wording(one, known), wording(other, known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("negotiations", "negotiating"),
        ("negotiate", "negotiated"),
        ("threats", "threaten"),
        ("threatened", "threat"),
        ("honourable", "honor"),
        ("defence", "defense"),
        ("programmes", "program"),
        ("organised", "organization"),
        ("travelled", "traveling"),
        ("concessions", "concession"),
        ("violate", "violation"),
        ("tore", "torn"),
        ("gave", "giving"),
        ("countries", "country"),
        ("security", "secure"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "police"),
        ("act", "actor"),
        ("import", "impose"),
        ("states", "status"),
        ("states", "statement"),
        ("import", "importance"),
        ("general", "generous"),
        ("deal", "dealer"),
    ],
)
def test_words_that_only_look_alike_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "known", "terms"),
    [
        ("unwise", "wise", ("not", "wise")),
        ("dishonorable", "honourable", ("not", "honor")),
        ("impossible", "possible", ("not", "poss")),
        ("unwise", "prudent", ("unwis",)),
        ("discover", "cover", ("discover",)),
        ("income", "come", ("incom",)),
        ("improve", "prove", ("improv",)),
        ("neither", "", ("not",)),
    ],
)
def test_a_prefix_negates_only_what_the_event_says(
    word: str, known: str, terms: tuple[str, ...]
) -> None:
    assert vocabulary([[known]] if known else [])[word] == terms


def test_what_is_written_in_other_ways_is_compared_as_one() -> None:
    assert words_of(read_words("Two-in-three won’t")) == ["2", "in", "3", "not"]
    assert words_of(read_words("the US and us")) == ["the", "usa", "and", "us"]
    assert words_of(read_words("the U.S. economy")) == ["the", "usa", "economy"]


def test_an_editors_insertion_is_not_the_speakers_word() -> None:
    words = words_of(read_words("in office now [Trump] tore up"))
    assert words == ["in", "office", "now", "tore", "up"]


def test_the_study_of_the_three_reasons() -> None:
    one, other = pair(
        "neither wise, nor prudent, nor dignified",
        "Therefore, negotiating with such a government is unwise, unintelligent and dishonorable",
    )
    assert shared_content(one, other) == ("not", "wise")
    assert 0 < score(one, other) < 0.55


def test_the_score_is_symmetric_and_within_bounds() -> None:
    one, other = pair("If they threaten us, we will threaten them.", "They issue threats about us.")
    assert score(one, other) == score(other, one)
    assert 0 < score(one, other) < 1
    assert score(one, one) > score(one, other)


def test_stop_words_alone_are_no_evidence() -> None:
    one, other = pair("That would be the end of it", "It would be that and the end")
    low, high = pair("That would be the", "the that would be")
    assert score(low, high) < 0.31 + 0.24 < 1
    assert shared_content(low, high) == ()
    assert shared_content(one, other) == ("end",)


def test_runs_of_words() -> None:
    one, other = pair(
        "The Americans did not honour the agreement", "But the Americans did not sign"
    )
    assert run_containment(one, other) == pytest.approx(2 / 4)  # “the Americans did”, “… did not”
    assert run_containment(*pair("a b", "a b c d")) == 0


def test_shared_words_are_told_as_the_first_sentence_writes_them() -> None:
    first = "negotiating with such a government is unwise, unintelligent and dishonorable"
    second = "Negotiations with this government are neither wise nor honourable"
    known = vocabulary(
        [words_of(read_words(first)), words_of(read_words(second)), ["wise", "honor"]]
    )
    one, other = (
        wording(words_of(read_words(first)), known),
        wording(words_of(read_words(second)), known),
    )
    written = as_written(tokens_of(read_words(first)), known)
    assert len(written) == len(one.sequence)
    assert shared_words(one, other, written) == (
        "negotiating",
        "government",
        "unwise",
        "dishonorable",
    )
