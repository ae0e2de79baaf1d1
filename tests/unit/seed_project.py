"""The five seeds with the facts that editors know, and none of their decisions on passages.

Those change as editors work; what is tested here is pasted into a copy of the rest.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import folders
from folders import CONTENT

from site_builder.edition.compile import compile_edition
from site_builder.model.edition import Edition
from site_builder.model.problems import has_errors
from site_builder.sources.content import read_content
from site_builder.sources.seeds import read_seeds

SEEDS, _ = read_seeds(folders.SEEDS)

EDITOR = """
statements:
  - same:
      - {article: 000_4028931c8b4924ad, exact: We have to use it.}
      - {article: 001_4f74148faeed235f, exact: We should learn from it.}
    because: Each draws the lesson.
"""
CAPITALS = """---
article: 004_da465c02b915da08
exact: THERE WILL BE NO WAR
---
So printed.
"""


def own_content(folder: Path) -> Path:
    """Outlets, speakers, articles and events; one decision, one theme, one note."""
    folder.mkdir()
    for name in ("outlets.yaml", "speakers.yaml"):
        shutil.copy(CONTENT / name, folder / name)
    for name in ("articles", "events"):
        shutil.copytree(CONTENT / name, folder / name)
    for name, text in (
        ("corrections/editor.yaml", EDITOR),
        ("themes/war.md", "---\ntitle: War\nwords: [war, wars]\n---\n"),
        ("notes/capitals.md", CAPITALS),
    ):
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, "utf-8")
    return folder


def compiled(folder: Path) -> Edition:
    """The edition of the seeds with this content, in which nothing is wrong."""
    content, problems = read_content(folder, [seed.stem for seed in SEEDS])
    assert not has_errors(problems), [str(p) for p in problems]
    edition = compile_edition(SEEDS, content)
    assert not has_errors(list(edition.problems)), [str(p) for p in edition.problems]
    return edition
