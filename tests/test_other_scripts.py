"""An edition in letters beyond Latin: it builds, and its addresses are distinct and readable."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from folders import PROJECT

WORDS = """ما دیوار بندر را پیش از زمستان دوباره می‌سازیم و هیچ‌کس پشت آن تنها نمی‌ماند شهر دریا مردم
 خانه سنگ آب باران روز شب کار نان راه پل کشتی ماهی باد آفتاب درخت کودک مادر پدر برادر""".split()  # noqa: SIM905 (nobody can review a list of them)
PAIRS, QUOTATIONS = 25, 100  # two outlets each: 5,000 quotations


def _sentence(number: int) -> str:
    """Nine words that no other number of these thousands has in this order."""
    places = [number * (n * n + 1) + n * 7 + number // len(WORDS) * n for n in range(9)]
    return " ".join(WORDS[place % len(WORDS)] for place in places)


@pytest.mark.slow
def test_five_thousand_persian_statements_have_addresses_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content/articles").mkdir(parents=True)
    for pair in range(PAIRS):
        for place, outlet in enumerate("ab"):
            first = (2 * pair + place) * QUOTATIONS
            said = [_sentence(number) for number in range(first, first + QUOTATIONS)]
            text = "\n\n".join(f"شهردار گفت: «{words}.»" for words in said)
            (tmp_path / f"seeds/{outlet}{pair}.txt").write_text(text + "\n", "utf-8")
            # Only texts in English have statements, as far as the program knows.
            entry = tmp_path / f"content/articles/{outlet}{pair}.md"
            entry.write_text("---\nlanguage: en\n---\n", "utf-8")
    build = [sys.executable, str(PROJECT / "build.py"), "-q", "--no-search"]
    build += ["--templates", str(PROJECT / "templates"), "--content", "content"]
    done = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    quotes = json.loads((tmp_path / "_site/data/quotes.json").read_bytes())
    statements = json.loads((tmp_path / "_site/data/statements.json").read_bytes())
    assert len(quotes) == 2 * PAIRS * QUOTATIONS
    assert len(statements) >= 2 * PAIRS * QUOTATIONS - 50  # few are equal by chance
    for records in (quotes, statements):
        assert max(Counter(record["id"] for record in records).values()) == 1
        named = [record["id"] for record in records if any(w in record["id"] for w in WORDS)]
        assert len(named) == len(records)
    check = [sys.executable, str(PROJECT / "build.py"), "-q", "check", "--seeds", "seeds"]
    done = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, unquote(done.stderr)) == (0, "")
