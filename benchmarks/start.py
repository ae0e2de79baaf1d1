"""What the start costs: a build of the five seeds against the import of its packages.

    python benchmarks/start.py [--runs 9]

Both run in turn, each in a process of its own, the build cold and without search. The ratio is that
of the smallest CPU seconds, which a busy machine disturbs least.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = ("-c", "import jinja2, markdown_it, yaml, bs4")


def cpu_seconds(*arguments: str, folder: Path = ROOT) -> float:
    """CPU seconds of a Python with these arguments, which runs in `folder`."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, check=False, capture_output=True, text=True
    )
    after = os.times()
    if done.returncode:
        sys.exit(done.stderr)
    used = after.children_user - before.children_user
    return used + after.children_system - before.children_system


def main() -> None:
    """The two costs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=9)
    imports, builds = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(parser.parse_args().runs):
            imports.append(cpu_seconds(*IMPORTS))
            output = f"{folder}/{number}/_site"
            builds.append(cpu_seconds("build.py", "--no-search", "--quiet", "--output", output))
    ratio = min(builds) / min(imports)
    print(f"imports {min(imports):.3f} s, five seeds {min(builds):.3f} s of CPU: {ratio:.2f} ×")


if __name__ == "__main__":
    main()
