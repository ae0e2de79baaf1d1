"""The folders that tests read. `EDITION` is the tests' own, so that a fork may replace `seeds/`."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = PROJECT / "templates"
CASES = PROJECT / "tests" / "cases"
EDITION = PROJECT / "tests" / "edition"
SEEDS = EDITION / "seeds"
CONTENT = EDITION / "content"
# What makes a command of `build.py` read the tests' edition.
OF_EDITION = (f"--seeds={SEEDS}", f"--content={CONTENT}")
