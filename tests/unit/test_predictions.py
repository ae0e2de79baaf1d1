"""Another extractor's quotations: read whole, or told line by line what is wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from folders import CONTENT, PROJECT, SEEDS
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.edition.compile import compile_edition
from site_builder.model.edition import Edition
from site_builder.model.found import Article
from site_builder.model.given import Content, QuotationKind, Seed
from site_builder.model.quotations import Attribution
from site_builder.model.reasons import as_given, told
from site_builder.quotes.extraction import extract
from site_builder.quotes.furniture import with_roles
from site_builder.quotes.quotations import find_quotations
from site_builder.quotes.reading import adopt
from site_builder.sources.content import read_content
from site_builder.sources.predictions import read_predictions
from site_builder.sources.seeds import read_seeds
from site_builder.text.spans import Span

TEXT = (
    "“If they act,” Ann Lee said, “we will act.”\n"
    "Bo Roe called it ‘a scare’ and ''a threat'' on Friday.\n"
    "“One paragraph,\n"
    "“and another.”\n"
)
SEED = Seed("seeds/one.txt", "one", TEXT)


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def given_lines(folder: Path, *lines: object) -> Path:
    path = folder / "found.jsonl"
    path.write_text(
        "\n".join(x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines),
        "utf-8",
    )
    return path


def read(folder: Path, *quotes: object) -> tuple[Attribution, ...]:
    path = given_lines(folder, {"id": "one", "quotes": list(quotes)})
    found, problems = read_predictions(path, (SEED,))
    assert [str(p) for p in problems] == []
    return found["one"]


def faults(folder: Path, *lines: object) -> list[str]:
    found, problems = read_predictions(given_lines(folder, *lines), (SEED,))
    assert problems == [] or found == {}
    return [str(p).replace(f"{folder}/", "") for p in problems]


# ------------------------------------------------------------------ what is read


def test_a_name_may_be_as_long_as_a_line(tmp_path: Path) -> None:
    longest = "A" * 300
    (found,) = (
        q
        for q in read(tmp_path, at("If they act,") | {"kind": "speech", "speaker": longest})
        if q.speaker
    )
    assert found.speaker == longest


def test_a_quotation_with_everything(tmp_path: Path) -> None:
    record = at("If they act,") | {
        "kind": "speech",
        "quotation_kind": "direct",
        "speaker": " Ann\nLee ",
        "speaker_span": [TEXT.index("Ann"), TEXT.index(" said")],
        "cue": [TEXT.index("said"), TEXT.index("said") + 4],
        "confidence": 0.75,
        "reasons": ["subject of *said*"],
        "model": "whatever else it says is left alone",
    }
    (found,) = read(tmp_path, record)
    (segment,) = found.quotation.segments
    assert segment.span.of(TEXT) == "If they act,"
    assert segment.marked.of(TEXT) == "“If they act,”"
    assert segment.closed
    assert found.quotation.article_id == "one"
    assert found.quotation.kind is QuotationKind.DIRECT
    assert (found.speaker, found.confidence) == ("Ann Lee", 0.75)
    assert found.reasons == as_given("subject of *said*")
    assert found.source.of(TEXT) == "Ann Lee"
    assert found.cue.of(TEXT) == "said"


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("If they act,", "speech", "direct"),
        ("we will act.", "speech", "partial"),
        ("a scare", "other", "scare"),
        ("a scare", "term", "term"),
        ("a scare", "title", "title"),
    ],
)
def test_kinds_are_ours_or_what_a_scorer_calls_them(
    tmp_path: Path, words: str, kind: str, expected: str
) -> None:
    (found,) = read(tmp_path, at(words) | {"kind": kind})
    assert found.quotation.kind.value == expected


def test_a_speaker_without_a_confidence_is_certain_and_none_is_unclear(tmp_path: Path) -> None:
    named, unnamed, scare = read(
        tmp_path,
        at("If they act,") | {"kind": "speech", "speaker": "Ann Lee"},
        at("we will act.") | {"kind": "speech", "speaker": None},
        at("a scare") | {"kind": "scare", "speaker": "Ann Lee"},
    )
    assert (named.speaker, named.confidence) == ("Ann Lee", 1.0)
    assert (unnamed.speaker, unnamed.confidence) == (None, 0.0)
    assert (scare.speaker, scare.confidence, scare.quotation.kind_confidence) == (None, 1.0, 1.0)


def test_pieces_of_one_quotation_are_its_segments(tmp_path: Path) -> None:
    later = at("we will act.") | {"kind": "direct", "quotation": 7, "speaker": "Ann Lee"}
    earlier = at("If they act,") | {"kind": "direct", "quotation": 7, "speaker": "Ann Lee"}
    (found,) = read(tmp_path, later, earlier)
    assert [s.span.of(TEXT) for s in found.quotation.segments] == ["If they act,", "we will act."]


def test_quotations_that_touch_do_not_overlap(tmp_path: Path) -> None:
    found = read(tmp_path, *(at(words) | {"kind": "direct"} for words in ("If they a", "ct,")))
    assert [q.quotation.segments[0].span.of(TEXT) for q in found] == ["If they a", "ct,"]


def test_a_quotation_over_two_lines_has_a_segment_in_each(tmp_path: Path) -> None:
    words = "One paragraph,\n“and another."
    (found,) = read(tmp_path, at(words) | {"kind": "direct"})
    spans = [s.span.of(TEXT) for s in found.quotation.segments]
    assert spans == ["One paragraph,", "“and another."]


def test_double_marks_of_two_signs_are_seen(tmp_path: Path) -> None:
    (found,) = read(tmp_path, at("a threat") | {"kind": "scare"})
    assert found.quotation.segments[0].marked.of(TEXT) == "''a threat''"


def test_speech_without_marks_has_none(tmp_path: Path) -> None:
    (found,) = read(tmp_path, at("called it") | {"kind": "speech"})
    assert found.quotation.segments[0].marked == found.quotation.segments[0].span


def test_our_own_marks_are_adopted_where_the_words_are_the_same(tmp_path: Path) -> None:
    text = "“He told me, ‘We agree,’ twice,” said Ann Lee."
    article = Article("one", "seeds/one.txt", text, "one")
    own = find_quotations(with_roles(article))
    path = given_lines(
        tmp_path, {"id": "one", "quotes": [{"start": 1, "end": 31, "kind": "direct"}]}
    )
    found, _ = read_predictions(path, (Seed("seeds/one.txt", "one", text),))
    assert own[0].segments[0].span == Span(1, 31)
    assert own[0].segments[0].nested
    (adopted,) = adopt(found["one"], own)
    assert adopted.quotation.segments == own[0].segments
    assert found["one"][0].quotation.segments != own[0].segments


# ------------------------------------------------------------------ what is wrong

GOOD = at("If they act,") | {"kind": "speech"}


def line(*quotes: object, identity: object = "one") -> dict[str, Any]:
    return {"id": identity, "quotes": list(quotes)}


SHAPE = '(write {"id": …, "quotes": [{"start": …, "end": …, "kind": …, "speaker": …}]})'
UNITS = "(count code points of the seed's text)"
SURE = "“confidence” must be a number from 0 to 1 (below 0.8 no speaker is shown)"
HIDDEN = "“speaker” contains a character that nobody can read (leave it out)"
WHOLE = "“quotation” must be a whole number (pieces of one quotation share it)"
TEXT_ONLY = "must be a text, not a number (write a text)"
LIST = "must be a list (write [one, two], or “- ” before each item)"
EQUAL = "start and end are equal (give the offset behind the last character)"
KNOWN = "(give one of speech, other, direct, partial, scare, term, title)"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("no json", f"this line is not JSON: Expecting value: line 1 column 1 (char 0) {SHAPE}"),
        ("[1]", f"this line is no object {SHAPE}"),
        ("[" * 100_000, "this line is nested too deeply"),
        ({"quotes": []}, "the key “id” is missing (a line needs it)"),
        ({"id": "one"}, "the key “quotes” is missing (a line needs it)"),
        (line(identity=1), "“id” must be a text, not a number (write a text)"),
        (line(identity="onn"), "there is no seed “onn” (did you mean “one”?)"),
        ({"id": "one", "quotes": 1}, f"“quotes” {LIST}"),
        (line(1), "quotation 1: a quotation must be keys with values (write “key: value”)"),
        (
            line({"end": 3, "kind": "term"}),
            "quotation 1: the key “start” is missing (a quotation needs it)",
        ),
        (
            line(GOOD, {"start": 60, "kind": "term"}),
            "quotation 2: the key “end” is missing (a quotation needs it)",
        ),
        (line(at("Ann")), f"quotation 1: the key “kind” is missing {KNOWN}"),
        (
            line(at("Ann") | {"kind": "direkt"}),
            "quotation 1: “kind” must be one of speech, other, direct, partial, scare, term, title,"
            " not “direkt” (did you mean “direct”?)",
        ),
        (line(at("Ann") | {"kind": 4}), f"quotation 1: “kind” {TEXT_ONLY}"),
        (line(GOOD | {"end": "9"}), f"quotation 1: “end” must be a whole number {UNITS}"),
        (line(GOOD | {"end": True}), f"quotation 1: “end” must be a whole number {UNITS}"),
        (line(GOOD | {"end": 9.5}), f"quotation 1: “end” must be a whole number {UNITS}"),
        (
            line(GOOD | {"end": 9000}),
            "quotation 1: start and end (1 to 9000) lie outside the seed's text"
            f" (it has {len(TEXT)} characters; count code points, not bytes)",
        ),
        (
            line(GOOD | {"start": -1}),
            "quotation 1: start and end (-1 to 13) lie outside the seed's text"
            f" (it has {len(TEXT)} characters; count code points, not bytes)",
        ),
        (line(GOOD | {"end": 1}), f"quotation 1: {EQUAL}"),
        (
            line({"start": 0, "end": 1, "kind": "term"}),
            "quotation 1: start and end have no word between them (leave it out)",
        ),
        (line(GOOD, GOOD), "quotations 1 and 2 overlap (keep the outer one)"),
        (
            line(GOOD | {"cue": 4}),
            f"quotation 1: “cue” must be two whole numbers in a list {UNITS}",
        ),
        (line(GOOD | {"speaker": 4}), f"quotation 1: “speaker” {TEXT_ONLY}"),
        (line(GOOD | {"speaker": "A\u202eB"}), f"quotation 1: {HIDDEN}"),
        (
            line(GOOD | {"speaker": "A" * 301}),
            "quotation 1: “speaker” has 301 characters (write 300 at most)",
        ),
        (line(GOOD | {"confidence": 2}), f"quotation 1: {SURE}"),
        (json.dumps(line(GOOD | {"confidence": float("nan")})), f"quotation 1: {SURE}"),
        (
            line(GOOD | {"reasons": "because"}),
            f"quotation 1: “reasons” {LIST}",
        ),
        (line(GOOD | {"quotation": "a"}), f"quotation 1: {WHOLE}"),
        (
            line(GOOD | {"quotation": 1}, at("a scare") | {"kind": "term", "quotation": 1}),
            "quotation 2: “quotation” 1 has two kinds (pieces of one quotation have one kind)",
        ),
    ],
    ids=lambda value: value[:50] if isinstance(value, str) else "line",
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, wrong: object, told: str) -> None:
    assert faults(tmp_path, "", wrong) == [f"found.jsonl:2:1: {told}"]


def test_every_fault_of_every_line_is_told(tmp_path: Path) -> None:
    bad = line(at("Ann"), GOOD | {"end": 9000}, GOOD, GOOD)
    told = faults(tmp_path, bad, line(GOOD, identity="two"))
    assert [fault.split(": ")[0] for fault in told] == ["found.jsonl:1:1"] * 3 + ["found.jsonl:2:1"]


def test_an_article_stands_in_one_line(tmp_path: Path) -> None:
    path = given_lines(tmp_path, line(GOOD), line())
    found, problems = read_predictions(path, (SEED,))
    assert list(found) == ["one"]
    assert [str(p) for p in problems] == [f"{path}:2:1: “one” is in line 1 too (keep one of them)"]


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    for path, what in (
        (tmp_path / "nowhere", "cannot be read: no such file or directory"),
        (tmp_path, "this is a folder, not a file (save the lines that build.py extract writes in"),
        (Path("/dev/null"), "this is a device, not a file"),
        (tmp_path / "pipe", "this is a pipe, not a file"),
        (tmp_path / ("x" * 300), "cannot be read: file name too long"),
    ):
        if path.name == "pipe":
            os.mkfifo(path)
        found, (problem,) = read_predictions(path, (SEED,))
        assert found == {}
        assert what in str(problem)
    latin = tmp_path / "latin"
    latin.write_bytes('{"id": "one", "quotes": []} é'.encode("latin-1"))
    assert len(read_predictions(latin, (SEED,))[1]) == 1


# ------------------------------------------------------------------ the whole edition


def test_what_extract_writes_gives_the_same_edition(tmp_path: Path) -> None:
    seeds, _ = read_seeds(SEEDS)
    content, _ = read_content(CONTENT)
    path = given_lines(tmp_path, *({"id": s.stem, "quotes": extract(s.text)} for s in seeds))
    found, problems = read_predictions(path, seeds)
    assert problems == []
    assert sum(len(a.quotation.segments) > 1 for group in found.values() for a in group) > 3
    assert as_told(compile_edition(seeds, content, found)) == as_told(
        compile_edition(seeds, content)
    )


def as_told(edition: Edition) -> Edition:
    """The edition as it is written: its reasons as sentences, without what else was weighed."""
    quotes = tuple(
        replace(q, reasons=as_given(*map(told, q.reasons)), candidates=(), cues=())
        for q in edition.quotes
    )
    return replace(edition, quotes=quotes, by_event=())


def test_the_example_of_the_docs_is_a_line_of_ours(tmp_path: Path) -> None:
    page = (PROJECT / "docs/data.md").read_text("utf-8")
    section = page.split("## Quotations from another extractor")[1]
    example = json.loads(section.split("```json\n")[1].split("```")[0])
    seeds, _ = read_seeds(SEEDS)
    found, problems = read_predictions(given_lines(tmp_path, example), seeds)
    assert problems == []
    assert found
    text = next(seed.text for seed in seeds if seed.stem == example["id"])
    assert set(example["quotes"][0]) == set(extract(text)[0])


def test_an_article_without_a_line_keeps_our_own(tmp_path: Path) -> None:
    other = Seed("seeds/two.txt", "two", "“We agree,” said Bo Roe.\n")
    found, _ = read_predictions(given_lines(tmp_path, line()), (SEED, other))
    edition = compile_edition((SEED, other), Content(), found)
    assert [q.article_id for q in edition.quotes] == ["two"]
    assert [s.name for s in edition.speakers] == ["Bo Roe"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
KEYS = ("start", "end", "kind", "quotation", "speaker", "speaker_span", "cue", "confidence")
RECORDS = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(KEYS, VALUES)
    | {"start": st.integers(-2, 160), "end": st.integers(-2, 160)}
    | {"kind": st.sampled_from(["speech", "other", "term"])}
    | {"cue": st.tuples(st.integers(0, 150), st.integers(0, 150))},
)


@given(st.lists(RECORDS | VALUES, max_size=6))
def test_whatever_a_line_holds_it_is_read_or_told_of(
    tmp_path_factory: pytest.TempPathFactory, quotes: list[Any]
) -> None:
    path = given_lines(tmp_path_factory.getbasetemp(), line(*quotes))
    found, problems = read_predictions(path, (SEED,))
    assert bool(problems) != ("one" in found)
    for attribution in found.get("one", ()):
        for segment in attribution.quotation.segments:
            assert segment.marked.holds(segment.span)
            assert "\n" not in segment.span.of(TEXT)
    compile_edition((SEED,), Content(), found)
