"""Which link between two reports is the main one, and how links are stated."""

from site_builder.edition.aligning.evidence import main_first
from site_builder.model.edition import Edition
from site_builder.model.found import Grade, Rendering, Unit, UnitLink
from site_builder.text.spans import Span

WORDING = Unit("q-a", "a", Span(0, 9))
OTHER = Unit("q-b", "b", Span(0, 9))
REPEAT = Unit("q-headline", "b", Span(20, 29))
RENDERINGS = (Rendering("a", "a", (WORDING,)), Rendering("b", "b", (OTHER,), (REPEAT,)))


def link(first: Unit, second: Unit, score: float) -> UnitLink:
    return UnitLink(first, second, score, (), (), Grade.SAME_WORDS)


def test_a_repeat_has_no_main_link_however_near_it_is() -> None:
    found = main_first([link(WORDING, REPEAT, 0.9), link(WORDING, OTHER, 0.5)], RENDERINGS)
    assert [(k.second, k.is_main) for k in found] == [(OTHER, True), (REPEAT, False)]


def test_two_passages_of_one_report_have_no_main_link() -> None:
    rendering = Rendering("b", "b", (OTHER, REPEAT))
    (found,) = main_first([link(OTHER, REPEAT, 0.9)], (rendering,))
    assert not found.is_main


def test_a_score_has_four_digits(edition: Edition) -> None:
    links = [link for statement in edition.statements for link in statement.links]
    assert links
    assert [k.score for k in links] == [round(k.score, 4) for k in links]
