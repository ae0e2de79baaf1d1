"""Hostile seeds and hostile content are shown as text, even where no policy guards the page.

The pages are built by the program and read in Chromium with their Content-Security-Policy taken
out: nothing of them runs, nothing foreign is asked for, and every word stands there to be read.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import PROJECT
from waiting import PATIENCE

FOREIGN = "https://foreign.example/x"
ATTACKS = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    f'<img src="{FOREIGN}" onerror="window.ran=1">',
    "<svg onload=window.ran=1><animate onbegin=window.ran=1 attributeName=x>",
    '" autofocus onfocus=window.ran=1 x="',
    "' onmouseover='window.ran=1",
    "</title></style></textarea></mark></p><script>window.ran=1</script>",
    "<a href=javascript:window.ran=1>link</a>",
    "[link](javascript:window.ran=1) ![x](" + FOREIGN + ") <javascript:window.ran=1>",
    "{{ 7*7 }} {% for x in y %} ${window.ran=1} %(x)s #{7*7}",
    f"<style>@import '{FOREIGN}'; * {{ background: url({FOREIGN}) }}</style>",
    f"<link rel=stylesheet href={FOREIGN}><base href={FOREIGN}><meta http-equiv=refresh content=0>",
    "<!-- --!> ]]> <![CDATA[ <script>window.ran=1</script>",
    "&lt;script&gt; &amp;amp; &#x3c;script&#x3e;",
    f"<iframe src={FOREIGN} srcdoc='<script>parent.ran=1</script>'></iframe>",
)
OVERRIDE = "\u202eesrever\u202c and\u200bzero\u2066isolated\u2069"
HOSTILE = " ".join(ATTACKS)
THEME_WORD = "script>window.ran=1</script"  # a sign at its end would be a fault
LINES = tuple(" ".join(ATTACKS[i::5]) for i in range(4))  # a field holds 300 characters at most
SEEDS = {
    "000_hostile": [
        f"The minister spoke. {HOSTILE}",
        f"“We will not talk to {ATTACKS[0]} today, nor tomorrow,” the minister said. {HOSTILE}",
        f"Minister {ATTACKS[2]} said: “{HOSTILE}”",
        f"Some text {OVERRIDE} of the outlet, with “maximum {ATTACKS[4]} pressure” in it.",
    ],
    "001_hostile": [
        f"{ATTACKS[6]} reports",
        f"“We will not talk to {ATTACKS[0]} today, nor ever,” the minister said on Friday.",
        f"{ATTACKS[9]} “{ATTACKS[5]}” {ATTACKS[12]}",
    ],
}


def quoted(text: str) -> str:
    """As a YAML string: JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=True)


def write_content(content: Path) -> None:
    one, two, three, four = (quoted(line) for line in LINES)
    files = {
        "site.yaml": f"title: {one}\ntagline: {two}\ndescription: {three}\nlanguage: en\n",
        "about.md": HOSTILE,
        "outlets.yaml": f"bad:\n  name: {two}\n  description: {one}\nworse:\n  name: {three}\n",
        "speakers.yaml": f"minister:\n  name: {four}\n  offices: [the minister]\n"
        f"  description: {three}\n",
        "events/talks.md": f"---\ntitle: {three}\ndate: 2025-02-07\nplace: {four}\n"
        f"articles: [000_hostile, 001_hostile]\n---\n{HOSTILE}\n",
        "themes/talks.md": f"---\ntitle: {two}\nwords: [talk, {quoted(THEME_WORD)}]\n---\n"
        f"{HOSTILE}\n",
        "notes/talk.md": "---\narticle: 000_hostile\nexact: We will not talk\n"
        f"title: {one}\nauthor: {four}\n---\n{HOSTILE}\n",
    }
    for stem, outlet in zip(SEEDS, ("bad", "worse"), strict=True):
        files[f"articles/{stem}.md"] = (
            f"---\noutlet: {outlet}\ntitle: {four}\nauthor: {one}\nagency: {two}\n"
            "date: 2025-02-07\nlanguage: en\n"
            f"sure:\n  date: {{evidence: {three}, confidence: likely}}\n---\n"
            f"{HOSTILE}\n"
        )
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = [f"--{part}={folder / part}" for part in ("seeds", "content")]
    return subprocess.run(
        [sys.executable, "build.py", *arguments, "--output", str(folder / "_site"), "--quiet"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile edition as built, its pages without their policy."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "seeds").mkdir()
    for stem, paragraphs in SEEDS.items():
        text = "\n".join(paragraphs) + "\n"
        (folder / "seeds" / f"{stem}.txt").write_text(text, encoding="utf-8")
    write_content(folder / "content")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    bare = folder / "bare"
    shutil.copytree(folder / "_site", bare)
    for path in bare.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        stripped, count = re.subn(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
        assert count == 1, f"{path} has no policy"
        path.write_text(stripped, encoding="utf-8")
    return bare


@pytest.fixture
def read(chromium, hostile):
    """Opens a page of the bare site and says what it did: the page, and all that it should not."""
    context = chromium.new_context()
    page, deeds = context.new_page(), []
    page.set_default_timeout(PATIENCE * 1000)
    page.on("dialog", lambda dialog: (deeds.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda fault: deeds.append(str(fault)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(hostile.as_uri()) else deeds.append(asked.url),
    )
    yield lambda path: (page.goto(path.as_uri()), page)[1]
    context.close()
    assert deeds == []


LIVE = """() => {
  const all = selector => [...document.querySelectorAll(selector)]
  const foreign = all('style, iframe, object, embed, base, img, meta[http-equiv],'
    + 'form:not(.find[action$="search.html"]),'
    + 'script:not([src*="assets/"], [type="application/ld+json"]), link:not([href*="assets/"])')
  // A block of data runs nothing; one that a text could break out of would not be read as JSON.
  all('script[type="application/ld+json"]').forEach(block => JSON.parse(block.textContent))
  // Our own script places the popover of versions; what can be tapped has a pointer.
  const handlers = all('*:not(.version[popover], mark[style="cursor: pointer;"])')
    .filter(e => [...e.attributes].some(a => /^on|^style$|^srcdoc$/i.test(a.name)))
  const to = a => new URL(a.href.baseVal ?? a.href, document.baseURI).protocol
  const links = all('a').filter(a => !/^(file|https?):$/.test(to(a)))
  return [...foreign, ...handlers, ...links].map(e => e.outerHTML.slice(0, 200))
}"""


def test_nothing_hostile_runs_or_is_asked_for_on_any_page(read, hostile) -> None:
    pages = sorted(hostile.rglob("*.html"))
    assert len(pages) >= 12
    for path in pages:
        if path.name == "404.html":
            continue  # its links are absolute: only a server can show it
        page = read(path)
        assert page.evaluate("() => window.ran") is None, path
        assert page.evaluate(LIVE) == [], path


def test_nothing_runs_when_a_reader_opens_presses_and_hovers_everything(read, hostile) -> None:
    for stem in SEEDS:
        page = read(hostile / f"articles/{stem}.html")
        for opener in page.locator("summary, .carry, .rail input").all():
            if opener.is_visible():
                opener.press("Space")
                page.keyboard.press("Escape")
        for key in "npnn]c?":
            page.keyboard.press(key)
        for mark in page.locator("mark, .cue, .siglum").all()[:40]:
            mark.dispatch_event("mouseover")
            mark.dispatch_event("focus")
        assert page.evaluate("() => window.ran") is None
        assert page.evaluate(LIVE) == []


@pytest.mark.parametrize("stem", SEEDS)
def test_the_hostile_seed_is_read_word_for_word(read, hostile, stem) -> None:
    page = read(hostile / f"articles/{stem}.html")
    shown = page.evaluate(
        "() => [...document.querySelectorAll('[data-seed-text]')].map(e => e.textContent).join('')"
    )
    assert shown == "\n".join(SEEDS[stem]) + "\n"


def test_hostile_titles_names_and_notes_are_shown_as_they_were_written(read, hostile) -> None:
    page = read(hostile / "index.html")
    assert LINES[0] in page.title()
    page = read(hostile / "articles/000_hostile.html")
    text = " ".join(page.locator("body").text_content().split())
    assert text.count("{{ 7*7 }}") >= 3
    assert "49" not in page.title()


def test_direction_overrides_do_not_turn_what_stands_beside_them(read, hostile) -> None:
    page = read(hostile / "articles/000_hostile.html")
    assert "\u202e" not in page.title()
    order = page.evaluate(
        """() => {
          const text = document.getElementById('text')
          const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
          for (let node; node = walk.nextNode();) {
            const at = node.data.indexOf('esrever')
            if (at < 0) continue
            const left = i => {
              const letter = document.createRange()
              letter.setStart(node, at + i)
              letter.setEnd(node, at + i + 1)
              return letter.getBoundingClientRect().left
            }
            return [left(0), left(6)]
          }
        }"""
    )
    assert order[0] < order[1], "the letters after U+202E are drawn in the order they are written"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//foreign.example", "file:///etc/passwd"],
)
def test_an_address_that_is_none_stops_the_build_and_is_named(tmp_path, address) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "000_a.txt").write_text("“Words,” he said.\n", encoding="utf-8")
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "000_a.md").write_text(
        f"---\naddress: {quoted(address)}\n---\n", encoding="utf-8"
    )
    done = build(tmp_path)
    assert done.returncode == 1
    assert "000_a.md:2:" in done.stderr
    assert not (tmp_path / "_site").exists()
