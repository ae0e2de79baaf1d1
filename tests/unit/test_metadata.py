"""What machines read of a page: OpenGraph, Zotero's tags, JSON-LD, the card."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from small_edition import ACT, EVENT, changed, index, small_edition

from site_builder.pages.article import article_page
from site_builder.pages.event import event_page
from site_builder.pages.parts.card import card, svg
from site_builder.pages.parts.layout import Frame
from site_builder.pages.statement import statement_page

EDITION = small_edition()


def frames(edition=EDITION) -> dict[str, Frame]:
    corpus = index(edition)
    pages = {
        "article": article_page(corpus, corpus.articles["b-memo"]),
        "statement": statement_page(corpus, corpus.statements[ACT]),
        "event": event_page(corpus, corpus.events[EVENT]),
    }
    return {name: page.frame for name, page in pages.items()}


def test_zotero_saves_a_newspaper_article_credited_to_its_outlet() -> None:
    meta = {m.name: m.content for m in frames()["article"].tags}
    assert meta["dc.type"] == "newspaperArticle"
    assert meta["dc.title"] == "Khamenei says Negotiations ‘Not Wise’"
    assert meta["dc.date"] == "2025-02-07"
    assert meta["prism.publicationName"] == "Middle East Monitor"
    assert meta["og:type"] == "article"
    assert "og:url" not in meta


@pytest.mark.parametrize(("tag", "locale"), [("de", "de"), ("en-GB", "en_GB"), ("", None)])
def test_an_articles_language_is_its_own_and_not_the_sites(tag: str, locale: str | None) -> None:
    articles = tuple(replace(a, language=tag) for a in EDITION.articles)
    found = frames(changed(EDITION, articles=articles))
    assert {m.name: m.content for m in found["article"].tags}.get("og:locale") == locale
    assert {m.name: m.content for m in found["event"].tags}["og:locale"] == "en"
    (page,) = json.loads(found["article"].data)["@graph"]
    assert page["inLanguage"] == "en", "the words round the text"
    assert page["about"][0].get("inLanguage") == (tag or None)


def test_addresses_are_absolute_where_the_sites_own_is_known() -> None:
    site = replace(EDITION.site, base_url="https://example.org/v/")
    frame = frames(changed(EDITION, site=site))["event"]
    meta = {m.name: m.content for m in frame.tags}
    assert frame.canonical == meta["og:url"] == f"https://example.org/v/events/{EVENT}.html"
    assert meta["og:image"] == "https://example.org/v/assets/card.svg"
    assert meta["og:image:type"] == "image/svg+xml"
    assert meta["og:image:alt"] == "Variorum: What was said"
    assert not {"og:image:width", "twitter:card"} & meta.keys(), "networks take no SVG"


def test_the_page_is_about_the_article_and_its_quotations() -> None:
    (page,) = json.loads(frames()["article"].data)["@graph"]
    (article,) = page["about"]
    assert article["@type"] == "NewsArticle"
    assert article["publisher"]["name"] == "Middle East Monitor"
    spoken = article["hasPart"][-1]
    assert spoken["@type"] == "Quotation"
    assert spoken["text"].startswith("If they threaten us")
    assert spoken["spokenByCharacter"]["name"] == "Ali Khamenei"


def test_a_page_that_search_engines_may_list_has_its_trail() -> None:
    _, crumbs = json.loads(frames()["event"].data)["@graph"]
    trail = [(one["name"], one.get("item")) for one in crumbs["itemListElement"]]
    assert trail == [
        ("Variorum", "../index.html"),
        ("Events", "index.html"),
        ("Khamenei rules out talks, 7 February 2025", None),
    ]


def test_a_statement_is_about_each_rendering() -> None:
    page, _ = json.loads(frames()["statement"].data)["@graph"]
    assert [q["isPartOf"]["publisher"]["name"] for q in page["about"]] == [
        "Financial Times",
        "Middle East Monitor",
    ]


def test_no_word_of_a_text_can_close_the_script() -> None:
    site = replace(EDITION.site, title="</script><script>x()</script>&")
    data = frames(changed(EDITION, site=site))["event"].data
    assert "<" not in data
    assert json.loads(data)["@graph"][0]["isPartOf"]["name"].startswith("</script>")


def test_the_card_is_a_picture_with_a_title_whatever_the_site_is_called() -> None:
    site = replace(EDITION.site, title="A & B <c>", tagline="word " * 99)
    drawn = ElementTree.fromstring(svg(card(changed(EDITION, site=site))))  # noqa: S314 - our own
    texts = [e.text for e in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == "A & B <c>"
    assert texts[-4:] == ["BB", "DC", "FT", "MEMO"]
    assert len(texts) == 1 + 3 + 4
