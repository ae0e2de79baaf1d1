"""The page of a statement: its renderings word by word, an apparatus for each base."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from msgspec.structs import replace
from small_edition import ACT, ALONE, THREATEN, changed, index, small_edition, span

from site_builder.edition.aligning.evidence import main_first
from site_builder.edition.compile import compile_edition
from site_builder.model.collation import Apparatus, CollatedWord, Move, Reading, VariationUnit
from site_builder.model.found import DecidedBy, Grade, Statement, Unit
from site_builder.model.given import Content, Seed
from site_builder.pages.parts.apparatus import Divergence, apparatus
from site_builder.pages.parts.evidence import editors_part
from site_builder.pages.statement import StatementView, statement_page
from site_builder.text.spans import Span

CORPUS = index(small_edition())
AS_WELL = span("b-memo", "as well", "we will act")
MEMO_ACT = span("b-memo", "act", "we will")
WE_WILL = span("a-ft", "we will", "If they act")
LONG = span("a-ft", "If they threaten us, we will threaten")
FT, MEMO, BB = (CORPUS.sigla[a] for a in ("a-ft", "b-memo", "c-bb"))


def view(statement_id: str = THREATEN) -> StatementView:
    found = statement_page(CORPUS, CORPUS.statements[statement_id]).view
    assert isinstance(found, StatementView)
    return found


def test_every_rendering_can_be_the_base_and_the_first_is() -> None:
    bases = view().collation.bases
    assert [b.siglum.text for b in bases] == ["FT", "MEMO", "BB"]
    assert [row.siglum.text for row in view().collation.rows] == ["FT", "MEMO", "BB"]


def test_of_many_renderings_those_with_an_apparatus_can_be_the_base() -> None:
    text = "Talks end\n“We will never sign that long agreement,” the minister Ann Lee said.\n"
    seeds = tuple(Seed(f"seeds/r{n}.txt", f"r{n}", text) for n in range(8))
    edition = compile_edition(seeds, Content())
    (statement,) = edition.statements
    found = statement_page(index(edition), statement).view
    assert isinstance(found, StatementView)
    assert len(found.collation.rows) == 8
    assert len(found.collation.bases) == 6


def test_a_word_names_the_bases_that_lack_it() -> None:
    memo = view().collation.rows[1]
    assert memo.cells[1] == Markup('<span class="not-1 not-3">in return</span>.')


def test_the_cells_of_a_row_read_on_are_the_rendering_with_its_marks() -> None:
    rows = view().collation.rows
    assert [" ".join(c.striptags() for c in row.cells if c) for row in rows] == [
        "“If they threaten us, we will threaten them.",
        "“If they threaten us, we will threaten them in return.",
        "“If they threaten us, we will threaten them,”",
    ]


def test_columns_say_where_all_agree() -> None:
    assert [(s.agrees, s.name) for s in view().collation.slots] == [
        (True, "same"),
        (False, "differs"),
    ]


def test_where_no_column_agrees_they_are_numbered() -> None:
    edition = small_edition()
    threaten, act, alone = edition.statements
    assert act.collation is not None
    # Two items of a list, each in the other's words.
    rows = tuple(
        replace(
            row,
            words=tuple(
                replace(w, slot=n // 4, lacking=("b-memo", "a-ft")) for n, w in enumerate(row.words)
            ),
        )
        for row in act.collation.rows
    )
    act = replace(act, collation=replace(act.collation, rows=rows, aligned=False))
    corpus = index(changed(edition, statements=(threaten, act, alone)))
    found = statement_page(corpus, act).view
    assert isinstance(found, StatementView)
    assert [(s.agrees, s.name) for s in found.collation.slots] == [(False, "1"), (False, "2")]
    # Such renderings are compared by stems.
    assert (found.collation.lacks, view().collation.lacks) == ("has no form in", "is not in")


def test_an_addition_names_the_words_after_which_it_stands() -> None:
    (entry,) = view().collation.bases[0].entries
    assert (entry.beside, entry.lemma) == ("after", "them")
    assert entry.divergences == (Divergence("", "", "in return", (MEMO,)),)


def test_those_that_omit_share_an_entry_without_words() -> None:
    (entry,) = view().collation.bases[1].entries
    assert (entry.beside, entry.lemma) == ("", "in return")
    assert entry.divergences == (Divergence("not in", "", "", (FT, BB)),)


def test_an_apparatus_shows_lemma_and_reading() -> None:
    (entry,) = view(ACT).collation.bases[0].entries
    assert entry.lemma == "on ours"
    assert entry.divergences == (Divergence("", "", "as well", (MEMO,)),)


@pytest.mark.parametrize(
    ("move", "variant"),
    [
        (Move((AS_WELL,), (WE_WILL,), False, False), ("placed before", "we will:", "as well")),
        (Move((AS_WELL,), (WE_WILL,), True, False), ("placed after", "we will:", "as well")),
        (Move((AS_WELL,), (WE_WILL,), True, True), ("placed at the end:", "", "as well")),
        (Move((AS_WELL,), (), False, True), ("placed at the beginning:", "", "as well")),
        (Move((AS_WELL,), (), False, False), ("placed elsewhere:", "", "as well")),
        (Move((MEMO_ACT,), (WE_WILL,), True, False), ("placed after", "we will", "")),
        (
            Move((AS_WELL,), (LONG,), True, False),
            ("placed after", "… us, we will threaten:", "as well"),
        ),
        (
            Move((AS_WELL,), (LONG,), False, False),
            ("placed before", "If they threaten us …:", "as well"),
        ),
    ],
)
def test_words_that_moved_say_where_they_stand(move: Move, variant: tuple[str, str, str]) -> None:
    unit = VariationUnit(
        (span("a-ft", "act", "we will"),), (Reading("b-memo", (), move),), number=2
    )
    found = apparatus(CORPUS, Apparatus("a-ft", (unit,)))
    (entry,) = found.entries
    assert (entry.beside, entry.lemma) == ("", "act²")
    assert entry.divergences == (Divergence(*variant, (MEMO,)),)


def test_a_reading_in_other_apostrophes_is_the_same() -> None:
    edition = small_edition()
    texts = {"b-memo": "they don't", "c-bb": "They don’t"}
    articles = tuple(
        replace(a, text=texts.get(a.id, a.text), paragraphs=()) for a in edition.articles
    )
    corpus = index(
        changed(
            edition,
            articles=articles,
            quotes=(),
            statements=(),
            synopses=(),
            paraphrases=(),
            echoes=(),
            themes=(),
            notes=(),
            terms=(),
        )
    )
    readings = tuple(Reading(a, (Span(0, len(text)),)) for a, text in texts.items())
    unit = VariationUnit((span("a-ft", "act", "If they"),), readings)
    (entry,) = apparatus(corpus, Apparatus("a-ft", (unit,))).entries
    assert entry.divergences == (Divergence("", "", "they don't", (MEMO, BB)),)


def test_a_long_reading_is_given_by_its_first_and_last_words() -> None:
    whole = span("b-memo", "If they threaten us, we will threaten them in return")
    unit = VariationUnit((span("a-ft", "act", "If they"),), (Reading("b-memo", (whole,)),))
    (entry,) = apparatus(CORPUS, Apparatus("a-ft", (unit,))).entries
    assert entry.divergences[0].words == "If they threaten us … them in return"


def test_the_paragraph_shows_the_words_marked_and_the_verb() -> None:
    ft = view().contexts[0]
    assert '<mark class="direct">“If they threaten us, we will threaten them.</mark>' in ft.words
    assert '<span class="cue">warned</span>' in ft.words
    assert ft.note == "Ali Khamenei: subject of “warned”"


def test_evidence_gives_score_words_grade_and_rule() -> None:
    first = view().evidence[0]
    assert (first.score, first.shared, first.grade, first.rule) == (
        "0.82",
        "threaten",
        "○ matched by rule, close",
        "shared words",
    )


def test_only_renderings_without_a_differing_word_have_the_same_words() -> None:
    memo, bb = view().evidence
    assert [s.siglum for s in (memo.sides[1], bb.sides[1])] == [MEMO, BB]
    assert (memo.grade, bb.grade) == ("○ matched by rule, close", "the same words")


def test_a_paraphrase_that_an_editor_confirmed_is_apart() -> None:
    (told,) = view(ACT).lesser
    assert (told.siglum, told.note, told.is_told) == (BB, "own words", True)
    assert told.words == "He said that they would act in kind."
    (why,) = view(ACT).more_evidence
    assert (why.grade, why.score, why.shared) == ("● matched by an editor", "0.30", "act")


def test_a_headline_is_a_lesser_row_and_its_links_are_folded() -> None:
    headline = Unit("q-title", "b-memo", span("b-memo", "Not Wise"))
    edition = small_edition()
    one, *others = edition.statements
    ft, memo, bb = one.renderings
    one = replace(
        one,
        renderings=(ft, replace(memo, repeats=(headline,)), bb),
        links=(*one.links, replace(one.links[0], second=headline)),
    )
    corpus = index(changed(edition, statements=(one, *others)))
    found = statement_page(corpus, corpus.statements[THREATEN]).view
    assert isinstance(found, StatementView)
    assert [(r.siglum, r.note, r.words) for r in found.lesser] == [(MEMO, "headline", "‘Not Wise’")]
    assert [[s.note for s in e.sides] for e in found.evidence] == [["", ""], ["", ""]]
    assert [[s.note for s in e.sides] for e in found.more_evidence] == [["", "headline"]]
    assert [p.text for p in found.collation.rows[1].places] == ["¶3"]


def test_the_same_words_at_another_event_are_told_as_said_again() -> None:
    (echo,) = view().again
    assert echo.event == "No war, no negotiations, 13 August 2018"
    assert echo.link.href == f"site:events/2018-08-13-tweet.html#{ALONE}"


def test_the_facts_count_the_words_in_all() -> None:
    assert view().facts == (
        "One sentence in three wordings. All eight of FT’s words are in all three."
    )
    assert view(ACT).facts == ("One sentence in two wordings. Six of FT’s eight words are in both.")


def statement_with(decided_by: DecidedBy, grade: Grade, on_repeat: bool) -> Statement:
    """The first statement with one link of an editor: of its wordings, or of a headline."""
    (one, *_) = small_edition().statements
    ft, memo, bb = one.renderings
    headline = Unit("q-title", "b-memo", span("b-memo", "Not Wise"))
    first, second = one.links
    edited = replace(first, decided_by=decided_by, grade=grade, is_main=False)
    if on_repeat:
        edited = replace(edited, second=headline)
    memo = replace(memo, repeats=(headline,))
    renderings = ft, memo, bb
    return replace(one, renderings=renderings, links=main_first((edited, second), renderings))


@pytest.mark.parametrize(
    ("decided_by", "grade", "on_repeat", "told"),
    [
        (DecidedBy.AUTOMATIC, Grade.SAME_WORDS, False, ""),
        (DecidedBy.EDITOR, Grade.SAME_WORDS, False, "Confirmed by an editor."),
        (DecidedBy.EDITOR, Grade.EDITOR, False, "An editor joined wordings that no rule would."),
        (DecidedBy.EDITOR, Grade.EDITOR, True, ""),
    ],
)
def test_an_editor_confirms_a_statement_by_its_wordings_alone(
    decided_by: DecidedBy, grade: Grade, on_repeat: bool, told: str
) -> None:
    assert editors_part(statement_with(decided_by, grade, on_repeat)) == told


@pytest.mark.parametrize(
    ("printed", "facts"),
    [
        (("act", "ours"), "One of FT’s two words is in both."),
        (("on", "ours"), "Not one of FT’s two words is in both."),
        (("we", "act"), "Both of FT’s words are in both."),
    ],
)
def test_the_facts_count_words_as_they_are_printed(printed: tuple[str, ...], facts: str) -> None:
    edition = small_edition()
    threaten, act, alone = edition.statements
    assert act.collation is not None
    ft, memo = act.collation.rows
    # What is read alike may be printed otherwise: nothing is lacking here.
    words = tuple(
        CollatedWord(span("a-ft", word, "If they act"), n, ()) for n, word in enumerate(printed)
    )
    points = CollatedWord(span("a-ft", "."), 9, ("b-memo",), is_compared=False)
    rows = (replace(ft, words=(*words, points)), memo)
    act = replace(act, collation=replace(act.collation, rows=rows))
    corpus = index(changed(edition, statements=(threaten, act, alone)))
    found = statement_page(corpus, act).view
    assert isinstance(found, StatementView)
    assert found.facts == f"One sentence in two wordings. {facts}"


def test_an_unclear_speaker_is_called_unclear() -> None:
    edition = small_edition()
    statements = tuple(
        replace(s, speaker_id=None) if s.id == ACT else s for s in edition.statements
    )
    corpus = index(changed(edition, statements=statements))
    found = statement_page(corpus, corpus.statements[ACT]).view
    assert isinstance(found, StatementView)
    assert found.speaker is None
    assert found.kicker == "Statement, speaker unclear, 7 February 2025"


def test_statements_follow_one_another_in_the_order_of_the_speech() -> None:
    first, second = (statement_page(CORPUS, CORPUS.statements[s]).frame for s in (THREATEN, ACT))
    assert first.navigation.previous is None
    assert first.navigation.next is not None
    assert first.navigation.next.href == f"site:statements/{ACT}.html"
    assert second.navigation.previous is not None
    assert second.navigation.next is None


def test_a_rendering_in_two_places_never_shows_what_stands_between() -> None:
    edition = small_edition()
    title = span("b-memo", "Not Wise")
    echo = Unit("q-title", "b-memo", title)
    statements = []
    for statement in edition.statements:
        if statement.id == THREATEN:
            assert statement.collation is not None
            rows = tuple(
                replace(row, words=(CollatedWord(title, 0, ()), *row.words))
                if row.article_id == "b-memo"
                else row
                for row in statement.collation.rows
            )
            renderings = tuple(
                replace(r, units=(echo, *r.units)) if r.article_id == "b-memo" else r
                for r in statement.renderings
            )
            collation = replace(statement.collation, rows=rows)
            statements.append(replace(statement, renderings=renderings, collation=collation))
        else:
            statements.append(statement)
    corpus = index(changed(edition, statements=tuple(statements)))
    found = statement_page(corpus, corpus.statements[THREATEN]).view
    assert isinstance(found, StatementView)
    memo = found.collation.rows[1]
    assert memo.cells[0].striptags() == ("‘Not Wise’ … “If they threaten us, we will threaten them")
    assert [p.text for p in memo.places] == ["¶3", "¶1"]
    assert found.title == "“If they threaten us, we will threaten them”"
