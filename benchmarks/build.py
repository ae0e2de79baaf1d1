"""What a site costs, next to Hugo and Pelican, on the same made news.

    python benchmarks/build.py 100 1000 [--runs 3] [--hugo PROGRAM] [--pelican PROGRAM]

Per generator: a cold build, one with nothing changed, and one after an article, a theme or a
template was edited. All take turns in one run, so that a busy machine disturbs them alike. A row
has the smallest CPU seconds of the process tree and their ratio to Hugo's cold build, the wall
time, the peak memory of the largest process, and the files and bytes of the site with the files
that the build wrote. Hugo and Pelican only put the text into pages: they find nothing in it.
A program that is not installed is left out. `--write FOLDER` only writes the sources.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from made_news import STOCK, Report, reports
from made_project import BASE, put, slug, write_project

STEPS = (
    "cold",
    "nothing changed",
    "one article edited",
    "one theme edited",
    "one template edited",
)
WITH_SEARCH = "ours, with search"
SENTENCE = "\n\n“We will look at the matter again,” a spokesman said on Friday.\n"
SINGLE_FILE = "layouts/_default/single.html"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Date.Format "2006-01-02" }}
{{ range slice "outlets" "themes" "speakers" "events" }}{{ range $.GetTerms . }}
<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ end }}</p>{{ .Content }}{{ end }}
"""
PELICAN_ARTICLE = """{% extends "base.html" %}
{% block content %}<h1>{{ article.title }}</h1>{{ article.content }}{% endblock %}
"""


class Generator(NamedTuple):
    """A program that builds a site: its sources, and how each step changes them."""

    name: str
    command: Sequence[str]  # run in the folder of its sources
    output: str
    write: Callable[[Path, Sequence[Report]], None]
    article: str  # the file of an article, with a gap for its stem
    theme: str  # the file of a theme
    template: str


class Cost(NamedTuple):
    """What a build took, and what it left."""

    cpu: float  # seconds of the process tree
    wall: float
    memory: float  # MiB of the largest process
    files: int
    size: float  # MB
    written: int


def hugo(folder: Path, news: Sequence[Report]) -> None:
    """A site with pages for articles, outlets, themes, speakers and events."""
    kinds = {kind: f"{kind}s" for kind in ("outlet", "theme", "speaker", "event")}
    settings = {"baseURL": BASE, "title": "News", "taxonomies": kinds}
    put(folder / "hugo.json", json.dumps(settings))
    put(folder / SINGLE_FILE, SINGLE)
    put(folder / SINGLE_FILE.replace("single", "baseof"), PAGE)
    put(folder / SINGLE_FILE.replace("single", "list"), LIST)
    for topic in STOCK["topics"]:
        put(folder / f"content/themes/{slug(topic)}/_index.md", f"# {topic}\n\nOf {topic}.\n")
    for r in news:
        head = {
            "title": r.title,
            "date": str(r.day),
            "outlets": [r.outlet],
            "themes": [r.topic],
            "speakers": [r.speaker],
            "events": [f"Event {r.event}"],
        }
        put(folder / f"content/articles/{r.stem}.md", f"{json.dumps(head)}\n\n{r.text}\n")


def pelican(folder: Path, news: Sequence[Report]) -> None:
    """A site in its plain theme: pages for articles, outlets (authors) and themes (categories)."""
    lines = ["PATH = 'content'", f"SITEURL = {BASE!r}", "SITENAME = 'News'", "TIMEZONE = 'UTC'"]
    lines += ["THEME = 'simple'", "THEME_TEMPLATES_OVERRIDES = ['templates']"]
    put(folder / "pelicanconf.py", "\n".join(lines) + "\n")
    put(folder / "templates/article.html", PELICAN_ARTICLE)
    put(folder / "content/pages/themes.md", "Title: Themes\n\nOf themes.\n")
    for r in news:
        head = f"Title: {r.title}\nDate: {r.day}\nCategory: {r.topic}\nAuthor: {r.outlet}"
        head += f"\nTags: {r.speaker}, Event {r.event}\nSlug: {r.stem}"
        put(folder / f"content/{r.stem}.md", f"{head}\n\n{r.text}\n")


def generators(hugo_program: str | None, pelican_program: str | None) -> Iterator[Generator]:
    """Those that are installed, ours first."""
    build = (sys.executable, str(ROOT / "build.py"), "--quiet")
    files = ("seeds/{}.txt", "content/themes/sport.md", "templates/event.html")
    yield Generator("ours", (*build, "--no-search"), "_site", write_project, *files)
    yield Generator(WITH_SEARCH, build, "_site", write_project, *files)
    if hugo_program:
        files = ("content/articles/{}.md", "content/themes/sport/_index.md", SINGLE_FILE)
        yield Generator("Hugo", (hugo_program, "--quiet"), "public", hugo, *files)
    if pelican_program:
        files = ("content/{}.md", "content/pages/themes.md", "templates/article.html")
        command = (pelican_program, "content", "--quiet", "-s", "pelicanconf.py")
        yield Generator("Pelican", command, "output", pelican, *files)


def edits(made: Generator, folder: Path, stem: str) -> Iterator[str]:
    """The steps in their order; each has changed the sources when it is given."""
    shutil.rmtree(folder / made.output, ignore_errors=True)
    shutil.rmtree(folder / ".variorum", ignore_errors=True)
    yield "cold"
    yield "nothing changed"
    append(folder / made.article.format(stem), SENTENCE)
    yield "one article edited"
    append(folder / made.theme, "\nA word more.\n")
    yield "one theme edited"
    template = folder / made.template
    ours_or_theirs = template if template.exists() else ROOT / made.template
    put(template, ours_or_theirs.read_text(encoding="utf-8").replace("<h1", "<hr><h1", 1))
    yield "one template edited"


def append(path: Path, text: str) -> None:
    """Add a text to a file's end."""
    put(path, path.read_text(encoding="utf-8") + text)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The time and the size of each file."""
    paths = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in paths}


def build(made: Generator, folder: Path) -> Cost:
    """One build."""
    before = stamps(folder / made.output)
    with (folder / "log").open("wb") as log:
        began = time.perf_counter()
        process = subprocess.Popen(made.command, cwd=folder, stdout=log, stderr=log)
        _, process.returncode, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    if process.returncode:
        sys.exit((folder / "log").read_text(encoding="utf-8"))
    after = stamps(folder / made.output)
    return Cost(
        cpu=used.ru_utime + used.ru_stime,
        wall=wall,
        memory=used.ru_maxrss / 1024,
        files=len(after),
        size=sum(size for _, size in after.values()) / 1e6,
        written=sum(before.get(path) != there for path, there in after.items()),
    )


def measure(size: int, runs: int, among: Sequence[Generator]) -> None:
    """The table of so many articles."""
    news = list(islice(reports(size), size))
    costs: dict[tuple[str, str], Cost] = {}
    with tempfile.TemporaryDirectory() as place:
        for number in range(runs):
            for made in among:
                folder = Path(place, f"{made.name}-{number}")
                made.write(folder, news)
                for step in edits(made, folder, news[size // 2].stem):
                    cost = build(made, folder)
                    least = costs.setdefault((step, made.name), cost)
                    costs[step, made.name] = min(least, cost)
                shutil.rmtree(folder)
    unit = costs["cold", "Hugo"].cpu if ("cold", "Hugo") in costs else 0
    print(f"\n| {size:,} articles | | CPU s | of Hugo | wall s | MiB | files | MB | written |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (step, name), cost in sorted(costs.items(), key=lambda item: STEPS.index(item[0][0])):
        ratio = f"{cost.cpu / unit:.2f}" if unit else ""
        figures = f"{cost.cpu:.2f} | {ratio} | {cost.wall:.2f} | {cost.memory:.0f}"
        sizes = f"{cost.files:,} | {cost.size:.1f} | {cost.written:,}"
        print(f"| {step} | {name} | {figures} | {sizes} |", flush=True)


def main() -> None:
    """A table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[100], metavar="ARTICLES")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo", default=shutil.which("hugo"), help="default: the one on PATH")
    parser.add_argument("--pelican", default=shutil.which("pelican"), help="likewise")
    parser.add_argument("--no-search", action="store_true", help="leave ours with search out")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="only write our sources")
    options = parser.parse_args()
    for size in options.sizes:
        if options.write:
            write_project(options.write, list(islice(reports(size), size)))
            continue
        among = generators(options.hugo, options.pelican)
        wanted = [g for g in among if not options.no_search or g.name != WITH_SEARCH]
        measure(size, options.runs, wanted)


if __name__ == "__main__":
    main()
