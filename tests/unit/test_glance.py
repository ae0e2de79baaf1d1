"""An event at a glance: what is counted and chosen, in small cases of each rule."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from small_edition import small_edition
from small_texts import article, edition_of, quotes_of, statement_of

from site_builder.edition.comparison.glance import SPEAKERS, glance
from site_builder.model.comparison import Comparison, SpeechPassage, Voice
from site_builder.model.found import Article, DecidedBy
from site_builder.model.given import ArticleEntry, QuotationKind
from site_builder.model.glance import Glance, InCommon, MissingPassage, SpokenWords
from site_builder.model.problems import Location
from site_builder.pages.all_pages import pages


def reports(number: int, excerpts: str = "") -> list[Article]:
    """Articles a, b, c …; an editor says of some that they are cut."""
    cut = ArticleEntry("", Location("x"), complete=False)
    made = [article(name, "Nothing.") for name in "abcdefghijklm"[:number]]
    return [replace(a, entry=cut) if a.id in excerpts else a for a in made]


def look(number: int, *passages: tuple[str, str], excerpts: str = "") -> Glance:
    """The glance at a speech: who quotes and who tells each passage, as letters."""
    speech = tuple(
        SpeechPassage(f"s{n}", tuple(quoted), tuple(told))
        for n, (quoted, told) in enumerate(passages, 1)
    )
    made = reports(number, excerpts)
    texts = {name: article(name, f"“Nobody will sell passage {name} of it.”") for name in "ab"}
    alone = {
        p.statement_id: statement_of(p.statement_id, "e", *quotes_of(texts[p.quoted[0]]))
        for p in speech
        if p.quoted in {("a",), ("b",)}
    }
    made = [replace(texts.get(a.id, a), entry=a.entry) for a in made]
    quotes = [q for text in texts.values() for q in quotes_of(text)]
    return glance(Comparison("e", "m", speech), made, alone, quotes)


def test_up_to_four_reports_each_number_of_them_has_its_count() -> None:
    found = look(3, ("abc", ""), ("ab", ""), ("bc", ""), ("a", "c"))
    assert found.common == (InCommon(3, 3, 1), InCommon(2, 2, 2), InCommon(1, 1, 1))


def test_of_more_reports_the_numbers_between_all_and_one_are_two_ranges() -> None:
    found = look(12, ("abcdefghijkl", ""), ("abcdefg", ""), ("abcdef", ""), ("ab", ""), ("a", ""))
    assert found.common == (
        InCommon(12, 12, 1),
        InCommon(7, 11, 1),
        InCommon(2, 6, 2),
        InCommon(1, 1, 1),
    )
    ends = [(one.least, one.most) for one in look(5, ("a", "")).common]
    assert ends == [(5, 5), (3, 4), (2, 2), (1, 1)]


def test_one_report_has_nothing_in_common() -> None:
    found = look(1, ("a", ""))
    assert (found.common, found.missing, found.contrasts, found.lone) == ((), (), (), None)


def test_what_most_reports_quote_is_left_out_only_by_a_whole_text_that_does_not_tell_it() -> None:
    found = look(4, ("abc", ""), ("abd", "c"), ("ab", ""), ("abcd", ""), excerpts="d")
    assert found.missing == (
        MissingPassage("s1", (), (), ("d",)),
        MissingPassage("s2", ("c",), (), ()),
    )
    assert found.is_complete
    whole = look(4, ("abd", "c"), ("abc", ""))
    assert whole.missing[0] == MissingPassage("s2", (), ("d",), ())
    assert not whole.is_complete


def test_three_are_chosen_and_first_those_that_most_reports_quote() -> None:
    found = look(5, ("abc", ""), ("abcd", ""), ("abc", "de"), ("bcd", ""), ("abce", ""))
    assert [m.statement_id for m in found.missing] == ["s2", "s5", "s1"]
    assert found.missing_total == 5


def test_of_two_reports_it_is_what_the_other_one_quotes() -> None:
    found = look(2, ("ab", ""), ("a", ""), ("b", "a"))
    assert found.missing == (
        MissingPassage("s2", (), ("b",), ()),
        MissingPassage("s3", ("a",), (), ()),
    )


def test_one_report_alone_quotes_a_passage_only_if_all_others_are_whole() -> None:
    assert look(3, ("abc", ""), ("a", "")).lone == "s2"
    assert look(3, ("a", ""), ("b", ""), excerpts="a").lone == "s1"
    assert look(3, ("a", ""), ("b", ""), excerpts="c").lone is None
    assert look(3, ("a", "b"), ("b", "")).lone == "s2"  # nobody tells it either
    assert look(3, ("ab", "")).lone is None


def test_speakers_with_most_words_come_first_then_all_others_then_who_is_unclear() -> None:
    words = {"a": 5, "b": 9, "c": 3, "d": 7, "e": 2, "f": 1}
    voices = (
        Voice("a", None, 90, (), ()),
        *(Voice("a", name, number, (), ()) for name, number in words.items()),
        Voice("b", "c", 10, (), ()),
    )
    spoken = glance(Comparison("e", voices=voices), reports(2), {}, ()).spoken
    assert spoken == (
        SpokenWords(("c",), (3, 10)),
        SpokenWords(("b",), (9, 0)),
        SpokenWords(("d",), (7, 0)),
        SpokenWords(("a",), (5, 0)),
        SpokenWords(("e", "f"), (3, 0)),
        SpokenWords((None,), (90, 0)),
    )
    few = tuple(v for v in voices if v.speaker_id != "f")
    named = glance(Comparison("e", voices=few), reports(2), {}, ()).spoken
    assert len(named) == SPEAKERS + 2, "one is never called “1 other”"


HARBOUR = "We will build a new harbour before the winter storms"


def saying(*sentences: str, form: str = "“{}.” So said Mayor Ann Hale.") -> Glance:
    """The glance at reports that each quote one sentence."""
    texts = {
        name: form.format(said) + "\n" for name, said in zip("abcdefg", sentences, strict=False)
    }
    return edition_of(**texts).comparisons[0].glance


def test_reports_with_the_same_words_share_a_wording_and_three_are_shown() -> None:
    others = (
        "We will build a wide harbour before the winter storms",
        "We will build a wide jetty before the winter storms",
        "We will build a small jetty before the autumn storms",
    )
    (found,) = saying(HARBOUR, HARBOUR, *others).contrasts
    assert found.total == 4
    assert [w.articles for w in found.wordings] == [("a", "b"), ("e",), ("d",)]


def test_words_that_all_wordings_have_are_not_among_the_differing() -> None:
    texts = (HARBOUR, "We will build a wide jetty before the winter storms")
    (found,) = saying(*texts).contrasts
    lines = [f"“{said}.” So said Mayor Ann Hale." for said in texts]
    differing = [
        [s.of(line) for s in w.differing] for line, w in zip(lines, found.wordings, strict=True)
    ]
    assert differing == [["new harbour"], ["wide jetty"]]


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("Mayor Ann Hale said that “{}”.", QuotationKind.PARTIAL),
        ("“{}.” So said Mayor Ann Hale.", QuotationKind.DIRECT),
    ],
)
def test_only_whole_sentences_show_how_words_differ(form: str, kind: QuotationKind) -> None:
    texts = ("build a new harbour before the winter storms", "build a wide jetty before the storms")
    if kind is QuotationKind.DIRECT:
        texts = tuple(f"We {text}" for text in texts)
    edition = edition_of(**{n: form.format(t) + "\n" for n, t in zip("ab", texts, strict=True)})
    assert {q.kind for q in edition.quotes} == {kind}
    assert bool(edition.comparisons[0].glance.contrasts) == (kind is QuotationKind.DIRECT)


def test_the_head_of_an_event_counts_its_links_by_who_made_them() -> None:
    edition = small_edition()
    told = [page.view.glance.links for page in pages(edition) if page.template == "event.html"]
    compared = [s for s in edition.statements if len(s.renderings) > 1]
    edited = sum(s.decided_by is DecidedBy.EDITOR for s in compared)
    counts = [int(number) for line in told for number in re.findall(r"\d+", line)]
    assert sum(counts) == len(compared) > 0
    assert ("●" in "".join(told)) == (edited > 0)
