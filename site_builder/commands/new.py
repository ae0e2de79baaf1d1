"""`variorum new`: a project of one's own, and what the articles' own lines say of them."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shlex import quote

from site_builder import __version__
from site_builder.commands.terminal import DONE, USAGE, complain, is_installed, say

STARTER = Path(__file__).parents[1] / "starter"
NAME = "variorum[search,cards]"
IS_LOCAL = f"""\
# This copy of Variorum came from a folder. Write here where others get it, for instance
# {NAME} @ git+https://example.org/variorum@v{__version__}
"""


def run(options: Namespace) -> int:
    """Write the files; the exit code."""
    folder = Path(options.names[0])
    files = starter(options)
    there = [path for path in files if (folder / path).exists() or (folder / path).is_symlink()]
    if there or (folder.exists() and not folder.is_dir()):
        what = "is there already, and new overwrites nothing (name another folder)"
        complain(f"{folder / there[0] if there else folder} {what}")
        return USAGE
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with open(folder / path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    if not options.quiet:
        begin = "variorum" if is_installed() else f"python {quote(os.path.abspath(sys.argv[0]))}"
        then = "" if options.example else "put articles into seeds/, "
        say(f"{folder}: {len(files)} files", sys.stdout)
        say(f"next: cd {quote(str(folder))}, {then}type: {begin} build", sys.stdout)
    return DONE


def starter(options: Namespace) -> dict[str, str]:
    """The files of a new project by path; `--example` adds to them and replaces some."""
    values = {"@text_mode@": options.text_mode, "@source@": source()}
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
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return f"{NAME} @ {origin['vcs_info']['vcs']}+{url}@{commit}"
    if "archive_info" in origin and not url.startswith("file:"):
        digest = origin["archive_info"].get("hash", "")
        return f"{NAME} @ {url}" + (f"#{digest}" if digest else "")
    return f"{NAME}=={__version__}" if not origin else f"{IS_LOCAL}{NAME}=={__version__}"
