"""Events as TEI: every wording of every report, and why a report has none."""

from __future__ import annotations

import shutil
from xml.etree import ElementTree

import pytest
from folders import CONTENT
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from seed_project import compiled, own_content
from small_edition import small_edition

from site_builder.data.tei import _text, tei_files
from site_builder.model.edition import Edition
from site_builder.model.given import SiteSettings

NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
EDITION = small_edition()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The five seeds: the text of FT is an excerpt, and an editor confirmed paraphrases."""
    folder = own_content(tmp_path_factory.mktemp("own") / "content")
    shutil.copy(CONTENT / "corrections/paraphrases.yaml", folder / "corrections")
    entry = folder / "articles/000_4028931c8b4924ad.md"
    entry.write_text(entry.read_text("utf-8").replace("---\n", "---\ncomplete: no\n", 1), "utf-8")
    return compiled(folder)


def documents(edition: Edition) -> dict[str, ElementTree.Element]:
    return {
        path.removeprefix("tei/").removesuffix(".xml"): ElementTree.fromstring(data)  # noqa: S314
        for path, data in tei_files(edition).items()
    }


def test_an_event_of_several_reports_is_a_document_with_its_witnesses(seeds: Edition) -> None:
    wanted = {e.id: set(e.article_ids) for e in seeds.events if len(e.article_ids) > 1}
    found = {
        name: {one.get(ID, "").removeprefix("w-") for one in root.iterfind(".//t:witness", NAMES)}
        for name, root in documents(seeds).items()
    }
    assert found == wanted != {}


def test_each_statement_has_a_reading_for_each_report(seeds: Edition) -> None:
    for found in seeds.by_event:
        root = documents(seeds).get(found.event.id)
        if root is None:
            continue
        texts = {article.id: article.text for article in found.articles}
        told = {}
        for ab in root.iterfind(".//t:ab", NAMES):
            for rdg in ab.iterfind(".//t:rdg", NAMES):
                for witness in rdg.get("wit", "").split():
                    key = ab.get(ID, "").removeprefix("s-"), witness.removeprefix("#w-")
                    assert key not in told
                    told[key] = rdg.get("type"), rdg.text
        assert set(told) == {(s.id, a) for s in found.statements for a in found.event.article_ids}
        for statement in found.statements:
            for one in statement.renderings:
                text = texts[one.article_id]
                words = " … ".join(unit.span.of(text) for unit in one.units)
                assert told[statement.id, one.article_id] == (None, words)
        silent = {(s.statement_id, s.article_id) for s in found.comparison.silences if not s.told}
        assert silent == {key for key, (kind, _) in told.items() if kind == "left-out"}


def test_an_excerpt_leaves_nothing_out_and_an_offer_is_unsure(seeds: Edition) -> None:
    kinds = {
        (rdg.get("type"), rdg.get("cert"))
        for root in documents(seeds).values()
        for rdg in root.iterfind(".//t:rdg", NAMES)
    }
    assert {("not-in-excerpt", None), ("left-out", None), ("own-words", "high")} <= kinds
    excerpts = {f"#w-{a.id}" for a in seeds.articles if a.is_excerpt}
    for root in documents(seeds).values():
        for rdg in root.iterfind(".//t:rdg[@type='left-out']", NAMES):
            assert excerpts.isdisjoint(rdg.get("wit", "").split())


def test_every_pointer_leads_to_an_id(seeds: Edition) -> None:
    for root in documents(seeds).values():
        ids = {one.get(ID) for one in root.iter() if one.get(ID)}
        for one in root.iter():
            for pointer in (*one.get("wit", "").split(), *one.get("who", "").split()):
                assert pointer.removeprefix("#") in ids


def test_words_that_a_mode_keeps_back_are_in_no_reading(seeds: Edition) -> None:
    quoting = replace(seeds, site=SiteSettings(text_mode="quotes-only"))
    own = [
        rdg.text
        for root in documents(quoting).values()
        for rdg in root.iterfind(".//t:rdg[@type='own-words']", NAMES)
    ]
    assert own
    assert set(own) == {None}


def test_one_report_alone_makes_no_document() -> None:
    assert set(documents(EDITION)) <= {e.id for e in EDITION.events if len(e.article_ids) > 1}


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_becomes_xml_of_the_same_length(text: str) -> None:
    read = ElementTree.fromstring(f"<a>{_text(text)}</a>").text or ""  # noqa: S314
    assert len(read) == len(text.replace("\r\n", "\n"))
