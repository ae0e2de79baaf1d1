"""Passages named by their words, found once, never by guess."""

from __future__ import annotations

import pytest
from stages import anchor_notes

from site_builder.edition.anchors import anchor_targets
from site_builder.model.found import Article
from site_builder.model.given import (
    Content,
    Correction,
    NoteEntry,
    ParaphraseCorrection,
    QuoteCorrection,
    StatementCorrection,
    Target,
    TextQuoteSelector,
    ThemeEntry,
)
from site_builder.model.problems import Location
from site_builder.text.spans import Span

TEXT = (
    "“If they threaten us, we will threaten them. If they act on their threats, we will act on"
    " ours,” Khamenei warned.\n"
    "Trump has\u00a0signalled that he wants to take a hardline approach towards Iran’s “axis of"
    " resistance”.\n"
)
ARTICLE = Article("000_4028", "seeds/000_4028.txt", TEXT, "ft")
PLACE = Location("content/notes/n.md", 3, 8)


def target(exact: str, prefix: str = "", suffix: str = "", article: str = "000_4028") -> Target:
    return Target(article, TextQuoteSelector(exact, prefix, suffix), PLACE)


def anchored(wanted: Target) -> tuple[str | None, list[str]]:
    content = Content(notes=(NoteEntry("n", wanted, "Why this word?"),))
    spans, problems = anchor_targets(content, (ARTICLE,))
    span = spans.get(wanted)
    return (span.of(TEXT) if span else None), [str(p) for p in problems]


def test_words_that_stand_once_are_an_anchor() -> None:
    assert anchored(target("axis of resistance")) == ("axis of resistance", [])


def test_a_no_break_space_is_a_space() -> None:
    assert anchored(target("Trump has signalled that")) == ("Trump has\u00a0signalled that", [])


def test_a_passage_may_cross_a_line() -> None:
    assert anchored(target("warned. Trump"))[0] == "warned.\nTrump"


def test_prefix_and_suffix_choose_among_several() -> None:
    words = "they"
    spans, _ = anchor_targets(
        Content(notes=(NoteEntry("n", chosen := target(words, suffix="act on"), ""),)), (ARTICLE,)
    )
    assert spans[chosen] == Span(TEXT.index("they act"), TEXT.index("they act") + 4)
    assert anchored(target("threaten", prefix="we will"))[0] == "threaten"


def test_words_that_stand_twice_need_a_prefix() -> None:
    assert anchored(target("threaten")) == (
        None,
        [
            "content/notes/n.md:3:8: “threaten” is 2 times in 000_4028 (add a prefix or suffix:"
            " words right before or after the passage that is meant)"
        ],
    )


def test_a_wrong_prefix_is_told() -> None:
    assert anchored(target("threaten", prefix="I shall")) == (
        None,
        [
            "content/notes/n.md:3:8: “threaten” is in 000_4028, but not with this prefix and"
            " suffix (copy prefix and suffix from the seed: they must be right before and after)"
        ],
    )


def test_a_straight_mark_for_a_curly_one_is_no_match_but_is_told() -> None:
    assert anchored(target('Iran\'s "axis of resistance"')) == (
        None,
        [
            'content/notes/n.md:3:8: “Iran\'s "axis of resistance"” is not in 000_4028'
            " (only quotation marks, dashes, case or invisible characters differ: the seed"
            " has “Iran’s “axis of resistance”” in line 2)"
        ],
    )


def test_changed_words_are_never_re_anchored_but_the_nearest_passage_is_shown() -> None:
    assert anchored(target("wants to take a tough approach towards Iran")) == (
        None,
        [
            "content/notes/n.md:3:8: “wants to take a tough approach towards Iran” is not"
            " in 000_4028 (nearest is “wants to take a hardline approach towards Iran’s” in line 2;"
            " copy the words from the seed)"
        ],
    )


def test_words_like_nothing_are_told_so() -> None:
    assert "nothing in the seed is like it" in anchored(target("a verified agreement"))[1][0]


def test_a_target_without_words_is_an_error() -> None:
    assert "has no words" in anchored(target(" \n"))[1][0]


@pytest.mark.parametrize("part", ["statements", "pinned", "excluded"])
def test_targets_of_themes_are_anchored(part: str) -> None:
    wanted = target("axis of resistance")
    theme = ThemeEntry("allies", PLACE, "Allies", 1, **{part: (wanted,)})
    assert wanted in anchor_targets(Content(themes=(theme,)), (ARTICLE,))[0]


first, second = target("If they threaten us"), target("If they act on their threats")


@pytest.mark.parametrize(
    "correction",
    [
        StatementCorrection((first, second), "two sentences", same=False),
        ParaphraseCorrection(first, second, "not this one", confirmed=False),
    ],
)
def test_targets_of_corrections_are_anchored(correction: Correction) -> None:
    content = Content(corrections=(QuoteCorrection(first, "his words"), correction))
    assert set(anchor_targets(content, (ARTICLE,))[0]) == {first, second}


def test_a_note_whose_passage_was_not_found_is_left_out() -> None:
    good, bad = target("axis of resistance"), target("axis of evil")
    entries = (NoteEntry("b", bad, ""), NoteEntry("a", good, "Distance.", title="Marks"))
    spans, _ = anchor_targets(Content(notes=entries), (ARTICLE,))
    assert [(n.id, n.span.of(TEXT), n.title) for n in anchor_notes((ARTICLE,), entries, spans)] == [
        ("a", "axis of resistance", "Marks")
    ]
