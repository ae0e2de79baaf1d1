"""The page of an event: reports side by side, omissions left visible."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from msgspec.structs import replace
from small_edition import ACT, EVENT, THREATEN, changed, index, small_edition

from site_builder.edition.compile import compile_edition
from site_builder.model.found import DecidedBy
from site_builder.model.given import Content, EventEntry, Seed
from site_builder.model.problems import Location
from site_builder.model.reasons import Reason, as_given
from site_builder.pages.all_pages import pages
from site_builder.pages.event import EventView, event_page
from site_builder.pages.parts.synopsis import Said, SynopsisPart, runs
from site_builder.pages.parts.values import Cited, Siglum

CORPUS = index(small_edition())


def view(event_id: str = EVENT) -> EventView:
    found = event_page(CORPUS, CORPUS.events[event_id]).view
    assert isinstance(found, EventView)
    return found


def test_rows_are_statements_and_carry_their_ids() -> None:
    rows = view().synopsis.groups[0].runs[0].said
    assert [row.id for row in rows] == [THREATEN, ACT]
    assert [row.number for row in rows] == [1, 2]


def test_words_no_other_report_has_are_bold_and_marks_are_kept() -> None:
    cells = view().synopsis.groups[0].runs[0].said[0].parts
    assert [str(c.cited[0].words) for c in cells] == [
        "“If they threaten us, we will threaten them.",
        "“If they threaten us, we will threaten them <b>in return</b>.",
        "“If they threaten us, we will threaten them,”",
    ]


def test_a_sentence_in_the_outlets_own_words_is_told_and_leads_to_its_paragraph() -> None:
    part = view().synopsis.groups[0].runs[0].said[1].parts[2].cited[0]
    assert part.is_told
    assert part.places[0].text == "¶2"
    assert part.places[0].href.startswith("site:articles/c-bb.html#")


def test_a_quotation_is_reached_at_its_very_words() -> None:
    part = view().synopsis.groups[0].runs[0].said[0].parts[1].cited[0]
    assert [p.href for p in part.places] == ["site:articles/b-memo.html#q-memo"]


def test_the_score_says_what_each_report_quotes_tells_and_omits() -> None:
    ft, _, bb = view().synopsis.lanes
    assert [cell.state for cell in ft.ticks] == ["full", "full"]
    assert [(cell.state, cell.title) for cell in bb.ticks] == [
        ("full", "BB quotes passage 1"),
        ("half", "BB tells in its own words passage 2"),
    ]
    assert view().synopsis.summary == (
        "Of two passages FT quotes two; MEMO quotes two; BB quotes one and tells one in its own"
        " words."
    )


def test_an_omission_is_a_cell_without_parts() -> None:
    edition = small_edition()
    synopses = tuple(
        replace(
            s,
            rows=tuple(
                replace(r, cells=tuple(c for c in r.cells if c.article_id != "c-bb"))
                for r in s.rows
            ),
        )
        for s in edition.synopses
    )
    corpus = index(changed(edition, synopses=synopses))
    found = event_page(corpus, corpus.events[EVENT]).view
    assert isinstance(found, EventView)
    row = found.synopsis.groups[0].runs[0].said[0]
    assert row.parts[2].cited == ()
    assert row.style == ""
    assert found.synopsis.lanes[2].ticks[0].state == "none"


def test_openings_show_the_headline_or_say_there_is_none() -> None:
    ft, memo, _ = view().openings
    assert ft.headline == ""
    assert memo.headline == "Khamenei says Negotiations ‘Not Wise’"
    assert ft.lead.words.startswith("Iran’s Supreme Leader")
    assert [p.href for p in ft.lead.places] == ["site:articles/a-ft.html#p2"]


def test_verbs_stand_in_order_and_a_quotation_may_have_none() -> None:
    memo = view().introductions[1]
    assert [(v.words, [p.text for p in v.places]) for v in memo.verbs] == [
        ("says", ["¶1"]),
        ("", ["¶3"]),
    ]


def test_years_are_told_with_who_names_them() -> None:
    (year,) = view().years
    assert year.year == 2015
    assert [m.siglum.text for m in year.mentions] == ["FT", "MEMO"]
    assert str(year.mentions[0].words) == "…\N{NO-BREAK SPACE}after the deal of <b>2015</b>."


def test_counts_leave_furniture_out() -> None:
    rows = {row.cells[0].text: row.cells[1:] for row in view().counts.rows}
    rows = {name: tuple(cell.text for cell in cells) for name, cells in rows.items()}
    assert rows["Words of the report"] == ("30", "33", "24")
    assert rows["Words of speech in quotation marks"] == ("16", "20", "8")
    assert rows["Lines of other text on the page (newsletter box, links)"] == ("1", "–", "–")
    assert rows["left out"] == ("–", "–", "–")


def test_the_voice_with_most_renderings_makes_the_speech_and_others_stand_after_it() -> None:
    edition = small_edition()
    statements = tuple(
        replace(s, speaker_id="trump") if s.id == ACT else s for s in edition.statements
    )
    speakers = (*edition.speakers, replace(edition.speakers[0], id="trump", name="T"))
    corpus = index(changed(edition, statements=statements, speakers=speakers))
    found = event_page(corpus, corpus.events[EVENT]).view
    assert isinstance(found, EventView)
    speech, others = found.synopsis.groups
    assert [[r.id for run in g.runs for r in run.said] for g in (speech, others)] == [
        [THREATEN],
        [ACT],
    ]
    assert others.runs[0].said[0].speaker == "T"


def test_one_report_alone_has_no_score() -> None:
    alone = view("2018-08-13-tweet")
    assert alone.synopsis.lanes == ()
    assert alone.glance.note == (
        "One report, 1 passage quoted from Ali Khamenei."
        " With one report there is nothing to compare yet."
    )
    assert alone.glance.number == ""


def test_a_passage_of_an_unclear_speaker_is_none_of_the_speech() -> None:
    edition = small_edition()
    statements = tuple(
        replace(s, speaker_id=None) if s.id == THREATEN else s for s in edition.statements
    )
    corpus = index(changed(edition, statements=statements))
    found = event_page(corpus, corpus.events[EVENT]).view
    assert isinstance(found, EventView)
    speech, others = found.synopsis.groups
    assert [[r.id for run in g.runs for r in run.said] for g in (speech, others)] == [
        [ACT],
        [THREATEN],
    ]
    assert others.title == "Other voices in these reports, and words whose speaker is unclear"
    assert found.glance.number == "None"
    assert found.glance.in_all == "of 1 passage from Ali Khamenei is quoted in all three reports"


def test_what_is_told_is_not_counted_as_quoted() -> None:
    # BB tells “act in kind” in its own words.
    found = view().glance
    assert (found.number, found.in_fewer) == ("1", "1 in two")
    assert found.in_all == "of 2 passages from Ali Khamenei is quoted in all three reports"


def test_who_does_not_quote_a_passage_is_told_by_what_it_has_of_it() -> None:
    (missing,) = view().glance.missing
    assert missing.passage.href == f"#{ACT}"
    ((state, who),) = missing.states
    assert (state, [s.text for s in who.sigla]) == ("in its own words", ["BB"])
    assert view().glance.nobody == "No report leaves out a passage that most of them quote."
    edition = small_edition()
    offered = tuple(
        replace(p, decided_by=DecidedBy.AUTOMATIC) if p.statement_id == ACT else p
        for p in edition.paraphrases
    )
    corpus = index(changed(edition, paraphrases=offered))
    found = event_page(corpus, corpus.events[EVENT]).view
    assert isinstance(found, EventView)
    assert [state for state, _ in found.glance.missing[0].states] == ["perhaps in its own words"]


def rows_of(*articles: tuple[str, ...]) -> list[Said]:
    """A row for each tuple: the articles that have something in it."""
    signs = {name: Siglum(name, name, "") for name in ("FT", "MEMO", "BB")}
    return [
        Said(
            id=f"s{n}",
            number=n,
            name="“words”",
            speaker="",
            style="all" if len(having) == len(signs) else "lone" if len(having) == 1 else "",
            compare="",
            differs="",
            parts=tuple(
                SynopsisPart(s, (Cited(s, Markup("words")),) if name in having else ())
                for name, s in signs.items()
            ),
        )
        for n, having in enumerate(articles, 1)
    ]


def test_neighbouring_passages_of_one_report_alone_are_folded() -> None:
    all_three = ("FT", "MEMO", "BB")
    rows = rows_of(all_three, ("BB",), ("MEMO",), all_three, ("MEMO",), ("MEMO",), ("FT", "BB"))
    found = runs(rows, fold=True)
    assert [(run.numbers, run.label, [row.id for row in run.said]) for run in found] == [
        ("", "", ["s1"]),
        ("2–3", "Two passages, each in one report: BB and MEMO", ["s2", "s3"]),
        ("", "", ["s4"]),
        ("5–6", "Two passages only in MEMO", ["s5", "s6"]),
        ("", "", ["s7"]),
    ]


def test_one_such_passage_between_others_stays_in_its_row() -> None:
    (run,) = runs(rows_of(("FT",)), fold=True)
    assert ([r.number for r in run.said], run.label) == ([1], "")


def test_of_a_speech_of_which_no_two_reports_have_the_same_nothing_is_folded() -> None:
    (run,) = runs(rows_of(("FT",), ("BB",), ("BB",)), fold=False)
    assert [r.number for r in run.said] == [1, 2, 3]


def test_who_gets_to_speak_has_the_words_of_each_speaker_in_each_report() -> None:
    edition = small_edition()
    quotes = tuple(
        replace(q, speaker_id={"q-title": "trump", "q-bb": None}.get(q.id, q.speaker_id))
        for q in edition.quotes
    )
    speakers = (*edition.speakers, replace(edition.speakers[0], id="trump", name="T"))
    corpus = index(changed(edition, quotes=quotes, speakers=speakers))
    found = event_page(corpus, corpus.events[EVENT]).view
    assert isinstance(found, EventView)
    rows = found.glance.spoken
    assert [row.speaker.text for row in rows] == ["Ali Khamenei", "T", "Speaker unclear"]
    assert [[c.words for c in row.cells] for row in rows] == [[16, 18, 0], [0, 2, 0], [0, 0, 8]]
    assert rows[0].cells[0].width == "66.67", "of 75 for the longest"
    assert found.glance.has_bars


def test_reasons_are_in_words_of_readers() -> None:
    edition = small_edition()
    event = edition.events[0]
    ft, memo, bb = event.memberships
    ft = replace(ft, reasons=as_given("shares *Iran*; likeness 0.21"), nearest="b-memo")
    bb = replace(bb, reasons=(Reason("put here", names=("speech",)),))
    event = replace(event, memberships=(ft, memo, bb))
    corpus = index(changed(edition, events=(event, *edition.events[1:])))
    found = event_page(corpus, event).view
    assert isinstance(found, EventView)
    assert [member.cells[1].text for member in found.members.rows] == [
        "With MEMO: shares “Iran”; likeness 0.21",
        "Three sentences in common",
        "Named by an editor",
    ]


@pytest.mark.parametrize(("reports", "at_once"), [(6, 6), (7, 7), (8, 6), (12, 6)])
def test_of_many_reports_the_first_six_are_shown_at_once(reports: int, at_once: int) -> None:
    said = "“We will open the harbour again in May,” the mayor Ann Lee said on Monday."
    names = [f"r{n:02}" for n in range(reports)]
    seeds = tuple(Seed(f"seeds/{n}.txt", n, f"Report {n}\n{said}") for n in names)
    event = EventEntry("e", Location("e.md"), title="E", articles=tuple(names))
    edition = compile_edition(seeds, Content(events=(event,)))
    page = next(p for p in pages(edition) if p.template == "event.html")
    assert isinstance(page.view, EventView)
    found = page.view
    assert (len(found.openings), len(found.introductions)) == (at_once, at_once)
    assert len(found.more_openings) == len(found.more_introductions) == reports - at_once
    assert found.more_reports == f"{reports - at_once or 'no'} more reports"
