"""The learnt table of kinds: what is shipped, and the command that makes it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import train_kinds  # noqa: E402  (the path comes first)

TABLE = json.loads(train_kinds.TABLE.read_text(encoding="utf-8"))


def annotated(number: int) -> str:
    """One small article: speech and a scare quote."""
    said = f"“We keep the deal,” Minister number {number} said on Friday."
    scare = "The so-called “experts” looked away in silence."
    text = f"{said}\n{scare}"
    quotes = [
        {"start": text.index("“We"), "end": text.index(" Minister"), "label": "speech"},
        {"start": text.index("“experts"), "end": text.index(" looked"), "label": "other"},
    ]
    return json.dumps({"id": str(number), "text": text, "quotes": quotes})


LINES = [annotated(number) for number in range(20)]


def test_shipped_table_says_where_it_comes_from() -> None:
    assert TABLE["origin"] == train_kinds.ORIGIN
    assert TABLE["command"] == "python benchmarks/train_kinds.py train.jsonl"
    assert TABLE["examples"] == 4938


def test_shipped_table_is_written_as_the_command_writes_it(tmp_path: Path) -> None:
    copy = tmp_path / "table.json"
    learnt = {k: v for k, v in TABLE.items() if k not in ("origin", "command")}
    train_kinds.write(learnt, copy, train_kinds.ORIGIN)
    assert copy.read_bytes() == train_kinds.TABLE.read_bytes()


def test_shipped_weights_belong_to_features_that_exist() -> None:
    seen = {name for example in train_kinds.examples(LINES) for name in example.features}
    assert {"bias", "next is name small", "left no verb small"} <= seen & set(TABLE["weights"])


def test_shipped_table_weighs_few_words_without_verb_of_saying_against_speech() -> None:
    weights = TABLE["weights"]
    assert weights["left no verb small"] < 0 < weights["first person"]


def test_command_learns_the_same_table_twice_and_tells_the_two_apart() -> None:
    data = train_kinds.examples(LINES)
    assert [example.speech for example in data] == [True, False] * 20
    table = train_kinds.train(data)
    assert table == train_kinds.train(data)
    weights = table["weights"]
    assert isinstance(weights, dict)
    scores = [sum(weights.get(name, 0.0) for name in e.features) for e in data[:2]]
    assert scores[0] > 0 > scores[1]
