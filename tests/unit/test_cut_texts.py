"""A seed that an editor calls an excerpt omits nothing: no page, count or record says so."""

from __future__ import annotations

import json

import pytest
from reports import HERE
from small_edition import index

from site_builder.data.exports import exports
from site_builder.edition.compile import compile_edition
from site_builder.editors.review import review
from site_builder.model.edition import Edition
from site_builder.model.given import ArticleEntry, Content, EventEntry, Seed
from site_builder.pages.article import ArticleView, article_page
from site_builder.pages.event import EventView, event_page
from site_builder.pages.parts.margin_notes import margin_notes, numbered

WHOLE = (
    "The council met on Monday.\n"
    "“We will not sell the harbour wall to the sea,” said Mayor Ann Hale of Norwick.\n"
    "“The ferry will sail every morning before the school begins,” Hale said.\n"
)
CUT = "The council met.\n“We will not sell the harbour wall to the sea,” said Mayor Ann Hale.\n"
OFFERED = (
    "Mayor Ann Hale spoke. “We will not sell the harbour wall to the sea,” Hale said.\n"
    "Hale said that the ferry would sail every morning before school.\n"
)


def edition_of(complete: bool | None, other: str = CUT) -> Edition:
    texts = {"whole": WHOLE, "cut": other}
    return compile_edition(
        tuple(Seed(f"seeds/{stem}.txt", stem, text) for stem, text in texts.items()),
        Content(
            events=(EventEntry("e", HERE, "Council", articles=tuple(texts)),),
            articles=(ArticleEntry("cut", HERE, complete=complete), ArticleEntry("whole", HERE)),
        ),
    )


def data(edition: Edition, name: str) -> list[dict]:
    return json.loads(exports(edition)[f"data/{name}.json"])


@pytest.mark.parametrize(
    ("complete", "says"), [(None, "left out"), (True, "left out"), (False, "not in this excerpt")]
)
def test_margin_and_synopsis_say_what_is_known_of_the_other_text(
    complete: bool | None, says: str
) -> None:
    corpus = index(edition_of(complete))
    article = corpus.articles["whole"]
    _, subjects = numbered(corpus, article)
    _, lone = margin_notes(corpus, article, subjects)
    view = event_page(corpus, corpus.edition.events[0]).view
    assert isinstance(view, EventView)
    cells = [p for g in view.synopsis.groups for r in g.runs for s in r.said for p in s.parts]
    assert {p.absent for p in cells if not p.cited} == {says}
    assert lone.label == ("only here" if complete is not False else "only here, as far as known")
    rows = {row.cells[0].text: [c.text for c in row.cells[1:]] for row in view.counts.rows}
    assert sorted(rows.get("left out", [])) == (["1", "–"] if complete is not False else ["–", "–"])
    assert ("not in this excerpt" in rows) == (complete is False)


@pytest.mark.parametrize("complete", [None, True, False])
def test_data_and_page_claim_no_silence_of_an_excerpt(complete: bool | None) -> None:
    edition = edition_of(complete)
    is_cut = complete is False
    (event,) = data(edition, "events")
    silences = [s for s in event["silences"] if s["article"] == "cut"]
    (counts,) = (c for c in event["counts"] if c["article"] == "cut")
    (record,) = (a for a in data(edition, "articles") if a["id"] == "cut")
    assert len(silences) == (0 if is_cut else 1)
    assert (counts["omitted"], counts["not_in_excerpt"]) == ((0, 1) if is_cut else (1, 0))
    assert record["complete"] is not is_cut
    corpus = index(edition)
    view = article_page(corpus, corpus.articles["cut"]).view
    assert isinstance(view, ArticleView)
    assert bool(view.silences) is not is_cut


def test_an_offered_paraphrase_counts_as_told_and_is_for_editors() -> None:
    edition = edition_of(None, OFFERED)
    (offered,) = edition.paraphrases
    (event,) = data(edition, "events")
    assert [p["told"] for p in event["speech"] if p["statement"] == offered.statement_id] == [
        ["cut"]
    ]
    assert [s for s in event["silences"] if s["article"] == "cut"] == []
    assert all(not s["paraphrases"] for s in data(edition, "statements"))
    corpus = index(edition)
    article = corpus.articles["whole"]
    _, subjects = numbered(corpus, article)
    notes = margin_notes(corpus, article, subjects)
    variants = [v for n in notes for c in n.counterparts for v in c.variants if v.kind == "told"]
    assert [(str(v.words), v.places) for v in variants] == [("perhaps in its own words", ())]
    assert [i.kind for i in review(edition) if i.id == offered.statement_id] == [
        "paraphrase offered"
    ]


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        ("The vote is next week.", False),
        ("“The vote is next week,” she said. (AP)", False),
        ("“The vote is next week.”", False),
        ("The vote that was to be held", True),
        ("The vote is next week...", True),
        ("The vote is next week …", True),
        ("The vote is next week.\nSubscribe to continue reading.", True),
        ("The vote is next week.\nSign up for our newsletter.", False),
    ],
)
def test_a_text_that_seems_cut_is_worth_a_look(end: str, is_told: bool) -> None:
    for complete in (None, True, False):
        items = review(edition_of(complete, CUT + end + "\n"))
        told = [i.id for i in items if i.kind == "perhaps an excerpt"]
        assert told == (["cut"] if is_told and complete is None else [])
