"""What a build costs in two checkouts of the repository: the ratio of their CPU seconds.

    git worktree add ../before COMMIT
    python benchmarks/against.py ../before --seeds FOLDER [--content FOLDER] [--runs 5]

Both build the same seeds in turn, cold and without search, each in a process and a folder of its
own. The ratio is that of the smallest CPU seconds, which a busy machine disturbs least.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from start import ROOT, cold_build


def main() -> None:
    """The two costs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("before", type=Path, help="the other checkout")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--content", type=Path, help="default: no content")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    costs: dict[Path, list[float]] = {options.before.resolve(): [], ROOT: []}
    for _ in range(options.runs):
        for checkout, spent in costs.items():
            spent.append(cold_build(options.seeds.resolve(), options.content, checkout))
    before, now = map(min, costs.values())
    print(f"{before:.2f} s before, {now:.2f} s now: {now / before:.2f}")


if __name__ == "__main__":
    main()
