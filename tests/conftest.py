"""What several kinds of tests need: the project's folders and the built site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).resolve().parent.parent

# The same examples on every machine, and no clock: a busy machine is no fault of a property.
settings.register_profile(
    "project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden tests/test_golden.py` writes the golden site anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden site anew")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five seeds, built by the command that readers type."""
    output = tmp_path_factory.mktemp("built") / "_site"
    subprocess.run(
        [sys.executable, "build.py", "--output", str(output), "--quiet"], cwd=PROJECT, check=True
    )
    return output
