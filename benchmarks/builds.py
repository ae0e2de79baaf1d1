"""How the cost of a build grows: texts made to be costly, and made news.

    python benchmarks/builds.py [--quick]

Each build runs in a process of its own, from seeds to rendered pages, without writing: CPU seconds
and peak memory. `twice` is the cost of a text divided by that of half the text, after the cost of a
build of nothing is subtracted from both: 2 means linear, 4 quadratic.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

MARKS = "“”\"‘’'«»„[("
THINGS = [
    "bridge",
    "river",
    "council",
    "water",
    "train",
    "school",
    "market",
    "winter",
    "doctor",
    "energy",
    "border",
    "budget",
]
ENDINGS = ("", "s", "ing")
PEOPLE = ("Ann Lee", "Bea Hurst", "Cy Orr", "Dan Holt", "Eva Marsh")
MOVED = "“We will go there,” President John Smith said on Monday in Paris. "


def different(n: int, of_words: int) -> str:
    """A row of words, another one for each number."""
    random = Random(n)  # noqa: S311 - the same words in each run, no secret
    return " ".join(random.choice(THINGS) + random.choice(ENDINGS) for _ in range(of_words))


SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    **{f"{mark} on one line": (lambda n, m=mark: m * n, 400_000) for mark in MARKS},
    **{f"{mark} in lines": (lambda n, m=mark: f"{m}a\n" * n, 6_000) for mark in '“"‘'},
    "“a” on one line": (lambda n: "“a” " * n, 5_000),
    "“… ‘… nested": (lambda n: "“a ‘" * n + "b" + "’ c”" * n, 3_000),
    "one sentence on one line": (lambda n: MOVED * n, 2_000),
    "one sentence in lines": (lambda n: (MOVED + "\n") * n, 1_000),
    "quotations of one speaker": (
        lambda n: "".join(f"“We go to town{i},” President John Smith said.\n" for i in range(n)),
        800,
    ),
    "quotations of five speakers": (  # 1 MB
        lambda n: "".join(
            f"“We will {different(i, 8)},” {PEOPLE[i % 5]} said on Monday.\n" for i in range(n)
        ),
        9_900,
    ),
    "sentences": (  # 10 MB
        lambda n: "".join(f"The {different(i, 15)}.\n" for i in range(n)),
        80_000,
    ),
    "terms on one line": (
        lambda n: "".join(f"The so-called “term{i}” is. " for i in range(n)),
        2_000,
    ),
    "one term in lines": (lambda n: "He said he would go to the “place”.\n" * n, 1_000),
    "words on one line": (lambda n: "word " * n, 50_000),
    "one word": (lambda n: "a" * n, 500_000),
    "lines": (lambda n: "a\n" * n, 10_000),
}
WHOLE = 2_000_000  # characters of the longest line
REPORTS = 10  # of each event of made news
NEWS = (100, 300)
ONE_EVENT = 100  # its reports
TELLING = 0.1  # CPU s; a cheaper half costs less than its start varies


def texts_of(name: str, size: int) -> list[str]:
    """The texts of a named build."""
    if name == "made news":
        from made_news import made_news

        return [article.text for _, article in made_news(max(size // REPORTS, 1), REPORTS)]
    if name == "one event":
        from made_news import made_news

        return [article.text for _, article in made_news(1, size)]
    if name == "one line":
        return ["word " * (size // 5)]
    return ["Title\n" + SHAPES[name][0](size)]


def build(name: str, size: int) -> None:
    """One build; prints its CPU seconds and its peak in MiB."""
    from site_builder.edition.compile import compile_edition
    from site_builder.model.given import Content, Seed
    from site_builder.publish.site import site_files

    gc.disable()  # as the command does
    texts = texts_of(name, size)
    seeds = tuple(Seed(f"seeds/{n}.txt", f"{n:05}", text) for n, text in enumerate(texts))
    before = time.process_time()
    edition = compile_edition(seeds, Content())
    site_files(edition, ROOT / "templates", lambda _path: None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - before, peak)


def run(*arguments: str) -> tuple[float, float]:
    """What `build` prints, in a process of its own."""
    command = [sys.executable, __file__, "--one", *arguments]
    seconds, peak = subprocess.run(
        command, capture_output=True, text=True, check=True
    ).stdout.split()
    return float(seconds), float(peak)


def row(name: str, size: int, seconds: float, peak: float, note: str = "") -> None:
    """One line of the table."""
    print(f"| {name} | {size:,} | {seconds:.2f} | {peak:.0f} | {note} |", flush=True)


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of each size: only to see that it runs"
    )
    parser.add_argument("--one", nargs=2, metavar=("NAME", "SIZE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        build(arguments.one[0], int(arguments.one[1]))
        return
    part = 10 if arguments.quick else 1
    print("| build | size | CPU s | peak MiB | |\n|---|---|---|---|---|")
    nothing, _ = run("words on one line", "1")
    for name, (_, most) in SHAPES.items():
        size = most // part
        half, _ = run(name, str(size // 2))
        seconds, peak = run(name, str(size))
        row(
            name,
            size,
            seconds,
            peak,
            f"twice: {(seconds - nothing) / (half - nothing):.1f}"
            if half - nothing > TELLING
            else "",
        )
    tenth, _ = run("one line", str(WHOLE // part // 10))
    seconds, peak = run("one line", str(WHOLE // part))
    row("one line", WHOLE // part, seconds, peak, f"ten times: {seconds / tenth:.1f}")
    for size in (n // part for n in NEWS):
        seconds, peak = run("made news", str(size))
        row("made news", size, seconds, peak, f"{1000 * seconds / size:.0f} ms an article")
    seconds, peak = run("one event", str(ONE_EVENT // part))
    row("one event", ONE_EVENT // part, seconds, peak)


if __name__ == "__main__":
    main()
