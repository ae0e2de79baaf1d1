"""What a text mode keeps back stands in no file of the site: no page, no data, no search index.

A made project has a word of its own at the beginning, in the middle and at the end of everything
that is not quoted. The words are looked for in every byte that is published, packed files unpacked.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("ka", "lo", "mi", "ren", "ta", "vos", "du", "pel", "ari", "sun", "gor", "bet")


def made_word(number: int) -> str:
    """A word that no language has, its like in no other number."""
    return "xq" + "".join(PARTS[number // 12**n % 12] for n in range(3)) + "zz"


# {} is a word that no reader may find; A to D say where it stands.
A = "outside every paragraph that quotes"
B = "beside a quotation, in its paragraph"
C = "furniture"
SEEDS = {
    "000_one": [
        (A, "The {} minister of Atlantis {} ruled out talks with Lemuria in 2031 {}."),
        (B, "“We will never talk to such a government, it is neither wise nor prudent,” the {}"
            " minister Orla Quint said {} on Friday {}."),
        (B, "In {} the words of Orla Quint, the pact was “a bitter lesson” {} for {} everyone."),
        (A, "Her {} party signed the pact of 2029 with Lemuria {} after two years of talks {}."),
        (A, "Talks {} with such a government are neither wise nor prudent, Quint {} said {}."),
        (B, "The {} so-called “gentle pressure” of Lemuria {} hurts the harbour towns {}."),
        (C, "Sign up for {} our newsletter and {} never miss a story {}"),
    ],
    "001_two": [
        (A, "Talks {} with Lemuria are neither wise nor prudent, they {} solve nothing {}."),
        (B, "“Talking to such a government is not wise, it is not prudent,” Orla Quint {} told"
            " officers {} in the capital {}."),
        (A, "Her {} party signed the pact of 2029 with Lemuria {} after two years of talks {}."),
        (B, "“The pact was a bitter lesson for us all,” Quint {} added {} in 2031 {}."),
        (A, "Read more: {} the harbour towns {} in pictures {}"),
    ],
    "002_three": [
        (A, "A {} quarrel over {} fish went on {}."),
        (B, "“Fish is not a matter of honour,” the harbour master Ivo Brand {} said {} then {}."),
    ],
}  # fmt: skip


def project(folder: Path, site: str, outlet: str = "", article: str = "") -> dict[str, str]:
    """A project in `folder` with these text modes; where each of its own words stands."""
    where: dict[str, str] = {}
    for stem, lines in SEEDS.items():
        text = []
        for place, line in lines:
            words = [made_word(len(where) + n) for n in range(line.count("{}"))]
            text.append(line.format(*words))
            where |= dict.fromkeys(words, f"{stem}: {place}")
        path = folder / "seeds" / f"{stem}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(text) + "\n", encoding="utf-8")
    own = f"text_mode: {article}\n" if article else ""
    files = {
        "site.yaml": f"title: Made\nbase_url: https://example.org/\ntext_mode: {site}\n",
        "outlets.yaml": "one:\n  name: One\n"
        + (f"  text_mode: {outlet}\n" if outlet else "")
        + "two:\n  name: Two\n",
        "articles/000_one.md": f"---\noutlet: one\ndate: 2031-02-07\n{own}---\n",
        "articles/001_two.md": "---\noutlet: two\ndate: 2031-02-07\ntitle: Quint on talks\n---\n",
        "themes/pact.md": "---\ntitle: The pact\nwords: [pact, talks, fish]\n---\nAn essay.\n",
        "themes/harbour.md": "---\ntitle: The harbour\nwords: [harbour, newsletter]\n---\nMore.\n",
        "notes/one.md": "---\narticle: 000_one\nexact: two years of talks\ntitle: On the years\n"
        "---\nA remark.\n",
    }
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return where


def build(folder: Path) -> dict[str, bytes]:
    """Every published file, unpacked and in lower case, and its path with it."""
    command = [sys.executable, "build.py", "--output", str(folder / "_site"), "--quiet"]
    parts = [f"--{part}={folder / part}" for part in ("seeds", "content")]
    done = subprocess.run(
        [*command, *parts], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = {}
    for path in sorted((folder / "_site").rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            name = path.relative_to(folder / "_site").as_posix()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            found[name] = name.encode() + b"\n" + data.lower()
    checked = subprocess.run(
        [*command[:2], "check", "--output", str(folder / "_site"), "--quiet"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    return found


def leaks(files: dict[str, bytes], words: dict[str, str]) -> list[str]:
    return sorted(
        f"{name}: {word}, {place}"
        for name, data in files.items()
        for word, place in words.items()
        if word.encode() in data
    )


def test_quotations_alone_leak_no_other_word(tmp_path: Path) -> None:
    words = project(tmp_path, "quotes-only")
    files = build(tmp_path)
    assert leaks(files, words) == []
    assert {name.rpartition(".")[2] for name in files if name.startswith("cite/")} == {
        "ris",
        "bib",
        "json",
    }
    assert {"index.xml", "outlets/one.json", "themes/pact.xml"} <= files.keys()
    assert b'"gentle pressure"' in files["data/quotes.json"]
    assert "“gentle".encode() in files["articles/000_one.html"]


def test_excerpts_leak_no_word_of_a_paragraph_without_quotations(tmp_path: Path) -> None:
    words = project(tmp_path, "excerpts")
    files = build(tmp_path)
    assert leaks(files, {w: place for w, place in words.items() if B not in place}) == []
    shown = {w for w, place in words.items() if B in place}
    assert all(any(w.encode() in data for data in files.values()) for w in shown)


def test_in_full_every_word_stands_in_its_article(tmp_path: Path) -> None:
    words = project(tmp_path, "full")
    files = build(tmp_path)
    for word, place in words.items():
        assert word.encode() in files[f"articles/{place.split(':')[0]}.html"]


@pytest.mark.parametrize(
    ("outlet", "article"), [("quotes-only", ""), ("", "quotes-only"), ("full", "quotes-only")]
)
def test_an_outlet_or_an_article_is_kept_back_alone(
    tmp_path: Path, outlet: str, article: str
) -> None:
    words = project(tmp_path, "full", outlet, article)
    files = build(tmp_path)
    assert leaks(files, {w: p for w, p in words.items() if p.startswith("000_one")}) == []
    others = [w for w, p in words.items() if p.startswith("001_two")]
    assert all(w.encode() in files["articles/001_two.html"] for w in others)


def test_the_search_finds_what_is_quoted_and_nothing_else(tmp_path: Path) -> None:
    project(tmp_path, "quotes-only")
    index = {n: data for n, data in build(tmp_path).items() if n.startswith("search/fragment/")}
    assert any(b"neither wise nor prudent" in data for data in index.values())
    assert not any(b"signed the pact" in data for data in index.values())


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    project(tmp_path, "quotes-only")
    page = build(tmp_path)["articles/002_three.html"].decode()
    assert '<p class="gap"><span id="p1"></span>[1 paragraph, 9 words]</p>' in page
    assert '<p class="gap">[1 paragraph, 10 words]</p>' in page
