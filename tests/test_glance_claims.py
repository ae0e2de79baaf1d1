"""Each claim of an event at a glance, and of the home page, against the data files of the site.

The pages are read as a reader reads them, and everything is counted again from `data/`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from folders import CONTENT, PROJECT, SEEDS
from made_news import reports
from made_project import write_project
from page_types import FT

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
SMALL = {word: number for number, word in enumerate(NUMBERS)} | {"none": 0, "both": 2}
ARTICLES = 28  # one event each of one to seven reports


def number(word: str) -> int:
    return SMALL[word.lower()] if word.lower() in SMALL else int(word)


def text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def letters(words: str) -> list[str]:
    return re.findall(r"\w+", words.lower())


class Data:
    """The data files of a built site, and the texts that it was made from."""

    def __init__(self, site: Path, seeds: Path) -> None:
        self.site = site
        self.texts = {path.stem: path.read_text("utf-8") for path in seeds.glob("*.txt")}
        self.events = self._by_id("events")
        self.statements = self._by_id("statements")
        self.quotes = self._by_id("quotes")
        self.articles = self._by_id("articles")

    def _by_id(self, name: str) -> dict[str, Any]:
        found = json.loads((self.site / f"data/{name}.json").read_text("utf-8"))
        return {one["id"]: one for one in found}

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup((self.site / path).read_text("utf-8"), "html.parser")

    def wordings(self, statement_id: str) -> dict[str, str]:
        """The words of each report's wording of a statement."""
        return {
            r["article"]: " … ".join(
                self.texts[r["article"]][unit["start"] : unit["end"]] for unit in r["units"]
            )
            for r in self.statements[statement_id]["renderings"]
        }


@pytest.fixture(scope="module", params=["whole", "excerpt", "made"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Data:
    """The tests' edition, the same with FT's text as an excerpt, and made news."""
    if request.param == "whole":
        return Data(request.getfixturevalue("site"), SEEDS)
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "made":
        write_project(folder, list(islice(reports(ARTICLES), ARTICLES)))
    else:
        shutil.copytree(SEEDS, folder / "seeds")
        shutil.copytree(CONTENT, folder / "content")
        entry = folder / f"content/articles/{FT}.md"
        entry.write_text(entry.read_text("utf-8").replace("---\n", "---\ncomplete: no\n", 1))
    command = [sys.executable, str(PROJECT / "build.py"), "--no-search", "--quiet"]
    command += [f"--templates={PROJECT / 'templates'}"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return Data(folder / "_site", folder / "seeds")


def compared(data: Data) -> Iterator[tuple[dict[str, Any], Tag, dict[str, str]]]:
    """Each event of several reports, its glance, and its articles by the signs that it prints."""
    found = [event for event in data.events.values() if len(event["articles"]) > 1]
    assert found
    for event in found:
        glance = data.page(event["page"]).select_one("#glance")
        heads = [text(head) for head in glance.select(".spoken thead th abbr")]
        yield event, glance, dict(zip(heads, event["articles"], strict=True))


def test_what_is_in_common_is_what_the_data_count(data: Data) -> None:
    for event, glance, _ in compared(data):
        reports = len(event["articles"])
        times = Counter(len(passage["quoted"]) for passage in event["speech"])
        said = text(glance.select_one(".looks p"))
        found = re.fullmatch(
            r"(\w+) of (\d+) passages?(?: from .+?)? (?:is|are) quoted in"
            r" (?:both|all \w+) reports?((?:, \d+ in [\w ]+)*)\.",
            said,
        )
        assert found, said
        assert (number(found[1]), int(found[2])) == (times[reports], len(event["speech"]))
        rest = 0
        for many, least, most in re.findall(r", (\d+) in (\w+)(?: (?:or|to) (\w+))?", found[3]):
            ends = number(least), number(most or least)
            assert int(many) == sum(times[n] for n in range(ends[0], ends[1] + 1)), said
            rest += int(many)
        assert number(found[1]) + rest == len(event["speech"])


def test_the_sentence_of_most_difference_is_a_whole_one_that_each_report_prints(data: Data) -> None:
    seen = 0
    for event, glance, signs in compared(data):
        rows = glance.select(".contrast dd")
        assert bool(rows) == bool(event["most_different"])
        for head, row in zip(glance.select(".contrast dt"), rows, strict=True):
            seen += 1
            statement = data.statements[event["most_different"][0]]
            wordings = data.wordings(statement["id"])
            units = {
                r["article"]: [data.quotes[u["quote"]] for u in r["units"]]
                for r in statement["renderings"]
            }
            words = text(row.select_one(".say"))
            assert len(words.split()) >= 6
            for sign in head.select("abbr"):
                article = signs[text(sign)]
                assert letters(words) == letters(wordings[article])
                assert {q["kind"] for q in units[article]} == {"direct"}
                verbs = {q["verb"] for q in units[article]} - {""}
                told = text(row.select_one(".by"))
                assert verbs <= set(told.split(", ")) or told == "no verb"
    assert seen


def test_each_report_without_a_passage_is_told_by_its_true_state(data: Data) -> None:
    states = Counter()
    for event, glance, signs in compared(data):
        speech = {passage["statement"]: passage for passage in event["speech"]}
        for item in glance.select(".looks li"):
            passage = speech[item.a["href"].removeprefix("#")]
            told_of = set(passage["quoted"])
            for line in item.select(".state"):
                state = text(line.i)
                for sign in line.select("abbr"):
                    states[state] += 1
                    article = signs[text(sign)]
                    told_of.add(article)
                    is_told = article in passage["told"]
                    is_whole = data.articles[article]["complete"]
                    assert (state == "left out") == (is_whole and not is_told)
                    assert (state == "not in this excerpt") == (not is_whole and not is_told)
                    assert state.endswith("in its own words") == is_told
                    if state == "left out":
                        told = data.statements[passage["statement"]]["paraphrases"]
                        assert article not in [p["article"] for p in told]
            if len(signs) <= 6:
                assert told_of == set(event["articles"]), "each report has a state"
    assert states["left out"]


def test_nobody_leaves_anything_out_is_said_only_where_that_is_so(data: Data) -> None:
    for event, glance, signs in compared(data):
        most = len(signs) // 2 + 1 if len(signs) > 2 else 1
        lacking = [
            passage for passage in event["speech"] if most <= len(passage["quoted"]) < len(signs)
        ]
        left_out = [
            passage
            for passage in lacking
            for article in signs.values()
            if article not in passage["quoted"] + passage["told"]
            and data.articles[article]["complete"]
        ]
        said = text(glance)
        assert bool(re.search("(No|Neither) report leaves out a passage", said)) == (not left_out)
        assert len(glance.select(".looks li")) == min(3, len(lacking))
        more = re.search(r"All (\d+) such passages", said)
        assert (int(more[1]) if more else min(3, len(lacking))) == len(lacking)


def test_who_gets_to_speak_has_the_words_of_the_data(data: Data) -> None:
    for event, glance, _ in compared(data):
        words: Counter[tuple[str | None, str]] = Counter()
        for voice in event["voices"]:
            words[voice["speaker_id"], voice["article"]] += voice["words"]
        total = 0
        for row in glance.select(".spoken tbody tr"):
            cells = [text(cell.span) for cell in row.select("td")]
            found = [int(cell) if cell.isdigit() else 0 for cell in cells]
            total += sum(found)
            name = text(row.th)
            if row.th.a:
                speaker = Path(row.th.a["href"]).stem
            elif name == "Speaker unclear":
                speaker = None
            else:
                assert re.fullmatch(r"\d+ others", name)
                continue
            assert found == [words[speaker, article] for article in event["articles"]]
        assert total == sum(words.values())


def test_the_line_of_an_event_on_the_home_page_is_true(data: Data) -> None:
    lines = data.page("index.html").select(".compared > li")
    assert lines
    lone = 0
    for item in lines:
        (event,) = (e for e in data.events.values() if e["page"] == item.h3.a["href"])
        speech, ids = event["speech"], event["articles"]
        found = re.match(
            r"(\w+) of (\d+) passages? in (?:both|all \w+)", text(item.select_one(".line"))
        )
        assert found
        in_all = sum(len(p["quoted"]) == len(ids) for p in speech)
        assert (number(found[1]), int(found[2])) == (in_all, len(speech))
        only = re.search(r"Only (\w+) quotes “(.+)”\.$", text(item.select_one(".line")))
        if only:
            lone += 1
            (passage,) = (
                p
                for p in speech
                if any(only[2].rstrip("…") in w for w in data.wordings(p["statement"]).values())
            )
            (article,) = passage["quoted"]
            others = [data.articles[a]["complete"] for a in ids if a != article]
            assert all(others)
            assert only[1] in text(item.select_one(".lanes")) or len(ids) > 4
        for lane in item.select(".lanes li a"):
            article = Path(lane["href"]).stem
            shown = re.search(r"(\d+) of \d+", text(lane.parent))
            assert shown
            assert int(shown[1]) == sum(article in p["quoted"] for p in speech)
            squares = lane.parent.select_one(".full")
            assert (squares["d"].count("z") if squares else 0) == int(shown[1])
    assert lone
