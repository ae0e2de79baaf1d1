"""How long a browser shows the old page after a note was edited under `serve`.

    python benchmarks/serve.py [PROJECT] [--edits 20]

A copy of the project (a folder with seeds and content; this one if none is named) gets a note, and
is served. A real Chromium shows its article. The time runs from the writing of the note until the
page contains its new words; the median of all edits is printed. An editor rests between two edits.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser")]

from browsers import ARGUMENTS, CHROMIUM

REST = 3  # seconds
NOTE = "---\narticle: {stem}\nexact: {exact}\n---\nEdit number {number}.\n"


def seed_with_words(project: Path) -> tuple[str, str]:
    """The name of a seed, and a line of it that it has once."""
    for seed in sorted((project / "seeds").glob("*.txt")):
        text = seed.read_text("utf-8")
        for line in text.splitlines():
            if len(line) > 40 and text.count(line) == 1 and line.isascii() and '"' not in line:
                return seed.stem, f'"{line}"'
    raise SystemExit("no seed has a line that a note can name")


def measured(project: Path, edits: int) -> list[float]:
    """The seconds of each edit."""
    stem, exact = seed_with_words(project)
    note = project / "content/notes/benchmark.md"
    note.parent.mkdir(exist_ok=True)
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0"]
    found = []
    with (
        subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as served,
        sync_playwright() as playwright,
    ):
        assert served.stdout
        address = next(line for line in served.stdout if line.startswith("http://")).split()[0]
        page = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS).new_page()
        page.goto(f"{address}articles/{stem}.html")
        for number in range(edits):
            words = f"Edit number {number}."
            note.write_text(NOTE.format(stem=stem, exact=exact, number=number), "utf-8")
            start = time.perf_counter()
            page.get_by_text(words).first.wait_for(state="attached")
            found.append(time.perf_counter() - start)
            time.sleep(REST)
        served.kill()
    return found


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("project", nargs="?", type=Path, default=ROOT)
    arguments.add_argument("--edits", type=int, default=20)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for name in ("seeds", "content"):
            shutil.copytree(options.project / name, project / name)
        seconds = measured(project, options.edits)
    told = f"median {statistics.median(seconds):.3f} s, most {max(seconds):.3f} s"
    print(f"{len(seconds)} edits: {told}")


if __name__ == "__main__":
    main()
