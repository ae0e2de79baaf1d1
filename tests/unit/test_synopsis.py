"""The order of a speech out of several reports that each print a part of it."""

from datetime import date

from stages import align_statements, order_statements
from statement_gold import load

from site_builder.edition.synopsis import merged
from site_builder.model.found import DecidedBy, Paraphrase
from site_builder.model.synopsis import Mode
from site_builder.text.spans import Span


def test_two_that_agree_outvote_one() -> None:
    assert merged([list("cab"), list("abc"), list("abc")]) == list("abc")


def test_of_equals_the_longest_report_leads() -> None:
    assert merged([list("ba"), list("abxyz")]) == list("abxyz")


def test_what_one_adds_follows_what_it_prints_before() -> None:
    assert merged([list("abcd"), list("axc"), list("yb")]) == list("axybcd")


def test_what_nobody_shares_stands_at_the_end() -> None:
    assert merged([list("ab"), list("x")]) == list("abx")


def test_the_order_of_reports_changes_nothing() -> None:
    orders = [list("bca"), list("axb"), list("xcb"), list("q")]
    assert merged(orders) == merged(orders[::-1])


def test_the_speech_of_7_february() -> None:
    """MEMO and BB agree, FT begins with the end: the order is theirs."""
    gold = load()
    statements, _ = align_statements(gold.articles, (gold.event,), gold.quotes, (), {})
    (synopsis,) = order_statements(gold.articles, (gold.event,), statements, ())
    number = {row.statement_id: n for n, row in enumerate(synopsis.rows)}
    assert len(number) == len(statements)
    openings = [
        "no-impact-on-resolving",
        "they-negotiated-smiled",
        "too-generous",
        "the-very-person",
        "this-is-our-experience",
        "with-such-a-government",  # BB's lead has one word of it: no place
        "they-make-statements",
        "if-they-threaten",
        "if-they-act",
        "if-they-violate",
        "this-is-our-duty",
    ]
    order = [next(n for i, n in number.items() if i.startswith(o)) for o in openings]
    assert order == sorted(order)


def test_quoted_told_and_omitted_are_told_apart() -> None:
    gold = load()
    statements, _ = align_statements(gold.articles, (gold.event,), gold.quotes, (), {})
    one = next(s for s in statements if s.id.startswith("this-is-our-experience"))
    first, second, third = gold.event.article_ids
    told = Paraphrase(one.id, first, Span(0, 9), 0.5, ("experi",), DecidedBy.EDITOR)
    (synopsis,) = order_statements(gold.articles, (gold.event,), statements, (told,))
    (row,) = (r for r in synopsis.rows if r.statement_id == one.id)
    assert [(c.article_id, c.mode) for c in row.cells] == [
        (first, Mode.QUOTED),
        (first, Mode.PARAPHRASED),
        (second, Mode.QUOTED),
    ]
    assert third not in {c.article_id for c in row.cells}
    assert gold.articles[0].published == date(2025, 2, 7)
