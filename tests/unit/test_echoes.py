"""The same words said again on another day, shown side by side and never merged."""

from __future__ import annotations

from msgspec.structs import replace
from small_texts import article, quotes_of, statement_of

from site_builder.edition.echoes import find_echoes
from site_builder.model.given import QuotationKind

FEBRUARY = article(
    "002",
    "“If they attack the security of our nation, we will attack their security without hesitation,”"
    " he asserted.",
    "The “maximum pressure” policy.",
)
MARCH = article(
    "009",
    "“As I said: if they attack the security of our nation, we will attack their security without"
    " any hesitation,” he repeated.",
)
TRANSLATED = article(
    "010",
    "“Whoever violates the safety of this people will see his own violated at once,” he said.",
)
FIRST, TERM = quotes_of(FEBRUARY)
(AGAIN,) = quotes_of(MARCH)
(OTHERWISE,) = quotes_of(TRANSLATED)
ARTICLES = (FEBRUARY, MARCH, TRANSLATED)


def echoes(first_event: str, second_event: str, **changed: object) -> list[tuple[str, str]]:
    again = replace(AGAIN, **changed)
    statements = (
        statement_of("b-march", second_event, again),
        statement_of("a-february", first_event, FIRST),
        statement_of("c-otherwise", "third", OTHERWISE),
    )
    found = find_echoes(ARTICLES, (FIRST, again, OTHERWISE), statements)
    assert find_echoes(ARTICLES[::-1], (again, OTHERWISE, FIRST), statements[::-1]) == found
    assert all(e.score >= 0.5 and len(e.shared) >= 4 for e in found)
    return [(e.first, e.second) for e in found]


def test_nearly_the_same_words_at_another_event_are_an_echo() -> None:
    assert echoes("february", "march") == [("a-february", "b-march")]


def test_within_one_event_nothing_is_an_echo() -> None:
    assert echoes("february", "february") == []


def test_two_speakers_do_not_echo_one_another_but_an_unclear_one_may() -> None:
    assert echoes("february", "march", speaker_id="trump") == []
    assert echoes("february", "march", speaker_id=None) == [("a-february", "b-march")]


def test_what_nobody_speaks_is_no_echo() -> None:
    assert echoes("february", "march", kind=QuotationKind.TITLE) == []


def test_a_slogan_is_too_short() -> None:
    one = article("a", "“No war will occur, none will begin,” he said.")
    two = article("b", "“No war will occur, none will begin,” he said.")
    (q,), (r,) = quotes_of(one), quotes_of(two)
    statements = (statement_of("a", "x", q), statement_of("b", "y", r))
    assert find_echoes((one, two), (q, r), statements) == ()
