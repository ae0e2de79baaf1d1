"""The learnt tables: what is shipped, what it means, and the programs that learn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from site_builder.quotes.quoting.kind_features import BEFORE, BEHIND, SUFFIXES, kind_features
from site_builder.quotes.tables import LearntTable, load_table
from site_builder.text.lexicon import CUE_VERBS
from training import fit, kinds, speakers

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
NAMES = ("kinds", "sources", "antecedents", "cues")


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_what_it_decides_and_where_it_comes_from(name: str) -> None:
    table = load_table(name)
    assert table.decides
    assert table.method
    assert table.origin == fit.ORIGIN
    program = "kinds" if name == "kinds" else "speakers"
    assert table.command == f"python -m training.{program} TRAIN.jsonl"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", table.date)
    assert re.fullmatch(r"[0-9a-f]{64}", table.data_sha256)
    assert table.decisions > 900


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_sorted_and_have_two_digits(name: str) -> None:
    weights = load_table(name).weights
    assert list(weights) == sorted(weights)
    assert all(round(w, 2) == w and fit.SMALLEST <= abs(w) < 10 for w in weights.values())


@pytest.mark.parametrize("name", NAMES)
def test_curves_rise(name: str) -> None:
    for curve in load_table(name).curves.values():
        assert len(curve) > 2
        assert list(curve) == sorted(curve)
        assert [right for _, right in curve] == sorted(right for _, right in curve)


def test_a_table_is_shipped_as_the_program_writes_it(tmp_path: Path) -> None:
    for name in NAMES:
        shipped = fit.LEARNT / f"{name}.json"
        table = msgspec.json.decode(shipped.read_bytes(), type=LearntTable)
        assert fit.encoded(table) == shipped.read_bytes()


# ------------------------------------------------------------------ score and share


def table(**parts: Any) -> LearntTable:
    empty: dict[str, Any] = {"legend": {}, "curves": {}, "thresholds": {}, "weights": {}}
    given = {**empty, "decisions": 1, **parts}
    return LearntTable("what", "how", "whence", "command", "2000-01-01", "0", **given)


def test_a_score_is_the_sum_of_the_weights_of_known_features() -> None:
    assert table(weights={"a": 1.5, "b": -0.5}).score(["a", "b", "b", "unknown"]) == 0.5


@pytest.mark.parametrize(
    ("score", "share"), [(0.0, 0.2), (0.2, 0.2), (0.4, 0.4), (0.6, 0.6), (0.9, 0.6)]
)
def test_a_share_is_interpolated_between_the_points_of_a_curve(score: float, share: float) -> None:
    known = table(curves={"c": ((0.2, 0.2), (0.6, 0.6))})
    assert known.share_right("c", score) == pytest.approx(share)


def test_without_a_curve_the_share_is_the_score() -> None:
    assert table().share_right("c", 0.3) == 0.3


# ------------------------------------------------------------------ features and legends

VERBS = "|".join(sorted(set(CUE_VERBS.values())))
CASE = "headline|(headline )?(name|title|title, low start|capital|lower|other)"
KIND_PLACES = {
    "COUNT": "[0-7]|10|16",
    "CASE": CASE,
    "SIGN": "[.,!?…—-]",
    "SUFFIX": "|".join(SUFFIXES),
    "WORD": r"\S+",
    "BEFORE": r"start|quotation|point \S|word|" + "|".join(sort.name for sort in BEFORE),
    "BEHIND": r"end|quotation|point \S|word|" + "|".join(sort.name for sort in BEHIND),
    "SIDE": "left|right",
    "STRENGTH": "strong|weak",
    "DISTANCE": "next|near|far|distant",
    "VERB": VERBS,
    "SIZE": "small|long",
    "LENGTH": "1 word|few words|some words",
}


def meanings(legend: dict[str, str], places: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """For each entry of a legend the pattern of the features that it explains."""
    named = re.compile(r"\b[A-Z]{4,}\b")
    return {
        entry: re.compile(
            "".join(
                f"(?:{places[part]})" if named.fullmatch(part) else re.escape(part)
                for part in re.split(r"(\b[A-Z]{4,}\b)", entry)
            )
        )
        for entry in legend
    }


def unexplained(names: set[str], patterns: dict[str, re.Pattern[str]]) -> set[str]:
    return {name for name in names if not any(p.fullmatch(name) for p in patterns.values())}


def seen_in_seeds() -> set[str]:
    """The features of all quotations of the seeds."""
    texts = [{"text": path.read_text(encoding="utf-8"), "quotes": []} for path in SEEDS]
    return {name for one in kinds.spans(texts) for name in kind_features(one.surroundings)}


def test_the_legend_explains_each_feature_of_kinds_and_has_no_entry_too_many() -> None:
    table = load_table("kinds")
    assert table.legend == kinds.LEGEND
    patterns = meanings(table.legend, KIND_PLACES)
    names = set(table.weights) | seen_in_seeds()
    assert not unexplained(names, patterns)
    for entry, pattern in patterns.items():
        assert any(map(pattern.fullmatch, names)), entry


def test_a_renamed_feature_is_found() -> None:
    patterns = meanings(kinds.LEGEND, KIND_PLACES)
    names = {"left verb say", "left word say", "some long words, title"}
    assert unexplained(names, patterns) == {"left word say", "some long words, title"}


# ------------------------------------------------------------------ training


def annotated(number: int) -> dict[str, Any]:
    """One small article: speech of a named person, and a scare quote."""
    said = f"“We keep the deal,” Minister Anna Number{number} said on Friday."
    scare = "The so-called “experts” looked away in silence."
    text = f"{said}\n{scare}"

    def quote(words: str, label: str, **more: Any) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "label": label, **more}

    source = text.index("Anna")
    cue = text.index("said")
    return {
        "id": str(number),
        "text": text,
        "quotes": [
            quote(
                "“We keep the deal,”",
                "speech",
                spans=[[source, cue - 1]],
                cues=[[cue, cue + 4]],
                speaker=f"Anna Number{number}",
                speaker_conf="high",
                source_type="named",
            ),
            quote("“experts”", "other"),
        ],
    }


ARTICLES = [annotated(number) for number in range(20)]


def test_kinds_are_learnt_from_a_small_corpus() -> None:
    data = kinds.choices(ARTICLES)
    assert [kinds.is_speech(choice) for choice in data] == [True, False] * 20
    learnt = kinds.train(data)
    assert learnt == kinds.train(data)
    assert learnt.legend == kinds.LEGEND
    assert learnt.weights["first person"] > 0 > learnt.weights["naming left"]
    for choice in data:
        assert (learnt.score(choice.candidates[0][0]) > 0) == kinds.is_speech(choice)


def test_speakers_are_learnt_from_a_small_corpus() -> None:
    data = speakers.choices(ARTICLES)
    assert {name: len(chosen) for name, chosen in data.items()} == {
        "sources": 20,
        "antecedents": 0,
        "cues": 0,
    }
    weights = fit.fit(data["sources"], 1.0)
    for choice in data["sources"]:
        scores = [(sum(weights.get(n, 0.0) for n in names), right) for names, right in choice[1]]
        assert max(scores)[1]


def test_the_weights_of_one_decision_are_those_of_the_formula() -> None:
    # Two candidates, one feature, penalty 1: the weight w solves w = 5 / (1 + e^w).
    choices = [fit.Choice(number, [(["right"], True), ([], False)]) for number in range(5)]
    assert fit.fit(choices, 1.0) == {"right": 1.18}


def test_a_rare_feature_has_no_weight() -> None:
    choices = [fit.Choice(number, [(["rare"], True), ([], False)]) for number in range(3)]
    assert fit.fit(choices, 1.0) == {}


def test_a_curve_joins_blocks_until_it_rises() -> None:
    points = [(0.1, False)] * 100 + [(0.2, True)] * 100 + [(0.3, False)] * 100
    assert fit.curve(points) == ((0.1, 0.005), (0.25, 0.5))


def test_writing_again_keeps_the_date(tmp_path: Path) -> None:
    data = tmp_path / "train.jsonl"
    data.write_text("{}\n", encoding="utf-8")
    fit.write("one", table(), data, tmp_path)
    written = (tmp_path / "one.json").read_text(encoding="utf-8")
    old = re.sub(r'"date": "[^"]*"', '"date": "2001-02-03"', written)
    (tmp_path / "one.json").write_text(old, encoding="utf-8")
    fit.write("one", table(), data, tmp_path)
    assert (tmp_path / "one.json").read_text(encoding="utf-8") == old
    fit.write("one", table(weights={"a": 1.0}), data, tmp_path)
    assert '"a": 1.0' in (tmp_path / "one.json").read_text(encoding="utf-8")
    assert '"2001-02-03"' not in (tmp_path / "one.json").read_text(encoding="utf-8")
