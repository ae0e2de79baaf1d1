"""An anchor is the words that were named, in the one place where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.anchors import anchor_targets
from site_builder.model.found import Article
from site_builder.model.given import Content, NoteEntry, Target, TextQuoteSelector
from site_builder.model.problems import Location

texts = st.text(st.sampled_from("ab ’“”\n\u00a0."), max_size=40)


@given(texts, texts.filter(str.split), texts, texts)
def test_an_anchor_is_the_words_in_the_only_place(
    text: str, exact: str, prefix: str, suffix: str
) -> None:
    target = Target("a", TextQuoteSelector(exact, prefix, suffix), Location("n.md"))
    content = Content(notes=(NoteEntry("n", target, ""),))
    spans, problems = anchor_targets(content, (Article("a", "a.txt", text, "o"),))
    assert (target in spans) == (not problems)
    if target in spans:
        span = spans[target]
        assert span.of(text).split() == exact.split()
        assert "".join(text[: span.start].split()).endswith("".join(prefix.split()))
        assert "".join(text[span.end :].split()).startswith("".join(suffix.split()))


@given(texts, st.integers(0, 39), st.integers(1, 40))
def test_words_copied_with_all_that_stands_round_them_are_found(
    text: str, start: int, length: int
) -> None:
    exact = text[start : start + length]
    if not exact.strip():
        return
    selector = TextQuoteSelector(exact, text[:start], text[start + length :])
    target = Target("a", selector, Location("n.md"))
    content = Content(notes=(NoteEntry("n", target, ""),))
    spans, _ = anchor_targets(content, (Article("a", "a.txt", text, "o"),))
    assert spans[target].of(text) == exact.strip()
