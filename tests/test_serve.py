"""The command `serve` as a user runs it: it survives every mistake, and ends with Ctrl-C."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from folders import PROJECT

from site_builder.commands import serve
from site_builder.commands.cli import main

PATIENCE = 120  # seconds after which a test has failed
NOTE = Path("content/notes/not.md")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["new", "-q", str(tmp_path / "project"), "--example"]) == 0
    monkeypatch.chdir(tmp_path / "project")


class Served:
    """A running `serve`, what it prints and what a browser hears of it."""

    def __init__(self) -> None:
        command = [sys.executable, str(PROJECT / "build.py"), "serve", "--port", "0", "--no-search"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True)
        line = self.said("http://")
        self.port = int(line.partition("127.0.0.1:")[2].partition("/")[0])
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/-/events")
        self._events = connection.getresponse()
        self.heard()

    def said(self, start: str) -> str:
        """The next line that begins so."""
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith(start):
                return line
        raise AssertionError(f"serve ended before it said {start}")

    def heard(self) -> dict[str, Any]:
        """The next news of a build."""
        until = time.monotonic() + PATIENCE
        for line in iter(self._events.readline, b""):
            assert time.monotonic() < until, "no news of a build"
            if line.startswith(b"data: "):
                told: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                return told
        raise AssertionError("serve ended")

    def page(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        return connection.getresponse().read().decode()


@pytest.fixture
def served(project: None) -> Iterator[Served]:
    made = Served()
    yield made
    made.process.kill()
    made.process.wait()


def until(served: Served, wanted: str) -> dict[str, Any]:
    """The first news whose problems contain the words, or which has none for ""."""
    while True:
        told = served.heard()
        if any(wanted in line for line in told["problems"]) if wanted else not told["problems"]:
            return told


def test_it_builds_again_and_survives_every_mistake(served: Served) -> None:
    NOTE.write_text(NOTE.read_text("utf-8").replace("A missing word", "A changed title"), "utf-8")
    until(served, "")
    assert "A changed title" in served.page("/articles/post-bridge.html")

    settings = Path("content/site.yaml")
    before = settings.read_bytes()
    settings.write_bytes(b"title: [\n")
    until(served, "content/site.yaml:2:1: ")
    assert "A changed title" in served.page("/articles/post-bridge.html")
    settings.write_bytes(before)
    until(served, "")

    shutil.move("seeds", "elsewhere")
    until(served, "seeds")
    shutil.move("elsewhere", "seeds")
    until(served, "")

    Path("templates").mkdir()  # a folder that was not there
    Path("templates/about.html").write_text("{% if %}", "utf-8")
    until(served, "templates/about.html:1:")
    Path("templates/about.html").unlink()
    until(served, "")
    assert served.process.poll() is None


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_it_without_a_word(served: Served) -> None:
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(PATIENCE) == 0
    assert served.process.stdout
    assert "Traceback" not in served.process.stdout.read()


def test_a_port_that_is_taken_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"build.py: port {port} can't be used: ")
    assert said.endswith(" (name another one with --port)\n")


def test_without_its_package_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["serve"]) == 2
    assert capsys.readouterr().err.endswith(f"to have it, type: {serve.INSTALL}\n")
