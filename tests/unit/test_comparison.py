"""What the reports of an event differ in: counts, voices, silences, points, the main speaker."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_edition import ACT, EVENT, IN_KIND, THREATEN, changed, small_edition, span
from small_texts import edition_of

from site_builder.edition.comparison.speech import main_speaker
from site_builder.edition.telling.statement_index import StatementIndex
from site_builder.model.comparison import Comparison, ReportCounts, SpeechPassage, Voice
from site_builder.model.edition import Edition
from site_builder.model.synopsis import Mode

EDITION = small_edition()


def comparison(edition: Edition = EDITION) -> Comparison:
    (found,) = (c for c in edition.comparisons if c.event_id == EVENT)
    return found


def with_speaker(statement_id: str, speaker_id: str | None) -> Edition:
    """The edition with another speaker for one statement."""
    statements = tuple(
        replace(s, speaker_id=speaker_id) if s.id == statement_id else s for s in EDITION.statements
    )
    speakers = (*EDITION.speakers, replace(EDITION.speakers[0], id="trump", name="T"))
    return changed(EDITION, statements=statements, speakers=speakers)


def test_an_event_and_each_of_its_statements_is_compared() -> None:
    assert [c.event_id for c in EDITION.comparisons] == [e.id for e in EDITION.events]
    assert [d.statement_id for d in comparison().differences] == [THREATEN, ACT]
    assert comparison().most_different == ()  # “in return”, “on ours”


def test_the_main_speaker_has_most_renderings_and_of_equals_the_first_id() -> None:
    assert comparison().main_speaker == "khamenei"
    assert comparison(with_speaker(THREATEN, "trump")).main_speaker == "trump"
    one, other, _ = EDITION.statements
    both = [replace(one, speaker_id="b"), replace(one, speaker_id="a"), other]
    assert main_speaker(both[:2]) == "a"
    assert main_speaker(replace(s, speaker_id=None) for s in both) is None


def test_the_speech_says_who_quotes_and_who_only_tells_each_passage() -> None:
    assert comparison().speech == (
        SpeechPassage(THREATEN, ("a-ft", "b-memo", "c-bb"), ()),
        SpeechPassage(ACT, ("a-ft", "b-memo"), ("c-bb",)),
    )


def test_words_of_others_and_of_an_unclear_speaker_are_not_in_the_speech() -> None:
    for speaker in ("trump", None):
        found = comparison(with_speaker(ACT, speaker))
        assert [p.statement_id for p in found.speech] == [THREATEN]
        assert found.others == (ACT,)


def test_counts_leave_furniture_out_and_agree_with_the_speech() -> None:
    ft, _, bb = comparison().counts
    assert ft == ReportCounts("a-ft", 30, 16, 1, 0, 2, 0, 0, 0, 1)
    assert bb == ReportCounts("c-bb", 24, 8, 1, 1, 1, 1, 0, 0, 0)


def test_a_voice_has_the_words_and_the_names_that_the_report_prints() -> None:
    speaker = replace(EDITION.speakers[0], aliases=("Khamenei",), offices=("supreme leader",))
    ft, memo, bb = comparison(changed(EDITION, speakers=(speaker,))).voices
    assert ft == Voice("a-ft", "khamenei", 16, ("q-ft",), ("Khamenei", "supreme leader"))
    assert (memo.words, memo.quote_ids, memo.names) == (20, ("q-title", "q-memo"), ("Khamenei",))
    assert bb.names == ("supreme leader",)


def test_a_silence_says_where_the_report_tells_the_statement_in_its_own_words() -> None:
    (told,) = comparison().silences
    assert (told.article_id, told.statement_id, told.told) == ("c-bb", ACT, IN_KIND)
    bare = changed(
        EDITION, paraphrases=(), synopses=tuple(map(without_paraphrases, EDITION.synopses))
    )
    assert [s.told for s in comparison(bare).silences] == [None]


def without_paraphrases(synopsis):
    rows = tuple(
        replace(row, cells=tuple(c for c in row.cells if c.mode is Mode.QUOTED))
        for row in synopsis.rows
    )
    return replace(synopsis, rows=rows)


def test_a_quote_has_its_verb_in_small_letters_and_knows_whether_it_is_in_the_story() -> None:
    verbs = {q.id: q.verb for q in EDITION.quotes}
    assert verbs["q-ft"] == "warned"
    assert verbs["q-memo"] == ""
    quotes = tuple(
        replace(
            q,
            cue=span("a-ft", "Read"),
            segments=(replace(q.segments[0], marked=span("a-ft", "our newsletter")),),
        )
        if q.id == "q-ft"
        else q
        for q in EDITION.quotes
    )
    edition = changed(EDITION, quotes=quotes)
    assert [(q.verb, q.is_in_story) for q in edition.quotes if q.id == "q-ft"] == [("read", False)]
    assert comparison(edition).counts[0].speech == 0
    assert "a-ft" not in {v.article_id for v in comparison(edition).voices}


def test_a_passage_has_the_statements_that_its_matching_words_render_or_tell() -> None:
    (theme,) = EDITION.themes
    assert [p.statement_ids for p in theme.passages] == [(THREATEN,), (THREATEN,), (ACT,)]
    ft = theme.passages[0]
    whole = replace(
        ft, span=span("a-ft", "If they threaten us, we will threaten them. If they act")
    )
    second = replace(whole, matched=(span("a-ft", "act"),))
    lead = replace(ft, quote_ids=(), span=span("a-ft", "Iran’s Supreme Leader"))
    stock = StatementIndex(EDITION.statements, EDITION.paraphrases)
    found = [stock.points(p.article_id, p.span, p.matched) for p in (whole, second, lead)]
    assert found == [(THREATEN, ACT), (ACT,), ()]


@pytest.mark.parametrize(
    ("other", "is_shown"),
    [
        ("We shall build a wide harbour here before the winter storms", True),
        ("We will build a new harbour before the storms", False),  # one word
        ("We will build a new harbour before the winter storms", False),
        ("A wide harbour before the storms", True),
        ("A wide harbour for storms", False),  # five words
        ("We will build a wide harbour before the storms " + "and a mill and a quay " * 5, False),
    ],
)
def test_sentences_that_differ_in_words_that_say_something_are_the_most_different(
    other: str, is_shown: bool
) -> None:
    one = "We will build a new harbour before the winter storms"
    made = edition_of(
        **{n: f"“{w},” said Mayor Ann Hale.\n" for n, w in (("a", one), ("b", other))}
    )
    assert bool(made.comparisons[0].most_different) == is_shown
    assert bool(made.comparisons[0].glance.contrasts) == is_shown
