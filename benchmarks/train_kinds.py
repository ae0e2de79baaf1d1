"""Learn `site_builder/quotes/quoting/quotation_kinds.json` from annotated articles.

    python benchmarks/train_kinds.py GOLD_TRAIN.jsonl [-o TABLE.json]

GOLD_TRAIN holds one article a line: {"id", "text", "quotes": [{"start", "end", "label"}]}, label
`speech` or `other`; others are left out. The table is the same on every run: no chance, no clock.

1. The features of every marked span, as the site's own finder sees it; rare features fall away.
2. Logistic regression, ridge penalty, fitted by L-BFGS; `other`, being rare, counts three times.
3. Annotators are not of one mind on scare quotes and titles. Five tables, each learnt without a
   fifth of the articles, judge that fifth; what they find improbable is left out.
4. The final table is learnt from the rest, and its confidence calibrated (slope and offset, for
   speech and for other) on judgements of tables that had not seen the article.

Standard library only.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from site_builder.quotes.furniture import paragraphs_of  # noqa: E402
from site_builder.quotes.quoting.kind_features import kind_features  # noqa: E402
from site_builder.quotes.quoting.quotation_frames import frames_of  # noqa: E402
from site_builder.quotes.quoting.quotation_marks import pair_marks  # noqa: E402

TABLE = ROOT / "site_builder" / "quotes" / "quoting" / "quotation_kinds.json"
RAREST = 5  # a feature seen less often is left out
PENALTY = 2.0
OTHER_WEIGHT = 3.0
FOLDS = 5
IMPROBABLE = 0.2
EDGE = " \t\n\u00a0\u200b\"'“”„‟‘’«»`.,;:!?…-–—"


class Example(NamedTuple):
    """The features of one marked span, and whether its words are speech."""

    article: int
    features: tuple[str, ...]
    speech: bool


def examples(lines: Iterable[str]) -> list[Example]:
    """The marked spans of the annotated articles that have a clear label."""
    found: list[Example] = []
    for number, line in enumerate(lines):
        article = json.loads(line)
        text = article["text"]
        labels = {_first_letter(text, q["start"]): q["label"] for q in article["quotes"]}
        paragraphs = paragraphs_of(text)
        marked = pair_marks(text, [p.span for p in paragraphs])
        for one, frame in zip(marked, frames_of(text, paragraphs, marked), strict=True):
            label = labels.get(_first_letter(text, one.segment.span.start))
            if frame and label in ("speech", "other"):
                found.append(Example(number, tuple(kind_features(frame)), label == "speech"))
    return found


def _first_letter(text: str, start: int) -> int:
    while start < len(text) and text[start] in EDGE:
        start += 1
    return start


def train(data: Sequence[Example]) -> dict[str, object]:
    """The table for these examples."""
    counts = Counter(name for example in data for name in set(example.features))
    names = ["bias", *sorted(n for n, c in counts.items() if c >= RAREST and n != "bias")]
    index = {name: i for i, name in enumerate(names)}
    rows = [sorted({index[n] for n in e.features if n in index}) for e in data]
    labels = [e.speech for e in data]

    judged = _held_out(data, rows, labels, len(names), range(len(data)))
    kept = [i for i, p in enumerate(judged) if (p if labels[i] else 1 - p) > IMPROBABLE]
    weights = fit([rows[i] for i in kept], [labels[i] for i in kept], len(names))
    judged = _held_out(data, rows, labels, len(names), kept)
    scores = [_logit(p) for p in judged]
    confidence = {
        "speech": _calibrate([(z, y) for z, y in zip(scores, labels, strict=True) if z >= 0]),
        "other": _calibrate([(-z, not y) for z, y in zip(scores, labels, strict=True) if z < 0]),
    }
    rounded = {n: round(w, 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.0005}
    return {
        "examples": len(data),
        "left_out_as_improbable": len(data) - len(kept),
        "confidence": confidence,
        "weights": dict(sorted(rounded.items())),
    }


def _held_out(
    data: Sequence[Example],
    rows: Sequence[list[int]],
    labels: Sequence[bool],
    size: int,
    usable: Iterable[int],
) -> list[float]:
    """For each example the probability of speech by a table that has not seen its article."""
    usable = list(usable)
    judged = [0.5] * len(data)
    for fold in range(FOLDS):
        seen = [i for i in usable if data[i].article % FOLDS != fold]
        weights = fit([rows[i] for i in seen], [labels[i] for i in seen], size)
        for i, example in enumerate(data):
            if example.article % FOLDS == fold:
                judged[i] = _sigmoid(sum(weights[j] for j in rows[i]))
    return judged


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def fit(rows: Sequence[Sequence[int]], labels: Sequence[bool], size: int) -> list[float]:
    """Weights of least penalised loss; feature 0 is the bias and goes free of the penalty."""

    def loss(weights: list[float]) -> tuple[float, list[float]]:
        slopes = [w * PENALTY for w in weights]
        total = PENALTY * sum(w * w for w in weights[1:]) / 2
        slopes[0] = 0.0
        for row, speech in zip(rows, labels, strict=True):
            p = _sigmoid(sum([weights[j] for j in row]))
            weight = 1.0 if speech else OTHER_WEIGHT
            total -= weight * math.log(p if speech else 1 - p)
            pull = weight * (p - speech)
            for j in row:
                slopes[j] += pull
        return total, slopes

    return _minimise(loss, [0.0] * size)


def _calibrate(judged: Sequence[tuple[float, bool]]) -> list[float]:
    """Slope and offset that make the distance from 0 say how often such a judgement is right."""

    def loss(line: list[float]) -> tuple[float, list[float]]:
        total, slopes = 0.0, [0.0, 0.0]
        for distance, right in judged:
            p = _sigmoid(line[0] * distance + line[1])
            total -= math.log(p if right else 1 - p)
            slopes[0] += (p - right) * distance
            slopes[1] += p - right
        return total, slopes

    return [round(value, 3) for value in _minimise(loss, [1.0, 0.0])]


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return sum([x * y for x, y in zip(a, b, strict=True)])


def _minimise(
    loss: Callable[[list[float]], tuple[float, list[float]]], start: list[float]
) -> list[float]:
    """L-BFGS with ten steps of memory (Nocedal and Wright, algorithm 7.4)."""
    point, (value, slopes) = start, loss(start)
    steps: list[tuple[list[float], list[float]]] = []
    for _ in range(120):
        direction = [-s for s in slopes]
        pulls: list[float] = []
        for step, change in reversed(steps):
            pull = _dot(step, direction) / _dot(step, change)
            direction = [d - pull * c for d, c in zip(direction, change, strict=True)]
            pulls.append(pull)
        if steps:
            step, change = steps[-1]
            scale = _dot(step, change) / _dot(change, change)
            direction = [d * scale for d in direction]
        else:
            scale = 1 / (1 + math.sqrt(_dot(slopes, slopes)))
            direction = [d * scale for d in direction]
        for (step, change), pull in zip(steps, reversed(pulls), strict=True):
            back = pull - _dot(change, direction) / _dot(step, change)
            direction = [d + back * s for d, s in zip(direction, step, strict=True)]
        descent = _dot(direction, slopes)
        rate = 1.0
        while True:
            trial = [p + rate * d for p, d in zip(point, direction, strict=True)]
            trial_value, trial_slopes = loss(trial)
            if trial_value <= value + 1e-4 * rate * descent or rate < 1e-8:
                break
            rate /= 2
        change = [a - b for a, b in zip(trial_slopes, slopes, strict=True)]
        step = [a - b for a, b in zip(trial, point, strict=True)]
        gained = value - trial_value
        point, value, slopes = trial, trial_value, trial_slopes
        if _dot(step, change) > 1e-12:
            steps = [*steps, (step, change)][-10:]
        if gained < 1e-7 * (1 + abs(value)):
            break
    return point


def write(table: dict[str, object], path: Path, origin: str) -> None:
    """The table as the package carries it, with where it comes from."""
    whole = {
        "origin": origin,
        "command": "python benchmarks/train_kinds.py train.jsonl",
        **table,
    }
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


ORIGIN = (
    "PolNeAR 1.0, training part (840 articles of US politics, 2015 and 2016), marked spans labelled"
    " speech or other; weights of features only, no text"
)


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    arguments = parser.parse_args()
    with arguments.gold.open(encoding="utf-8") as lines:
        data = examples(lines)
    write(train(data), arguments.output, ORIGIN)
    print(f"{len(data)} examples, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
