"""A build by the workers of a Dask scheduler makes the bytes of one process, also if one dies."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from folders import OF_EDITION, PROJECT
from test_build import contents

from site_builder.commands.cli import main
from site_builder.workers import cluster

pytestmark = pytest.mark.slow

BUILD = ("-q", "--no-search", "--no-memory", *OF_EDITION)
PATIENCE = 60  # seconds: only what fails ever waits so long


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Dask's on the loopback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT), *sys.path])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def worker(address: str, name: str) -> tuple[str, ...]:
    flags = ("--nthreads=1", "--no-nanny", "--no-dashboard", "--host=127.0.0.1", f"--name={name}")
    return ("worker", address, *flags)


class Loopback:
    """A scheduler with two workers, and what asks it."""

    def __init__(self, stack: ExitStack) -> None:
        from distributed import Client

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        port = self.address.rpartition(":")[2]
        host = ("--host=127.0.0.1", f"--port={port}", "--no-dashboard")
        self.scheduler = stack.enter_context(running("scheduler", *host))
        self.workers = [stack.enter_context(running(*worker(self.address, n))) for n in "ab"]
        self._client = Client(self.address, timeout=PATIENCE, set_as_default=False)
        stack.callback(self._client.close)
        self._client.wait_for_workers(2, timeout=PATIENCE)


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with ExitStack() as stack:
        yield Loopback(stack)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site that one process makes."""
    site = tmp_path_factory.mktemp("alone") / "site"
    assert main([*BUILD, f"--output={site}"]) == 0
    return contents(site)


def test_the_bytes_are_those_of_one_process_though_a_worker_is_killed(
    tmp_path: Path,
    alone: dict[str, bytes],
    loopback: Loopback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent = []
    send = cluster.Cluster.send

    def killing(self: cluster.Cluster, order: bytes) -> Callable[[], bytes]:
        """The third order finds one worker dead, with what it was about to do."""
        sent.append(order)
        wait = send(self, order)
        if len(sent) == 3:
            loopback.workers[0].send_signal(signal.SIGKILL)
            loopback.workers[0].wait()
        return wait

    monkeypatch.setattr(cluster.Cluster, "send", killing)
    monkeypatch.setattr(cluster.Cluster, "size", 1)
    site = tmp_path / "site"
    assert main([*BUILD, f"--output={site}", f"--cluster={loopback.address}"]) == 0
    assert len(sent) > 6
    assert loopback.workers[0].poll() == -signal.SIGKILL
    assert contents(site) == alone


def test_a_cluster_that_is_lost_ends_the_build_and_leaves_the_site(
    tmp_path: Path,
    loopback: Loopback,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    send = cluster.Cluster.send

    def losing(self: cluster.Cluster, order: bytes) -> Callable[[], bytes]:
        for process in (loopback.scheduler, *loopback.workers):
            process.kill()
            process.wait()
        return send(self, order)

    monkeypatch.setattr(cluster.Cluster, "send", losing)
    assert main([*BUILD, f"--output={tmp_path / 'site'}", f"--cluster={loopback.address}"]) == 1
    (said,) = capfd.readouterr().err.splitlines()
    assert f"the cluster at {loopback.address} gave no answer: " in said
    assert said.endswith(" (look at the logs of its workers)")
    assert os.listdir(tmp_path) == []


def test_a_scheduler_without_workers_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with ExitStack() as stack:
        found = Loopback(stack)
        for process in found.workers:
            process.kill()
        until(lambda: not found._client.nthreads())
        assert main([*BUILD, f"--output={tmp_path / 'site'}", f"--cluster={found.address}"]) == 1
    (said,) = capfd.readouterr().err.splitlines()
    assert said.endswith(f"has no workers (start some with: dask worker {found.address})")


def test_where_no_scheduler_answers_the_build_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "WAIT", 1)
    assert main([*BUILD, f"--output={tmp_path / 'site'}", "--cluster=tcp://127.0.0.1:9"]) == 1
    (said,) = capfd.readouterr().err.splitlines()
    assert "tcp://127.0.0.1:9: no scheduler answers" in said
    assert said.endswith("(start one with: dask scheduler)")


def test_without_dask_the_build_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main([*BUILD, f"--output={tmp_path / 'site'}", "--cluster=tcp://127.0.0.1:9"]) == 1
    assert capfd.readouterr().err.endswith('(type: pip install "variorum[cluster]")\n')


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--cluster=10.0.0.5"], "10.0.0.5 is no scheduler (write tcp://HOST:8786)"),
        (
            ["--cluster=tcp://10.0.0.5:8786", "--jobs=2"],
            "--jobs and --cluster are two ways (use one)",
        ),
    ],
)
def test_a_wrong_command_is_told(
    given: list[str], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*BUILD, *given])
    assert stop.value.code == 2
    assert says in capfd.readouterr().err
