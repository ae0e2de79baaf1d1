"""The built site for a browser of this machine: its files, and what the last build said.

Only files that the site's manifest lists are served, to requests that name this machine as their
host; so no other site can read them through a name that leads here. A page gets one line more than
the published one has, in the answer alone: a script that asks for news of builds.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from pkgutil import get_data
from secrets import token_hex
from socketserver import TCPServer
from urllib.parse import unquote

from msgspec import Struct

from site_builder.model import routes
from site_builder.publish.folders import listed

ADDRESS = "127.0.0.1"
OURS = "/-/"  # no page of a site has this address
EVENTS = f"{OURS}events"
FILES = {f"{OURS}serve.js": "text/javascript", f"{OURS}serve.css": "text/css"}
HEAD_ENDS = b"</head>"
QUIET = 15.0  # seconds after which a waiting browser gets a sign that we are still here
NO_SITE = (
    b"<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><title>No site yet</title></head>"
    b"<body><main><h1>No site yet</h1><p>It is built as soon as nothing is wrong.</p></main></body>"
    b"</html>\n"
)


class State(Struct, frozen=True):
    """What the last build came to; `built` names the site that was written last."""

    built: str = ""
    problems: tuple[str, ...] = ()


class LocalSite:
    """The files of the output folder, and the state, which threads may wait for."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.state = State()
        self._known: frozenset[str] = frozenset()
        self._changed = threading.Condition()

    def tell(self, problems: Sequence[str], *, is_new: bool) -> None:
        """A build has ended: with these errors, or without any."""
        known = frozenset(listed(self.output) or ())
        with self._changed:
            self._known = known
            built = token_hex(8) if is_new or not self.state.built else self.state.built
            self.state = State(built, tuple(problems))
            self._changed.notify_all()

    def states(self) -> Iterator[State | None]:
        """The state, and each one that follows; None after a quiet time."""
        last = self.state
        yield last
        while True:
            with self._changed:
                if self.state is last:
                    self._changed.wait(QUIET)
                now = self.state
            yield now if now is not last else None
            last = now

    def read(self, address: str) -> tuple[str, bytes] | None:
        """The path and the bytes of the file at an address; None if the site has none."""
        path = unquote(address.partition("?")[0]).removeprefix("/")
        path += "index.html" if not path or path.endswith("/") else ""
        if path not in self._known:
            return None
        try:
            return path, (self.output / path).read_bytes()
        except OSError:  # a build replaces the site
            return None


def server(site: LocalSite, port: int) -> ThreadingHTTPServer:
    """What answers on this machine alone. Raises OSError if the port is taken."""

    class Answers(_Handler):
        local_site = site

    return _LocalServer((ADDRESS, port), Answers)


class _LocalServer(ThreadingHTTPServer):
    """As the base class, which would ask the network for the name of this machine."""

    daemon_threads = True

    def server_bind(self) -> None:
        """Take the port."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]


class _Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    local_site: LocalSite
    protocol_version = "HTTP/1.1"
    server_version = "Variorum"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file of the site, ours or the events of builds."""
        if self.headers.get("Host") not in self._names():
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"This is another host.\n")
        elif self.path == EVENTS and self.command == "GET":
            self._events()
        elif self.path in FILES:
            name = self.path.removeprefix(OURS)
            self._answer(HTTPStatus.OK, FILES[self.path], get_data(__package__, name) or b"")
        else:
            self._file()

    def do_HEAD(self) -> None:
        """Answer as to GET, without the bytes."""
        self.do_GET()

    def _names(self) -> tuple[str, ...]:
        port = self.connection.getsockname()[1]
        return tuple(f"{name}:{port}" for name in (ADDRESS, "localhost", "[::1]"))

    def _file(self) -> None:
        site = self.local_site
        found = site.read(self.path)
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        path, data = found or site.read(routes.NOT_FOUND) or (routes.NOT_FOUND, NO_SITE)
        if path.endswith(".html"):
            line = f'<script src="{OURS}serve.js" data-built="{site.state.built}"></script>\n'
            data = data.replace(HEAD_ENDS, line.encode() + HEAD_ENDS, 1)
        kind = "text/javascript" if path.endswith(".js") else guess_type(path)[0]
        self._answer(status, kind or "application/octet-stream", data)

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        text = "; charset=utf-8" if kind.startswith("text/") or kind.endswith("json") else ""
        self.send_header("Content-Type", kind + text)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def _events(self) -> None:
        """Server-sent events: the state now, and each time a build ends."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        for state in self.local_site.states():
            told = {"built": state.built, "problems": state.problems} if state else None
            line = f"data: {json.dumps(told)}\n\n" if told else ":\n\n"
            self.wfile.write(line.encode())
            self.wfile.flush()

    def handle(self) -> None:
        """As the base class; a browser that goes away is no fault."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def log_message(self, *told: object) -> None:
        """Print nothing: requests are no news."""
