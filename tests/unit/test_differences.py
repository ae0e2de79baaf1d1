"""Whether renderings can be set beside one another, and how far they part: by their words alone."""

from __future__ import annotations

import pytest
from statement_gold import article

from site_builder.edition.aligning.collation import collate
from site_builder.edition.comparison.differences import word_difference
from site_builder.model.comparison import WordDifference
from site_builder.model.found import DecidedBy, Rendering, Statement, Unit
from site_builder.model.reasons import two_digits
from site_builder.text.spans import Span


def difference(*texts: str) -> WordDifference:
    articles = {name: article(name, text) for name, text in zip("abc", texts, strict=False)}
    renderings = tuple(
        Rendering(a.id, a.id, (Unit(f"q-{a.id}", a.id, Span(0, len(a.text))),))
        for a in articles.values()
    )
    collation = collate(renderings, articles)
    found = word_difference(
        Statement("s", "e", None, renderings, (), None, collation, DecidedBy.AUTOMATIC)
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("other", "share"),
    [
        ("If they violate our security, we will violate theirs", 0),
        ("If they violate our security, we will violate theirs . . .", 0),
        ("If they [the US] violate our security, we will violate theirs", 0),
        ("If they violate our security, we will undoubtedly violate theirs", 1 / 19),
    ],
)
def test_points_and_brackets_are_no_difference(other: str, share: float) -> None:
    base = "If they violate our security, we will violate theirs"
    assert difference(base, other).difference == pytest.approx(share)


def test_points_and_brackets_make_own_words_no_fewer() -> None:
    # Two of three words are the outlet's own, however many points stand round them.
    assert not difference("It must end . . . . . .", "It goes on . . . . . .").is_comparable
    assert difference("It must end soon . . .", "It must end now [the war]").is_comparable


def test_words_that_another_rendering_has_are_not_its_own() -> None:
    ours, theirs = "It will end soon", "It will never end soon"
    assert difference(ours, theirs).own_words == (("b", (Span(8, 13),)),)


def test_where_hardly_a_word_is_common_no_word_is_marked() -> None:
    apart = difference("Nothing is left", "They went home early")
    assert (apart.difference, apart.own_words) == (1.0, ())


@pytest.mark.parametrize(
    ("score", "told"),
    [(0.5487, "0.54"), (0.55, "0.55"), (0.3, "0.30"), (1.0, "1.00"), (0.0, "0.00")],
)
def test_a_score_is_never_rounded_up_to_a_threshold(score: float, told: str) -> None:
    assert two_digits(score) == told
