"""A real Chromium and the built site, at a root, under a sub-path and on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

import pytest
from browsers import ARGUMENTS, CHROMIUM
from made_news import reports
from made_sites import built
from playwright.sync_api import sync_playwright
from waiting import PATIENCE, ready

# Chromium says so of its own page transitions when the next page comes too soon; nobody sees it.
NOT_OURS = ("Transition was aborted", "Transition was skipped")


class Patient(ThreadingHTTPServer):
    """Refuses no connection, however many wait for an answer."""

    request_queue_size = 128


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word on the terminal."""

    def log_message(self, *_arguments: object) -> None:
        """Nothing: pytest's output is for the tests."""


@pytest.fixture(scope="session")
def roots(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses under which the same bytes must read the same."""
    above = tmp_path_factory.mktemp("host")
    (above / "repository").symlink_to(site, target_is_directory=True)
    servers = [
        Patient(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) for folder in (site, above)
    ]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    root, sub = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    yield {"root": f"{root}/", "sub-path": f"{sub}/repository/", "disk": f"{site.as_uri()}/"}
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of 300 made articles of 24 outlets."""
    return built(tmp_path_factory.mktemp("large"), islice(reports(300), 300))


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One browser for all tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")  # CI installs one and fails without it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, roots) -> Iterator[Callable[..., object]]:
    """Opens a page of the site: `open_page("index.html", at="disk", width=390, scheme="dark")`.

    It is returned when its style sheets are applied. Pages change at once, as for readers who ask
    for less motion: `reduced_motion="no-preference"` shows the transitions.

    A page that logs an error, throws, or asks any other host for anything fails the test.
    """
    contexts, faults = [], []

    def visit(path, *, at="root", width=1440, height=900, scheme="light", script=True, **more):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=script,
            **{"reduced_motion": "reduce", **more},
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((roots[at], "data:")) else faults.append(request.url)
            ),
        )
        page.goto(roots[at] + path)
        ready(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert [fault for fault in faults if not fault.startswith(NOT_OURS)] == []
