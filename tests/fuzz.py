"""Every reader of the program on mutated inputs: nothing raises, whatever a file contains.

`python tests/fuzz.py --inputs 100000` tries so many inputs on each reader; `--reader NAME` on one.
An input is made from its number alone, so that a run finds the same again. What is found is printed
as a line for `tests/cases/fuzz.jsonl`, which `tests/properties/test_fuzz.py` reads.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from folders import CONTENT, SEEDS, TEMPLATES

from site_builder.commands.extract import read_line
from site_builder.edition.anchors import anchor_targets
from site_builder.edition.compile import compile_edition
from site_builder.edition.telling.theme_rules import Matcher, parse_rule
from site_builder.imports.annotations import notes_of, read_annotations
from site_builder.imports.formats import READERS
from site_builder.model.found import Article
from site_builder.model.given import (
    Content,
    QuoteCorrection,
    Seed,
    Target,
    TextQuoteSelector,
)
from site_builder.model.problems import Location, Problem
from site_builder.pages.parts.markdown import render_markdown
from site_builder.publish.check import CHECKS, guarded, read_page
from site_builder.publish.check_files import BuiltSite
from site_builder.publish.folders import MANIFEST, listed, manifest
from site_builder.publish.site import site_files
from site_builder.quotes.extraction import extract
from site_builder.sources.content import read_content
from site_builder.sources.predictions import read_predictions
from site_builder.sources.seeds import read_seeds
from site_builder.text.words import tokenise

LONGEST = 700  # bytes of an input; a longer one costs more and finds no more
TEXT = (
    "Harbour wall to be rebuilt\n\n“We will rebuild the harbour wall before winter,” Mayor Lena Orr"
    " said on Monday.\n\n“Nobody will be left behind the wall,” she said.\n"
)
SEED = Seed("seeds/one.txt", "one", TEXT)
ARTICLE = Article("one", "seeds/one.txt", TEXT, "o")
PREDICTED = [
    {"id": "one", "quotes": extract(TEXT)},
    {"id": "one", "quotes": [{"spans": [[9, 30]]}]},
]
ANNOTATIONS = [
    {
        "id": str(number),
        "user": "acct:a@example.org",
        "text": "So.",
        "body": [{"value": "<p>So.</p>", "format": "text/html"}],
        "target": [
            {
                "source": "https://example.org/wall#a",
                "selector": [{"type": "TextQuoteSelector", "exact": exact, "prefix": "the "}],
            }
        ],
    }
    for number, exact in enumerate(("harbour wall", "wall"))
]
CLIPPINGS = PROJECT / "tests/clippings"
IMPORTED = [b'{"title": "A", "text": "We agree."}\n{"text": 7}', b'title,text\nA,"We agree."\n']
STEMS = ("one", *(path.stem for path in sorted(SEEDS.glob("*.txt"))))
TABLE = b'seed,title,outlet,published\none,"A, b",bb,2025-03-01\ntwo;c;d;e\n'
# What the grammars of the readers are made of.
SIGNS = r"""
“ ” ‘ ’ é ک 👩 --- ... <<: &a *a !!python/object: {} [] {{}} ?: |- >2 "\u \x %TAG # : - ''
<script> </ <!-- ]]> <![CDATA[ <![ <base href=// style= on &#0; &#x110000; <svg> data: ../ %2e%00
null true NaN 1e999 -1 99999999999999999999 {"a": "\ud800" http://[ //
""".encode().split()
UNSEEN = ("\u2028", "\u202e", "\u200d", "\ufeff", "\uffff", "\r\n", "\n\n", "\n - ", "  ", "\t")
DEEP = (b"[" * 300, b'{"a":' * 200, b"<b>" * 200, b"> " * 200)
PIECES = [*(bytes([n]) for n in range(256)), *SIGNS, *(c.encode() for c in UNSEEN), *DEEP]


def mutated(bases: list[bytes], dice: random.Random) -> bytes:
    """A piece of one of the inputs with one to eight changes."""
    base = dice.choice(bases)
    start = dice.choice((0, dice.randrange(len(base) + 1)))
    data = base[start : start + dice.randrange(1, LONGEST)]
    for _ in range(dice.randrange(1, 9)):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + dice.choice((0, 1, 1, 4, 30)))
        other = dice.choice(bases)
        place = dice.randrange(len(other) + 1)
        piece = dice.choice(PIECES)
        new = dice.choice((b"", piece, piece, data[at:end] * 2, other[place : place + 30]))
        data = data[:at] + new + data[end:]
    return data


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _on_disk(folder: Path, name: str, read: Callable[[Path], object], data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    try:
        read(folder)
    finally:
        path.unlink()


def _selectors(data: bytes) -> None:
    exact, _, rest = _text(data).partition("\n")
    prefix, _, suffix = rest.partition("\n")
    target = Target("one", TextQuoteSelector(exact, prefix, suffix), Location("c.yaml"))
    anchor_targets(Content(corrections=(QuoteCorrection(target, "b"),)), (ARTICLE,))


def _annotations(folder: Path, data: bytes) -> None:
    """The notes that they make are notes without a fault."""
    read, _ = read_annotations("a.json", _text(data))
    notes, _ = notes_of(read, (ARTICLE,), {"https://example.org/wall": "one"})
    for note in notes:
        (folder / "notes/one.md").write_text(note.text, "utf-8")
        _, problems = read_content(folder, STEMS)
        assert not problems, (note.text, problems)


def _rule(data: bytes) -> None:
    text = _text(data)[:80]
    parse_rule(text)
    Matcher((text,)).find(tokenise(TEXT))


def _guarded(path: str, check: Callable[..., Iterable[Problem]], *given: object) -> None:
    """As `check` does it: what breaks a check is a fault of the file."""
    assert all(str(fault).startswith(path) for fault in guarded(path, check, path, *given))


def _checked(path: str, data: bytes) -> None:
    _guarded(path, CHECKS[Path(path).suffix], BuiltSite({path: data}, {}))


Reader = tuple[list[bytes], Callable[[bytes], object]]  # real inputs, and what reads one


def readers(folder: Path) -> dict[str, Reader]:
    """The readers by name; `folder` is theirs to write in."""
    site, _ = site_files(compile_edition((SEED,), Content()), TEMPLATES, lambda path: None)
    seeds = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))]
    content = {
        name: [path.read_bytes() for path in sorted(CONTENT.glob(pattern))]
        for name, pattern in (
            *((f"{kind}/one.md", f"{kind}/*.md") for kind in ("articles", "events", "themes")),
            ("notes/one.md", "notes/*.md"),
            ("corrections/one.yaml", "corrections/*.yaml"),
            *((name, name) for name in ("site.yaml", "outlets.yaml", "speakers.yaml", "about.md")),
        )
    } | {"articles.csv": [TABLE]}
    found: dict[str, Reader] = {
        "seeds": (seeds, partial(_on_disk, folder / "s", "a.txt", read_seeds)),
        "articles": (seeds, lambda data: extract(_text(data))),
        "extract": ([json.dumps(p).encode() for p in PREDICTED], _line),
        "predictions": (
            [json.dumps(line).encode() + b"\n" for line in PREDICTED],
            partial(
                _on_disk,
                folder / "p",
                "p.jsonl",
                lambda made: read_predictions(made / "p.jsonl", (SEED,)),
            ),
        ),
        "markdown": (
            content["about.md"] + content["notes/one.md"],
            lambda d: render_markdown(_text(d)),
        ),
        "selectors": ([TEXT.encode(), b"the wall\nbehind \n,\n"], _selectors),
        "annotations": ([json.dumps(ANNOTATIONS).encode()], partial(_annotations, folder / "n")),
        "theme words": ([b"harbour wall*", b"will * rebuild", b"-no -not"], _rule),
        "manifest": ([manifest(site)], partial(_on_disk, folder / "m", MANIFEST, listed)),
        "pages": (
            [data for path, data in site.items() if path.endswith(".html")],
            lambda data: _guarded("index.html", read_page, data, {}),
        ),
    }
    for suffix, import_ in READERS.items():
        bases = [path.read_bytes() for path in sorted(CLIPPINGS.glob(f"*{suffix}"))]
        found[f"import {suffix}"] = (bases or IMPORTED, partial(import_, Location("a")))
    for kind in CHECKS:
        bases = [data for path, data in site.items() if path.endswith(kind)]
        found[f"check {kind}"] = (bases or [b"<a/>"], partial(_checked, f"data/articles{kind}"))
    for name, bases in content.items():
        own = folder / name.replace("/", "-")
        own.mkdir()
        read = partial(_on_disk, own, name, lambda made: read_content(made, STEMS))
        found[f"content/{name}"] = (bases, read)
    for made in ("s", "p", "m", "n/notes"):
        (folder / made).mkdir(parents=True)
    return found


def _line(data: bytes) -> None:
    try:
        read_line(data)
    except ValueError as fault:  # what is wrong in the line
        str(fault)


def fault_of(read: Callable[[bytes], object], data: bytes) -> str:
    """The traceback that an input causes, or ""."""
    try:
        read(data)
    except Exception:
        return traceback.format_exc()
    return ""


def run(inputs: int, wanted: Mapping[str, Reader]) -> dict[str, dict[str, tuple[int, bytes]]]:
    """What raises, by reader: the number and the input of the first that raises on a line."""
    faults: dict[str, dict[str, tuple[int, bytes]]] = {}
    for name, (bases, read) in wanted.items():
        for number in range(inputs):
            data = mutated(bases, random.Random(f"{name} {number}"))  # noqa: S311 (no secret)
            if fault := fault_of(read, data):
                faults.setdefault(name, {}).setdefault(fault, (number, data))
    return faults


def main() -> int:
    """Try the readers and print what is found; the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--inputs", type=int, default=1000, help="of each reader")
    arguments.add_argument("--reader", help="only this one")
    options = arguments.parse_args()
    code = 0
    with tempfile.TemporaryDirectory() as folder:
        known = readers(Path(folder))
        if options.reader not in (None, *known):
            arguments.error(f"the readers are {', '.join(known)}")
        for name in [options.reader] if options.reader else known:
            faults = run(options.inputs, {name: known[name]}).get(name, {})
            print(f"{name}: {options.inputs:,} inputs, {len(faults)} tracebacks", flush=True)
            for fault, (_, data) in faults.items():
                code = 1
                print(fault, json.dumps({"reader": name, "data": base64.b64encode(data).decode()}))
    return code


if __name__ == "__main__":
    sys.exit(main())
