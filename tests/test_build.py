"""The whole build: the same bytes whatever surrounds it, nothing written twice."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import CONTENT, OF_EDITION, PROJECT, SEEDS
from msgspec.structs import replace

from site_builder.edition.compile import compile_edition
from site_builder.model.given import QuoteCorrection
from site_builder.publish.folders import MANIFEST
from site_builder.sources.content import read_content
from site_builder.sources.seeds import read_seeds

pytestmark = pytest.mark.slow

PARTS = {
    "seeds": SEEDS,
    "content": CONTENT,
    **{part: PROJECT / part for part in ("site_builder", "templates", "build.py")},
}


def copied(folder: Path) -> Path:
    """The program with the tests' edition, in a folder of its own."""
    for part, source in PARTS.items():
        if source.is_dir():
            shutil.copytree(
                source, folder / part, ignore=shutil.ignore_patterns("__pycache__", ".*")
            )
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / part)
    return folder


def built(project: Path, *arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "build.py", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_bytes_in_another_folder_zone_locale_mask_and_with_another_hash_seed(
    site: Path, tmp_path: Path
) -> None:
    other = copied(tmp_path / "ein anderer Ordner")
    before = os.umask(0o077)
    try:
        done = built(
            other,
            PYTHONHASHSEED="12345",
            TZ="Pacific/Kiritimati",
            LC_ALL="C",
            LANG="C",
            COLUMNS="20",
            PYTHONOPTIMIZE="1",
        )
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    again = built(other, "--output", "second", PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    assert again.returncode == 0, again.stderr
    assert contents(other / "_site") == contents(site)
    assert contents(other / "second") == contents(site)


def test_the_same_bytes_however_the_folders_are_named_and_from_wherever(
    site: Path, tmp_path: Path
) -> None:
    """No path as it was typed, and no folder of this machine, comes into the site."""
    absolute = [*OF_EDITION, f"--templates={PROJECT / 'templates'}"]
    relative = [f"--{name}=./x/../{name}" for name in ("seeds", "content", "templates")]
    (tmp_path / "elsewhere").mkdir()
    other = copied(tmp_path / "project")
    (other / "x").mkdir()
    commands = (
        (PROJECT, [str(PROJECT / "build.py"), *absolute, f"--output={tmp_path}/absolute"]),
        (other, ["build.py", *relative, "--output=relative"]),
        (tmp_path / "elsewhere", [f"{other}/build.py", *absolute, "--output=../from-elsewhere"]),
    )
    for folder, command in commands:
        done = subprocess.run(
            [sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    expected = contents(site)
    for place in (tmp_path / "absolute", other / "relative", tmp_path / "from-elsewhere"):
        found = contents(place)
        assert [path for path in expected if found.get(path) != expected[path]] == []
        assert found.keys() == expected.keys()
    named = [path for path, data in expected.items() if str(PROJECT).encode() in data]
    assert named == []


def test_a_form_feed_in_a_seed_is_layout_in_the_page_too(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    text = "A headline\n\n“We \x0cagree to all of it,” said Ann Lee.\x0c\nThe\x0cend.\n"
    (tmp_path / "seeds/one.txt").write_text(text, "utf-8")
    output = str(tmp_path / "_site")
    folders = (f"--seeds={tmp_path}/seeds", f"--content={tmp_path}/none", f"--output={output}")
    assert built(PROJECT, *folders).returncode == 0
    done = built(PROJECT, "check", "--output", output)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_second_build_writes_no_file(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    assert built(project).returncode == 0

    def state() -> dict[str, tuple[int, int, int]]:
        return {
            str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns, path.lstat().st_ctime_ns)
            for path in [project, *sorted(project.rglob("*"))]
            if ".variorum" not in path.parts
        }

    before = state()
    done = built(project)
    assert done.returncode == 0
    assert done.stdout.endswith(", unchanged\n")
    assert state() == before


def test_the_order_of_the_seeds_changes_nothing() -> None:
    seeds, _ = read_seeds(SEEDS)
    content, _ = read_content(CONTENT, {seed.stem for seed in seeds})
    in_order = compile_edition(seeds, content)
    for shift in range(1, len(seeds)):
        turned = (*seeds[shift:], *seeds[:shift])
        assert compile_edition(turned[::-1], content) == in_order


def test_what_no_correction_names_stays_as_it_was(tmp_path: Path) -> None:
    """Without corrections nothing is an editor's decision but what other content files say."""
    seeds, _ = read_seeds(SEEDS)
    content, _ = read_content(CONTENT, {seed.stem for seed in seeds})
    with_them = compile_edition(seeds, content)
    without = compile_edition(seeds, replace(content, corrections=()))
    assert all(quote.decided_by == "automatic" for quote in without.quotes)
    texts = {article.id: article.text for article in with_them.articles}
    changed = [
        (q.article_id, texts[q.article_id][q.segments[0].span.start : q.segments[-1].span.end])
        for q in with_them.quotes
        if q not in set(without.quotes)
    ]
    named = [c.target for c in content.corrections if isinstance(c, QuoteCorrection)]
    assert len(changed) == len(named) > 0
    for article_id, words in changed:
        assert any(t.article == article_id and t.selector.exact in words for t in named)


def test_each_page_carries_its_seeds_text_code_point_for_code_point(site: Path) -> None:
    """The tree is built by the standard's own algorithm, as a browser builds it."""
    import html5lib

    seeds = sorted(SEEDS.glob("*.txt"))
    assert len(seeds) == 5
    for seed in seeds:
        page = (site / f"articles/{seed.stem}.html").read_bytes().decode()
        tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
        carriers = tree.iterfind(".//*[@data-seed-text]")
        shown = "".join(text for carrier in carriers for text in carrier.itertext())
        text = seed.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        assert shown == text, seed.name


def test_the_data_points_into_the_seeds(site: Path) -> None:
    """The offsets are read against the files themselves, not against our reading of them."""
    texts = {
        seed.stem: seed.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        for seed in SEEDS.glob("*.txt")
    }
    quotes = json.loads((site / "data/quotes.json").read_text("utf-8"))
    for quote in quotes:
        text = texts[quote["article"]]
        assert " ".join(text[start:end] for start, end in quote["segments"]) == quote["text"]
        for start, end in quote["segments"]:
            assert text[start - 1] in "“‘\"'"
            assert end == len(text) or text[end] in "”’\"'\n"
    by_id = {quote["id"]: quote for quote in quotes}
    assert len(by_id) == len(quotes)
    for statement in json.loads((site / "data/statements.json").read_text("utf-8")):
        for rendering in statement["renderings"]:
            for unit in rendering["units"]:
                quote = by_id[unit["quote"]]
                assert quote["article"] == rendering["article"]
                assert any(s <= unit["start"] < unit["end"] <= e for s, e in quote["segments"])


def test_every_page_reads_without_a_parse_error_by_the_standards_own_algorithm(site: Path) -> None:
    import html5lib

    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_bytes().decode())
        assert [(where, what) for where, what, _ in parser.errors] == [], path.name


def test_the_check_finds_nothing(site: Path) -> None:
    done = built(PROJECT, "check", "--output", str(site), "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    pages = len(list(site.rglob("*.html")))
    assert done.stdout == f"{site}: {pages} pages, no fault found\n"


def test_the_projects_own_edition_is_built_and_checked(tmp_path: Path) -> None:
    output = str(tmp_path / "_site")
    for command in ("build", "check"):
        done = built(PROJECT, command, "--output", output)
        assert done.returncode == 0, done.stderr


def test_machines_find_what_they_look_for(site: Path, tmp_path: Path) -> None:
    assert (site / ".nojekyll").read_bytes() == b""
    assert (site / "404.html").is_file()
    assert (site / MANIFEST).is_file()
    output = tmp_path / "_site"
    address = "https://example.org/speech"
    done = built(PROJECT, *OF_EDITION, "--output", str(output), "--base-url", address)
    assert done.returncode == 0, done.stderr
    robots = (output / "robots.txt").read_text("utf-8")
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n"
    listed = re.findall("<loc>(.*?)</loc>", (output / "sitemap.xml").read_text("utf-8"))
    assert f"{address}/index.html" in listed
    assert listed == sorted(set(listed))
    paths = [found.removeprefix(f"{address}/") for found in listed]
    assert not [path for path in paths if path.startswith("articles/") or path == "404.html"]
    for path in paths:
        assert b'content="noindex' not in (output / path).read_bytes()
    assert built(PROJECT, "check", "--output", str(output)).returncode == 0
    lost = (output / "404.html").read_text("utf-8")
    assert f'href="{address}/assets/variorum.css"' in lost


@pytest.mark.parametrize("gone", ["content", "content/speakers.yaml", "content/events"])
def test_a_newcomer_without_that_content_still_gets_a_site(tmp_path: Path, gone: str) -> None:
    project = copied(tmp_path / "project")
    path = project / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    if gone != "content":  # what names the missing entries goes with them
        for part in ("themes", "corrections"):
            shutil.rmtree(project / "content" / part, ignore_errors=True)
    done = built(project)
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr
    assert built(project, "check").returncode == 0


def test_the_price_of_a_build_is_at_most_eight_times_that_of_its_imports(tmp_path: Path) -> None:
    def cost(*command: str) -> float:
        best = float("inf")
        for _ in range(3):
            before = os.times()
            subprocess.run([sys.executable, *command], cwd=PROJECT, check=True, capture_output=True)
            after = os.times()
            best = min(
                best,
                after.children_user
                + after.children_system
                - before.children_user
                - before.children_system,
            )
        return best

    imports = cost("-c", "import jinja2, markdown_it, yaml, bs4")
    build = cost("build.py", *OF_EDITION, "--quiet", "--output", str(tmp_path / "_site"))
    assert build <= 8 * imports, f"{build:.2f} s against {imports:.2f} s: {build / imports:.1f}"
