"""A build after any edits is a clean build, byte for byte, with the same warnings.

A machine edits a small project in any order and builds it after each edit, twice: with what earlier
builds left and without. `pytest --hypothesis-profile long` takes some five hundred steps.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from folders import TEMPLATES
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from site_builder.commands.cli import main

pytestmark = pytest.mark.slow

HARBOUR = (
    "Mayor Ann Lee of Tilburg spoke on Monday.\n"
    "“We will build the new harbour before the winter storms,” Lee said.\n"
    "She added that the harbour would cost the city nothing.\n"
    "The council has argued about the plan for eleven years without a vote.\n"
)
ANSWER = (
    "The mayor of Tilburg answered her critics.\n"
    "“We shall build a new harbour before the winter storms come,” said Mayor Ann Lee.\n"
    "The council has argued about the plan for eleven years without any vote.\n"
    "The “harbour front” policy dates from 2014.\n"
)
PILOTS = (
    "Bob Fox leads the union of pilots.\n"
    "“No plane will leave the ground until our wages rise,” Fox said on Friday.\n"
)
STRIKE = (
    "Pilots went on strike.\n"
    "“No plane will leave the ground until wages rise,” Bob Fox told them.\n"
)
SAME = """statements:
  - same:
      - {article: talks-a, exact: We will build the new harbour}
      - {article: talks-b, exact: We shall build a new harbour}
    because: One.
"""
# The texts that each file may have; None: there is no such file.
FILES: dict[str, tuple[str | None, ...]] = {
    "seeds/talks-a.txt": (
        HARBOUR,
        HARBOUR.replace("Lee said", "she said"),
        HARBOUR.replace("eleven", "twelve"),
        None,
    ),
    "seeds/talks-b.txt": (ANSWER, ANSWER.replace("shall", "will"), ANSWER + "So it is.\n", None),
    "seeds/strike-a.txt": (PILOTS, PILOTS.replace("Bob Fox", "Ann Lee"), HARBOUR, None),
    "seeds/strike-b.txt": (STRIKE, STRIKE.replace("wages rise", "we agree"), ANSWER, "", None),
    "seeds/other.txt": (None, "“We agree to it,” said Ann Lee.\n", PILOTS, "Bonjour à tous.\n"),
    "content/articles/talks-a.md": (
        "---\noutlet: gazette\ndate: 2025-01-06\n---\n",
        "---\noutlet: herald\ndate: 2025-01-07\ntext_mode: excerpts\n---\n",
        None,
    ),
    "content/articles/talks-b.md": (
        "---\noutlet: herald\ntitle: An answer\ndate: 2025-01-06\n---\n",
        "---\noutlet: herald\ndate: 2025-01-06\ncomplete: no\n---\n",
        "---\nouttlet: herald\n---\n",
    ),
    "content/outlets.yaml": (
        "gazette:\n  name: The Gazette\nherald:\n  name: The Herald\n",
        "gazette:\n  name: The Gazette\n  siglum: GG\nherald:\n  name: Herald\n",
    ),
    "content/speakers.yaml": (
        None,
        "ann-lee:\n  name: Ann Lee\n  offices: [the mayor]\n",
        "ann-lee:\n  name: Ann B. Lee\n  aliases: [Ann Lee]\nbob-fox:\n  name: Bob Fox\n",
    ),
    "content/themes/harbour.md": (
        None,
        "---\ntitle: The harbour\nwords: [harbour*]\n---\nAn essay.\n",
        "---\ntitle: Planes\nwords: [plane, harbour]\n---\n",
    ),
    "content/notes/cost.md": (
        None,
        "---\narticle: talks-a\nexact: cost the city nothing\n---\nIt did not.\n",
        "---\narticle: talks-b\nexact: dates from 2014\n---\nIt does.\n",
    ),
    "content/corrections/editor.yaml": (
        None,
        SAME,
        SAME.replace("same:", "different:"),
    ),
    "content/events/talks.md": (
        None,
        "---\ntitle: Talks of a harbour\narticles: [talks-a, talks-b]\n---\n",
        "---\ntitle: All of it\narticles: [talks-a, talks-b, strike-a]\n---\nOne event.\n",
    ),
    "content/site.yaml": (
        None,
        "title: The harbour papers\n",
        "title: The harbour papers\ntext_mode: quotes-only\n",
    ),
    "content/about.md": (None, "Who *we* are.\n"),
    "static/x.txt": (None, "x", "y"),
    "templates/404.html": (
        None,
        (TEMPLATES / "404.html").read_text("utf-8") + "<!-- ours -->\n",
        "{% extends 'base.html' %}{{ nothing }}",
    ),
    "templates/article.html": (
        None,
        (TEMPLATES / "article.html").read_text("utf-8").replace("{% block", "\n{% block", 1),
    ),
}
OPTIONS = ((), ("--base-url=https://example.org/x/",), ("--strict",))


class Editing(RuleBasedStateMachine):
    """A project that somebody edits."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.options: tuple[str, ...] = ()
        for name in ("seeds", "content", "static", "templates"):
            (self.folder / name).mkdir()
        for path, texts in FILES.items():
            self.write(path, texts[0])
        self.compare()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def write(self, path: str, text: str | None) -> None:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True) if text is None else file.write_text(text, "utf-8")

    @rule(data=st.data(), path=st.sampled_from(sorted(FILES)))
    def change(self, data: st.DataObject, path: str) -> None:
        self.write(path, data.draw(st.sampled_from(FILES[path])))
        self.compare()

    @rule(path=st.sampled_from(sorted(FILES)))
    def touch(self, path: str) -> None:
        if (self.folder / path).exists():
            os.utime(self.folder / path)
        self.compare()

    @rule(one=st.sampled_from(["talks-a", "strike-a"]), other=st.sampled_from(["a", "zz", "other"]))
    def rename(self, one: str, other: str) -> None:
        """The seed moves to another name, or back from it."""
        here, there = (self.folder / f"seeds/{name}.txt" for name in (one, other))
        if here.exists() != there.exists():
            (here if here.exists() else there).rename(there if here.exists() else here)
        self.compare()

    @rule(options=st.sampled_from(OPTIONS))
    def type_otherwise(self, options: tuple[str, ...]) -> None:
        self.options = options
        self.compare()

    @rule()
    def lose_the_site(self) -> None:
        shutil.rmtree(self.folder / "_site", ignore_errors=True)
        self.compare()

    @rule(place=st.integers(0, 1 << 20))
    def damage_the_memory(self, place: int) -> None:
        file = self.folder / ".variorum/memory.sqlite"
        if file.exists():
            data = bytearray(file.read_bytes())
            data[place % len(data)] ^= 0x55
            file.write_bytes(data)
        self.compare()

    def compare(self) -> None:
        again = self.build("_site")
        clean = self.build("clean", "--no-memory")
        assert again == clean
        if clean[0] == 0:
            assert contents(self.folder / "_site") == contents(self.folder / "clean")

    def build(self, output: str, *more: str) -> tuple[int, str]:
        """The exit code and what is said of problems."""
        folders = [f"--{n}={self.folder / n}" for n in ("seeds", "content", "static", "templates")]
        said = io.StringIO()
        with redirect_stderr(said), redirect_stdout(io.StringIO()):
            code = main(
                ["--no-search", *folders, *self.options, f"--output={self.folder / output}", *more]
            )
        return code, said.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_whatever_is_edited_a_build_is_as_a_clean_one() -> None:
    is_long = settings.default is not None and not settings.default.derandomize
    examples, steps = (10, 50) if is_long else (3, 15)
    profile = settings(max_examples=examples, stateful_step_count=steps)
    run_state_machine_as_test(Editing, settings=profile)
