"""Ids made of words: they are readable in any script, they last, and no two are one."""

from __future__ import annotations

from collections import Counter

import pytest

from site_builder.edition.compile import compile_edition
from site_builder.model.given import Content, Seed
from site_builder.text.slugs import LONG, SHORT, first_free, slug, with_digest


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("“We will rebuild the harbour wall,”", "we-will-rebuild-the-harbour-wall"),
        ("Café Zürich’s", "cafe-zurichs"),
        ("Стена будет восстановлена", "стена-будет-восстановлена"),
        ("Стена of 2015", "of-2015"),
        ("ما دیوار را می‌سازیم", "ما-دیوار-را-می-سازیم"),
        ("हम दीवार बनाएँगे", "हम-दीवार-बनाएँगे"),
        ("我们必须修好这堵墙", "我们必须修好这堵墙"),
        ("2015", "2015"),
        ("“…”", ""),
        ("one two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"),
    ],
)
def test_a_slug_keeps_the_letters_of_its_script(words: str, made: str) -> None:
    assert slug(words) == made


def test_a_fingerprint_is_longer_after_letters_beyond_latin() -> None:
    assert len(with_digest("wall", "a").rpartition("-")[2]) == SHORT
    assert len(with_digest("стена", "a").rpartition("-")[2]) == LONG
    assert with_digest("wall", "a", "b") != with_digest("wall", "ab")


def test_an_id_that_is_taken_is_numbered() -> None:
    taken: Counter[str] = Counter()
    asked: list[int] = []

    def identity(number: int) -> str:
        asked.append(number)
        return f"same-{number}"

    made = [first_free(identity, taken) for _ in range(100)]
    assert made == [f"same-{number}" for number in range(1, 101)]
    assert len(asked) < 250


def _quoting(sentences: list[str]) -> str:
    return "\n\n".join(f"“{sentence}” said Lena Orr." for sentence in sentences) + "\n"


def test_ten_thousand_quotations_of_one_opening_have_ten_thousand_ids() -> None:
    # 24 bits are not enough to tell so many apart: about three pairs have one fingerprint.
    taken: Counter[str] = Counter()
    for number in range(10_000):
        words = f"We will not let the sea take the wall {number}"
        name = slug(words, 24)
        first_free(lambda n, name=name, words=words: with_digest(name, "a", words, str(n)), taken)
    assert len(taken) == 10_000
    unlike = {with_digest("we-will-not", "a", f"{n}", "1") for n in range(10_000)}
    assert len(unlike) < 10_000


def test_the_same_words_twice_in_one_article_have_two_ids() -> None:
    text = _quoting(["We will rebuild it all."] * 3)
    edition = compile_edition((Seed("seeds/a.txt", "a", text),), Content())
    assert len({quote.id for quote in edition.quotes}) == 3
    assert not edition.problems


def test_two_articles_whose_ids_are_equal_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "site_builder.edition.speakers.with_digest", lambda name, *parts: f"{name}-{parts[-1]}"
    )
    text = _quoting(["We will rebuild the wall of the harbour."])
    seeds = (Seed("seeds/a.txt", "a", text), Seed("seeds/b.txt", "b", text))
    said = {str(problem) for problem in compile_edition(seeds, Content()).problems}
    assert (
        "seeds/b.txt:1:1: q-we-will-rebuild-the-wall-1 is the id of words in seeds/a.txt too"
        " (rename one of the two seeds; ids are made from their names)"
    ) in said
