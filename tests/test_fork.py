"""A fork with other seeds and content passes the quick tests: they read an edition of ours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import PROJECT

pytestmark = pytest.mark.slow

NOT_COPIED = (".git", ".venv", "_site*", "node_modules", "__pycache__", ".*_cache", ".hypothesis")


def test_a_fork_with_other_seeds_and_other_content_passes_the_quick_tests(tmp_path: Path) -> None:
    fork = tmp_path / "fork"
    shutil.copytree(PROJECT, fork, ignore=shutil.ignore_patterns(*NOT_COPIED))
    for part in ("seeds", "content"):
        shutil.rmtree(fork / part)
        (fork / part).mkdir()
    (fork / "seeds/one.txt").write_text("“We agree,” said Ann Lee.\n", "utf-8")
    (fork / "content/site.yaml").write_text("title: Another edition\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=fork, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:]
    assert " passed" in done.stdout
