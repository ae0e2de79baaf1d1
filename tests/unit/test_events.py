"""Articles grouped by the occasion that they report."""

from __future__ import annotations

from datetime import date
from itertools import chain, combinations

import folders
import pytest
from stages import group_events

from site_builder.model.found import Article, DecidedBy, Paragraph
from site_builder.model.given import EventEntry, Role
from site_builder.model.problems import Location
from site_builder.model.reasons import all_told
from site_builder.text.spans import Span

SEEDS = sorted(folders.SEEDS.glob("*.txt"))
DATES = ("2025-02-07", "2025-02-07", "2025-02-07", "2025-03-08", "2018-08-13")
FURNITURE = ("Unlock the White", "Your guide to", "READ: ", "Related Articles", "All content")
TITLES = {
    1: "Khamenei says Negotiations with US ‘Not Wise’ and ‘Won’t Solve’ Iran’s Problems",
    4: "Iran’s Khamenei Rejects Negotiations With US While Trump In Office",
}


def article(
    stem: str, text: str, day: str | None = None, title: str | None = None, outlet: str = "o"
) -> Article:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        role = Role.TITLE if title and line == title else Role.BODY
        if line.startswith(FURNITURE):
            role = Role.FURNITURE
        if line.strip():
            paragraphs.append(Paragraph(Span(start, start + len(line)), role))
        start += len(line) + 1
    published = date.fromisoformat(day) if day else None
    return Article(
        stem, f"seeds/{stem}.txt", text, outlet, title, published, paragraphs=tuple(paragraphs)
    )


def seeds(dated: bool) -> tuple[Article, ...]:
    return tuple(
        article(path.stem[:3], path.read_text("utf-8"), DATES[n] if dated else None, TITLES.get(n))
        for n, path in enumerate(SEEDS)
    )


def grouped(articles: tuple[Article, ...]) -> set[tuple[str, ...]]:
    return {event.article_ids for event in group_events(articles, ())}


@pytest.mark.parametrize("dated", [True, False])
def test_the_three_reports_of_one_speech_are_one_event(dated: bool) -> None:
    assert grouped(seeds(dated)) == {("000", "001", "002"), ("003",), ("004",)}


SUBSETS = tuple(chain.from_iterable(combinations(range(5), size) for size in (2, 3, 4)))


@pytest.mark.parametrize("chosen", SUBSETS, ids=str)
def test_no_other_article_need_be_there(chosen: tuple[int, ...]) -> None:
    """A word weighs the same whatever else there is."""
    some = tuple(seeds(dated=False)[n] for n in chosen)
    speech = tuple(f"{n:03}" for n in chosen if n < 3)
    others = {(f"{n:03}",) for n in chosen if n >= 3}
    assert grouped(some) == ({speech} if speech else set()) | others


def test_reports_more_than_a_week_apart_are_not_joined_even_when_alike() -> None:
    first, _, _, *_ = seeds(dated=True)
    later = article("later", first.text, "2025-02-15")
    soon = article("soon", first.text, "2025-02-14")
    assert grouped((first, later)) == {("000",), ("later",)}
    assert grouped((first, soon)) == {("000", "soon")}


def test_an_undated_report_does_not_bridge_two_years() -> None:
    text = seeds(dated=True)[0].text
    found = grouped(
        (article("a", text, "2018-08-13"), article("b", text), article("c", text, "2025-02-07"))
    )
    assert ("a",) in found or ("c",) in found
    assert all(not {"a", "c"} <= set(ids) for ids in found)


def entry(name: str, *articles: str, **facts: object) -> EventEntry:
    return EventEntry(name, Location(f"content/events/{name}.md"), articles=articles, **facts)


def test_pins_join_what_nothing_else_would() -> None:
    events = group_events(seeds(dated=True), (entry("refusals", "003", "004"),))
    assert {e.article_ids for e in events} == {("000", "001", "002"), ("004", "003")}
    named = next(e for e in events if e.id == "refusals")
    assert named.decided_by is DecidedBy.EDITOR
    assert named.date == date(2018, 8, 13)
    assert all_told(named.memberships[0].reasons) == "put here by an editor, in events/refusals.md"


def test_two_entries_never_become_one_event() -> None:
    events = group_events(seeds(dated=True), (entry("x", "000"), entry("y", "001")))
    by_id = {e.id: e.article_ids for e in events}
    assert "000" in by_id["x"]
    assert "001" in by_id["y"]


def test_apart_keeps_an_article_out() -> None:
    events = group_events(
        seeds(dated=True),
        (entry("speech", "000", "001", apart=("002",), title="A speech", place="Tehran"),),
    )
    speech = next(e for e in events if e.id == "speech")
    assert (speech.article_ids, speech.title, speech.place) == (
        ("000", "001"),
        "A speech",
        "Tehran",
    )


def test_each_membership_has_its_reason() -> None:
    events = group_events(seeds(dated=True), ())
    reasons = {m.article_id: all_told(m.reasons) for e in events for m in e.memberships}
    assert reasons["003"] == "no other report is near it"
    words = reasons["000"].split("*")[1].split(", ")
    assert all(word in SEEDS[0].read_text("utf-8") for word in words), "as written, not as compared"
    assert "; likeness of all their words, from 0 to 1: 0." in reasons["000"]
    nearest = {m.article_id: m.nearest for e in events for m in e.memberships}
    assert nearest == {"000": "001", "001": "002", "002": "001", "003": None, "004": None}
    assert not any(name in reason for name in nearest for reason in reasons.values())
    assert "both quote 1 sentence alike" in reasons["000"]
    assert reasons["000"].endswith("published the same day")


def test_an_event_without_an_entry_is_named_and_addressed_by_its_words() -> None:
    events = group_events(seeds(dated=True), ())
    assert [e.date and e.date.isoformat() for e in events] == [
        "2025-03-08",
        "2025-02-07",
        "2018-08-13",
    ]
    speech = events[1]
    assert speech.title == "Iran, Trump, Khamenei, nuclear: 7 February 2025"
    assert speech.decided_by is DecidedBy.AUTOMATIC
    alone = group_events((seeds(dated=True)[0],), ())
    assert speech.id == alone[0].id, "a later report does not move the page"


def test_no_headline_names_an_event() -> None:
    first = article("a", "Harbour wall rises.\nThe quay was built in May.", title="Quay is back")
    other = article("b", "The harbour wall rises again.", title="Stones for a wall", outlet="p")
    (event,) = group_events((first, other), (entry("x", "a", "b"),))
    assert event.title == "Wall, harbour, rises"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("Wall to rise\nPublished 4 March 2024\nThe wall fell on 2 March 2024.", "2024-03-04"),
        (
            "Wall to rise\nFirst published Mon 4 Mar 2024, updated 6 Mar 2024\nIt fell.",
            "2024-03-04",
        ),
        ("Wall to rise\nBy Ann Lee | March 4, 2024 5:30 pm\nThe wall fell.", "2024-03-04"),
        ("Wall to rise\nNORWICK, 4 March 2024 — The wall fell on 2 March 2024.", "2024-03-04"),
        ("Wall to rise\n2024-03-04\nThe wall fell.", "2024-03-04"),
        ("Wall to rise\nUpdated 4 March 2024\nThe wall fell.", "2024-03-04"),
        ("Wall to rise\nThe wall fell on 2 March 2024.", None),
        ("Wall to rise\nCorrection: March 2, 2024\nThe wall fell.", None),
        ("Wall to rise\n4 March 2024\nThe wall fell.\n5 March 2024", None),
        ("Wall to rise\nPublished 31 February 2024\nThe wall fell.", None),
    ],
)
def test_a_report_without_a_date_is_offered_that_of_its_lines(lines: str, day: str | None) -> None:
    (event,) = group_events((article("a", lines),), ())
    assert (event.date and event.date.isoformat()) == day
    assert ("an editor’s date overrules it" in all_told(event.memberships[0].reasons)) == bool(day)
    (given,) = group_events((article("a", lines, "2024-03-09"),), ())
    assert given.date == date(2024, 3, 9)


STORIES = (
    "Doctors stay away\nThe health plans of the harbour exchange start on 1 January.\n"
    "“The plans of the exchange pay doctors less,” said Ida Moss. “So doctors will stay away.”",
    "A nervous new year\nThe health plans of the harbour exchange start on 1 January.\n"
    "“The site of the exchange is better,” said Otto Lang. “But we do not sleep at all.”",
)


def test_two_stories_of_one_day_that_quote_different_people_are_two() -> None:
    def reports(*texts: str) -> tuple[Article, ...]:
        return tuple(
            article(name, text, "2024-12-26", text.split("\n")[0])
            for name, text in zip("ab", texts, strict=True)
        )

    assert grouped(reports(*STORIES)) == {("a",), ("b",)}
    same = (text.replace("Otto Lang", "Ida Moss") for text in STORIES)
    assert grouped(reports(*same)) == {("a", "b")}


def test_an_empty_article_is_an_event_of_its_own() -> None:
    events = group_events((article("a", ""), article("b", "")), ())
    assert {e.article_ids for e in events} == {("a",), ("b",)}
