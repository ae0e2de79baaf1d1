"""The learnt tables of the engine: weights of features, and what a score is worth.

`learnt/` has four files, one for each decision: `kinds`, `sources`, `cues`, `antecedents`. The
programs in `training/` write them. A file says what it decides, where it comes from and, in its
legend, what each feature means; it contains no text of the articles it was learnt from.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from pkgutil import get_data  # takes a tenth of the time that importlib.resources takes to import

import msgspec

Curve = tuple[tuple[float, float], ...]  # (score, share of decisions that were right), rising


class LearntTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table as its file has it. The score of something is the sum of its features' weights."""

    decides: str
    method: str
    origin: str
    command: str
    date: str
    data_sha256: str  # of the training data, as `training/derive.py` writes it
    decisions: int  # how many it was learnt from
    legend: dict[str, str]  # a feature, with CAPITALS for the words that change, and its meaning
    curves: dict[str, Curve]
    thresholds: dict[str, float]  # by curve: the confidence from which its decisions are shown
    weights: dict[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The sum of the features' weights; a feature that is not in the table counts 0."""
        return sum(map(self.weights.get, features, repeat(0.0)))

    def share_right(self, curve: str, score: float) -> float:
        """How often decisions of such a score were right in held-out articles, interpolated.

        Without a curve of this name the score itself.
        """
        points = self.curves.get(curve)
        if not points:
            return score
        after = bisect_right(points, (score, math.inf))
        if after in (0, len(points)):
            return points[max(after - 1, 0)][1]
        (x0, y0), (x1, y1) = points[after - 1], points[after]
        return y0 + (y1 - y0) * (score - x0) / (x1 - x0)


@cache
def load_table(name: str) -> LearntTable:
    """The table `name` that ships with the engine."""
    return msgspec.json.decode(
        get_data(__package__, f"learnt/{name}.json") or b"", type=LearntTable
    )


def softmax(scores: Sequence[float]) -> list[float]:
    """The scores as probabilities."""
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]
