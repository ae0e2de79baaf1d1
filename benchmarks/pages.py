"""How often `import` is right on real pages: headline, day and author, sure ones and others.

`python benchmarks/pages.py FOLDER` reads pages and what people wrote down of them from the folder
`tests` of a copy of https://github.com/adbar/trafilatura (Apache 2.0): `evaldata.json`, `cache/`,
`eval/`. `--wrong` prints what differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bs4 import BeautifulSoup

from site_builder.imports.clipping import plain
from site_builder.imports.page_offers import page_offers
from site_builder.imports.web_page import decoded

KEYS = ("title", "date", "author")
AND = {"and", "und", "et", "y"}


def words(written: object) -> list[str]:
    """The words of a fact in an order that does not depend on that of the authors."""
    text = " ".join(map(str, written)) if isinstance(written, list) else str(written or "")
    return sorted(word for word in plain(text) if word not in AND)


def main() -> int:
    """Print the table; the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--wrong", action="store_true")
    options = arguments.parse_args()
    counts: Counter[tuple[str, str, bool]] = Counter()
    pages = 0
    for address, known in json.loads((options.folder / "evaldata.json").read_text("utf-8")).items():
        files = [options.folder / place / known["file"] for place in ("cache", "eval")]
        file = next((path for path in files if path.is_file()), None)
        html = decoded(file.read_bytes()) if file and any(map(known.get, KEYS)) else None
        if html is None:
            continue
        pages += 1
        found = {one.key: one for one in page_offers(BeautifulSoup(html, "html.parser"))}
        for key in KEYS:
            if not known.get(key) or key not in found:
                counts[key, "not found", True] += bool(known.get(key))
                continue
            offer = found[key]
            is_right = words(offer.value) == words(known[key])
            counts[key, "sure" if offer.is_sure else "unsure", is_right] += 1
            if options.wrong and offer.is_sure and not is_right:
                print(key, known[key], offer.value, offer.evidence, address, sep=" | ")
    print(f"{pages} pages")
    for key in KEYS:
        told = []
        for how in ("sure", "unsure"):
            right, wrong = counts[key, how, True], counts[key, how, False]
            told.append(f"{how} {right} of {right + wrong} right ({right / (right + wrong):.2f})")
        print(f"{key:7} {', '.join(told)}, not found {counts[key, 'not found', True]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
