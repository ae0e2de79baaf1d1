"""Whether renderings can be set beside one another, and how far they part: by their words alone."""

from __future__ import annotations

import pytest
from statement_gold import article

from site_builder.edition.aligning.collation import collate
from site_builder.edition.aligning.evidence import two_digits
from site_builder.edition.comparison.comparable import is_comparable
from site_builder.model.found import Collation, DecidedBy, Rendering, Statement, Unit
from site_builder.pages.parts.passages import difference
from site_builder.text.spans import Span


def statement(*texts: str) -> Statement:
    articles = {name: article(name, text) for name, text in zip("abc", texts, strict=False)}
    renderings = tuple(
        Rendering(a.id, a.id, (Unit(f"q-{a.id}", a.id, Span(0, len(a.text))),))
        for a in articles.values()
    )
    collation = collate(renderings, articles)
    return Statement("s", "e", None, renderings, (), None, collation, DecidedBy.AUTOMATIC)


def collated(*texts: str) -> Collation:
    found = statement(*texts).collation
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
    assert difference(statement(base, other)) == pytest.approx(share)


def test_points_and_brackets_make_own_words_no_fewer() -> None:
    # Two of three words are the outlet's own, however many points stand round them.
    assert not is_comparable(collated("It must end . . . . . .", "It goes on . . . . . ."))
    assert is_comparable(collated("It must end soon . . .", "It must end now [the war]"))


@pytest.mark.parametrize(
    ("score", "told"),
    [(0.5487, "0.54"), (0.55, "0.55"), (0.3, "0.30"), (1.0, "1.00"), (0.0, "0.00")],
)
def test_a_score_is_never_rounded_up_to_a_threshold(score: float, told: str) -> None:
    assert two_digits(score) == told
