"""The learned tables: weights of features, and what a score is worth as a probability.

Two files beside this one, `source_ranker.json` and `antecedent_ranker.json`, are written by
`benchmarks/train_speakers.py`; their `origin` and `command` fields say from what and how.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from functools import cache
from itertools import repeat
from pkgutil import get_data  # a tenth of what importlib.resources costs to import

from msgspec import Struct


class Ranker(Struct, frozen=True):
    """A linear ranker: a candidate's score is the sum of its features' weights."""

    weights: dict[str, float]
    reliability: tuple[tuple[float, float], ...]  # (mean raw confidence, share that was right)

    def score(self, features: list[str]) -> float:
        """The sum of the weights; features never seen in training count nothing."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def calibrated(self, raw: float) -> float:
        """How often decisions of such a raw confidence were right in training, interpolated."""
        if not self.reliability:
            return raw
        curve = self.reliability
        k = bisect_right(curve, (raw, math.inf))
        if k == 0 or k == len(curve):
            return curve[min(k, len(curve) - 1)][1]
        (x0, y0), (x1, y1) = curve[k - 1], curve[k]
        return y0 + (y1 - y0) * (raw - x0) / (x1 - x0) if x1 > x0 else y0


@cache
def load_ranker(name: str) -> Ranker:
    """The shipped ranker `name`."""
    table = json.loads(get_data(__package__, f"{name}.json") or "")
    return Ranker(
        table["weights"],
        tuple((float(a), float(b)) for a, b in table.get("reliability", ())),
    )


def softmax(scores: list[float]) -> list[float]:
    """The scores as probabilities."""
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    total = sum(shares)
    return [s / total for s in shares]
