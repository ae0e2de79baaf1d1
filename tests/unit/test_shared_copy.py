"""Sentences of the outlets' own that two reports share nearly word for word."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

from msgspec.structs import replace
from small_texts import article, event_of, quotes_of
from stages import find_shared_copy, parts_of, run

from site_builder.edition import shared_copy
from site_builder.model.edition import SharedCopy
from site_builder.model.given import Role
from site_builder.text.spans import Span
from site_builder.text.words import Token

WIRE = (
    "Trump had unilaterally withdrawn from the nuclear deal between Iran and world powers in 2018."
)
EDITED = (
    "Trump unilaterally withdrew from the nuclear deal between Iran and six world powers in 2018."
)
SAID = "“If they threaten us, we will threaten them and violate their security too,” he said."
OTHER = (
    "Diplomats have suggested in recent weeks that Iran could be open to talks about its program."
)

FIRST = article("000", OTHER, WIRE, SAID)
SECOND = article("001", SAID, EDITED, "The talks in Vienna failed to yield any breakthroughs.")
EVENT = event_of("speech", FIRST, SECOND)
QUOTES = quotes_of(FIRST) + quotes_of(SECOND)


def shared() -> tuple[SharedCopy, ...]:
    return find_shared_copy((FIRST, SECOND), (EVENT,), QUOTES)


def test_a_sentence_that_one_desk_edited_is_found() -> None:
    (copy,) = shared()
    assert copy.first.of(FIRST.text) == WIRE
    assert copy.second.of(SECOND.text) == EDITED
    assert copy.share == 0.7333


def test_quoted_words_are_nobodys_copy() -> None:
    assert all("threaten" not in c.first.of(FIRST.text) for c in shared())
    unmarked = find_shared_copy((FIRST, SECOND), (EVENT,), ())
    assert any("threaten" in c.first.of(FIRST.text) for c in unmarked)


def test_furniture_and_asides_are_left_out() -> None:
    paragraphs = tuple(replace(p, role=Role.FURNITURE) for p in FIRST.paragraphs)
    assert not find_shared_copy((replace(FIRST, paragraphs=paragraphs), SECOND), (EVENT,), QUOTES)
    aside = replace(FIRST, asides=(FIRST.paragraphs[1].span,))
    assert not find_shared_copy((aside, SECOND), (EVENT,), QUOTES)


def test_articles_of_two_events_are_not_compared() -> None:
    apart = (event_of("a", FIRST), event_of("b", SECOND))
    assert not find_shared_copy((FIRST, SECOND), apart, QUOTES)


def test_a_sentence_has_one_partner_in_each_article() -> None:
    twice = article("002", WIRE, EDITED)
    copies = find_shared_copy((FIRST, twice), (event_of("e", FIRST, twice),), ())
    assert [c.second.of(twice.text) for c in copies] == [WIRE]
    assert copies[0].share == 1.0


def test_the_order_of_articles_changes_nothing() -> None:
    assert (
        find_shared_copy((SECOND, FIRST), (event_of("speech", SECOND, FIRST),), QUOTES) == shared()
    )


def test_a_few_common_words_are_no_copy() -> None:
    short = article("a", "He spoke on Friday in Tehran.")
    other = article("b", "He spoke on Friday in Tehran.")
    assert not find_shared_copy((short, other), (event_of("e", short, other),), ())


def test_of_many_pairs_the_nearest_are_kept_and_the_others_counted() -> None:
    lines = [
        " ".join(
            f"{word}{n}" for word in ["one", "copy", "of", "an", "agency", "in", "all", "papers"]
        )
        for n in range(12)
    ]
    reports = [article(f"{n:03}", *(line + "." for line in lines)) for n in range(6)]
    parts, _ = parts_of(reports, [event_of("e", *reports)])
    (made,), _ = run(shared_copy.find_shared_copy, parts)
    assert (len(made.shared_copy), made.shared_left_out) == (shared_copy.MOST, 12 * 15 - 100)
    first = min((c.first_article, c.first, c.second_article) for c in made.shared_copy)
    found = made.shared_copy[0]
    assert (found.first_article, found.first, found.second_article) == first


def test_a_pair_that_cannot_share_enough_is_not_aligned() -> None:
    """The bound is never below what the alignment finds."""
    words = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]
    dice = random.Random(3)  # noqa: S311  # a test needs no secrets
    for _ in range(300):
        one, other = (tuple(dice.choices(words, k=dice.randrange(8, 14))) for _ in "ab")
        a, b = (
            shared_copy._own_sentence(
                name, Span(0, 1), tuple(Token(w, w, Span(0, 1)) for w in line)
            )
            for name, line in (("a", one), ("b", other))
        )
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        common = sum(block.size for block in blocks if block.size >= shared_copy.SHARED_RUN)
        assert shared_copy._in_common_pairs(a, b) >= common
