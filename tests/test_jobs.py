"""A build with worker processes makes the bytes of one without, and ends cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from folders import EDITION, OF_EDITION, PROJECT
from test_build import contents

from site_builder.commands.cli import main
from site_builder.workers import processes

pytestmark = pytest.mark.slow

ONCE = "and their demands"  # the title of an event: it is in one order, to compare it
BUILD = ("--no-search", "--no-memory", *OF_EDITION)


def does(what: str, function: str) -> str:
    """The program of a worker that does this with orders of such a function."""
    return (
        "import os, signal, sys; sys.path[:] = sys.argv[1:]; "
        "from site_builder.workers import processes; answer = processes.answer; "
        f"processes.answer = lambda order: {what} if b'{function}' in order else answer(order); "
        "processes.serve()"
    )


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site that one process makes."""
    site = tmp_path_factory.mktemp("alone") / "site"
    assert main([*BUILD, f"--output={site}"]) == 0
    return contents(site)


@pytest.mark.parametrize("number", [2, 3, 7])
def test_the_bytes_are_the_same_for_any_number_of_processes(
    tmp_path: Path, alone: dict[str, bytes], number: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*BUILD, f"--output={tmp_path / 'site'}", f"--jobs={number}"]) == 0
    assert contents(tmp_path / "site") == alone
    said = capfd.readouterr()
    assert main([*BUILD, f"--output={tmp_path / 'one'}"]) == 0
    assert capfd.readouterr().err == said.err


def test_a_worker_that_is_killed_is_an_error_that_names_its_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    dies = does("os.kill(os.getpid(), signal.SIGKILL)", "compare_event")
    monkeypatch.setattr(processes, "START", dies)
    assert main(["-q", *BUILD, f"--output={tmp_path / 'site'}", "--jobs=2"]) == 1
    said = capfd.readouterr().err.splitlines()
    assert len(said) == 1
    assert "comparing " in said[0]
    assert said[0].endswith(
        ": a worker process was ended by SIGKILL (if memory is short, use fewer --jobs)"
    )
    assert os.listdir(tmp_path) == []


def test_a_worker_that_ends_is_told_with_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(processes, "START", does("os._exit(7)", "read_"))
    assert main(["-q", *BUILD, f"--output={tmp_path / 'site'}", "--jobs=2"]) == 1
    assert "reading " in (said := capfd.readouterr().err)
    assert ": a worker process ended with code 7 (" in said


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize("what", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_build_and_its_workers(tmp_path: Path, what: signal.Signals) -> None:
    # The worker sends the signal to the build and then never ends by itself. It has our standard
    # error, so that `run` waits for its end too.
    signals = f"(os.kill(os.getppid(), {int(what)}), signal.pause())"
    program = (
        "import sys; from site_builder.workers import processes; "
        f"processes.START = {does(signals, ONCE)!r}; "
        f"from site_builder.commands.cli import main; "
        f"sys.exit(main({['-q', *BUILD, f'--output={tmp_path}/site', '--jobs=2']!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (-what, "build.py: stopped\n")
    assert os.listdir(tmp_path) == []


def test_workers_end_when_the_build_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, signal; from site_builder.workers import processes; "
        "processes.start(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    # `run` returns when nobody has our standard error any more.
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")


def test_a_second_build_with_processes_has_nothing_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: dict[str, bytes]
) -> None:
    project = tmp_path / "project"
    subprocess.run(["cp", "-r", EDITION, project], check=True)
    build = ["-q", "--no-search", "--jobs=2"]
    given = [f"--{part}={project / part}" for part in ("seeds", "content")]
    monkeypatch.chdir(PROJECT)
    assert main([*build, *given, f"--output={tmp_path / 'one'}"]) == 0
    assert contents(tmp_path / "one").keys() == alone.keys()
    monkeypatch.setattr(processes, "start", None)  # it is not called
    assert main([*build, *given, f"--output={tmp_path / 'one'}", "--strict"]) in (0, 1)
