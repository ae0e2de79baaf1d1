"""The words and sentences of a text, computed once, and those of its passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.model.found import Article
from site_builder.text.sentences import cut_sentences, sentence_breaks
from site_builder.text.spans import Span
from site_builder.text.words import read_words, tokenise

TEXTS = st.text(alphabet="ab9 .,'’“”-É\n", max_size=200)
PASSAGES = st.tuples(st.integers(0, 60), st.integers(0, 200))


def passage(text: str, start: int, length: int) -> Span:
    start = min(start, len(text))
    return Span(start, min(len(text), start + length))


@given(TEXTS, PASSAGES, st.integers(1, 9))
def test_the_words_of_a_passage_are_those_of_its_text_alone(
    text: str, place: tuple[int, int], count: int
) -> None:
    words, span = read_words(text), passage(text, *place)
    alone = tokenise(text, span)
    within = words.within(span)
    assert list(within) == alone
    assert within.forms == [token.t for token in alone]
    assert within.compared == [token.n for token in alone]
    assert within.spans == [token.span for token in alone]
    assert len(within) == len(alone)
    assert words.first(span, count) == within.spans[:count]
    assert words.last(span, count) == within.spans[-count:]


@given(TEXTS)
def test_sentences_have_every_word_once(text: str) -> None:
    words, whole = read_words(text), Span(0, len(text))
    sentences = words.sentences(whole)
    assert [w for s in sentences for w in words.within(s)] == list(words)
    assert sentences == list(cut_sentences(text, sentence_breaks(text), whole))


def test_an_article_keeps_its_words() -> None:
    article = Article("a", "seeds/a.txt", "“We will go,” he said.", "o")
    assert article.words.forms == ["We", "will", "go", "he", "said"]
    assert replace(article, title="Going").words is article.words
    assert replace(article, text="He said no.").words.forms == ["He", "said", "no"]
