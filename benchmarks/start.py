"""What the start costs: a build of the five seeds against the import of its packages.

    python benchmarks/start.py [--runs 9]

Both run in turn, each in a process of its own, the build cold and without search, after one build
that is not counted: from then on Python has the bytecode of all modules. The ratio is that of the
smallest CPU seconds, which a busy machine disturbs least.
"""

from __future__ import annotations

import argparse
import os
import shutil
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
        [sys.executable, *arguments],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        text=True,
        check=False,
    )
    after = os.times()
    if done.returncode:
        sys.exit(done.stderr)
    used = after.children_user - before.children_user
    return used + after.children_system - before.children_system


def cold_build(seeds: Path, content: Path | None, folder: Path = ROOT) -> float:
    """CPU seconds of a build of the checkout in `folder`, to which no earlier build helps."""
    with tempfile.TemporaryDirectory() as own:
        if content:
            shutil.copytree(content, Path(own, "content"))
        places = [f"--seeds={seeds}", f"--content={own}/content", f"--output={own}/_site"]
        return cpu_seconds("build.py", "--no-search", "--quiet", *places, folder=folder)


def main() -> None:
    """The two costs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=9)
    imports, builds = [], []
    for _ in range(parser.parse_args().runs + 1):
        imports.append(cpu_seconds(*IMPORTS))
        builds.append(cold_build(ROOT / "seeds", ROOT / "content"))
    start, build = min(imports[1:]), min(builds[1:])
    print(f"imports {start:.3f} s, five seeds {build:.3f} s of CPU: {build / start:.2f} ×")


if __name__ == "__main__":
    main()
