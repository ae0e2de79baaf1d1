"""Sites of made news, as large as a test needs them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from folders import PROJECT
from made_news import Report
from made_project import write_project


def built(folder: Path, news: Iterable[Report]) -> Path:
    """The site of these reports, in the folder."""
    write_project(folder, list(news))
    command = [sys.executable, str(PROJECT / "build.py"), "--no-search", "--quiet"]
    command += [f"--templates={PROJECT / 'templates'}"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "_site"
