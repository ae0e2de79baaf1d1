"""A wheel of the repository works where nothing of the repository is near."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import PROJECT, TEMPLATES

from site_builder import __version__

pytestmark = pytest.mark.slow

Variorum = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which a wheel of this checkout was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    made = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(PROJECT)]
    subprocess.run([*pip, *made], check=True)
    (wheel,) = folder.glob("variorum-*.whl")
    target = folder / "packages"
    install = ["install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([*pip, *install], check=True)
    return target


@pytest.fixture
def variorum(installed: Path, tmp_path: Path) -> Variorum:
    """Runs the installed command in an empty folder."""
    (command,) = (installed / "bin").glob("variorum*")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(command), *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_wheel_contains_every_template(installed: Path) -> None:
    def names(folder: Path) -> set[Path]:
        return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}

    assert names(installed / "site_builder/templates") == names(TEMPLATES)
    starter = PROJECT / "site_builder/starter"
    assert names(installed / "site_builder/starter") == names(starter)
    assert not (installed / "tests").exists()
    assert not (installed / "seeds").exists()


def test_a_new_project_is_built_checked_and_ready_to_publish(
    variorum: Variorum, tmp_path: Path
) -> None:
    said = "variorum: there is no seeds/ here (to begin a project type: variorum new my-site "
    assert variorum("build").stderr.startswith(said)
    assert variorum("new", ".", "--example").stdout.endswith("next: cd ., type: variorum build\n")
    built = variorum("build", "--no-search", "--strict")
    assert (built.stderr, built.stdout[:19]) == ("", "_site: 3 articles, ")
    assert variorum("check", "--seeds", "seeds").stdout.endswith(" pages, no fault found\n")
    assert (tmp_path / ".github/workflows/pages.yml").is_file()


def test_the_installed_command_builds_and_checks(variorum: Variorum, tmp_path: Path) -> None:
    assert variorum("--version").stdout == f"Variorum {__version__}\n"
    assert "usage: variorum [-h]" in variorum("--help").stdout
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/one.txt").write_text("“We agree,” said Ann Lee.\n", "utf-8")
    built = variorum("--no-search")
    assert built.stdout.startswith("_site: 1 articles, ")
    assert variorum("check").stdout.endswith(" pages, no fault found\n")
    assert variorum("explain", "x").stderr.startswith("variorum: nothing has the ID x (variorum ")
