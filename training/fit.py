"""What all learnt tables have in common: how weights are fitted, calibrated and written."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import scipy.optimize
import scipy.sparse
from msgspec.structs import replace

from site_builder.quotes import tables
from site_builder.quotes.tables import Curve, LearntTable

LEARNT = Path(tables.__file__).parent / "learnt"
ORIGIN = (
    "PolNeAR 1.0, training part (840 articles of US politics, 2015 and 2016); names of features"
    " and their weights only, no text"
)
RAREST = 4  # a feature that fewer candidates have is left out
SMALLEST = 0.05  # a smaller weight is left out
BLOCK = 100  # decisions, at least, in one point of a curve
SMALL_BLOCK = 20  # the same of a curve from few decisions: an eighth of them, but at least this


class Choice(NamedTuple):
    """One decision of the training data: each candidate's features, and whether it is right."""

    article: int
    candidates: list[tuple[Sequence[str], bool]]
    weight: float = 1.0


def fit(choices: Sequence[Choice], penalty: float) -> dict[str, float]:
    """The weights under which the right candidates are likeliest.

    Conditional logistic regression with a squared penalty, by L-BFGS.
    """
    seen = Counter(name for c in choices for names, _ in c.candidates for name in set(names))
    index = {name: i for i, name in enumerate(sorted(n for n, k in seen.items() if k >= RAREST))}
    columns: list[int] = []
    ends, owner, good = [0], [], []
    for number, choice in enumerate(choices):
        for names, right in choice.candidates:
            columns += [index[name] for name in names if name in index]
            ends.append(len(columns))
            owner.append(number)
            good.append(float(right))
    shape = len(good), len(index)
    rows = scipy.sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
    owners, rights = np.array(owner), np.array(good)
    starts = np.searchsorted(owners, np.arange(len(choices)))
    importance = np.array([choice.weight for choice in choices])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = rows @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owners])
        total = np.add.reduceat(odds, starts)
        part = np.add.reduceat(odds * rights, starts) + 1e-300
        value = (importance * (np.log(total) - np.log(part))).sum()
        slopes = importance[owners] * odds * (1 / total[owners] - rights / part[owners])
        return (
            float(value + penalty / 2 * (weights @ weights)),
            rows.T @ slopes + penalty * weights,
        )

    found = scipy.optimize.minimize(
        loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    rounded = {name: round(float(found.x[i]), 2) for name, i in index.items()}
    return {name: weight for name, weight in rounded.items() if abs(weight) >= SMALLEST}


def curve(points: Iterable[tuple[float, bool]]) -> Curve:
    """Of (score, is right) the mean score and the share that is right, in rising blocks.

    No share is 1: half a decision is taken as wrong.
    """
    ordered = sorted(points)
    least = min(BLOCK, max(SMALL_BLOCK, len(ordered) // 8))
    blocks: list[tuple[int, int, float]] = []  # right, of how many, the sum of their scores
    for score, right in ordered:
        blocks.append((int(right), 1, score))
        while len(blocks) > 1 and (blocks[-2][1] < least or _falls(*blocks[-2:])):
            blocks[-2:] = [tuple(map(sum, zip(*blocks[-2:], strict=True)))]
    if len(blocks) > 1 and blocks[-1][1] < least:
        blocks[-2:] = [tuple(map(sum, zip(*blocks[-2:], strict=True)))]
    shares = accumulate((round((right + 0.5) / (n + 1), 3) for right, n, _ in blocks), max)
    scores = (round(total / n, 4) for _, n, total in blocks)
    return tuple(zip(scores, shares, strict=True))


def _falls(before: tuple[int, int, float], last: tuple[int, int, float]) -> bool:
    return before[0] * last[1] >= last[0] * before[1]


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """The annotated articles that `training/derive.py` wrote, one a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def write(name: str, table: LearntTable, data: Path, folder: Path = LEARNT) -> None:
    """Writes the table; if only its date is new, the old file stays."""
    path = folder / f"{name}.json"
    table = replace(
        table,
        data_sha256=hashlib.sha256(data.read_bytes()).hexdigest(),
        date=datetime.date.today().isoformat(),
        weights=dict(sorted(table.weights.items())),
    )
    if path.exists():
        old = msgspec.json.decode(path.read_bytes(), type=LearntTable)
        if replace(old, date=table.date) == table:
            table = old
    path.write_bytes(encoded(table))
    print(f"{name}: {table.decisions} decisions, {len(table.weights)} weights")


def encoded(table: LearntTable) -> bytes:
    """The table as its file has it."""
    return msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n"
