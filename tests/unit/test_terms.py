"""Words in marks though nobody speaks, and where they stand."""

from __future__ import annotations

from small_texts import article, quotes_of

from site_builder.edition.quoted_terms import index_terms
from site_builder.model.given import QuotationKind

FT = article("000", "… his first term’s “maximum pressure” sanctions policy on Iran.")
BB = article(
    "002",
    "… reinstate the “maximum pressure” policy against the regime.",
    "… implementing the “Maximum Pressure” policy.",
    "… the administration of “moderate” President Masoud Pezeshkian.",
)
TERMS = quotes_of(FT, QuotationKind.TERM, None) + quotes_of(BB, QuotationKind.TERM, None)


def test_uses_of_one_term_meet_across_outlets_and_capitals() -> None:
    terms = index_terms((FT, BB), TERMS)
    assert [(t.id, t.text, len(t.quote_ids)) for t in terms] == [
        ("maximum-pressure", "maximum pressure", 3),
        ("moderate", "moderate", 1),
    ]
    assert terms[0].quote_ids == tuple(q.id for q in TERMS[:3])


def test_the_order_of_quotes_changes_nothing() -> None:
    assert index_terms((BB, FT), TERMS[::-1]) == index_terms((FT, BB), TERMS)


def test_scare_quotes_are_terms_and_speech_and_titles_are_not() -> None:
    for kind in QuotationKind:
        expected = kind in (QuotationKind.TERM, QuotationKind.SCARE)
        assert bool(index_terms((FT,), quotes_of(FT, kind))) == expected


def test_a_comma_inside_the_marks_is_not_of_the_term() -> None:
    one = article("a", "The “axis of resistance,” he wrote.")
    assert index_terms((one,), quotes_of(one, QuotationKind.TERM))[0].text == "axis of resistance"


def test_terms_that_no_slug_tells_apart_have_two_ids() -> None:
    one = article("a", "The “façade” and the “facade” and “مقاومت” and “?!”.")
    ids = [t.id for t in index_terms((one,), quotes_of(one, QuotationKind.TERM))]
    assert len(ids) == len(set(ids)) == 3
    assert "facade" in ids
    assert all(ids)
