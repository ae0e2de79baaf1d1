"""Reasons as values, and the table of their sentences."""

import re
from string import Formatter

import pytest
from folders import PROJECT

from site_builder.model.reasons import SENTENCES, Reason, all_told, as_given, told
from site_builder.pages.parts.evidence import why


def test_every_code_in_use_has_a_sentence_and_every_sentence_a_use() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for path in (PROJECT / "site_builder").rglob("*.py")
        if path.name != "reasons.py"
    )
    used = set(re.findall(r'\bReason\(\s*"([^"]+)"', code))
    assert len(used) > 30
    assert used <= set(SENTENCES)
    words = set(re.findall(r'"([a-z, ]+)"', code))
    glued = {"cue because", "no cue because", "words there", "words only there"}
    glued |= {c for c in SENTENCES if c.startswith("read ")}
    assert set(SENTENCES) - words - glued == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_names_nothing_but_words_and_names(code: str) -> None:
    fields = {field for _, field, _, _ in Formatter().parse(SENTENCES[code]) if field}
    assert fields <= {"words[0]", "names[0]", "names[1]", "s"}
    assert told(Reason(code, ("a word",), ("2", "a name")))


def test_readers_see_words_of_the_text_in_quotation_marks() -> None:
    reasons = (Reason("subject", ("told",)), Reason("slip", ("Khameni",), ("Ali Khamenei",)))
    assert all_told(reasons) == "subject of *told*; *Khameni* read as a spelling of Ali Khamenei"
    assert why(reasons) == "subject of “told”; “Khameni” read as a spelling of Ali Khamenei"


def test_a_number_has_its_plural() -> None:
    numbers = [told(Reason("days apart", names=(n,))) for n in ("1", "3")]
    assert numbers == ["published 1 day apart", "published 3 days apart"]


def test_words_that_are_kept_back_are_named_as_such() -> None:
    kept = Reason("taken as", (None,), ("Ali Khamenei",))
    assert told(kept) == "words not republished here taken as Ali Khamenei"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("subject of *said*", ("said",)),
        ("no words", ()),
        ("*he* is *she*", ("he", "she")),
        ("2 * 3 is six {so}", ()),
        ("*a* and b*", ("a",)),
        ("", ()),
    ],
)
def test_a_sentence_from_outside_keeps_its_bytes(sentence: str, words: tuple[str, ...]) -> None:
    (reason,) = as_given(sentence)
    assert told(reason) == sentence
    assert reason.words == words
