"""What several kinds of tests need: marks, Hypothesis profiles, the built site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folders import OF_EDITION, PROJECT
from hypothesis import HealthCheck, settings

# There the program prints more; tests read what it prints elsewhere.
os.environ.pop("GITHUB_ACTIONS", None)
BROWSER = PROJECT / "tests" / "browser"

# No clock: a busy machine is not a fault of a property. `quick` and `ci` try the same examples on
# every machine; `long` tries new ones each time (`pytest --hypothesis-profile long`).
for name, examples in (("quick", 25), ("ci", 100), ("long", 2000)):
    settings.register_profile(
        name,
        max_examples=examples,
        deadline=None,
        derandomize=name != "long",
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden tests/test_golden.py` writes the golden files again."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files again")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the folder `browser`, so that `-m "not browser"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' edition, built by the command that readers type."""
    output = tmp_path_factory.mktemp("built") / "_site"
    command = [sys.executable, "build.py", *OF_EDITION, "--output", str(output), "--quiet"]
    subprocess.run(command, cwd=PROJECT, check=True)
    return output
