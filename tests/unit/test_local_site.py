"""What `serve` answers: files of the site to this machine, and news of builds."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.publish.output import publish
from site_builder.serving.local_site import LocalSite, server

PAGE = b"<!DOCTYPE html><html><head><title>A</title></head><body>\xc3\xa9</body></html>"
FILES = {
    "index.html": PAGE,
    "404.html": PAGE.replace(b"A", b"Lost"),
    "events/index.html": PAGE.replace(b"A", b"Events"),
    "data/a b.json": b"[]\n",
    "assets/x.js": b"1;\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> LocalSite:
    folder = tmp_path_factory.mktemp("served")
    made = LocalSite(folder / "_site")
    publish(FILES, made.output, [])
    (made.output / "secret.txt").write_text("no", "utf-8")
    (folder / "outside.txt").write_text("no", "utf-8")
    made.tell([], is_new=True)
    return made


@pytest.fixture(scope="module")
def port(site: LocalSite) -> Iterator[int]:
    with server(site, 0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made.server_port
        made.shutdown()


def ask(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    return answer, answer.read()


def test_a_page_has_one_line_more_than_its_file(site: LocalSite, port: int) -> None:
    answer, data = ask(port, "/")
    line = f'<script src="/-/serve.js" data-built="{site.state.built}"></script>\n'.encode()
    assert answer.status == 200
    assert data.replace(line, b"") == PAGE == (site.output / "index.html").read_bytes()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "kind", "data"),
    [
        ("/data/a%20b.json", "application/json; charset=utf-8", b"[]\n"),
        ("/assets/x.js?v=1", "text/javascript; charset=utf-8", b"1;\n"),
    ],
)
def test_other_files_are_answered_as_they_are(path: str, kind: str, data: bytes, port: int) -> None:
    answer, got = ask(port, path)
    assert (answer.status, answer.headers["Content-Type"], got) == (200, kind, data)


def test_a_folder_is_its_index(port: int) -> None:
    assert b"<title>Events</title>" in ask(port, "/events/")[1]


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/secret.txt",
            "/.variorum.json",
            "/../outside.txt",
            "/%2e%2e/outside.txt",
            "//etc/passwd",
        ),
        *("/events", "/index.html/", "/\\..\\outside.txt", "/%00", "/-/nothing"),
    ],
)
def test_nothing_is_answered_that_the_site_does_not_list(path: str, port: int) -> None:
    answer, data = ask(port, path)
    assert answer.status == 404
    assert b"<title>Lost</title>" in data


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "localhost:1", "127.0.0.1:80:80", ""])
def test_a_name_that_leads_here_reads_nothing(host: str, port: int) -> None:
    for path in ("/", "/-/events", "/-/serve.js"):
        answer, data = ask(port, path, Host=host)
        assert (answer.status, data) == (421, b"This is another host.\n")


def test_this_machine_may_be_called_localhost(port: int) -> None:
    assert ask(port, "/", Host=f"localhost:{port}")[0].status == 200


def test_head_has_no_bytes_and_nothing_else_is_answered(port: int) -> None:
    answer, data = ask(port, "/", "HEAD")
    assert (answer.status, data) == (200, b"")
    assert int(answer.headers["Content-Length"]) > len(PAGE)
    assert ask(port, "/", "POST")[0].status == 501


def test_without_a_site_a_page_waits_for_one(tmp_path: Path) -> None:
    site = LocalSite(tmp_path / "_site")
    site.tell(["a:1:1: wrong"], is_new=False)
    with server(site, 0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        answer, data = ask(made.server_port, "/")
        made.shutdown()
    assert answer.status == 404
    assert b"No site yet" in data
    assert b"/-/serve.js" in data


def test_browsers_hear_of_each_build(site: LocalSite, port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/-/events")
    stream = connection.getresponse()
    assert stream.headers["Content-Type"] == "text/event-stream"

    def heard() -> dict[str, object]:
        line = stream.readline()
        assert stream.readline() == b"\n"
        told: dict[str, object] = json.loads(line.removeprefix(b"data: "))
        return told

    first = heard()
    assert first == {"built": site.state.built, "problems": []}
    site.tell(["a:1:1: wrong"], is_new=False)
    assert heard() == first | {"problems": ["a:1:1: wrong"]}
    site.tell([], is_new=True)
    assert heard()["built"] != first["built"]
    connection.close()


def test_both_scripts_are_there(port: int) -> None:
    assert b"EventSource" in ask(port, "/-/serve.js")[1]
    assert b"position: fixed" in ask(port, "/-/serve.css")[1]
