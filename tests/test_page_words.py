"""Pages speak to readers: none of our trade's words, none of the old dialect's.

The words of articles, notes and essays are their authors' own.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from folders import PROJECT

EDITION = PROJECT / "tests" / "edition"
# What a reader gets in its place: `templates/parts/glossary.html`.
OF_THE_TRADE = (
    "page matter", "apparatus", "lesser row", "terms in marks", "keeps its distance", "tellings",
    "rendering", "siglum", "sigla", "read alike", "probable", "close wording", "attributed;",
    "a guess", "omits", "text cut", "in no form of", "narrated", "nobody speaking", "silent",
    "stands", "beside", "whom", "anew",
)  # fmt: skip
FORBIDDEN = re.compile(rf"\b(?:{'|'.join(map(re.escape, OF_THE_TRADE))})", re.IGNORECASE)
AROUND = 20  # characters on each side by which a passage is found again in what authors wrote


def plain(text: str) -> str:
    """Lower-case words and single spaces alone."""
    return " ".join(re.findall(r"\w+", text.lower()))


def ours(page: str, authors: str) -> list[str]:
    """The forbidden words of a page with what precedes them, without those of authors.

    A word is an author's if they wrote it before the same words, or after the same.
    """
    text = " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())
    found = []
    for match in FORBIDDEN.finditer(text):
        before = plain(text[max(0, match.start() - AROUND) : match.end()]).partition(" ")[2]
        after = plain(text[match.start() : match.end() + AROUND]).rpartition(" ")[0]
        if before not in authors and after not in authors:
            found.append(before)
    return found


@pytest.mark.slow
def test_no_page_has_words_of_the_trade(site: Path) -> None:
    files = [*EDITION.rglob("*.txt"), *EDITION.rglob("*.md"), *EDITION.rglob("*.yaml")]
    authors = plain(" ".join(path.read_text(encoding="utf-8") for path in files))
    pages = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")
    }
    assert len(pages) > 20
    assert {name: found for name, page in pages.items() if (found := ours(page, authors))} == {}


def test_a_word_of_the_trade_is_found_unless_an_author_wrote_it() -> None:
    page = "<p>Here the paper <b>omits</b> this word.</p>"
    assert ours(page, "") == ["the paper omits"]
    assert ours(page, plain("In short, the paper omits this word.")) == []
