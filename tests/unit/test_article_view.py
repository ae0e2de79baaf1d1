"""The article's page: its text is the seed, its margin the apparatus."""

from __future__ import annotations

import sys
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from small_edition import changed, index, small_edition

from site_builder.model.found import Paragraph
from site_builder.model.given import Role
from site_builder.model.reasons import as_given
from site_builder.pages.article import ArticleView, article_page
from site_builder.pages.parts.margin_notes import CROWDED, ENTRY, HEAD, OVERHANG, closed
from site_builder.pages.parts.markdown import is_safe_link, render_markdown
from site_builder.pages.parts.values import Siglum
from site_builder.pages.parts.variants import lemma
from site_builder.text.spans import Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from seed_texts import rough_edition, seed_texts

CORPUS = index(small_edition())
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], include_characters='\n“”<&" \u202e')


def view(article_id: str) -> ArticleView:
    page = article_page(CORPUS, CORPUS.articles[article_id])
    assert isinstance(page.view, ArticleView)
    return page.view


def text_of(*runs: str) -> str:
    """What a browser reads in the runs, each in an element of its own."""
    read = []
    for run in runs:
        tree = html5lib.parse(
            f"<!DOCTYPE html><article>{run}</article>", namespaceHTMLElements=False
        )
        read.append("".join(tree.find(".//article").itertext()))
    return "".join(read)


@pytest.mark.parametrize("stem", sorted(seed_texts()))
def test_the_page_of_a_seed_holds_its_text_code_point_for_code_point(stem: str) -> None:
    texts = seed_texts()
    corpus = index(rough_edition({stem: texts[stem], **texts}, Span(4, 30)))
    shown = article_page(corpus, corpus.articles[stem]).view
    assert isinstance(shown, ArticleView)
    assert text_of(shown.lead, shown.heading, shown.text) == texts[stem]


def test_a_headline_that_only_the_text_tells_heads_the_page() -> None:
    stem = next(stem for stem in seed_texts() if stem.startswith("001"))
    edition = rough_edition(seed_texts(), Span(4, 30))
    first = next(a for a in edition.articles if a.id == stem)
    line = Span(0, first.text.index("\n"))
    bare = replace(
        first,
        title=line.of(first.text),
        paragraphs=(Paragraph(line, Role.TITLE), *first.paragraphs[1:]),
    )
    articles = tuple(bare if a.id == stem else a for a in edition.articles)
    corpus = index(changed(edition, articles=articles))
    shown = article_page(corpus, corpus.articles[stem]).view
    assert isinstance(shown, ArticleView)
    assert not shown.is_untitled
    assert shown.headline == line.of(first.text)


@given(st.text(LETTERS, min_size=3, max_size=120).filter(str.strip))
def test_the_page_of_any_text_holds_that_text(text: str) -> None:
    corpus = index(rough_edition({"aa": text, "bb": "“Yes,” she said."}, Span(0, 2)))
    shown = article_page(corpus, corpus.articles["aa"]).view
    assert isinstance(shown, ArticleView)
    assert text_of(shown.lead, shown.heading, shown.text) == text


def test_an_article_without_headline_says_so_and_is_called_elsewhere_by_its_first_words() -> None:
    shown = view("a-ft")
    assert shown.is_untitled
    assert shown.headline.startswith("“Iran’s Supreme Leader has ruled out")


def test_a_headline_on_top_stands_once_as_the_heading() -> None:
    shown = view("b-memo")
    assert text_of(shown.heading) == "Khamenei says Negotiations ‘Not Wise’"
    assert "button" not in shown.heading
    assert "Negotiations" not in shown.text


def test_beside_a_quotation_stand_the_words_of_the_others_with_a_way_to_them() -> None:
    (note, *_) = [n for n in view("a-ft").notes if n.counterparts]
    (threaten, *_) = note.counterparts
    variant = threaten.variants[0]
    assert [s.text for s in variant.sigla] == ["MEMO"]
    assert text_of(variant.words) == "If they threaten us, we will threaten them in return."
    assert variant.places[0].href.startswith("site:articles/b-memo.html#")
    assert variant.places[0].text == "¶3"


def test_an_unclear_speaker_is_not_guessed() -> None:
    names = [n.speaker.text for a in CORPUS.articles for n in view(a).notes if n.speaker]
    quotes = [q for q in small_edition().quotes if q.kind.is_speech]
    assert names.count("Speaker unclear") == sum(q.speaker_id is None for q in quotes)


def test_a_page_with_somebodys_full_text_is_not_for_search_engines() -> None:
    assert not article_page(CORPUS, CORPUS.articles["a-ft"]).frame.is_indexable


def test_an_article_alone_in_its_event_has_neither_versions_nor_silences() -> None:
    shown = view("d-dc")
    assert (shown.versions, shown.silences, shown.lines) == ((), (), ())
    assert article_page(CORPUS, CORPUS.articles["d-dc"]).frame.navigation.previous is None


def test_notes_that_fit_stay_open() -> None:
    assert closed([(0, 4, False), (400, 4, True)], 1500) == set()


def test_a_note_that_would_be_far_below_its_words_is_closed() -> None:
    assert closed([(0, 10, False), (100, 4, False), (2000, 4, False)], 9000) == {1}


def test_an_editors_note_closes_before_the_note_of_a_quotation() -> None:
    notes = [(0, 4, False), (10, 4, True), (20, 2, False), (200, 6, False)]
    assert closed(notes, 9000) == {1}


def test_a_crowded_margin_is_closed() -> None:
    assert closed([(0, 1, False)] * (CROWDED + 1), 9000) == set(range(CROWDED + 1))


def test_a_margin_does_not_outrun_a_short_text() -> None:
    still_open = 10 - len(closed([(0, 4, False)] * 10, 100))
    assert 0 < still_open * (HEAD + 4 * ENTRY) <= 100 + OVERHANG


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("#source", True),
        ("../events/e.html", True),
        ("javascript:alert(1)", False),
        (" JAVASCRIPT:alert(1)", False),
        ("feed:javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("\\\\example.org", False),
    ],
)
def test_a_link_leads_to_the_web_or_within_the_site(address: str, is_safe: bool) -> None:
    assert is_safe_link(address) is is_safe


def test_a_siglum_in_an_essay_is_set_as_one_and_a_place_of_that_name_is_not() -> None:
    dc = Siglum("DC", "h5 wavy", "The Daily Caller")
    bb = Siglum("BB", "h2 dotted", "Breitbart News")
    html = render_markdown("DC, *BB* and BB’s; in Washington, DC. In DC `BB` ABB", (dc, bb))
    assert html.count('<abbr class="siglum h5 wavy" title="The Daily Caller">DC</abbr>') == 2
    assert html.count('title="Breitbart News">BB</abbr>') == 2
    assert "Washington, DC." in html
    assert "<code>BB</code> ABB" in html


def test_editors_markdown_runs_nothing() -> None:
    html = render_markdown("<script>x</script> [a](javascript:y) ![p](http://e.x/p.png) *b*\u202e")
    assert "<script" not in html
    assert html.count("href") == 1
    assert "<img" not in html
    assert "<em>b</em>" in html
    assert "\u202e" not in html


def test_a_lemma_of_two_pieces_leaves_out_what_stands_between_them() -> None:
    text = "“Not wise,” he said, and went on. “We will not sit down with such a government again.”"
    pieces = [Span(1, 9), Span(35, len(text) - 1)]
    assert lemma(text, pieces) == "Not wise … a government again"


def test_a_short_lemma_stands_whole_without_its_comma() -> None:
    assert lemma("“Not wise,” he said", [Span(1, 10)]) == "Not wise"


def test_evidence_without_room_is_a_link_away() -> None:
    edition = small_edition()
    (one, *others) = edition.statements
    (first, second) = one.links
    first = replace(first, reasons=as_given("read as *not solve*."))
    rules = (as_given("rule one."), as_given("rule two."))
    alike = (replace(link, reasons=rule) for rule in rules for link in one.links)
    links = (first, second, *alike)
    corpus = index(changed(edition, statements=(replace(one, links=links), *others)))
    page = article_page(corpus, corpus.articles["a-ft"])
    assert isinstance(page.view, ArticleView)
    note = page.view.notes[0]
    assert len(note.evidence) == 4
    assert note.evidence[1] == "MEMO: read as “not solve”; shared: threaten."
    assert note.more is not None
    assert note.evidence[3] == "MEMO and BB: rule one; shared: threaten.", "one reason, once"
    # Four links are shown; two of this statement and one of the other are not.
    assert note.more.text == "3 links more, with the statement"
    assert note.more.href == f"site:statements/{one.id}.html#evidence"
