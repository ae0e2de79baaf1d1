"""The built pages against the Nu HTML checker and Lighthouse; exits with 1 on any miss.

    python tests/browser/check_pages.py _site

Needs Java, Node and a Chromium, and what `npm ci` puts beside this file. The pages are served on
127.0.0.1, packed as GitHub Pages packs them. Nu: no error and no warning on any page, in its HTML
or in the stylesheet, but for the CSS that Nu does not know yet. Lighthouse, on a simulated phone:
full marks; no layout shift, no audit missed and no byte too many in any run; the paint in time and
nothing blocked in one run of at most five.

A machine that others use too only ever adds time. Lighthouse names it among the great sources of
variability ("client resource contention", docs/variability.md) and multiplies it by what a phone
is slower: 13 ms that a task of 6 ms waited for its turn are blocking time. So its trace is read by
the clock of the thread, which stands still while others run, and the least disturbed run counts. A
page that blocks does so in every run, and by every clock.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from browsers import ARGUMENTS, CHROMIUM
from page_types import path_of

HERE = Path(__file__).resolve().parent
NU = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
LIGHTHOUSE = HERE / "node_modules/.bin/lighthouse"
# What Nu 26.9 does not know: each is in a CSS specification and in browsers, and the page reads
# without it. Nothing else may be excused, and what no longer occurs is to be taken out.
UNKNOWN_TO_NU = {
    "anchor-name": "CSS Anchor Positioning: notes stand beside their words",
    "anchor(": "CSS Anchor Positioning",
    "anchor-size(": "CSS Anchor Positioning",
    "“top”: Parse Error": "CSS Anchor Positioning: max(anchor(…), …)",
    "timeline": "Scroll-driven Animations: the mark of where one reads on the strip map",
    "animation-range": "Scroll-driven Animations",
    "@view-transition": "CSS View Transitions 2: pages change without a flash",
    "vector-effect": "SVG 2: lines of the figures keep their width",
    "details-content": "CSS Pseudo-elements 4: furniture unfolded by its layer and in print",
    "scripting": "Media Queries 5: a place is kept for what a script shows",
}
# The JSON-LD of a page is data: browsers never run it, so no policy on scripts speaks of it, and
# Chromium reports no violation. That pages hold no other inline script, `build.py check` proves.
NO_SCRIPT = "Inline script violates Content Security Policy"

MEASURED = ("home", "event", "statement", "theme", "article")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 5  # at most; the first in which all holds is the last
LARGEST_PAINT = 1000  # ms
HEAVIEST = 32  # KB over the wire, of a first visit: 14 of HTML, 10 of styles, 8 of scripts
# Full text of others' articles is kept out of search engines on purpose.
MEANT = {"article": {"is-crawlable"}}


class Packed(SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: packed, and kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        kind = self.guess_type(str(path))
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Nothing: the table is the output."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address under which the site stands while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def nu_faults(arguments: list[str]) -> list[str]:
    """What Nu objects to, one line each; its notes in passing are no objections."""
    done = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(NU), "--format", "json", "--exit-zero-always", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{one['url']}:{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
        if one["type"] == "error" or one.get("subType") == "warning"
    ]


def style_faults(site: Path) -> list[str]:
    """What Nu objects to in the stylesheets.

    It can't parse `::highlight()` (CSS Custom Highlight API: found words) and gives no word of it
    in its message, so that it reads `::selection`, of the same grammar, in its place.
    """
    with TemporaryDirectory() as folder:
        copies = []
        for path in sorted(site.rglob("*.css")):
            copies.append(Path(folder) / path.name)
            known = path.read_text("utf-8").replace("::highlight(found)", "::selection")
            copies[-1].write_text(known, "utf-8")
        return nu_faults(["--css", *map(str, copies)])


def check_markup(site: Path, address: str) -> list[str]:
    """Faults of the HTML of every page and of the stylesheet."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    found = nu_faults([address + page for page in pages])
    faults = [line for line in found if NO_SCRIPT not in line]
    styles = style_faults(site)
    strange = [line for line in styles if not any(known in line for known in UNKNOWN_TO_NU)]
    print(f"Nu HTML checker: {len(pages)} pages, {len(faults)} faults")
    print(f"Nu CSS checker: {len(strange)} faults, {len(styles) - len(strange)} unknown to Nu")
    return faults + strange


def lighthouse(address: str) -> dict:
    """Lighthouse's whole report on one page, as a phone of the middle sort would load it."""
    with TemporaryDirectory() as folder:
        command = [
            *(str(LIGHTHOUSE), address, "--quiet", "--output=json", "--no-enable-error-reporting"),
            "--disable-full-page-screenshot",
            "--chrome-flags=" + " ".join(["--headless=new", *ARGUMENTS]),
        ]
        surroundings = {**os.environ, "CHROME_PATH": CHROMIUM or "none"}

        def run(mode: str) -> str:
            done = subprocess.run(
                [*command, f"--{mode}-mode={folder}"],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
                env=surroundings,
            )
            return done.stdout

        run("gather")
        for path in Path(folder).glob("*trace.json"):
            trace = json.loads(path.read_text("utf-8"))
            by_own_clock(trace["traceEvents"])
            path.write_text(json.dumps(trace), "utf-8")
        return json.loads(run("audit"))


def by_own_clock(events: list[dict]) -> None:
    """Puts the time that a thread ran in place of the time that went by, in each task of a trace.

    What lies in a task (`ts` and `dur`, microseconds) is moved with it, by the thread's clock that
    Chromium notes beside the wall's (`tts`, `tdur`).
    """
    task, end = {}, 0
    lasting = (event for event in events if event.get("ph") == "X" and event.get("tdur"))
    for event in sorted(lasting, key=lambda e: (e["pid"], e["tid"], e["ts"], -e["dur"])):
        thread = (event["pid"], event["tid"])
        if not task or thread != (task["pid"], task["tid"]) or event["ts"] >= end:
            task, end = event, event["ts"] + event["dur"]
        event["ts"] = task["ts"] + event["tts"] - task["tts"]
        event["dur"] = min(event["dur"], event["tdur"])


def failed(report: dict, category: str) -> set[str]:
    """The audits that cost a category marks."""
    weights = {ref["id"]: ref["weight"] for ref in report["categories"][category]["auditRefs"]}
    return {
        name
        for name, weight in weights.items()
        if weight
        and (report["audits"][name]["score"] or 0) < 1
        and report["audits"][name]["scoreDisplayMode"] != "notApplicable"
    }


def lasting_misses(report: dict, page_type: str) -> list[str]:
    """What no machine can be blamed for: missed audits, shifts, bytes."""
    misses = []
    for name in CATEGORIES[1:]:
        causes = failed(report, name) - MEANT.get(page_type, set())
        if causes:
            misses.append(f"{page_type}: {name}: {', '.join(sorted(causes))}")
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    if shift:
        moved = [one["node"] for one in report["audits"]["layout-shifts"]["details"]["items"]]
        names = ", ".join(node.get("selector", "?") for node in moved)
        misses.append(f"{page_type}: layout shift: {shift:.4g} ({names})")
    weight = report["audits"]["total-byte-weight"]["numericValue"] / 1024
    if weight > HEAVIEST:
        misses.append(f"{page_type}: {weight:.1f} KB over the wire, at most {HEAVIEST}")
    return misses


def slow_misses(report: dict, page_type: str) -> list[str]:
    """What a machine that is busy may miss in one run, and a good page does not in all."""
    marks = report["categories"]["performance"]["score"] * 100
    paint = report["audits"]["largest-contentful-paint"]["numericValue"]
    blocked = report["audits"]["total-blocking-time"]["numericValue"]
    causes = ", ".join(sorted(failed(report, "performance")))
    held = {
        f"performance: {marks:.0f}: {causes}": marks == 100,
        f"largest paint: {paint:.0f} ms, at most {LARGEST_PAINT}": paint <= LARGEST_PAINT,
        f"blocking time: {blocked:.1f} ms, at most 0": blocked == 0,
    }
    return [f"{page_type}: {miss}" for miss, holds in held.items() if not holds]


def check_page(site: Path, address: str, page_type: str) -> list[str]:
    """Misses of one page; a line of the table is printed for each run."""
    lasting: set[str] = set()
    slow: list[list[str]] = []
    while len(slow) < RUNS and [] not in slow:
        report = lighthouse(address + path_of(site, page_type))
        lasting.update(lasting_misses(report, page_type))
        slow.append(slow_misses(report, page_type))
        print(row(report, page_type), flush=True)
    return [*sorted(lasting), *min(slow, key=len)]


def row(report: dict, page_type: str) -> str:
    """The line of the table for one run."""
    marks = "  ".join(f"{report['categories'][n]['score'] * 100:5.0f}" for n in CATEGORIES)
    paint, blocked, shift, weight = (
        report["audits"][name]["numericValue"]
        for name in (
            *("largest-contentful-paint", "total-blocking-time"),
            *("cumulative-layout-shift", "total-byte-weight"),
        )
    )
    return (
        f"{page_type:10} {marks}  {paint:6.0f}  {blocked:4.0f}  {shift:6.4f}  {weight / 1024:5.1f}"
    )


def main() -> int:
    if CHROMIUM is None:
        sys.exit("check_pages.py: there is no Chromium on this machine")
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "_site").resolve()
    with served(site) as address:
        misses = check_markup(site, address)
        print("\nLighthouse  perf   a11y   best    seo   LCP ms   TBT     CLS  KB over the wire")
        for page_type in MEASURED:
            misses += check_page(site, address, page_type)
    for miss in misses:
        print(miss, file=sys.stderr)
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
