"""Home, themes, speakers, outlets, terms, about, data, 404: each shows what the edition holds."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from msgspec.structs import replace
from small_edition import EVENT, THREATEN, changed, index, small_edition

from site_builder.model.given import SiteSettings, SpeakerKind
from site_builder.pages import speaker, terms
from site_builder.pages.about import AboutView, about_page
from site_builder.pages.data_page import data_page
from site_builder.pages.events import EventsView, events_pages
from site_builder.pages.home import HomeView, home_page
from site_builder.pages.not_found import NotFoundView, not_found_page
from site_builder.pages.outlet import OutletView, outlet_pages, outlets_page
from site_builder.pages.parts import matrix
from site_builder.pages.parts.tables import TableRow, TableView
from site_builder.pages.speaker import SpeakersView, SpeakerView, speaker_pages, speakers_pages
from site_builder.pages.terms import TermsView, terms_pages
from site_builder.pages.theme import ThemesView, ThemeView, theme_pages, themes_page

CORPUS = index(small_edition())


def cells(row: TableRow) -> list[str]:
    """What each cell of a row shows."""
    return [
        c.bar.label if c.bar else c.text or " ".join(s.text for s in c.sigla) for c in row.cells
    ]


def test_events_of_several_reports_come_first_each_with_the_strip_of_its_reports() -> None:
    view = home_page(CORPUS).view
    assert isinstance(view, HomeView)
    (event,) = view.compared
    assert event.event.href == f"site:events/{EVENT}.html"
    assert event.when == "7 February 2025, Tehran"
    assert event.line == "1 of 2 passages in all three."
    assert [(lane.siglum.text, lane.label) for lane in event.lanes] == [
        ("FT", "2 of 2"),
        ("MEMO", "2 of 2"),
        ("BB", "1 of 2"),
    ]
    assert [bool(lane.told) for lane in event.lanes] == [False, False, True]
    assert [e.href for e in view.single] == ["site:events/2018-08-13-tweet.html"]
    assert view.singles == "One event with one report so far"


def test_an_edition_without_statements_has_no_exhibit() -> None:
    bare = changed(
        small_edition(),
        statements=(),
        synopses=(),
        paraphrases=(),
        echoes=(),
        themes=(),
        coverage=(),
    )
    view = home_page(index(bare)).view
    assert isinstance(view, HomeView)
    assert view.exhibit is None
    assert view.different == ()
    assert view.panels.panels == ()


def test_events_stand_on_a_line_of_time() -> None:
    view = next(events_pages(CORPUS)).view
    assert isinstance(view, EventsView)
    assert [(t.x, t.title) for t in view.ticks] == [
        ("0", "No war, no negotiations, 13 August 2018"),
        ("100", "Khamenei rules out talks, 7 February 2025"),
    ]


def test_a_square_is_a_passage_and_no_square_a_silence() -> None:
    view = themes_page(CORPUS).view
    assert isinstance(view, ThemesView)
    (row,) = view.matrix.rows
    assert [cell.squares for cell in row.cells] == [("quoted",), ("quoted",), ("paraphrased",), ()]
    assert row.silent == "DC"
    assert row.cells[0].label == "Financial Times: 1 passage, 1 quoted"
    assert row.cells[3].label == "The Daily Caller: not mentioned"


def test_a_theme_is_set_out_by_statement_and_names_who_is_silent() -> None:
    view = next(
        theme_pages(CORPUS, next(t for t in CORPUS.edition.themes if t.id == "threats"))
    ).view
    assert isinstance(view, ThemeView)
    assert [row.name.text for row in view.points[0].matrix.rows] == [
        "“If they threaten us, we will threaten them”",
        "“If they act, we will act on ours”",
    ]
    assert [s.text for s in view.silent] == ["DC"]
    assert view.facts == (
        "3 passages: 2 quoted and 1 told in the outlet’s own words."
        " Three of four articles speak of it."
    )


def test_a_passage_says_why_it_is_here() -> None:
    view = next(
        theme_pages(CORPUS, next(t for t in CORPUS.edition.themes if t.id == "threats"))
    ).view
    assert isinstance(view, ThemeView)
    told = view.reports[2].passages[0]
    assert told.is_told
    assert told.note == (
        "told in the outlet’s own words; pinned by an editor, decided by an editor"
    )


def test_a_speaker_is_read_in_every_outlets_words() -> None:
    view = next(speaker_pages(CORPUS, CORPUS.speakers["khamenei"])).view
    assert isinstance(view, SpeakerView)
    assert [o.id for o in view.occasions] == [EVENT, "2018-08-13-tweet"]
    first = view.occasions[0].statements[0]
    assert [(s.siglum.text, s.verb) for s in first.renderings] == [
        ("FT", "warned"),
        ("MEMO", ""),
        ("BB", "declared"),
    ]
    assert first.compare == f"site:statements/{THREATEN}.html"
    assert view.occasions[1].statements[0].compare == ""
    assert view.facts == "5 quotations in 4 reports of 2 events."


def test_the_index_of_speakers_counts_quotations_and_words() -> None:
    view = next(speakers_pages(CORPUS)).view
    assert isinstance(view, SpeakersView)
    (people,) = view.tables
    (khamenei,) = people.rows
    assert cells(khamenei) == ["Ali Khamenei", "FT MEMO BB DC", "5", "52"]
    assert view.standfirst == ""


def test_speech_without_a_speaker_is_counted_as_unclear() -> None:
    edition = small_edition()
    quotes = tuple(replace(q, speaker_id=None) for q in edition.quotes)
    view = next(speakers_pages(index(changed(edition, quotes=quotes)))).view
    assert isinstance(view, SpeakersView)
    assert view.standfirst == "In 5 quotations of speech the speaker is unclear."
    assert view.tables == ()


@pytest.mark.parametrize(
    ("kind", "name", "group", "shown"),
    [
        (SpeakerKind.PERSON, "Ann Lee", "Speaker", "Ann Lee"),
        (SpeakerKind.BODY, "Port Authority", "Body or document", "Port Authority"),
        (SpeakerKind.BODY, "ministry", "Unnamed source", "“ministry”, in the outlet’s words"),
        (SpeakerKind.DESCRIPTION, "pilot", "Unnamed source", "“pilot”, in the outlet’s words"),
    ],
)
def test_unnamed_sources_are_apart_and_in_the_outlets_words(
    kind: SpeakerKind, name: str, group: str, shown: str
) -> None:
    edition = small_edition()
    speaker = replace(edition.speakers[0], name=name, kind=kind)
    corpus = index(changed(edition, speakers=(speaker,)))
    view = next(speakers_pages(corpus)).view
    assert isinstance(view, SpeakersView)
    assert [table.columns[0].head for table in view.tables] == [group]
    assert corpus.speaker_name(speaker.id) == shown


def test_an_outlet_shows_its_verbs_voices_and_terms() -> None:
    view = next(outlet_pages(CORPUS, CORPUS.outlets["bb"])).view
    assert isinstance(view, OutletView)
    assert [(v.words, v.count) for v in view.verbs] == [("declared", 1)]
    assert [cells(v) for v in view.voices.rows] == [["Ali Khamenei", "1", "100\u202f%"]]
    assert [(t.words, t.href) for t in view.terms] == [
        ("supreme leader", "site:terms.html#supreme-leader")
    ]


def test_an_outlets_reports_come_newest_first_whatever_day_their_events_have() -> None:
    edition = small_edition()
    late = {"d-dc": {"outlet_id": "bb", "published": date(2025, 2, 9)}}
    articles = tuple(replace(a, **late.get(a.id, {})) for a in edition.articles)
    corpus = index(changed(edition, articles=articles))
    assert corpus.articles_of["bb"] == ("d-dc", "c-bb")
    assert CORPUS.articles_of["bb"] == ("c-bb",)


def test_the_index_of_outlets_gives_words_and_usual_verbs() -> None:
    view = outlets_page(CORPUS).view
    assert isinstance(view, TableView)
    assert [(o.cells[0].sigla[0].text, cells(o)[-1]) for o in view.table.rows] == [
        ("BB", "declared"),
        ("DC", "wrote"),
        ("FT", "warned"),
        ("MEMO", "says"),
    ]


def test_a_term_is_shown_among_its_words() -> None:
    view = next(terms_pages(CORPUS)).view
    assert isinstance(view, TermsView)
    (term,) = view.terms
    assert term.facts == "once, by one outlet"
    assert term.reports[0][0].words == "The <b>“supreme leader”</b> spoke on Friday."


def test_of_many_terms_each_letter_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "IN_INDEX", 0)
    newest, page = terms_pages(CORPUS)
    assert isinstance(page.view, TermsView)
    assert (page.path, page.frame.title) == ("terms/s.html", "Quoted terms, S")
    (term,) = page.view.terms
    assert page.view.is_searched
    assert isinstance(newest.view, TermsView)
    assert not newest.view.is_searched, "each term is searched on one page"
    outlet = next(outlet_pages(CORPUS, CORPUS.outlets["bb"])).view
    assert isinstance(outlet, OutletView)
    assert [t.href for t in outlet.terms] == [f"site:terms/s.html#{term.id}"]


def test_of_many_speakers_each_letter_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaker, "IN_INDEX", 0)
    most, by_name = speakers_pages(CORPUS)
    assert isinstance(most.view, SpeakersView)
    assert isinstance(by_name.view, SpeakersView)
    assert by_name.path == "speakers/index/a.html"
    assert [cells(row)[0] for t in by_name.view.tables for row in t.rows] == ["Ali Khamenei"]
    assert by_name.view.tables[0].caption == "People, by name"
    assert most.view.tables == ()


def test_the_edition_tells_its_own_figures() -> None:
    view = about_page(CORPUS).view
    assert isinstance(view, AboutView)
    figures = dict(view.figures)
    assert figures["Statements with two wordings or more"] == "2"
    assert figures["Speech whose speaker is unclear"] == "0, 0\u202f%"
    assert "<em>it</em>" in view.essay


def test_downloads_are_named_with_their_schema_and_size() -> None:
    view = data_page(CORPUS).view
    assert isinstance(view, TableView)
    assert cells(view.table.rows[1])[0::2] == ["quotes.json", "6 entries"]


def test_the_page_for_lost_addresses_starts_from_the_base_address() -> None:
    settings = SiteSettings(base_url="https://example.org/repository/")
    made = not_found_page(index(changed(small_edition(), site=settings)))
    view = made.view
    assert isinstance(view, NotFoundView)
    assert view.ways[0].href == "site:events/index.html"
    assert made.root == "https://example.org/repository/"
    assert not made.frame.is_indexable


def test_without_a_base_address_the_lost_page_says_what_to_do() -> None:
    view = not_found_page(CORPUS).view
    assert isinstance(view, NotFoundView)
    assert not view.has_base
    assert view.ways[0].href == "site:events/index.html"


def test_themes_of_many_reports_are_shown_by_outlet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "PANEL_REPORTS", 1)
    view = themes_page(CORPUS).view
    assert isinstance(view, ThemesView)
    assert "A number counts passages" in view.standfirst
    found: Counter[tuple[str, str]] = Counter()
    outlet_of = {article.id: article.outlet_id for article in CORPUS.edition.articles}
    for one in CORPUS.edition.coverage:
        passages = one.quoted + one.paraphrased + one.narrated
        found[one.theme_id, outlet_of[one.article_id]] += passages
    signs = {outlet.siglum: outlet.id for outlet in CORPUS.edition.outlets}
    for theme, row in zip(CORPUS.edition.themes, view.matrix.rows, strict=True):
        for column, cell in zip(view.matrix.columns, row.cells, strict=True):
            number = found[theme.id, signs[column.siglum.text]]
            assert [place.text for place in cell.places] == ([str(number)] if number else [])
            assert bool(cell.squares) == bool(number)
            assert len(cell.squares) <= 3
    reports = [int(column.head.split()[0]) for column in view.matrix.columns]
    assert sum(reports) == len(CORPUS.edition.articles)
