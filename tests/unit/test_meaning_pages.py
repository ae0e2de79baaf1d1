"""What the pages say where two wordings differ in meaning; nobody is blamed."""

from __future__ import annotations

import re

import pytest
from small_edition import index
from small_texts import edition_of

from site_builder.model.edition import Edition
from site_builder.model.found import Statement, Turn
from site_builder.pages.event import EventView, event_page
from site_builder.pages.home import CHANGED, HomeView, home_page
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.layout import statement_name
from site_builder.pages.parts.margin_notes import MarginNote, margin_notes, numbered
from site_builder.pages.parts.meaning import warnings
from site_builder.pages.statement import StatementView, statement_page

SAID = "The council met on Monday.\n“{},” said Mayor Ann Hale of Norwick.\n"
PLAIN = "We will let the sea take the harbour wall that our grandparents built with their hands"
DENIED = PLAIN.replace("will", "will not")


def corpus_of(*sentences: str) -> SiteCorpus:
    texts = {f"r{n}": SAID.format(sentence) for n, sentence in enumerate(sentences)}
    return index(edition_of(**texts))


def shared(edition: Edition) -> Statement:
    (found,) = (s for s in edition.statements if len(s.renderings) > 1)
    return found


def note(corpus: SiteCorpus, article_id: str) -> MarginNote:
    article = corpus.articles[article_id]
    _, subjects = numbered(corpus, article)
    (found,) = margin_notes(corpus, article, subjects)
    return found


def bare(html: object) -> str:
    return re.sub("<[^>]+>", "", str(html))


def test_the_margin_of_each_report_shows_the_word_and_the_place_where_it_misses() -> None:
    corpus = corpus_of(DENIED, PLAIN)
    denied, said = note(corpus, "r0"), note(corpus, "r1")
    sign, other = (corpus.sigla[a].text for a in ("r0", "r1"))
    assert denied.warnings == (f"Negation: “not” here, missing in {other}",)
    assert said.warnings == (f"Negation: “not” in {sign}, missing here",)
    (own,), (theirs,) = denied.counterparts, said.counterparts
    assert '<b class="turned">not</b>' in own.lemma
    assert '<b class="turned">not</b>' in theirs.variants[0].words
    for html in (own.variants[0].words, theirs.lemma):
        assert 'will <span><i class="lacks" aria-hidden="true"></i>l</span>et' in html
        assert bare(html) == PLAIN
    assert own.variants[0].differs == "differs: negation"


def test_a_sentence_without_a_change_has_no_warning() -> None:
    corpus = corpus_of(PLAIN, PLAIN.replace("let", "calmly let"))
    assert note(corpus, "r0").warnings == ()
    assert "turned" not in str(note(corpus, "r0"))


def test_the_statement_says_what_differs_and_is_called_by_the_longer_wording() -> None:
    corpus = corpus_of(PLAIN, DENIED)
    statement = shared(corpus.edition)
    view = statement_page(corpus, corpus.statements[statement.id]).view
    assert isinstance(view, StatementView)
    assert view.title.startswith("“We will not let")
    (line,) = view.warnings
    assert line.startswith("Negation: “not” in ")
    assert [row.differs for row in view.evidence] == ["differs: negation"]
    rows = ["".join(row.cells) for row in view.collation.rows]
    assert sorted('<b class="turned">' in row for row in rows) == [False, True]
    assert sorted('<i class="lacks"' in row for row in rows) == [False, True]
    (word,) = re.findall('<b class="turned">(.*?)</b>', "".join(rows))
    assert bare(word) == "not"


def test_a_statement_is_called_by_the_wording_that_most_reports_have() -> None:
    corpus = corpus_of(PLAIN, DENIED, PLAIN)
    assert "not" not in statement_name(corpus, shared(corpus.edition).id, 200)
    assert [s.turns() for s in corpus.edition.statements if s.differs] == [(Turn.NEGATION,)]


def test_reports_with_the_same_words_are_told_together() -> None:
    corpus = corpus_of(PLAIN, DENIED, PLAIN)
    signs = [corpus.sigla[a].text for a in ("r0", "r1", "r2")]
    (line,) = warnings(corpus, corpus.statements[shared(corpus.edition).id])
    assert line == f"Negation: “not” in {signs[1]}, missing in {signs[0]} and in {signs[2]}"


@pytest.mark.parametrize("number", [0, 1, CHANGED, CHANGED + 1])
def test_home_and_event_list_what_changes_the_meaning(number: int) -> None:
    tails = ["bell", "ferry", "mill", "orchard", "quay", "school", "tower"]
    words = [
        f"We will close the {tail} of the village when the {tail} fund is empty" for tail in tails
    ]
    texts = {
        name: "The council met on Monday.\n"
        + "".join(
            f"“{w.replace('will', 'will not') if name == 'b' and n < number else w},” "
            "said Mayor Ann Hale of Norwick.\n"
            for n, w in enumerate(words)
        )
        for name in "ab"
    }
    corpus = index(edition_of(**texts))
    home, event = home_page(corpus).view, event_page(corpus, corpus.edition.events[0]).view
    assert isinstance(home, HomeView)
    assert isinstance(event, EventView)
    assert len(home.changed) == min(number, CHANGED)
    assert bool(home.more_changed) == (number > CHANGED)
    assert len(event.changed) == number
    assert all(len(one.renderings) == 2 for one in event.changed)
    assert (
        sum(bool(r.differs) for g in event.synopsis.groups for run in g.runs for r in run.said)
        == number
    )


def test_all_words_are_in_both_only_in_their_order() -> None:
    words = "the fathers and mothers built our harbour wall"
    corpus = corpus_of(words, "our mothers and the fathers built the harbour wall")
    view = statement_page(corpus, shared(corpus.edition)).view
    assert isinstance(view, StatementView)
    assert view.facts.endswith("All eight of R0’s words are in both, in another order.")
