"""What holds of themes whatever their rules and the order of what is given."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from stages import locate_themes

from site_builder.edition.telling.theme_rules import Matcher, parse_rule
from site_builder.edition.themes import cover
from site_builder.model.found import Article, Paragraph
from site_builder.model.given import Role, ThemeEntry
from site_builder.model.problems import Location
from site_builder.model.synopsis import Mode
from site_builder.text.spans import Span
from site_builder.text.words import tokenise

words = st.sampled_from(["war", "wars", "Iran", "Iran’s", "peace", "talks", "he", "said"])
texts = st.lists(
    st.lists(words, min_size=1, max_size=8).map(lambda s: " ".join(s).capitalize() + "."),
    min_size=1,
    max_size=5,
)
rules = st.lists(
    st.sampled_from(["war", "war*", "*", "Iran", "iran's", "peace talks", "he * war*"])
)


def article(stem: str, lines: list[str]) -> Article:
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Article(stem, stem, "\n".join(lines), "o", paragraphs=tuple(paragraphs))


@given(st.lists(texts, min_size=1, max_size=4), st.lists(rules, max_size=3), st.randoms())
def test_the_order_of_articles_and_themes_changes_nothing(
    bodies: list[list[str]], themes: list[list[str]], dice: random.Random
) -> None:
    articles = [article(f"a{n}", lines) for n, lines in enumerate(bodies)]
    entries = [
        ThemeEntry(f"t{n}", Location(f"t{n}.md"), "T", n % 2, words=tuple(w))
        for n, w in enumerate(themes)
    ]
    expected = locate_themes(tuple(entries), tuple(articles), (), (), (), {})
    dice.shuffle(articles)
    dice.shuffle(entries)
    assert locate_themes(tuple(entries), tuple(articles), (), (), (), {}) == expected
    for theme in expected[0]:
        places = [(p.article_id, p.span) for p in theme.passages]
        assert places == sorted(set(places))
        assert all(p.mode is not Mode.QUOTED for p in theme.passages)  # nobody is quoted here
    counted = sum(c.quoted + c.paraphrased + c.narrated for c in cover(expected[0]))
    assert counted == sum(len(theme.passages) for theme in expected[0])


@given(texts, rules)
def test_the_matcher_finds_what_reading_word_by_word_finds(
    lines: list[str], wanted: list[str]
) -> None:
    tokens = tokenise(" ".join(lines))
    found = Matcher(wanted).find(tokens)
    for rule in wanted:
        pattern = parse_rule(rule)
        expected = [
            Span(tokens[at].span.start, tokens[at + len(pattern) - 1].span.end)
            for at in range(len(tokens) - len(pattern) + 1)
            if pattern and all(w.fits(t) for w, t in zip(pattern, tokens[at:], strict=False))
        ]
        assert found.get(rule, []) == expected
