"""Persian, Arabic and Hebrew reports: words in their own direction wherever they are shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from folders import PROJECT
from waiting import ready

SEEDS = {
    "irna": (
        "رهبر ایران مذاکره با آمریکا را رد کرد",
        "رهبر ایران روز جمعه در تهران گفت مذاکره با دولت آمریکا مشکلات کشور را حل نمی‌کند.",
        "«مذاکره با چنین دولتی نه عاقلانه است، نه هوشمندانه و نه شرافتمندانه.» said Ali Khamenei.",
        "«اگر ما را تهدید کنند، ما هم آنها را تهدید می‌کنیم.» در 2015 توافقی با 1+5 امضا شد.",
    ),
    "fars": (
        "خامنه‌ای: مذاکره با آمریکا عاقلانه نیست",
        "علی خامنه‌ای در دیدار فرماندهان گفت مذاکره با دولت آمریکا مشکلی را حل نمی‌کند.",
        "«مذاکره با چنین دولتی نه عاقلانه است، نه شرافتمندانه.» said Ali Khamenei.",
        "«اگر ما را تهدید کنند، ما هم آنها را تهدید خواهیم کرد.» او گفت.",
    ),
    "jazeera": (
        "خامنئي يرفض التفاوض مع واشنطن",
        "«التفاوض مع مثل هذه الحكومة ليس عقلانياً ولا مشرفاً»، قال علي خامنئي عن (JCPOA).",
    ),
    "haaretz": (
        "חמינאי שולל משא ומתן עם ארצות הברית",
        "המנהיג העליון אמר ביום שישי כי משא ומתן עם Trump לא יפתור דבר.",
        '„אם יאיימו עלינו, נאיים עליהם,” הוסיף. "לא נבון," אמר.',
    ),
}
# Where the first and the last letter of the first line of an element stand, from the left.
ENDS = """element => {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), boxes = []
  for (let node; node = walk.nextNode();) for (let at = 0; at < node.length; at++) {
    const range = new Range(); range.setStart(node, at); range.setEnd(node, at + 1)
    const box = range.getBoundingClientRect()
    if (box.width && node.data[at].trim()) boxes.push(box)
  }
  const line = boxes.filter(box => Math.abs(box.bottom - boxes[0].bottom) < 8)
  return [line[0].left, line.at(-1).left]
}"""
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("right-to-left")
    for name, lines in SEEDS.items():
        (folder / "seeds").mkdir(exist_ok=True)
        (folder / "seeds" / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
        (folder / "content/articles").mkdir(parents=True, exist_ok=True)
        entry = f'---\noutlet: {name}\ndate: 2025-02-07\ntitle: "{lines[0]}"\n---\n'
        (folder / f"content/articles/{name}.md").write_text(entry, encoding="utf-8")
    outlets = (
        "irna: {name: ایرنا}\nfars: {name: فارس}\njazeera: {name: الجزيرة}\nhaaretz: {name: הארץ}\n"
    )
    (folder / "content/outlets.yaml").write_text(outlets, encoding="utf-8")
    options = (f"--{name}={folder / name}" for name in ("seeds", "content"))
    command = [sys.executable, "build.py", "--quiet", *options, f"--output={folder / 'site'}"]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    return folder / "site"


@pytest.fixture(params=[{"width": 1440}, PHONE, {"width": 320}], ids=["wide", "phone", "narrow"])
def visit(request, chromium, pages):
    """Opens a page of that site; `visit("articles/irna.html")`."""
    size = {"viewport": {"width": request.param["width"], "height": 844}}
    context = chromium.new_context(**size, has_touch="has_touch" in request.param)

    def opened(path: str):
        page = context.new_page()
        page.goto((pages / path).as_uri())
        ready(page)
        return page

    yield opened
    context.close()


def path_like(pages: Path, pattern: str, words: str) -> str:
    """The page of that kind that holds these words."""
    found = [p for p in sorted(pages.glob(pattern)) if words in p.read_text("utf-8")]
    return found[0].relative_to(pages).as_posix()


def runs_from_right(element) -> bool:
    first, last = element.evaluate(ENDS)
    return first > last


@pytest.mark.parametrize("name", SEEDS)
def test_a_report_runs_in_its_own_direction(visit, name) -> None:
    page = visit(f"articles/{name}.html")
    assert page.locator("#text").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert runs_from_right(page.locator("h1"))
    lines = page.locator("#text p:visible").all()
    assert len(lines) == len(SEEDS[name]) - 1
    for line in lines:
        assert runs_from_right(line)
    assert page.locator("html").get_attribute("dir") is None, "our own words run from the left"
    assert not runs_from_right(page.locator(".colophon p").first)


@pytest.mark.parametrize(
    ("kind", "elements"),
    [
        ("index.html", ".say"),
        ("statements/*.html", "h1, .collation td:not(.verb, .gap), .lead"),
        ("events/*.html", "h1, .lead, .synopsis td > p:not(.told)"),
    ],
)
def test_the_words_of_others_run_from_the_right_where_they_are_shown(
    visit, pages, kind, elements
) -> None:
    page = visit(path_like(pages, kind, "شرافتمندانه"))
    shown = [one for one in page.locator(elements).all() if one.is_visible()]
    assert len(shown) >= 2
    for one in shown:
        assert runs_from_right(one), one.inner_text()


def test_the_places_of_a_collation_follow_one_another_from_the_right(visit, pages) -> None:
    page = visit(path_like(pages, "statements/*.html", "هوشمندانه"))
    cells = page.locator(".collation .row-1 td").all()
    boxes = [cell.bounding_box() for cell in cells]
    if page.viewport_size["width"] > 800:
        assert [b["x"] for b in boxes] == sorted((b["x"] for b in boxes), reverse=True)
    assert page.locator(".collation").evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_date_stands_behind_a_title_from_the_right_in_a_line_of_ours(visit, pages) -> None:
    page = visit(path_like(pages, "events/*.html", "שולל"))
    crumb = page.locator(".crumbs [aria-current]")
    assert crumb.text_content().endswith(", 7 February 2025")
    assert crumb.text_content().count("7 February 2025") == 1
    seven, month = crumb.evaluate(
        """crumb => { const node = crumb.firstChild, at = node.data.indexOf("7 February")
          return [at, at + 2].map(place => { const range = new Range()
            range.setStart(node, place); range.setEnd(node, place + 1)
            return range.getBoundingClientRect().toJSON() }) }"""
    )
    if page.viewport_size["width"] > 800:
        assert 0 < month["left"] - seven["right"] < 10, "only a space parts the 7 from its month"


@pytest.mark.parametrize(
    "kind", ["index.html", "articles/*.html", "events/*.html", "statements/*.html"]
)
def test_nothing_scrolls_sideways(visit, pages, kind) -> None:
    for path in sorted(pages.glob(kind)):
        page = visit(path.relative_to(pages).as_posix())
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), path.name
        page.close()
