"""How an event, a statement and a report are cited, as reference managers read it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from citation_clients import CLIENTS
from msgspec.structs import replace
from small_edition import ACT, ALONE, EVENT, changed, index, small_edition

from site_builder.model.edition import Edition
from site_builder.model.given import ArticleEntry
from site_builder.model.problems import Location
from site_builder.pages.article import article_page
from site_builder.pages.event import event_page
from site_builder.pages.parts.citation_formats import FORMS, Citation
from site_builder.pages.parts.citations import CiteView, article_citation, citation_files
from site_builder.pages.statement import statement_page

BASE = "https://example.org/v/"
UPDATED = date(2026, 3, 9)
# What each format writes in its own way, and what TeX would obey.
HARD = r"50 % of “R&D” costs $5_000 #1 ~ {a} \o/ ^2, “é” ﷼"
FULL = Citation(
    key="a-b_c.1",
    title=HARD,
    source="The Post & Courier",
    address=f"{BASE}articles/a%20b_c.html",
    is_article=True,
    author="Ann Lee, Bo Roe and Cy & Sons",
    published=date(2025, 2, 7),
    language="pt-BR",
    note="Read in {Variorum}.",
)
PAGE = replace(FULL, is_article=False, author="", happened=date(2025, 2, 7), published=UPDATED)


def edition(base_url: str = BASE, updated: date | None = UPDATED) -> Edition:
    """The small edition, with an author and an address for one report and days of editions."""
    small = small_edition()
    entry = ArticleEntry(
        "b-memo",
        Location("content/articles/b-memo.md"),
        author="Ann Lee",
        address="https://memo.example/1",
        updated=updated,
    )
    articles = (replace(a, entry=entry) if a.id == "b-memo" else a for a in small.articles)
    small = changed(small, articles=tuple(articles), site=replace(small.site, base_url=base_url))
    return changed(small, events=tuple(replace(e, updated=updated) for e in small.events))


def cited(view: object) -> CiteView:
    assert isinstance(view.cite, CiteView)
    return view.cite


def views(of: Edition) -> dict[str, CiteView]:
    corpus = index(of)
    pages = {
        "event": event_page(corpus, corpus.events[EVENT]),
        "statement": statement_page(corpus, corpus.statements[ACT]),
        "report": article_page(corpus, corpus.articles["b-memo"]),
    }
    return {name: cited(page.view) for name, page in pages.items()}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
@pytest.mark.parametrize("given", [FULL, PAGE], ids=["article", "page"])
def test_a_client_reads_every_fact_as_it_was(form, given) -> None:
    (read,) = CLIENTS[form.suffix](form.one(given))
    assert read == {
        "key": given.key,
        "title": given.title,
        "author": given.author,
        "source": given.source,
        "day": given.published.isoformat(),
        "address": given.address,
        "note": given.note,
        "words": "",
    }


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_a_client_reads_many_of_a_file(form) -> None:
    keys = [f"key-{n}" for n in range(3)]
    text = form.many(replace(FULL, key=key) for key in keys)
    assert [one["key"] for one in CLIENTS[form.suffix](text)] == keys


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix)
def test_what_nobody_knows_is_left_out(form) -> None:
    text = form.one(Citation("a", "A title", "One", "a.html", is_article=True, note="Read."))
    (read,) = CLIENTS[form.suffix](text)
    assert read["day"] == read["author"] == ""
    assert "None" not in text


@pytest.mark.parametrize("number", range(len(FORMS)))
def test_a_page_shows_the_citation_of_its_subject_in_each_format(number: int) -> None:
    shown = views(edition())
    read = {
        name: CLIENTS[view.forms[number].suffix](view.forms[number].text.unescape())[0]
        for name, view in shown.items()
    }
    report = read["report"]
    assert report["title"] == "Khamenei says Negotiations ‘Not Wise’"
    assert report["author"] == "Ann Lee"
    assert report["source"] == "Middle East Monitor"
    assert report["day"] == "2025-02-07"
    assert report["address"] == f"{BASE}articles/b-memo.html"
    assert report["note"] == (
        "Read in Variorum, edition of 9 March 2026. Published at https://memo.example/1"
    )
    statement = read["statement"]
    assert statement["title"].startswith("“If they act, we will act")
    assert "Ali Khamenei, 7 February 2025, as worded by" in statement["note"]
    assert statement["address"] == f"{BASE}statements/{ACT}.html"
    event = read["event"]
    assert event["title"].endswith("7 February 2025")
    assert "Middle East Monitor" in event["note"]
    assert {one["source"] for one in (statement, event)} == {"Variorum"}
    assert {one["day"] for one in (statement, event)} == {"2026-03-09"}


def test_the_words_of_a_citation_have_address_and_edition() -> None:
    for view in views(edition()).values():
        assert view.words.endswith(view.address)
        assert view.address.startswith(BASE)
        assert "edition of 9 March 2026" in view.words


def test_without_them_the_path_is_said_and_no_edition() -> None:
    for name, view in views(edition("", None)).items():
        assert view.address.startswith(f"{name.replace('report', 'article')}s/")
        assert "edition" not in view.words
        assert all(view.address in form.text for form in view.forms)


def test_the_file_of_an_event_has_it_and_its_reports() -> None:
    files = citation_files(index(edition()))
    assert sorted(files) == [f"cite/{EVENT}.{suffix}" for suffix in ("bib", "json", "ris")]
    for path, data in files.items():
        read = CLIENTS[path.rpartition(".")[2]](data.decode())
        assert [one["key"] for one in read] == [EVENT, "a-ft", "b-memo", "c-bb"]


def test_an_event_of_one_report_needs_no_file() -> None:
    corpus = index(edition())
    alone = corpus.statements[ALONE]
    page = event_page(corpus, corpus.events[alone.event_id])
    assert cited(page.view).files == ()


def test_an_id_becomes_a_key_that_bibtex_reads() -> None:
    corpus = index(edition())
    odd = replace(corpus.articles["b-memo"], id="b, {memo}")
    corpus.articles[odd.id] = odd
    assert article_citation(corpus, odd).key == "b---memo-"


def test_a_report_without_a_headline_is_cited_by_its_first_words_without_marks() -> None:
    corpus = index(edition())
    view = cited(article_page(corpus, corpus.articles["c-bb"]).view)
    (read,) = CLIENTS["ris"](view.forms[0].text.unescape())
    assert re.fullmatch(r"The “supreme leader” spoke on Friday\.", read["title"])
    assert f"“{read['title']}”" in view.words


def test_what_tex_would_obey_is_escaped() -> None:
    (bib,) = (form for form in FORMS if form.suffix == "bib")
    assert (
        r"title = {{50 \% of “R\&D” costs \$5\_000 \#1 \textasciitilde{} \textbraceleft{}a"
        r"\textbraceright{} \textbackslash{}o/ \textasciicircum{}2, “é” ﷼}}"
    ) in bib.one(FULL)


def test_a_page_isolates_a_name_from_right_to_left_and_a_format_does_not() -> None:
    small = edition()
    outlets = tuple(replace(o, name="روزنامه") if o.id == "memo" else o for o in small.outlets)
    small = changed(small, outlets=outlets)
    view = views(small)["event"]
    assert "\u2068روزنامه\u2069" in view.words
    data = citation_files(index(small))[f"cite/{EVENT}.ris"].decode()
    for text in (data, *(form.text for form in view.forms)):
        assert "روزنامه" in text
        assert "\u2068" not in text
