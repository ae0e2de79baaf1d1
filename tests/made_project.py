"""Made news as a project: seeds and content in a folder, as an editor would write them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from made_news import STOCK, Report, outlet_names

BASE = "https://example.org/"


def put(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def slug(topic: str) -> str:
    """A topic as a name of a file."""
    return topic.lower().replace(" ", "-")


def write_project(folder: Path, news: Sequence[Report]) -> None:
    """Seeds and content."""
    outlets = {f"outlet-{n}": {"name": name} for n, name in enumerate(outlet_names())}
    put(folder / "content/site.yaml", f"title: News\nbase_url: {BASE}\n")
    # JSON is YAML.
    put(folder / "content/outlets.yaml", json.dumps(outlets, ensure_ascii=False) + "\n")
    for topic, nouns in STOCK["topics"].items():
        head = f"title: {topic}\nwords: {json.dumps(nouns)}"
        put(folder / f"content/themes/{slug(topic)}.md", f"---\n{head}\n---\nOf {topic}.\n")
    for r in news:
        put(folder / f"seeds/{r.stem}.txt", f"{r.text}\n")
        put(
            folder / f"content/articles/{r.stem}.md",
            f"---\noutlet: {r.outlet}\ndate: {r.day}\ntitle: {json.dumps(r.title)}\n---\n",
        )
