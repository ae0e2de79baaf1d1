"""`variorum new`: a project of one's own, and files that describe its articles."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shlex import quote

from site_builder import __version__
from site_builder.commands.review import read_edition
from site_builder.commands.terminal import DONE, FAULTS, USAGE, complain, is_installed, say
from site_builder.editors.overrule import entry_yaml
from site_builder.editors.own_lines import own_facts
from site_builder.model.found import Article
from site_builder.model.problems import printable
from site_builder.text.nearest import did_you_mean

STARTER = Path(__file__).parents[1] / "starter"
OWNERS = ("README.md", ".gitignore")  # what a repository that somebody made has already
NAME = "variorum[search,cards]"
IS_LOCAL = f"""\
# This copy of Variorum came from a folder. Write here where others get it, for instance
# {NAME} @ git+https://example.org/variorum@v{__version__}
"""


def run(options: Namespace) -> int:
    """Write the files; the exit code."""
    if options.names[0] == "article":
        return _articles(options, options.names[1:])
    if len(options.names) > 1 or options.all:
        complain("new makes one project at a time (for articles type: new article SEED, or --all)")
        return USAGE
    folder = Path(options.names[0])
    files = starter(options)
    there = [path for path in files if os.path.lexists(folder / path)]
    kept = [path for path in there if path in OWNERS]
    there = [path for path in there if path not in OWNERS]
    if there or (folder.exists() and not folder.is_dir()):
        what = "is there already, and new overwrites nothing (name another folder)"
        complain(f"{folder / there[0] if there else folder} {what}")
        return USAGE
    for path, text in files.items():
        if path not in kept:
            _write(folder / path, text)
    if not options.quiet:
        begin = "variorum" if is_installed() else f"python {quote(os.path.abspath(sys.argv[0]))}"
        then = "" if options.example else "put articles into seeds/, "
        told = f"; yours stay: {', '.join(kept)}" if kept else ""
        say(f"{folder}: {len(files) - len(kept)} files{told}", sys.stdout)
        say(f"next: cd {quote(str(folder))}, {then}type: {begin} build", sys.stdout)
    return DONE


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _articles(options: Namespace, seeds: list[str]) -> int:
    """Write a file for each of the seeds, or for all that nothing describes; the exit code."""
    edition = read_edition(options)
    if edition is None:
        return FAULTS
    articles = {article.id: article for article in edition.articles}
    files = {stem: Path(options.content) / "articles" / f"{stem}.md" for stem in articles}
    if options.all:
        left = [s for s, a in articles.items() if a.entry is None and not os.path.lexists(files[s])]
        seeds = [*seeds, *(stem for stem in left if stem not in seeds)]
    elif not seeds:
        complain("new article needs a seed's name without .txt, or --all")
        return USAGE
    for stem in seeds:
        if refused := _why_not(stem, articles.get(stem), files):
            complain(refused)
            return USAGE
    for stem in dict.fromkeys(seeds):
        facts = own_facts(articles[stem], edition.outlets)
        _write(files[stem], "\n".join(entry_yaml(facts)) + "\n")
        told = ", ".join(f"{fact.key} {fact.value}" for fact in facts)
        told = told or "its lines say nothing of its source"
        say(printable(f"{files[stem].as_posix()}: {told}"), sys.stdout)
    if seeds and not options.quiet:
        say("next: give each its outlet; what was found is an offer, with its evidence", sys.stderr)
    return DONE


def _why_not(stem: str, article: Article | None, files: Mapping[str, Path]) -> str:
    """Why no file is written for a seed; "" if one is."""
    if article is None:
        hint = did_you_mean(stem, files) or "a seed is named by its file's name without .txt"
        return f"there is no seed {stem} ({hint})"
    if article.entry is not None:
        return f"{article.entry.location} describes {stem} already (correct it there)"
    path = files[stem]
    return f"{path.as_posix()} is there already, and new overwrites nothing" * os.path.lexists(path)


def starter(options: Namespace) -> dict[str, str]:
    """The files of a new project by path; `--example` adds to them and replaces some."""
    mode = options.text_mode or ("full" if options.example else "excerpts")
    values = {"@text_mode@": mode, "@source@": source()}
    files = {}
    for part in ("project", "example")[: 1 + options.example]:
        for path in sorted((STARTER / part).rglob("*")):
            if path.is_file():
                text = path.read_text("utf-8")
                for name, value in values.items():
                    text = text.replace(name, value)
                files[path.relative_to(STARTER / part).as_posix()] = text
    return files


def source() -> str:
    """The requirement with which pip installs this very program (PEP 610)."""
    try:
        origin = json.loads(distribution("variorum").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:  # a checkout that was not installed
        origin = {"dir_info": {}}
    url = str(origin.get("url", ""))
    if url.startswith("file:"):
        return f"{IS_LOCAL}{NAME}=={__version__}"
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return f"{NAME} @ {origin['vcs_info']['vcs']}+{url}@{commit}"
    if "archive_info" in origin:
        digest = origin["archive_info"].get("hash", "")
        return f"{NAME} @ {url}" + (f"#{digest}" if digest else "")
    return f"{NAME}=={__version__}" if not origin else f"{IS_LOCAL}{NAME}=={__version__}"
