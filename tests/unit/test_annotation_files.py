"""The Web Annotations of the site: each names its passage, and our own reader finds it again."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace
from small_edition import small_edition

from site_builder.data.annotations import annotation_files
from site_builder.imports.annotations import notes_of, read_annotations
from site_builder.model.edition import Note
from site_builder.model.given import SiteSettings
from site_builder.text.spans import Span

EDITION = small_edition()
ARTICLES = {article.id: article for article in EDITION.articles}


def items(edition=EDITION) -> dict[str, list[dict]]:
    files = annotation_files(edition)
    read = {path.split("/")[1].removesuffix(".jsonld"): json.loads(t) for path, t in files.items()}
    assert all(page["type"] == "AnnotationPage" for page in read.values())
    return {article: page["items"] for article, page in read.items()}


def test_every_selector_leads_to_the_very_words() -> None:
    seen = 0
    for article_id, found in items().items():
        text = ARTICLES[article_id].text
        for one in found:
            for target in one["target"]:
                words, place = target["selector"]
                start, end = place["start"], place["end"]
                assert text[start:end] == words["exact"]
                assert text[:start].endswith(words["prefix"])
                assert text[end:].startswith(words["suffix"])
                assert len(words["prefix"]) == min(32, start)
                seen += 1
    assert seen == sum(len(quote.segments) for quote in EDITION.quotes) + len(EDITION.notes)


def test_a_quotation_tells_its_speaker_its_verb_and_its_kind() -> None:
    names = {speaker.id: speaker.name for speaker in EDITION.speakers}
    told = {
        one["id"].rpartition("#")[2]: {body["purpose"]: body["value"] for body in one["body"]}
        for annotations in items().values()
        for one in annotations
    }
    for quote in EDITION.quotes:
        assert told[quote.id].get("identifying") == names.get(quote.speaker_id)
        assert told[quote.id].get("describing", "") == quote.verb
        assert told[quote.id]["classifying"] == quote.kind.value


def test_our_own_reader_finds_each_passage_of_a_site_with_an_address() -> None:
    edition = replace(EDITION, site=SiteSettings(base_url="https://example.org/a/"))
    for path, data in annotation_files(edition).items():
        found, problems = read_annotations(path, data.decode())
        notes, more = notes_of(found, EDITION.articles, {})
        assert (problems, more) == ([], [])
        assert len(notes) == len(found)


@pytest.mark.parametrize("mode", ["excerpts", "quotes-only"])
def test_what_is_kept_back_names_no_passage(mode: str) -> None:
    first = EDITION.articles[0]
    # Words that no quotation has, at the end of the text.
    hidden = Note(
        "n", first.id, Span(len(first.text) - 4, len(first.text)), "", "B", "commenting", ""
    )
    edition = replace(EDITION, site=SiteSettings(text_mode=mode), notes=(hidden,))
    for found in items(edition).values():
        for one in found:
            assert not one["id"].endswith("#note-n") or mode == "excerpts"
            for target in one["target"]:
                assert [set(s) for s in target["selector"]] == [{"type", "exact"}]


def test_a_note_is_a_comment_of_its_author() -> None:
    first = EDITION.articles[0]
    note = Note("n", first.id, Span(0, 5), "Title", "Body *x*", "questioning", "Ada")
    (made,) = [
        one for one in items(replace(EDITION, notes=(note,)))[first.id] if "note-n" in one["id"]
    ]
    assert made["motivation"] == "questioning"
    assert made["creator"]["name"] == "Ada"
    assert made["body"][0]["value"] == "**Title** Body *x*"
    assert made["body"][0]["format"] == "text/markdown"
