"""A text as its reader sees it: its lines joined, what nobody sees left out, every place kept."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from folders import SEEDS
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.found import Article
from site_builder.quotes.reading import ArticlePart, read_article
from site_builder.text.spans import Span
from site_builder.text.visible import UNSEEN, visible
from site_builder.text.words import read_words

WRAPPED = (
    "Norwick mayor vows to rebuild the wall\n\n"
    "“We will not let the sea take what our parents have built,”\n"
    "Orr said. “If the money runs out, we shall carry stones\n"
    "ourselves.”\n\n"
    "The wall fell in March.\n"
)


def speech(text: str) -> list[tuple[str, str | None]]:
    found = read_article(ArticlePart(Article("a", "seeds/a.txt", text, "o"))).attributions
    return [(s.span.of(text), a.speaker) for a in found for s in a.quotation.segments]


def test_what_nobody_sees_parts_no_word_and_no_name_and_keeps_its_place() -> None:
    text = (
        "\u200b“\u200bThe re\u00adpairs can\u00adnot wait,\u200b”\u00a0Gun\u00adnar\u00a0Beck said."
    )
    assert speech(text) == [("\u200bThe re\u00adpairs can\u00adnot wait,\u200b", "Gunnar Beck")]
    assert read_words(text).compared[:4] == ["the", "repairs", "cannot", "wait"]


def test_the_broken_lines_of_a_paragraph_are_one() -> None:
    assert speech(WRAPPED) == [
        ("We will not let the sea take what our parents have built,", "Orr"),
        ("If the money runs out, we shall carry stones\nourselves.", "Orr"),
    ]
    reading = read_article(ArticlePart(Article("a", "seeds/a.txt", WRAPPED, "o")))
    assert [p.span.of(WRAPPED)[:12] for p in reading.article.paragraphs] == [
        "Norwick mayo",
        "“We will not",
        "The wall fel",
    ]


@pytest.mark.parametrize("path", sorted(SEEDS.iterdir()), ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [60, 72, 90])
def test_a_text_that_is_broken_at_a_width_is_read_as_before(path: Path, width: int) -> None:
    paragraphs = [" ".join(line.split()) for line in path.read_text("utf-8").split("\n")]
    whole = "\n\n".join(filter(None, paragraphs))
    broken = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in paragraphs if p)
    assert broken.count("\n") > whole.count("\n")
    found = [(" ".join(words.split()), speaker) for words, speaker in speech(broken)]
    assert found == speech(whole)


@pytest.mark.parametrize(
    "text",
    [
        "A headline of some length that has no stop at all\nand a line\n" + "A long line. " * 20,
        "Related links\nmore on this\n",
        "The wall of the harbour fell in the night.\nIt will be built again by the summer.",
    ],
)
def test_lines_of_other_texts_are_paragraphs(text: str) -> None:
    assert visible(text).text is text


@given(st.text(st.sampled_from("ab “”.,\n\u200b\u00ad\u00a0")))
def test_every_span_comes_back_to_its_own_characters(text: str) -> None:
    seen = visible(text)
    assert "\n" in text or len(seen.text) == len(UNSEEN.sub("", text))
    for start in range(len(seen.text)):
        for end in range(start + 1, len(seen.text) + 1):
            span = Span(start, end)
            words = seen.back(span).of(text)
            assert UNSEEN.sub("", words).split() == seen.text[start:end].split()
            assert seen.seen(seen.back(span)) == span
            assert UNSEEN.sub(
                "", seen.around(span).of(text)
            ).split() == words.split() or UNSEEN.search(words)
